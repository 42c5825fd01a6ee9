"""Meetings, minutes and journal of a plan whose actions say next to nothing: no mark of the machine is read anywhere."""

import re
import shutil
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from lib.documents import html
from lib.documents.decisions_record import decisions_record
from lib.documents.minutes import joint_minutes
from lib.domain.minutes_text import MinutesContent, encode
from lib.domain.terms import DecisionStatus
from lib.domain.writing import Writing
from lib.i18n import LANGUAGES
from lib.reports.minutes import minutes_facts
from lib.reports.minutes_draft import first_text
from lib.reports.record import record_facts
from lib.store import reads
from lib.store.connection import Store
from lib.store.ledger import rows_at
from lib.store.state import State
from lib.ui import data
from lib.usecases.actions import create_action, edit_action
from lib.usecases.decisions import record_decision, settle_decision
from lib.usecases.meetings import close_meeting, open_meeting
from lib.usecases.minutes import draft_minutes
from lib.wording.meeting import TITLES
from tests.records import draw
from tests.screens import machine_marks

DAY = date(2026, 11, 24)
WRITING = Writing("plan-1", "test", datetime(2026, 11, 24, 10, 0), DAY)
#: What each action says beside its title; some say more, so that a column holds values and their absence.
ACTIONS: dict[str, dict[str, Any]] = {
    "Rien": {},
    "En retard": {"deadline": DAY - timedelta(40), "status": "in_progress"},
    "Bientôt": {"deadline": DAY + timedelta(5)},
    "Bloquée": {"status": "blocked"},
    "Bloquée en retard": {"status": "blocked", "deadline": DAY - timedelta(3)},
    "Attendue": {"status": "in_progress", "waiting_on": "CCIT"},
    "Attendue et bloquée": {"status": "blocked", "waiting_on": "CCIT"},
    "Faite": {"status": "done"},
    "Entière": {
        "code": "A1.1",
        "owner": "Directrice (CCIS-RSK)",
        "organisation": "CCIS-RSK / CCIT",
        "start": DAY - timedelta(90),
        "deadline": DAY - timedelta(10),
        "status": "in_progress",
        "progress": 30.0,
        "waiting_on": "CCIT",
        "waiting_since": DAY - timedelta(30),
    },
}


def latest(store):
    return reads.current_revision(store)


def state(store):
    return State(store, latest(store), "plan-1", DAY)


def keys(store):
    return {row["title"]: key for key, row in rows_at(store, latest(store), "plan-1", "action").items()}


def meeting(store, hour):
    """A meeting opened at an hour, on the figures of now."""
    at = replace(WRITING, recorded_at=WRITING.recorded_at.replace(hour=hour))
    given: dict[str, Any] = {"title": "Réunion", "place": "", "minutes": 30, "attendance": [], "reason": "x"}
    key = open_meeting(store, latest(store), writing=at, **given)
    return key, replace(at, meeting=key)


@pytest.fixture(scope="module")
def bare_file(empty_file, tmp_path_factory):
    """A plan of actions that lack everything but a title, a meeting that was held, one that is open, minutes in draft."""
    path = shutil.copy(empty_file, tmp_path_factory.mktemp("bare"))
    store = Store.open(Path(path))
    for title, values in ACTIONS.items():
        create_action(store, {"title": title, **values}, WRITING)
    key, writing = meeting(store, 11)
    decided = record_decision(store, writing, text="Nommer un responsable", owner="Directrice")
    record_decision(store, writing, text="Fixer une date", owner="Directrice", action=keys(store)["Bloquée"])
    closing = {"skipped": [2], "not_discussed": list(keys(store).values()), "came_in": [], "next_on": None}
    close_meeting(
        store, latest(store), key, discussed=[], closing=closing, writing=writing, reason="Clôture", draw=draw
    )
    settle_decision(store, latest(store), decided, DecisionStatus.DONE, WRITING)
    for title, values in (("Rien", {"status": "done"}), ("Attendue", {"status": "blocked"})):
        row = rows_at(store, latest(store), "plan-1", "action")[keys(store)[title]]
        edit_action(store, row, keys(store)[title], values, WRITING)
    meeting(store, 12)
    now = state(store)
    text = first_text(now, language="fr", parties=("CCIS-RSK", "CCIT"), previous=None)
    draft_minutes(
        store,
        {
            "title": "Séance",
            "held_on": DAY,
            "party_a": "CCIS-RSK",
            "party_b": "CCIT",
            "shown_day": DAY,
            "shown_revision": now.revision,
            "content": encode(MinutesContent({"fr": text})),
        },
        WRITING,
        done_by="Directrice",
        reason="Séance",
    )
    store.close()
    return path


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_screen_of_a_meeting_shows_the_mark_of_a_missing_value(bare, language):
    bare.open("meeting", language)
    assert not bare.errors
    assert not machine_marks(bare.text)
    shown = ""
    for number, part in product(TITLES, (1, 2, 3)):
        bare.go("meeting", lang=language, mode="meeting", screen=str(number), part=str(part))
        assert not bare.errors
        assert not machine_marks(bare.text), (number, part)
        shown += bare.text
    assert all(title in shown for title in ACTIONS if title != "Faite")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sheet_of_a_meeting_and_its_record_hold_no_mark_of_a_missing_value(bare, language):
    bare.open("meeting", language)
    now = state(data.store())
    for held in reads.meetings(now):
        bare.go("meeting", lang=language, meeting=held.key)
        assert not bare.errors
        assert not machine_marks(bare.text)
        facts = record_facts(now, meeting=held, language=language)
        paper = html.write(decisions_record(facts, language)).decode()
        assert not machine_marks(re.sub(r"<style.*?</style>|<[^>]+>", " ", paper, flags=re.S))


@pytest.mark.parametrize("language", LANGUAGES)
def test_minutes_drafted_from_such_a_plan_say_so_with_dashes(bare, language):
    bare.open("minutes", language)
    assert not bare.errors
    assert not machine_marks(bare.text)
    now = state(data.store())
    (found,) = reads.minutes(now)
    bare.go("minutes", lang=language, minutes=found.key)
    assert not bare.errors
    assert not machine_marks(bare.text)
    facts = minutes_facts(now, found, language=language)
    lines = {line.title: line for line in facts.state}
    assert (lines["Bloquée"].code, lines["Bloquée"].lead, lines["Bloquée"].progress) == ("–", "–", "–")
    paper = html.write(joint_minutes(facts, "a")).decode()
    assert not machine_marks(re.sub(r"<style.*?</style>|<[^>]+>", " ", paper, flags=re.S))


@pytest.mark.parametrize("page", ["history", "evolution"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_journal_shows_no_mark_of_a_missing_value(bare, page, language):
    bare.open(page, language, since="revisions", read="2").unfold("time_travel")
    assert not bare.errors
    assert not machine_marks(bare.text)
    assert not machine_marks(" ".join(str(option) for box in bare.at.selectbox for option in box.options))


@pytest.mark.parametrize("shown", ["new", "changed", "absent", "refused"])
def test_a_file_that_says_as_little_is_compared_without_a_mark_of_a_missing_value(bare, shown):
    bare.open("import_file")
    text = """Code;Action;Responsable;Organisation;Début;Échéance;Avancement
;Nouvelle;;;;;
;Rien;;;;;40
A1.1;Entière;;;;;
;Bloquée;;;;31/02/2026;
A1.1;Entière;;;;;
"""
    bare.at.file_uploader[0].set_value(("plan.csv", text.encode(), "text/csv"))
    bare.at.run()
    next(c for c in bare.at.segmented_control if c.key.startswith("shown_")).set_value(shown)
    bare.at.run()
    assert not bare.at.exception
    assert not machine_marks(bare.text)
