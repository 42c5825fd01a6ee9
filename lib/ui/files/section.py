"""« Pièces »: the files and links of a row, each with its preview, and the one form that attaches another."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import streamlit as st

from lib.domain.attachments import LARGEST_FILE, carrier_of
from lib.domain.rights import ATTACH
from lib.domain.schema import ATTACHMENT
from lib.domain.terms import AttachmentKind
from lib.i18n import mark
from lib.i18n.authors import author_name
from lib.i18n.formats import format_day, format_pair
from lib.i18n.labels import label
from lib.store import reads
from lib.store.reads import Attachment
from lib.store.state import State
from lib.ui import data, downloads, layout, markup, session, tables, visiting, writing
from lib.ui.files import preview
from lib.ui.forms.shell import Form
from lib.ui.forms.state import Sent
from lib.ui.session import t
from lib.usecases.attachments import GivenFile, attach, detach, edit_attachment
from lib.wording.files import count_text, size_text

#: Files on a page; MB of a file.
SHOWN, LARGEST = 10, LARGEST_FILE // 2**20
#: The framework counts a million bytes a MB, ours are 2^20: it lets in more, and who records says which is too large.
LET_IN = LARGEST + 2
#: Of which rows, where several are listed.
OF = {
    "interaction": mark("exchanges listed above"),
    "decision": mark("decisions"),
    "milestone": mark("milestones"),
}
#: What a form asks of one that stands.
ASKED = ("title", "kind", "link", "shared")


def of(table: str, key: str, *organisations: str | None) -> None:
    """What is attached to a row, the first first; then the form that attaches more, for an editor, and for a partner that
    is one of the `organisations` whose row it is."""
    if data.read(reads.attachments, table=table, key=key):
        layout.section(t("Attachments"))
        _listed(table, key, *organisations)
    else:
        _attach(table, key, *organisations)


def of_one(table: str, names: Mapping[str, str]) -> None:
    """What is attached to one of some rows (key → how people call it), unfolded: the row is chosen there."""
    counts = data.read(reads.attachment_counts)
    carried = {key: counts.get(carrier_of(table, key), 0) for key in names}
    if not names or not (any(carried.values()) or writing.is_possible()):
        return
    n = sum(carried.values())
    words = format_pair(session.language(), t("Attachments"), t(OF[table]))
    if n:
        words += f" ({n})"
    part = layout.unfolded(words, f"files_of_{table}", icon=":material/attach_file:")
    if not part:
        return
    with part:
        shown = {key: " · ".join(filter(None, (name, counted(table, key)))) for key, name in names.items()}
        first = next((place for place, key in enumerate(names) if carried[key]), 0)
        key = st.selectbox(
            t("Of which row"),
            list(names),
            index=first,
            format_func=lambda k: shown.get(k, k),
            key=f"files_one_{table}",
        )
        _listed(table, str(key))


def _listed(table: str, key: str, *organisations: str | None) -> None:
    found = data.read(reads.attachments, table=table, key=key)
    if not found:
        layout.empty(t("No file or link is attached."))
    for row in tables.part(found, SHOWN, key="files") if found else ():
        _one(row)
    _attach(table, key, *organisations)


def counted(table: str, key: str) -> str:
    """« 2 pièces »: how many a row carries; empty for none."""
    return count_text(session.language(), data.read(reads.attachment_counts).get(carrier_of(table, key), 0))


def _one(row: Attachment) -> None:
    language = session.language()
    told = [
        label(language, AttachmentKind(row.kind)) if row.kind else "",
        size_text(language, row.size) if row.size is not None else "",
        t(
            "added by {author} on {day}",
            author=author_name(language, row.added_by or ""),
            day=format_day(language, row.added_on),
        ),
        t("shared with the partners") if row.shared else t("for the team only"),
    ]
    with layout.line(f"attachment_{row.key}"):
        quiet = " · ".join(part for part in told if part)
        markup.items([[markup.Cell(row.title or "", quiet=quiet, named=True)]])
        if row.sha256:
            downloads.kept(
                t("Download"),
                row.sha256,
                row.file_name,
                partial(_offered, row.carrier, row.key),
                mime="application/octet-stream",  # saved, never opened inside the application
                icon=":material/download:",
                key=f"attachment_file_{row.key}",
                help=row.file_name,
                type="tertiary",
            )
        if visiting.is_visitor():
            return
        if row.link:
            st.link_button(
                t("Open the link"), row.link, icon=":material/open_in_new:", help=row.link, type="tertiary"
            )
        if row.sha256:
            part = layout.unfolded(
                t("Preview and fingerprint"), f"preview_{row.key}", icon=":material/visibility:"
            )
            if part:
                with part:
                    preview.shown(row.sha256, row.title or row.file_name or "")
                    markup.facts({t("File"): row.file_name or "", t("Fingerprint (SHA-256)"): row.sha256})
        if writing.is_possible():
            part = layout.unfolded(
                t("Edit or take away"), f"attachment_edit_{row.key}", icon=":material/edit:"
            )
            if part:
                with part:
                    _edit(row)
                    _take_away(row)


def _offered(carrier: str, attachment: str, state: State) -> list[str | None]:
    table, _, key = carrier.partition(":")
    return [row.sha256 for row in reads.attachments(state, table=table, key=key) if row.key == attachment]


def _attach(table: str, key: str, *organisations: str | None) -> None:
    if not writing.is_possible_of(ATTACH, *organisations):
        return
    own = writing.own_organisation()
    entry = layout.unfolded(
        t("Attach a file or a link"), f"attach_{table}_{key}", icon=":material/attach_file:"
    )
    if not entry:
        return

    def write(sent: Sent) -> int:
        given = GivenFile(dropped.name, dropped.getvalue()) if dropped else None
        values = (
            {**sent.values, "shared": True} if own else sent.values
        )  # whoever speaks for a partner shares it
        return attach(data.store(), table, key, values, sent.writing, file=given)

    first = {"kind": str(AttachmentKind.DELIVERABLE)}
    with entry, Form(f"attach_{table}_{key}", ATTACHMENT.name, first) as form:
        dropped = form.file(
            "file", t("File of any kind, {size} MB at most", size=LARGEST), max_upload_size=LET_IN
        )
        one, two = st.columns([3, 2])
        form.field("title", one, placeholder=t("as the file is called"))
        form.field("kind", two)
        form.field("link", placeholder="https://")
        if not own:
            form.field("shared")
        form.submit(t("Attach"), write, t("The attachment was recorded."))


def _edit(row: Attachment) -> None:
    def write(sent: Sent) -> int | None:
        return edit_attachment(data.store(), sent.seen, row.key, sent.changed, sent.writing)

    shown = {name: getattr(row, name) for name in ASKED}
    with Form(f"attachment_{row.key}", ATTACHMENT.name, shown, key=row.key) as form:
        one, two = st.columns([3, 2])
        form.field("title", one)
        form.field("kind", two)
        form.field("link")
        form.field("shared")
        form.submit(t("Record the changes"), write, t("The changes were recorded."))


def _take_away(row: Attachment) -> None:
    def write(sent: Sent) -> int:
        return detach(data.store(), sent.seen, row.key, sent.writing, reason=sent.values["reason"] or "")

    with Form(f"detach_{row.key}", ATTACHMENT.name) as form:
        form.text("reason", t("Reason (one line)"), placeholder=t("One line"))
        form.submit(
            t("Take away this attachment"),
            write,
            t("The attachment was taken away; the history keeps it."),
            primary=False,
        )
