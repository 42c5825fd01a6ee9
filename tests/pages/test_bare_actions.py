"""A plan whose actions say next to nothing: what is missing is a dash or a sentence, never a mark of the machine."""

import re
import shutil
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from lib.domain.changes import Change
from lib.domain.schema import AXIS
from lib.domain.terms import RevisionKind
from lib.domain.writing import Writing
from lib.i18n import LANGUAGES, translate
from lib.reports.briefing import briefing_facts
from lib.reports.calendar import deadlines
from lib.reports.reminders import reminders
from lib.store import reads
from lib.store.connection import Store
from lib.store.ledger import commit
from lib.store.state import State
from lib.ui import data
from lib.usecases.actions import create_action
from tests.screens import machine_marks, plain

DAY = date(2026, 11, 24)
WRITING = Writing("plan-1", "test", datetime(2026, 11, 24, 10, 0), DAY)
#: What each action says beside its title.
BARE: dict[str, dict[str, Any]] = {
    "Rien": {},
    "En retard": {"deadline": DAY - timedelta(40), "status": "in_progress"},
    "Bientôt": {"deadline": DAY + timedelta(5)},
    "À surveiller": {"start": DAY - timedelta(90), "status": "not_started"},
    "Bloquée": {"status": "blocked"},
    "Demandée": {"support_requested": "Écrire au ministère", "status": "in_progress", "progress": 100.0},
    "Faite": {"status": "done", "progress": 40.0},
    "En continu": {"deadline_precision": "continuous", "deadline_text": "en continu"},
}
#: Beside them some that say everything: a column that holds both is where a missing value changes its nature.
WHOLE: dict[str, Any] = {
    "axis": "x",
    "owner": "Directrice (CCIS-RSK)",
    "organisation": "CCIS-RSK",
    "start": DAY - timedelta(200),
    "status": "in_progress",
    "progress": 30.0,
    "support_requested": "Signer la convention",
    "waiting_on": "CCIT",
}
FULL: dict[str, dict[str, Any]] = {
    "Entière, en retard": {"code": "A1.1", "deadline": DAY - timedelta(20), **WHOLE},
    "Entière, bientôt": {"code": "A1.2", "deadline": DAY + timedelta(3), **WHOLE},
}
PAGES = [
    ("overview", {}),
    ("axes", {}),
    ("actions", {}),
    ("actions", {"axis": "-"}),
    *[("deadlines", {"view": view}) for view in ("late", "soon", "coming", "calendar")],
    ("quality", {}),
]


@pytest.fixture(scope="module")
def bare_file(empty_file, tmp_path_factory):
    """A plan of actions that lack everything but a title, and some that lack nothing."""
    path = shutil.copy(empty_file, tmp_path_factory.mktemp("bare"))
    store = Store.open(Path(path))
    axis = dict.fromkeys(AXIS.names) | {"code": "A1", "title": "Gouvernance", "position": 1}
    commit(
        store,
        [Change("axis", "x", None, axis)],
        plan="plan-1",
        author="test",
        kind=RevisionKind.EDIT,
        reason="",
        recorded_at=WRITING.recorded_at,
        as_of=DAY,
    )
    for title, values in {**BARE, **FULL}.items():
        create_action(store, {"title": title, **values}, WRITING)
    store.close()
    return path


@pytest.mark.parametrize(("page", "query"), PAGES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_shows_the_mark_of_a_missing_value(bare, page, query, language):
    bare.open(page, language, **query)
    assert not bare.errors
    assert not machine_marks(bare.text)
    assert not machine_marks(" ".join(str(option) for box in bare.at.selectbox for option in box.options))
    if page == "quality":
        assert not machine_marks(bare.unfold("missing").text)


def test_the_sheet_of_an_action_shows_a_dash_for_what_is_missing(bare):
    for row in reads.situations(State(data.store(), reads.current_revision(data.store()), "plan-1", DAY)):
        bare.open("action", "fr", code=row.key)
        assert bare.at.title[0].value.endswith(row.title)
        assert not bare.errors
        assert not machine_marks(bare.text)


def test_the_actions_of_no_axis_have_a_name_and_open_as_such(bare):
    assert "Sans axe" in bare.open("axes", "fr").text
    assert f"{len(BARE)} actions" in plain(bare.open("actions", "fr", axis="-").text)
    assert "Sans axe" in next(box for box in bare.at.selectbox if box.key == "axis").options


def test_an_action_without_a_code_is_opened_by_its_title(bare):
    for page in ("overview", "axes", "actions", "deadlines"):
        screen = bare.open(page, "fr")
        assert not re.search(
            r"<a [^>]*>(<bdi>)?–(</bdi>)?</a>", " ".join(e.proto.body for e in screen.at.get("html"))
        )


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_paper_holds_the_mark_of_a_missing_value(bare, language):
    state = State(data.store(), reads.current_revision(data.store()), "plan-1", DAY)
    told = briefing_facts(state, language=language)
    assert [line.title for line in told.late] == ["En retard", "Entière, en retard"]
    assert {line.said for line in told.support} == {
        "Écrire au ministère",
        "Signer la convention",
        translate(language, "Blocked: a decision is expected"),
    }
    for line in (*told.late, *told.support, *told.coming):
        assert (line.code, line.who) == ("", "") if line.title in BARE else (line.code and line.who)
    assert [axis.name for axis in told.axes] == ["A1. Gouvernance", translate(language, "Without axis")]
    assert [reminder.organisation for reminder in reminders(state).oldest] == ["", "CCIS-RSK"]
    assert {entry.owner for entry in deadlines(state) if entry.title in BARE} == {""}
