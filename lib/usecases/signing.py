"""Electronic signature of minutes: the files made to be signed are kept, the certificates of the parties registered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from lib.domain import minutes_life, minutes_versions
from lib.domain.changes import Change, Value
from lib.domain.errors import FileRefused, Invalid
from lib.domain.minutes_script import Known
from lib.domain.minutes_text import decode
from lib.domain.schema import CERTIFICATE
from lib.domain.signed import Prepared, decode_prepared, encode_prepared, said_by
from lib.domain.terms import LanguageClause, MinutesStep, RevisionKind
from lib.domain.writing import Writing
from lib.signing import check
from lib.signing.certificates import read_certificate
from lib.store import reads
from lib.store.connection import Store
from lib.store.ledger import SourceFile, rows_at
from lib.usecases.amendments import check_answered
from lib.usecases.paper_names import known_names
from lib.usecases.record import new_key, record, row_now


@dataclass(frozen=True, slots=True)
class MadeToSign:
    """A file made to be signed: what is kept of it, and its bytes."""

    told: Prepared
    content: bytes


def check_text(store: Store, key: str, writing: Writing) -> None:
    """Raises Invalid where no file can be made to be signed yet: before the work of making them."""
    check_answered(store, writing.plan, key)
    row, done = row_now(store, writing.plan, "minutes", key), done_steps(store, writing.plan, key)
    check_ready(row, done, known_names(store, writing.plan))


def check_ready(
    row: Mapping[str, Value], done: minutes_life.Done, known: Known = minutes_versions.NO_NAMES
) -> None:
    """Raises Invalid while the text of minutes is not the one that will be signed, in each language of the originals."""
    if minutes_life.is_fixed(done):
        raise Invalid("minutes_signed", "These minutes are signed: their text no longer changes.")
    if not all(minutes_life.may_follow(step, done) for step in minutes_life.SIGNATURES):
        raise Invalid("not_reviewed", "The files to sign are made once both parties have reviewed the text.")
    if not row["language_clause"]:
        raise Invalid(
            "clause_missing",
            "The parties choose the languages of the originals before the text is initialled or signed.",
            field="language_clause",
        )
    clause = LanguageClause(str(row["language_clause"]))
    minutes_versions.check(decode(str(row["content"] or "")), clause, known)


def check_kept(row: Mapping[str, Value], content: bytes) -> None:
    """Raises Invalid for a file signed electronically that was altered since: nobody keeps it as what was signed.

    The scan of a paper signed by hand holds no such signature. What could not be read at all is told where it is shown.
    """
    if not check.looks_signed(content):
        return
    try:
        reading, _ = check.read(content, decode_prepared(str(row["prepared"]) if row["prepared"] else None))
    except FileRefused:
        return
    if reading.is_altered:
        raise Invalid(
            "signed_altered",
            "This file was altered after it was made or signed, or a signature in it cannot be read: the step was not "
            "recorded. Ask for the file as it was signed, or record the step without a file.",
            field="file",
        )


def keep_prepared(
    store: Store, key: str, made: Sequence[MadeToSign], writing: Writing, *, reason: str
) -> int | None:
    """Keeps files made to be signed, with their bytes. Answers the revision, None when there is nothing to keep.

    A file once made stays: it may be on its way to a signer. Raises Invalid while the text is not ready to be signed,
    or for files that say something else than the minutes as they stand.
    """
    row = row_now(store, writing.plan, "minutes", key)
    check_answered(store, writing.plan, key)
    check_ready(row, done_steps(store, writing.plan, key), known_names(store, writing.plan))
    said = said_by(row)
    if any(one.told.said != said for one in made):
        raise Invalid(
            "text_moved",
            "The text was changed meanwhile: open the minutes again, then make the files to sign.",
        )
    kept = decode_prepared(str(row["prepared"]) if row["prepared"] else None)
    known = {(one.language, one.original) for one in kept if one.said == said}
    new = [one for one in made if (one.told.language, one.told.original) not in known]
    if not new:
        return None
    stored = encode_prepared([*kept, *(one.told for one in new)])
    change = Change("minutes", key, {"prepared": row["prepared"]}, {"prepared": stored})
    files = [SourceFile(one.told.file_sha256, one.told.name, one.content) for one in new]
    return record(store, [change], writing, reason=reason, kind=RevisionKind.MINUTES, files=files)


def register_certificate(store: Store, organisation: str, content: bytes, writing: Writing) -> int:
    """Registers the certificate of a party's signer, its bytes kept, and answers the revision.

    Raises Invalid for a file that holds a private key or no certificate, without a party, or for a certificate that is
    registered already, were it for another party: one certificate says one party.
    """
    found = read_certificate(content)
    if not organisation.strip():
        raise Invalid(
            "party_missing", "Choose the party that signs with this certificate.", field="organisation"
        )
    fingerprint = sha256(found.content).hexdigest()
    rows = rows_at(store, reads.current_revision(store), writing.plan, "certificate").values()
    holder = next((row["organisation"] for row in rows if row["sha256"] == fingerprint), None)
    if holder is not None:
        raise Invalid(
            "certificate_known",
            "This certificate is registered already, for {party}.",
            field="certificate",
            party=holder,
        )
    values: dict[str, Value] = dict.fromkeys(CERTIFICATE.names) | {
        "organisation": organisation.strip(),
        "subject": found.holder,
        "sha256": fingerprint,
        "registered_on": writing.today,
    }
    return record(
        store,
        [Change("certificate", new_key(), None, values)],
        writing,
        reason=f"{organisation.strip()} – {found.holder}",
        kind=RevisionKind.MINUTES,
        files=[SourceFile(fingerprint, "certificate.cer", found.content)],
    )


def withdraw_certificate(store: Store, key: str, writing: Writing, *, reason: str) -> int:
    """Withdraws a certificate, lost or replaced; it stays in the history. Answers the revision.

    Raises Invalid without a reason, or for one that is not registered.
    """
    if not reason.strip():
        raise Invalid("reason_missing", "Withdrawing a certificate needs a reason.", field="reason")
    row = row_now(store, writing.plan, "certificate", key)
    ended = Change("certificate", key, row, None)
    return record(store, [ended], writing, reason=reason.strip(), kind=RevisionKind.MINUTES)


def done_steps(store: Store, plan: str, key: str) -> dict[MinutesStep, date]:
    """The steps recorded of minutes, with their day."""
    rows = rows_at(store, reads.current_revision(store), plan, "minutes_step").values()
    return {
        MinutesStep(str(row["step"])): row["done_on"]
        for row in rows
        if row["minutes"] == key and isinstance(row["done_on"], date)
    }
