"""Step one of an import: the file, dropped, chosen or pasted; a pasted table is a text file read like any other."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

import streamlit as st

from lib.archives.unpack import is_archive
from lib.domain.errors import AppError, FileRefused
from lib.spreadsheets.files.container import DEFAULT_LIMITS
from lib.spreadsheets.files.read import keep_ready, read
from lib.spreadsheets.model import Workbook
from lib.ui import layout, plan_choice, session, turn, uploaded, writing
from lib.ui.files import archive_view
from lib.ui.session import t

UPLOAD, PASTED = "upload", "pasted"
SIZE = DEFAULT_LIMITS.size // 2**20


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that was read, kept while its import is decided."""

    file: str
    content: bytes
    sha256: str
    workbook: Workbook


def choose_file() -> Upload | None:
    """Step one: the file, read once; a file that cannot be read is answered in words."""
    if plan_choice.closed_on() is not None:
        layout.empty(
            t(
                "This plan is closed: nothing is imported into it. An administrator can reopen it where it is named."
            )
        )
        return None
    if not writing.is_possible():
        layout.empty(t("To import a file, look at the present day and log in as an editor."))
        return None
    layout.section(t("1. The file"))
    # The script of every page (links.js) brings what is pasted here; the style sheet makes it a place one cannot miss.
    with st.container(key="import_drop"):
        dropped, _ = uploaded.field(
            UPLOAD,
            t(
                "Excel (.xlsx, .xls, .xml), LibreOffice (.ods, .fods), web page (.html, .mht) or text (.csv, .tsv, .txt, .md), "
                "or the archive of a plan (.zip), {size} MB at most",
                size=SIZE,
            ),
            f"upload_{session.counter(UPLOAD)}",
            max_upload_size=SIZE,
        )
    if dropped is not None:
        session.keep_state(PASTED, None)
        return _read(dropped.name, dropped.getvalue())
    archive_view.forget()
    pasted = _pasted()
    if not pasted:
        session.keep_state(UPLOAD, None)
        keep_ready()  # a file will follow
        return None
    if st.button(t("Put the pasted table aside"), icon=":material/close:", on_click=forget):
        return None
    return _read(f"{t('Pasted table')}.csv", pasted.encode())


def _pasted() -> str:
    """The table pasted into the field, for who has no keyboard or no clipboard that the page may read."""
    part = layout.unfolded(t("Paste a table here"), "paste", icon=":material/content_paste:")
    kept = str(session.state(PASTED) or "")
    if part:
        with part, st.form("paste", border=False):
            typed = st.text_area(
                t(
                    "In Excel, Word or a web page, select the table with its headings and copy it (Ctrl+C); paste it here (Ctrl+V). "
                    "A Markdown table is read too."
                ),
                height=160,
                placeholder="",
                key=f"pasted_{session.counter(UPLOAD)}",
            )
            if st.form_submit_button(t("Read this table"), icon=":material/table_view:"):
                kept = str(typed or "").strip("\r\n")
                session.keep_state(PASTED, kept or None)
                if not kept:
                    st.info(t("Nothing was pasted."))
    return kept


def _read(file: str, content: bytes) -> Upload | None:
    digest = sha256(content).hexdigest()
    if is_archive(content):
        _take_archive(file, content, digest)
        return None
    archive_view.forget()
    kept: Upload | None = session.state(UPLOAD)
    if kept is not None and kept.sha256 == digest and kept.file == file:
        return kept
    try:
        with turn.own(), st.spinner(t("Reading {file}…", file=file)):
            upload = Upload(file, content, digest, read(content, file))
    except FileRefused as refusal:
        refuse(refusal)
        return None
    session.keep_state(UPLOAD, upload)
    return upload


def _take_archive(file: str, content: bytes, digest: str) -> None:
    session.keep_state(UPLOAD, None)
    try:
        archive_view.take(file, content, digest)
    except FileRefused as refusal:
        archive_view.forget()
        refuse(refusal)


def forget() -> None:
    """Once it is decided: the next file starts anew."""
    session.keep_state(UPLOAD, None)
    session.keep_state(PASTED, None)
    session.advance(UPLOAD)


def refuse(error: AppError) -> None:
    """A refusal in words: what, where, what to do. Nothing was changed."""
    st.error(
        t(error.message, **error.values) + " " + t("Nothing was changed."),
        icon=":material/error:",
    )
