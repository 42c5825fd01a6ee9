"""The plan as one archive: given, and brought back as a plan of one's own on the page that takes files."""

from __future__ import annotations

from dataclasses import dataclass, replace

import streamlit as st

from lib.archives.model import ON_SCREEN, Archive
from lib.archives.unpack import unpack
from lib.i18n.formats import format_day
from lib.i18n.labels import field_label
from lib.reports.archive import plan_archive
from lib.store import reads
from lib.ui import data, downloads, layout, markup, plan_choice, session, turn, writing
from lib.ui.forms.shell import Form
from lib.ui.forms.state import Sent
from lib.ui.session import t
from lib.usecases.archives import Brought, bring_back
from lib.usecases.plans import plan_key

#: Where the archive that was dropped is kept between two runs of the page, and the size that the page takes.
DROPPED, LARGEST = "archive", 25


@dataclass(frozen=True, slots=True)
class Dropped:
    """An archive that was read, while it is decided what becomes of it."""

    file: str
    sha256: str
    archive: Archive


def button() -> None:
    """The whole plan with its files, for another machine."""
    language, state = session.language(), data.state()
    markup.paragraph(
        t(
            "The archive holds the workbook, every row and every file, for another machine; the history is in the backups."
            " This page takes one back up to {size} MB, the command line beyond.",
            size=LARGEST,
        )
    )
    downloads.button(
        t("Download the archive (.zip)"),
        data=lambda: plan_archive(state, language=language),
        file_name=f"plan-{state.day.isoformat()}.zip",
        mime="application/zip",
        icon=":material/folder_zip:",
        key="download_archive",
    )


def take(file: str, content: bytes, digest: str) -> None:
    """Keeps an archive that was dropped. Raises FileRefused for one that cannot be read."""
    kept: Dropped | None = session.state(DROPPED)
    if kept is None or kept.sha256 != digest:
        with turn.own(), st.spinner(t("Reading {file}…", file=file)):
            session.keep_state(DROPPED, Dropped(file, digest, unpack(content, file, ON_SCREEN)))


def is_offered() -> bool:
    """What was dropped as an archive, and the form that begins a plan with it; whether there is one."""
    kept: Dropped | None = session.state(DROPPED)
    if kept is None or not writing.is_possible():
        return False
    archive, language = kept.archive, session.language()
    layout.section(t("2. The archive"))
    markup.paragraph(
        t(
            "Archive of “{title}” made on {day}: {rows} rows, {files} files. The history is not in it.",
            title=archive.title,
            day=format_day(language, archive.made_on),
            rows=archive.rows,
            files=len(archive.files),
        )
    )
    markup.paragraph(
        t("The sample is left aside: the history keeps it.")
        if data.read(reads.plan_sheet).is_sample
        else t("The plan shown stays as it is; both are there to choose from.")
    )
    with Form("bring_back", "plan", {"title": archive.title}) as form:
        form.text("title", field_label(language, "plan", "title"), placeholder=t("One line"))
        form.submit(
            t("Start a plan with this archive"),
            lambda sent: _started(archive, sent),
            _said,
            after=_finish,
            icon=":material/flag:",
        )
    return True


def forget() -> None:
    """Once nothing is dropped any longer."""
    session.keep_state(DROPPED, None)


def _started(archive: Archive, sent: Sent) -> Brought:
    title = sent.values["title"] or ""
    writer = replace(sent.writing, plan=plan_key(data.store(), title))
    with turn.own():
        return bring_back(data.store(), archive, title, writer)


def _finish(brought: Brought) -> None:
    """The plan that was brought back is the one shown."""
    session.keep_state(DROPPED, None)
    found = reads.revision(data.whole_store(), brought.revision)
    if found is not None:
        plan_choice.show(found.plan)


def _said(brought: Brought) -> str:
    told = t("The plan is started: {rows} rows, {files} files.", rows=brought.rows, files=brought.files)
    if brought.left_out:
        told += " " + t(
            "Rows left out, as what they belong to is not in the archive: {n}.", n=brought.left_out
        )
    return told
