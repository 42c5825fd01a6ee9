"""The page of papers: what leaves, in which language, for whom; and nothing made before it is asked for."""

import io
from datetime import date, datetime
from typing import Any

import pytest
from docx import Document
from pypdf import PdfReader

from lib.domain.writing import Writing
from lib.i18n import LANGUAGES, translate
from lib.reports.identity import figures_mark
from lib.reports.record import drawn_up
from lib.store import reads
from lib.store.ledger import rows_at
from lib.store.state import State
from lib.ui import data
from lib.ui.papers import view
from lib.usecases.actions import edit_action
from lib.usecases.decisions import record_decision
from lib.usecases.meetings import close_meeting, open_meeting
from lib.usecases.start import SAMPLE_PLAN
from tests.sample import LAST
from tests.screens import plain

DAY = date(2026, 11, 24)
WRITING = Writing(SAMPLE_PLAN, "t", datetime(2026, 11, 24, 10), DAY)
FILES = {"note", "note_docx", "deck", "letter", "letters", "workbook", "calendar", "offline"}


def with_meeting(store):
    """A closed meeting with one decision on A6.1."""
    revision = reads.current_revision(store)
    action = next(
        k for k, r in rows_at(store, revision, SAMPLE_PLAN, "action").items() if r["code"] == "A6.1"
    )
    key = open_meeting(
        store, revision, title="Réunion", place="Rabat", minutes=30, attendance=[("Maroc", "Directeur", True)],
        writing=WRITING, reason="Réunion",
    )  # fmt: skip
    writing = Writing(SAMPLE_PLAN, "t", WRITING.recorded_at, DAY, key)
    record_decision(store, writing, text="Relancer le CIMAR", owner="Directeur (CCIS-RSK)", action=action)
    closing = {
        "skipped": [2],
        "not_discussed": [action],
        "came_in": [],
        "next_on": "2026-12-01",
        "next_place": "Lomé",
    }
    state = State(store, reads.current_revision(store), SAMPLE_PLAN, DAY)
    meeting = reads.meetings(state)[0]
    close_meeting(
        store,
        reads.current_revision(store),
        key,
        discussed=[],
        closing=closing,
        writing=WRITING,
        reason="Clôture",
        draw=drawn_up(state, meeting=meeting, language="fr"),
    )
    return revision


def hide(store, code):
    revision = reads.current_revision(store)
    rows = rows_at(store, revision, SAMPLE_PLAN, "action")
    key, row = next((k, r) for k, r in rows.items() if r["code"] == code)
    edit_action(store, row, key, {"confidential": True}, WRITING)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_paper_is_offered_with_its_day_revision_and_fingerprint(screen, made, language):
    screen.open("documents", language)
    assert not screen.errors
    assert made.keys() == FILES
    mark = figures_mark(State(data.store(), LAST, SAMPLE_PLAN, DAY))
    for words, values in (
        ("Figures as of {day}", {"day": "24/11/2026"}),
        ("Revision {number}", {"number": LAST}),
        ("Fingerprint {fingerprint}", {"fingerprint": mark}),
    ):
        assert plain(translate(language, words, **values)) in screen.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_papers_are_in_the_language_chosen_for_them_not_in_that_of_the_screen(reading, made, language):
    reading.open("documents", "fr", paper=language)
    text = PdfReader(io.BytesIO(made["note"]())).metadata.title
    assert text == translate(language, "Summary note")
    letter = Document(io.BytesIO(made["letter"]()))
    assert letter.core_properties.title == translate(language, "Reminder")


def choose(screen, name, language):
    """Chooses the language of the papers that are made in a place."""
    next(b for b in screen.at.button_group if b.key.startswith(f"{name}_language")).set_value(language)
    screen.at.run()
    assert not screen.errors


def test_a_paper_is_in_the_language_chosen_where_it_is_made(reading, made):
    """The sheet of an action, and what is sent to the president, on a French screen."""
    reading.open("action", "fr", code="A1.6")
    choose(reading, "action_papers", "ar")
    paper: Any = PdfReader(io.BytesIO(made["action_pdf"]())).root_object
    assert paper["/Lang"] == "ar"
    reading.open("overview", "fr")
    reading.unfold("send")
    choose(reading, "sent", "en")
    link, message = (code.value for code in reading.at.code)
    assert "lang=en" in link
    assert "12 actions of 35 are done." in plain(message)
    assert PdfReader(io.BytesIO(made["sent_note"]())).metadata.title == "Summary note"
    assert "Actions réalisées" in reading.text, "the screen stays in the reader's language"


def test_nothing_is_made_by_opening_the_page(screen, made, monkeypatch):
    calls = []
    for paper in ("pdf", "docx", "pptx", "html", "calendar"):
        module = getattr(view, paper)
        monkeypatch.setattr(module, "write", lambda *_, paper=paper, **__: calls.append(paper) or b"")
    screen.open("documents")
    assert not calls
    for make in made.values():
        make()
    assert sorted(set(calls)) == ["calendar", "docx", "html", "pdf", "pptx"]


def test_the_record_of_a_closed_meeting_carries_the_figures_of_its_opening(screen, made):
    screen.open("documents")
    frozen = with_meeting(data.store())
    hide(data.store(), "A1.1")  # the plan goes on: the record does not
    screen.open("documents")
    assert "24/11/2026 – Réunion" in screen.text
    state = State(data.store(), reads.current_revision(data.store()), SAMPLE_PLAN, DAY)
    (kept,) = reads.meeting_records(state)
    mark = kept.fingerprint
    said = f"Révision {frozen} · Empreinte {mark}"
    assert said in screen.text
    paper = "".join(page.extract_text() for page in PdfReader(io.BytesIO(made["record_0_pdf"]())).pages)
    for words in (
        said,
        "D-2026-001",
        "Relancer le CIMAR",
        "A6.1",
        "01/12/2026, Lomé",
        "Décisions précédentes",
    ):
        assert words in plain(paper)
    word = Document(io.BytesIO(made["record_0_docx"]()))
    assert "Relancer le CIMAR" in " ".join(
        c.text for table in word.tables for row in table.rows for c in row.cells
    )


def test_what_the_partner_would_not_see_is_listed_and_no_paper_made_in_that_view_holds_it(screen, made):
    screen.open("documents")
    with_meeting(data.store())
    hide(data.store(), "A6.1")
    screen.open("documents")
    assert "laisse de côté : 1 action confidentielle, 35 commentaires internes" in screen.text
    assert "A6.1 – Rapprocher le CIMAR" in screen.text
    assert "y compris 1 action confidentielle" in screen.text
    assert "hors 1 action" not in screen.text, "what goes to a partner tells nobody that something is hidden"
    assert "Rapprocher le CIMAR" not in made["offline"]().decode()
    assert "record_0_pdf" in made
    made.clear()
    next(b for b in screen.at.button if b.label == "Voir comme le partenaire").click()
    screen.at.run()
    assert not screen.errors
    assert not [name for name in made if name.startswith("record")], "the team hands out its record"
    assert "Les documents ci-dessous contiennent ce que le partenaire peut voir" in screen.text
    assert "Relances" not in screen.text, "reminders are written by those who keep the plan"
    asked = {name: make() for name, make in made.items() if name not in ("letter", "letters")}
    page = asked["offline"].decode()
    assert "confidentielle" not in plain(page)
    assert "Rapprocher le CIMAR" not in page
    for name in ("note",):
        text = plain("".join(p.extract_text() for p in PdfReader(io.BytesIO(asked[name])).pages))
        assert "CIMAR" not in text, name
    assert b"A6.1" not in asked["calendar"].replace(b"\r\n ", b"")
    screen.go(
        "meeting",
        meeting=reads.meetings(State(data.store(), reads.current_revision(data.store()), SAMPLE_PLAN, DAY))[
            0
        ].key,
    )
    assert "Relancer le CIMAR" not in screen.text, "nor in what the meeting recorded"
    screen.go("documents")
    next(b for b in screen.at.button if b.label == "Revenir à la vue complète").click()
    screen.at.run()
    assert "Relances" in screen.text


def test_the_calendar_is_of_one_owner_when_one_is_chosen(screen, made):
    screen.open("documents")
    whole = made["calendar"]().count(b"BEGIN:VEVENT")
    owner = next(s for s in screen.at.selectbox if s.key == "paper_owner")
    chosen = owner.options[1]
    owner.set_value(chosen)
    screen.at.run()
    frame = reads.calendar(State(data.store(), LAST, SAMPLE_PLAN, DAY), owner=chosen)
    assert made["calendar"]().count(b"BEGIN:VEVENT") == len(frame) < whole
