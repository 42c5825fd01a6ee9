"""What is missing is shown as missing on every screen of the parties: a dash or a word, never the mark of a machine."""

from datetime import date

import pytest

from lib import clock
from lib.domain.changes import Change, Value
from lib.domain.schema import INTERACTION
from lib.domain.terms import RevisionKind
from lib.domain.writing import Writing
from lib.i18n import LANGUAGES
from lib.reports.commitments import commitments_workbook
from lib.reports.reminders import reminders
from lib.store import reads
from lib.store.ledger import commit, rows_at
from lib.store.state import State
from lib.ui import data, session
from lib.usecases.actions import create_action
from lib.usecases.commitments import add_commitment
from lib.usecases.declarations import declare
from lib.usecases.interactions import add_interaction
from lib.usecases.meetings import open_meeting
from lib.usecases.partners import edit_partner
from tests.screens import machine_marks

DAY = date(2026, 11, 24)
PAGES = [
    *[("partner", view) for view in ("summary", "actions", "exchanges", "commitments")],
    *[("commitments", view) for view in ("all", "free", "declared")],
    *[("partners", view) for view in ("contacts", "turns", "letters", "led", "journal")],
    ("action", ""),
    ("documents", ""),
    ("minutes", ""),
    ("meeting", ""),
]


def bare(store):
    """Actions, partners, exchanges and commitments of which nothing is known that can be left out."""
    writing = Writing("plan-1", "test", clock.now(), DAY)
    partial: dict[str, Value] = {"title": "Tout", "code": "A2", "organisation": "ONG", "start": date(2026, 1, 1), "deadline": date(2026, 9, 1)}  # fmt: skip
    rows: list[dict[str, Value]] = [
        {"title": "Sans rien"},
        {"title": "Bloquée sans rien", "code": "A1", "status": "blocked"},
        partial,
        {
            "title": "Avec",
            "code": "A3",
            "organisation": "Autre",
            "partners": "ONG",
            "status": "done",
            "evidence": "x",
        },
        {"title": "Encore", "code": "A4", "organisation": "Autre / ONG"},
    ]
    for values in rows:
        create_action(store, values, writing)
    keys = {
        r["code"]: k for k, r in rows_at(store, reads.current_revision(store), "plan-1", "action").items()
    }
    edit_partner(store, reads.current_revision(store), "ONG", {"acronym": "ONG"}, writing)
    add_commitment(store, {"text": "Sans code"}, writing)
    add_commitment(store, {"text": "Lié", "actions": f"{keys[None]} / {keys['A1']}"}, writing)
    add_commitment(store, {"text": "De l'ONG", "organisation": "ONG", "actions": keys["A2"]}, writing)
    for key in (keys[None], keys["A1"]):
        declare(store, {"action": key, "organisation": "ONG", "progress": 40.0, "declared_on": DAY}, writing)
    for kind in ("letter", "introduction", "call"):
        add_interaction(store, {"occurred_on": date(2026, 5, 4), "partner": "ONG", "kind": kind, "subject": "s"}, writing)  # fmt: skip
    told: list[dict[str, Value]] = [
        {"kind": "letter"},
        {"kind": "letter", "partner": "ONG"},
        {"kind": "introduction", "follow_up_by": "Quelqu'un"},
        {"partner": "ONG", "follow_up_on": date(2026, 11, 3)},
        {"kind": "introduction", "partner": "ONG", "follow_up_on": date(2026, 11, 5)},
    ]
    # As a file may leave them.
    nothing: dict[str, Value] = dict.fromkeys(INTERACTION.names)
    changes = [
        Change("interaction", f"i{n}", None, {**nothing, "occurred_on": date(2026, 10, 1), **row})
        for n, row in enumerate(told)
    ]
    commit(
        store,
        changes,
        plan="plan-1",
        author="test",
        kind=RevisionKind.EDIT,
        reason="",
        recorded_at=clock.now(),
        as_of=DAY,
    )
    return keys


@pytest.fixture
def bare_screen(empty_screen):
    """The app on such a plan, and the keys of its actions."""
    empty_screen.open()
    empty_screen.keys = bare(data.store())
    return empty_screen


def marks(screen):
    return machine_marks(" ".join(t.value for t in screen.at.title) + " " + screen.text)


@pytest.mark.parametrize("partner_view", [False, True])
def test_no_screen_of_the_parties_shows_the_mark_of_a_machine(bare_screen, partner_view):
    bare_screen.at.session_state[session.PARTNER] = partner_view
    found = {}
    for page, view in PAGES:
        for code in ("A1", bare_screen.keys[None]) if page == "action" else ("",):
            bare_screen.go(page, view=view, partner="ONG", code=code)
            assert not bare_screen.errors, (page, view)
            if told := marks(bare_screen):
                found[page, view] = told
    assert not found


def test_a_commitment_with_nothing_else_than_its_text_is_shown(bare_screen):
    for key in rows_at(data.store(), data.latest_revision(), "plan-1", "commitment"):
        bare_screen.go("commitments", view="all", commitment=key)
        assert not bare_screen.errors
        assert not marks(bare_screen)


def test_a_meeting_shows_what_is_awaited_without_an_action_or_a_name(bare_screen):
    writing = Writing("plan-1", "t", clock.now(), DAY)
    revision = reads.current_revision(data.store())
    key = open_meeting(
        data.store(), revision, title="c", place="p", minutes=30, attendance=[], writing=writing, reason="c"
    )
    for number in range(1, 8):
        bare_screen.go("meeting", meeting=key, mode="meeting", screen=str(number))
        assert not bare_screen.errors, number
        assert not marks(bare_screen), number


@pytest.mark.parametrize("language", LANGUAGES)
def test_papers_of_the_parties_leave_a_blank_for_what_is_missing(bare_screen, language):
    state = State(data.store(), data.latest_revision(), "plan-1", DAY)
    assert commitments_workbook(state, language=language)
    for reminder in reminders(state).oldest:
        assert not machine_marks(f"{reminder.code}|{reminder.title}|{reminder.organisation}|{reminder.owner}")


def test_a_column_that_holds_nothing_is_left_out_and_a_party_is_said_in_the_language_of_the_reader(reading):
    reading.open("partners", "ar", view="turns")
    assert "المغرب" in reading.text
    reading.open("partners", view="turns")
    assert "Courrier en attente" in reading.text and "Courriers à traiter" not in reading.text


def test_a_link_to_a_commitment_or_a_partner_that_is_not_there_says_so(reading):
    reading.open("commitments", commitment="nobody")
    assert "Cet engagement ne figure pas dans le plan." in reading.text
    assert "Tous les engagements" in reading.text
    reading.open("partner")
    assert "Choisissez un partenaire dans la liste." in reading.text
