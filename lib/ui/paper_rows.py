"""The rows of the page of papers: what a paper is, the identity of its figures, its files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date

import streamlit as st

from lib.documents import docx, note, pdf
from lib.documents.blocks import Code
from lib.documents.briefing import Briefing
from lib.i18n import LANGUAGES, NAMES, Language
from lib.reports.briefing import paper_briefing
from lib.reports.identity import identity_of
from lib.ui import data, downloads, layout, markup, partner_view, session
from lib.ui.session import t

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
HTML = "text/html"
ICS = "text/calendar"


def chosen_language(key: str, default: Language | None = None, *, is_titled: bool = False) -> Language:
    """The language of what is made beside it: the reader's unless another is chosen."""
    own = session.language()
    chosen: Language | None = st.segmented_control(
        t("Language of the papers"),
        LANGUAGES,
        default=default or own,
        format_func=lambda code: NAMES[code],
        key=f"{key}_language_{own}",
        label_visibility="visible" if is_titled else "collapsed",
        required=True,
    )
    return chosen or own


def identity_now() -> str:
    """The day, revision and fingerprint of the figures on screen, and why they are not those of all."""
    return data.read(identity_of).line(session.language())


@contextmanager
def paper(key: str, title: str, said: str, line: str) -> Iterator[None]:
    """A paper without a choice of its own: what it is at the start, its files at the end of the row."""
    with st.container(key=f"paperrow_{key}", horizontal=True, vertical_alignment="center", gap="large"):
        with st.container(width="stretch", gap=None):
            layout.section(title)
            markup.paragraph(said)
            markup.paragraph(line, "plan-state")
        with st.container(width="content", horizontal=True, gap="small"):
            yield


@contextmanager
def choice(key: str, title: str, said: str) -> Iterator[None]:
    """A paper about one thing among several: what it is, and the choice."""
    with st.container(key=f"paperrow_{key}", gap="small"):
        with st.container(gap=None):
            layout.section(title)
            markup.paragraph(said)
        yield


@contextmanager
def files(key: str, line: str) -> Iterator[None]:
    """The files of a paper whose choice was made, with the identity of its figures."""
    with st.container(key=f"paperfiles_{key}", horizontal=True, vertical_alignment="center", gap="large"):
        with st.container(width="stretch", gap=None):
            markup.paragraph(line, "plan-state")
        with st.container(width="content", horizontal=True, gap="small"):
            yield


def download(
    key: str,
    label: str,
    name: str,
    ending: str,
    mime: str,
    make: Callable[[], bytes],
    *,
    day: date | None = None,
    of_all: bool = False,
) -> None:
    """A file that is made when it is asked for, and not before; `of_all`: about all plans, not the one shown."""
    file = f"{name}-{(day or session.today()).isoformat()}.{ending}"
    downloads.button(
        label,
        data=make,
        file_name=file if of_all else data.file_of_plan(file),
        mime=mime,
        icon=":material/download:",
        key=f"paper_{key}_button",
    )


def briefing(language: Language) -> Callable[[], Briefing]:
    """Gathers the facts when the file is asked for, at the revision and day now on screen, as this reader may see them."""
    state = data.state()
    hides = partner_view.hidden_keys()
    return lambda: paper_briefing(state, language=language, hides=hides)


def note_files(key: str, language: Language, code: Code | None = None) -> None:
    """The president's note: one A4 page, and the same to be edited; with a code where one was asked for."""
    facts = briefing(language)
    download(
        key, t("PDF (.pdf)"), f"note-{language}", "pdf", PDF,
        lambda: pdf.write(note.note(facts(), pdf.page_count, code)),
    )  # fmt: skip
    download(
        f"{key}_docx", t("Word (.docx)"), f"note-{language}", "docx", DOCX,
        lambda: docx.write(note.note_to_edit(facts(), pdf.page_count, code)),
    )  # fmt: skip
