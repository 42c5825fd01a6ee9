"""The papers that leave the dashboard: what each is, its day and fingerprint, and its files, made when asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from lib.documents import calendar, deck, docx, html, offline, pdf, pptx
from lib.documents import reminders as reminder_papers
from lib.documents.blocks import Document
from lib.documents.decisions_record import decisions_record
from lib.documents.reminders import Reminder
from lib.domain.roles import Role
from lib.domain.terms import MeetingState
from lib.i18n import LANGUAGES, Language
from lib.i18n.formats import format_day
from lib.reports.briefing import partner_briefing
from lib.reports.calendar import deadlines
from lib.reports.identity import identity_of
from lib.reports.record import record_facts
from lib.reports.reminders import reminders as reminders_of
from lib.reports.reminders import sender
from lib.reports.workbook import plan_workbook
from lib.store import reads
from lib.store.reads import Meeting
from lib.ui import data, navigation, partner_view, session
from lib.ui.exports import XLSX
from lib.ui.meeting import given
from lib.ui.minutes import view
from lib.ui.paper_rows import (
    DOCX,
    HTML,
    ICS,
    PDF,
    PPTX,
    briefing,
    choice,
    chosen_language,
    download,
    files,
    identity_now,
    note_files,
    paper,
)
from lib.ui.papers import linked
from lib.ui.session import t, tn

#: The name of the choice of language in the URL.
CHOICE = "paper"


def language() -> Language:
    """The language of the papers: the URL's, else the reader's."""
    own, asked = session.language(), session.query(CHOICE)
    with st.container(key="paperchoice", horizontal=True, vertical_alignment="bottom", gap="large"):
        chosen = chosen_language("paper", asked if asked in LANGUAGES else own, is_titled=True)
    session.put_query(CHOICE, chosen, own)
    return chosen


def records(meetings: Sequence[Meeting], language: Language) -> None:
    """The record of decisions of a meeting that was closed."""
    closed = {meeting.key: meeting for meeting in meetings if meeting.state == MeetingState.CLOSED}
    said = t("What a meeting decided and did to the plan, as it was given out at its closing.")
    if not closed:
        with paper(
            "records",
            t("Record of decisions"),
            said,
            t("No meeting is closed yet: its record is made at the closing."),
        ):
            st.page_link(navigation.file_of("meeting"), label=t("Meeting"), query_params=session.links())
        return
    own = session.language()
    with choice("records", t("Record of decisions"), said):
        key = st.selectbox(
            t("Meeting"),
            list(closed),
            format_func=lambda k: f"{format_day(own, closed[k].held_on)} – {closed[k].title}",
            key="paper_meeting",
        )
        meeting = closed[key]
        kept = data.read(reads.meeting_records, meeting=key)
    state = data.state()
    shown = state.at(meeting.shown_revision, meeting.held_on)
    if kept:
        with files("records", data.read_at(shown, identity_of).line(own)):
            given.files_given(list(kept))
        return

    def made(write: Callable[[Document], bytes]) -> Callable[[], bytes]:
        return lambda: write(
            decisions_record(record_facts(state, meeting=meeting, language=language), language)
        )

    with files("records", data.read_at(shown, identity_of).line(own)):
        name, day = f"releve-decisions-{language}", meeting.held_on
        download("record_docx", t("Word (.docx)"), name, "docx", DOCX, made(docx.write), day=day)
        download("record_pdf", t("PDF (.pdf)"), name, "pdf", PDF, made(pdf.write), day=day)


def joint_minutes() -> None:
    """The co-signed minutes: where each is in its life, and the page where they are written and produced."""
    said = t(
        "Co-signed by the parties and sent to both governments; written, produced and followed on its page."
    )
    with choice("minutes", t("Joint minutes"), said):
        view.minutes_list()
        st.page_link(
            navigation.file_of("minutes"),
            label=t("All joint minutes"),
            icon=":material/draw:",
            query_params=session.links(),
        )


def summary_note(language: Language) -> None:
    """The president's note: one A4 page."""
    with paper(
        "note",
        t("Summary note"),
        t(
            "For the president: one A4 page with the sentence, the figures, the axes, what is late, what is asked, what comes."
        ),
        identity_now(),
    ):
        note_files("note", language, linked.code(language))
    linked.choice()


def presentation(language: Language) -> None:
    """The slides: the plan, one slide per axis, what is late and asked."""
    facts = briefing(language)
    with paper(
        "deck",
        t("Presentation"),
        t("For a meeting that projects slides: the same figures, one slide per axis."),
        identity_now(),
    ):
        download(
            "deck", t("Slides (.pptx)"), f"presentation-{language}", "pptx", PPTX,
            lambda: pptx.write(deck.deck(facts(), pptx.slide_count)),
        )  # fmt: skip


def offline_briefing(language: Language) -> None:
    """The page that opens without the application."""
    state, hides = data.state().seen_by_partner(), partner_view.reserved_keys()
    told = state if hides else data.state()  # who is hidden nothing reads the figures of all
    with paper(
        "offline",
        t("Offline briefing"),
        t(
            "For a partner: one file that opens in any browser, without this application and without a network, with every list complete. Always as the partner sees the plan."
        ),
        data.read_at(told, identity_of).line(session.language()),
    ):
        download(
            "offline", t("Page (.html)"), f"situation-{language}", "html", HTML,
            lambda: html.write(offline.offline(partner_briefing(state, language=language, hides=hides))),
        )  # fmt: skip


def reminders(language: Language) -> None:
    """A short text to copy and a formal letter, for a deadline that passed or a letter that awaits its reply.

    They are written by those who keep the plan: a reader is shown none.
    """
    if session.current_role() < Role.EDITOR:
        return
    hides = partner_view.hidden_keys()
    found = data.read(reminders_of, hides=hides)
    title = t("Reminders")
    said = t("A short text to copy, and a formal letter to sign. Nothing is sent from here.")
    if not found.total:
        with paper(
            "reminders", title, said, t("No deadline has passed and no letter is waiting for an answer.")
        ):
            return
    oldest = list(found.oldest)
    names, own = {f"{r.kind}:{r.key}": r for r in oldest}, session.language()
    is_whole = len(oldest) == found.total
    with choice("reminders", title, said):
        chosen = st.selectbox(
            t("About")
            if is_whole
            else t("About: the {n} oldest of {total}", n=len(oldest), total=found.total),
            list(names),
            format_func=lambda key: reminder_papers.name(names[key], own),
            key="paper_reminder",
        )
        reminder = names[chosen]
    author = data.read(sender, language=language, figures=data.read(identity_of))
    with st.container(key="papertext"), st.expander(t("The text to copy")):
        st.code(reminder_papers.text(reminder, author), language=None, wrap_lines=True)

    def letters(about: list[Reminder]) -> Callable[[], bytes]:
        return lambda: docx.write(reminder_papers.letter(about, author))

    with files("reminders", identity_now()):
        download("letter", t("This letter (.docx)"), f"relance-{language}", "docx", DOCX, letters([reminder]))
        if len(oldest) > 1:
            every = (
                tn("The {n} letter (.docx)", "The {n} letters (.docx)", len(oldest))
                if is_whole
                else t("The first {n} letters of {total} (.docx)", n=len(oldest), total=found.total)
            )
            download("letters", every, f"relances-{language}", "docx", DOCX, letters(oldest))


def workbook(language: Language) -> None:
    """The whole plan as a spreadsheet."""
    state, told = data.state(), data.read(identity_of)
    with paper(
        "workbook",
        t("Workbook"),
        t("Actions, partners and exchanges. Filled in and imported back, it changes only what you changed."),
        identity_now(),
    ):
        download(
            "workbook", t("Workbook (.xlsx)"), f"plan-{language}", "xlsx", XLSX,
            lambda: plan_workbook(state, language=language, identity=told.line(language)),
        )  # fmt: skip


def deadlines_calendar(language: Language) -> None:
    """The deadlines for people's calendars, of the whole plan or of one owner."""
    state, told = data.state(), data.read(identity_of)
    hides = partner_view.hidden_keys()
    title, everyone = data.read(reads.plan_sheet).title, t("Whole plan")
    with choice(
        "calendar",
        t("Calendar of deadlines"),
        t(
            "For everyone's own calendar: imported again after an update, the events move, they are not doubled."
        ),
    ):
        owner = st.selectbox(
            t("Owner"),
            ["", *data.read(reads.owners)],
            format_func=lambda name: name or everyone,
            key="paper_owner",
        )
    name = f"{title} – {owner}" if owner else title
    with files("calendar", identity_now()):
        download(
            "calendar", t("Calendar (.ics)"), f"echeances-{language}", "ics", ICS,
            lambda: calendar.write(
                deadlines(state, owner=owner, hides=hides), plan=state.plan, title=name,
                language=language, identity=told.line(language),
            ),
        )  # fmt: skip
