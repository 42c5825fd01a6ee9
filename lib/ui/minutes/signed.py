"""The electronic signature of minutes: files made to be signed, certificates of the parties, signed files checked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from hashlib import sha256
from typing import cast

import streamlit as st

from lib.domain.errors import FileRefused
from lib.domain.minutes_life import SIGNATURES
from lib.domain.signed import Judged
from lib.i18n import NAMES, Language
from lib.i18n.formats import MISSING, format_day
from lib.reports.signing import checked, is_signed_file, made_to_sign, of_now, parties_of
from lib.store import reads
from lib.store.reads import LifeStep, Minutes
from lib.store.state import State
from lib.ui import data, downloads, layout, markup, session, tables, uploaded, writing
from lib.ui.forms.shell import Form
from lib.ui.forms.state import Sent
from lib.ui.minutes import gaps_view
from lib.ui.minutes.withheld import is_changeable
from lib.ui.session import t
from lib.usecases import signing
from lib.wording.minutes import short_name
from lib.wording.signed import fingerprint, flaws, party_name, signer, state_of, verdict

CERTIFICATE = "certificate"
#: MB of a signed file that is checked.
LARGEST = 20
#: What the originals lack that is named beside the button; the whole list stands above, with the paper.
BESIDE = 5


def signature(m: Minutes, steps: Sequence[LifeStep]) -> None:
    """What is made to be signed, what came back signed and whether it is whole, whose certificates are known."""
    if session.partner_view() or m.content is None:
        return
    layout.section(t("Electronic signature"))
    _prepared(m)
    _kept(m, steps)
    _check(m)
    _certificates(m)


def _prepared(m: Minutes) -> None:
    """The files made to be signed, to be sent to the signers; or the button that makes them, once the text is settled."""
    made = of_now(m)
    if made:
        markup.paragraph(
            t(
                "These files are the version of record: each party signs them in its field, with its own program and "
                "its own certificate, one after the other, and sends them back as they are."
            )
        )
        with st.container(horizontal=True, gap="small"):
            for one in made:
                downloads.kept(
                    f"{t('Original of {party}', party=party_name(m, one.original))} – "
                    f"{NAMES[cast(Language, one.language)]}",
                    one.file_sha256,
                    one.name,
                    partial(_offered, m.key),
                    mime="application/pdf",
                    icon=":material/download:",
                    key=f"to_sign_{one.original}_{one.language}",
                )
        return
    if m.is_fixed:
        layout.empty(t("These minutes were signed without a file made to be signed here."))
        return
    layout.empty(
        t(
            "The text is signed by hand or electronically. The files to sign are made once both parties have reviewed "
            "the text; an edit afterwards makes new ones necessary."
        )
    )
    if not is_changeable(m):
        return
    gaps_view.told(m, BESIDE)

    def write(sent: Sent) -> int | None:
        store = data.store()
        signing.check_text(store, m.key, sent.writing)
        made = made_to_sign(data.state(), m, reader=session.language())
        files = [signing.MadeToSign(told, content) for told, content in made]
        reason = f"{short_name(session.language(), m)} – {t('Files to sign')}"
        return signing.keep_prepared(store, m.key, files, sent.writing, reason=reason)

    with Form(f"to_sign_{m.key}", "minutes", {}) as form:
        form.submit(
            t("Make the files to sign"), write, t("The files to sign are made and kept."), primary=False
        )


def _offered(key: str, state: State) -> list[str]:
    return [one.file_sha256 for m in reads.minutes(state) if m.key == key for one in of_now(m)]


def _bytes_of(fingerprint_of_file: str) -> bytes:
    return reads.file_content(data.whole_store(), fingerprint_of_file)


def _kept(m: Minutes, steps: Sequence[LifeStep]) -> None:
    """What is made of the files kept with the signatures, where they were signed electronically."""
    for step in steps:
        if step.step not in SIGNATURES or not step.sha256:
            continue
        found = _made_of(m, step.sha256, partial(_bytes_of, step.sha256))
        if found is not None:
            markup.paragraph(t("Kept with its step: {file}", file=step.file_name or MISSING), "plan-state")
            _tell(m, found)


def _check(m: Minutes) -> None:
    """Where a file that came back is dropped, to know before it is kept."""
    file, _ = uploaded.field(
        "signed_file",
        t("Check a signed PDF ({size} MB at most); nothing of it is kept", size=LARGEST),
        f"signed_file_{m.key}",
        type="pdf",
        max_upload_size=LARGEST,
    )
    if file is None:
        return
    content = file.getvalue()
    with st.spinner(t("Checking the signatures…")):
        found = _made_of(m, sha256(content).hexdigest(), lambda: content, always=True)
    if found is not None:
        _tell(m, found)


def _made_of(
    m: Minutes, digest: str, content: Callable[[], bytes], *, always: bool = False
) -> Judged | FileRefused | None:
    """What is made of a file, kept: a check takes a second or two. None for a file that nobody signed electronically."""

    def make() -> Judged | FileRefused | None:
        held = content()
        return checked(data.state(), m, held) if always or is_signed_file(held) else None

    known = tuple(sorted(data.read(parties_of, m).items()))
    return data.kept("signed", make, m.key, digest, always, m, known)


def _tell(m: Minutes, found: Judged | FileRefused) -> None:
    """The verdict in words; what is not as expected; who signed, when, in what state."""
    language = session.language()
    if isinstance(found, FileRefused):
        writing.warned(found)
        return
    said = verdict(language, found, m)
    told = "\n\n".join([said, *flaws(language, found)])
    if not found.is_of_record:
        st.error(told, icon=":material/error:")
    elif found.flaws:
        st.warning(told, icon=":material/person_alert:")
    elif found.missing:
        st.info(said, icon=":material/draw:")
    else:
        st.success(said, icon=":material/verified:")
    markup.table(
        [
            markup.Column(t("Party"), width=24),
            markup.Column(t("Holder of the certificate"), width=40),
            markup.Column(t("Signed on, as the signer's program says"), width=20),
            markup.Column(t("State"), width=16),
        ],
        [
            [
                signer(language, found, one, m),
                markup.Cell(one.holder or MISSING, quiet=fingerprint(one.certificate)),
                session.moment(one.signed_at) if one.signed_at else MISSING,
                state_of(language, one),
            ]
            for one in found.reading.signatures
        ],
        t("Signatures of the file"),
    )
    markup.paragraph(
        t(
            "This tells what the bytes of the file show, and claims nothing of the legal force of the signatures. "
            "Nobody outside was asked: whether a certificate was revoked is not known here."
        ),
        "plan-state",
    )


def _certificates(m: Minutes) -> None:
    """The certificates of both parties; an editor registers one that its holder gave, or withdraws one."""
    language = session.language()
    parties = [name for name in (m.party_a, m.party_b) if name]
    known = [one for one in data.read(reads.certificates) if one.organisation in parties]
    with st.expander(t("Certificates of the parties")):
        markup.paragraph(
            t(
                "Each party gives the certificate of its signer (.cer, .crt or .pem), never a key. Its fingerprint is "
                "compared with the holder by another way, by telephone for instance, before it is registered."
            )
        )
        if known:
            tables.table(
                known,
                t("Certificates of the parties"),
                tables.field(CERTIFICATE, "organisation", width=24),
                tables.Shown(
                    markup.Column(t("Holder of the certificate"), width=56),
                    lambda one: markup.Cell(one.subject or MISSING, quiet=fingerprint(one.sha256 or "")),
                ),
                tables.field(CERTIFICATE, "registered_on", short=True),
            )
        if writing.is_possible():
            _register(m, parties)
            names = {
                one.key: f"{one.organisation} – {one.subject} ({format_day(language, one.registered_on)})"
                for one in known
            }
            _withdraw(m, names)


def _register(m: Minutes, parties: Sequence[str]) -> None:
    def write(sent: Sent) -> int:
        return signing.register_certificate(
            data.store(),
            sent.values["organisation"] or "",
            file.getvalue() if file else b"",
            sent.writing,
        )

    with Form(f"certificate_{m.key}", CERTIFICATE, {}) as form:
        form.choice("organisation", t("Party"), {name: name for name in parties})
        file = form.file("certificate", t("Certificate of the signer"), max_upload_size=1)
        form.submit(t("Register the certificate"), write, t("The certificate was registered."), primary=False)


def _withdraw(m: Minutes, names: dict[str, str]) -> None:
    if not names:
        return

    def write(sent: Sent) -> int:
        key, reason = str(sent.values["key"]), sent.values["reason"] or ""
        return signing.withdraw_certificate(data.store(), key, sent.writing, reason=reason)

    with Form(f"withdraw_certificate_{m.key}", CERTIFICATE, {}) as form:
        one, two = st.columns(2)
        form.choice("key", t("Certificate to withdraw"), names, one, empty=None)
        form.text("reason", t("Reason (one line)"), two)
        form.submit(t("Withdraw the certificate"), write, t("The certificate was withdrawn."), primary=False)
