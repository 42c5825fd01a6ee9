"""The papers that leave the dashboard: what each is, in which language, and its files, made when asked for."""

from __future__ import annotations

from collections.abc import Callable, Set

import streamlit as st

from lib.documents import calendar, deck, docx, html, note, offline, pdf, pptx
from lib.documents import reminders as reminder_papers
from lib.documents.briefing import Briefing
from lib.documents.reminders import Reminder
from lib.i18n import LANGUAGES, Language
from lib.i18n.formats import format_day
from lib.store import reads
from lib.ui import data, exports, layout, markup, session
from lib.ui.briefing_facts import briefing_facts, figures_mark
from lib.ui.calendar_facts import deadlines
from lib.ui.layout import LANGUAGE_NAMES
from lib.ui.reminder_facts import reminders as reminders_of
from lib.ui.reminder_facts import sender
from lib.ui.session import t, tn

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
HTML = "text/html"
ICS = "text/calendar"
NOBODY: frozenset[str] = frozenset()


def identity() -> None:
    """The day, the revision and the fingerprint of the figures: what every paper made here carries."""
    mark = data.read(figures_mark, day=session.today())
    markup.paragraph(
        t(
            "The papers carry the figures of {day}, revision {number}, fingerprint {fingerprint}. Two papers with the same fingerprint tell the same figures.",
            day=format_day(session.language(), session.today()),
            number=session.revision(),
            fingerprint=mark,
        )
    )


def summary_note(hides: Set[str] = NOBODY) -> None:
    """The president's note: one A4 page."""
    layout.section(t("Summary note"))
    markup.paragraph(
        t(
            "For the president: one A4 page with the sentence, the figures, the axes, what is late, what is asked, what comes."
        )
    )
    with _row("note"):
        language = _language("note")
        facts = _briefing(language, hides)
        _download(
            "note", t("Download the note (.pdf)"), f"note-{language}", "pdf", PDF,
            lambda: pdf.write(note.note(facts(), pdf.page_count)),
        )  # fmt: skip


def presentation(hides: Set[str] = NOBODY) -> None:
    """The slides: the plan, one slide per axis, what is late and asked."""
    layout.section(t("Presentation"))
    markup.paragraph(t("For a meeting that projects slides: the same figures, one slide per axis."))
    with _row("deck"):
        language = _language("deck")
        facts = _briefing(language, hides)
        _download(
            "deck", t("Download the slides (.pptx)"), f"presentation-{language}", "pptx", PPTX,
            lambda: pptx.write(deck.deck(facts())),
        )  # fmt: skip


def offline_briefing(hides: Set[str] = NOBODY) -> None:
    """The page that opens without the application."""
    layout.section(t("Offline briefing"))
    markup.paragraph(
        t(
            "For a partner: one file that opens in any browser, without this application and without a network, with every list complete."
        )
    )
    with _row("offline"):
        language = _language("offline")
        facts = _briefing(language, hides)
        _download(
            "offline", t("Download the page (.html)"), f"situation-{language}", "html", HTML,
            lambda: html.write(offline.offline(facts())),
        )  # fmt: skip


def reminders(hides: Set[str] = NOBODY) -> None:
    """A short text to copy and a formal letter, for a deadline that passed or a letter that awaits its reply."""
    layout.section(t("Reminders"))
    day = session.today()
    found = data.read(reminders_of, day=day, hides=frozenset(hides))
    if not found:
        layout.empty(t("No deadline has passed and no letter is waiting for an answer."))
        return
    markup.paragraph(t("A short text to copy, and a formal letter to sign. Nothing is sent from here."))
    names = {f"{r.kind}:{r.key}": r for r in found}
    with _row("reminders"):
        chosen = st.selectbox(
            t("About"),
            list(names),
            format_func=lambda key: reminder_papers.name(names[key], session.language()),
            key="paper_reminder",
        )
        language = _language("reminders")
    reminder = names[chosen]
    store, plan, revision = data.store(), session.plan(), session.revision()
    author = data.read(sender, day=day, language=language)
    st.code(reminder_papers.text(reminder, author), language=None, wrap_lines=True)

    def letters(about: list[Reminder]) -> Callable[[], bytes]:
        return lambda: docx.write(
            reminder_papers.letter(about, sender(store, revision, plan, day, language=language))
        )

    with _row("letters"):
        _download(
            "letter",
            t("Download the letter (.docx)"),
            f"relance-{language}",
            "docx",
            DOCX,
            letters([reminder]),
        )
        _download(
            "letters",
            tn("Download the {n} letter (.docx)", "Download the {n} letters (.docx)", len(found)),
            f"relances-{language}",
            "docx",
            DOCX,
            letters(found),
        )


def deadlines_calendar(hides: Set[str] = NOBODY) -> None:
    """The deadlines for people's calendars, of the whole plan or of one owner."""
    layout.section(t("Calendar of deadlines"))
    markup.paragraph(
        t(
            "For everyone's own calendar: imported again after an update, the events move, they are not doubled."
        )
    )
    store, plan, revision, day = data.store(), session.plan(), session.revision(), session.today()
    title = data.read(reads.plan_sheet).title
    with _row("calendar"):
        owner = st.selectbox(
            t("Owner"),
            ["", *data.read(reads.owners)],
            format_func=lambda name: name or t("Whole plan"),
            key="paper_owner",
        )
        language = _language("calendar")
        name = f"{title} – {owner}" if owner else title
        _download(
            "calendar", t("Download the calendar (.ics)"), f"echeances-{language}", "ics", ICS,
            lambda: calendar.write(
                deadlines(store, revision, plan, day, owner=owner, hides=hides), plan=plan, title=name, language=language
            ),
        )  # fmt: skip


def workbook() -> None:
    """The whole plan as a spreadsheet."""
    layout.section(t("Workbook"))
    markup.paragraph(
        t("Actions, partners and exchanges. Filled in and imported back, it changes only what you changed.")
    )
    exports.workbook_button()


def _row(name: str) -> st.delta_generator.DeltaGenerator:
    return st.container(key=f"paper_row_{name}", horizontal=True, vertical_alignment="bottom", gap="medium")


def _language(name: str) -> Language:
    """The language of a paper, at first the reader's."""
    chosen: Language = st.selectbox(
        t("Language of the paper"),
        LANGUAGES,
        index=LANGUAGES.index(session.language()),
        format_func=lambda code: LANGUAGE_NAMES[code],
        key=f"paper_language_{name}_{session.language()}",
        width=180,
    )
    return chosen


def _briefing(language: Language, hides: Set[str]) -> Callable[[], Briefing]:
    """Gathers the facts when the file is asked for, at the revision and day now on screen."""
    store, plan, revision, day = data.store(), session.plan(), session.revision(), session.today()
    return lambda: briefing_facts(store, revision, plan, day, language=language, hides=hides)


def _download(key: str, label: str, name: str, ending: str, mime: str, make: Callable[[], bytes]) -> None:
    st.download_button(
        label,
        data=make,
        file_name=f"{name}-{session.today().isoformat()}.{ending}",
        mime=mime,
        icon=":material/download:",
        key=f"paper_{key}",
    )
