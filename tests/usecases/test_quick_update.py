"""What is new of an action in one line: nothing that stood is lost, a deadline says why it moves, done has its day."""

from datetime import date

import pytest

from lib.domain.errors import Conflict, Invalid
from lib.domain.writing import Writing
from lib.store import reads
from lib.store.state import State
from lib.usecases.actions import edit_action, update_action
from lib.usecases.start import SAMPLE_PLAN
from tests.conftest import DAY, NOW

WRITING = Writing(SAMPLE_PLAN, "Amina", NOW, DAY)


def action(store, code="A3.3"):
    return reads.action(State(store, reads.current_revision(store), SAMPLE_PLAN, DAY), code)


def update(store, values=None, comment="", seen=None):
    seen = seen or reads.current_revision(store)
    return update_action(store, seen, action(store).key, values or {}, WRITING, comment=comment)


def test_a_comment_is_added_to_the_one_that_stands_and_says_why(sample_store):
    before = action(sample_store).values["comment"]
    number = update(sample_store, {"progress": 80.0}, "  Deux fiches de plus. ")
    now = action(sample_store)
    assert now.values["comment"] == f"{before}\nDeux fiches de plus."
    assert now.progress == 80
    assert reads.revision(sample_store, number).number == number
    assert reads.action_versions(State(sample_store, number, SAMPLE_PLAN, DAY), now.key)[-1].reason == (
        "Deux fiches de plus."
    )


def test_nothing_new_is_no_revision(sample_store):
    last = reads.current_revision(sample_store)
    assert update(sample_store, {"progress": action(sample_store).progress}, "  ") is None
    assert reads.current_revision(sample_store) == last


def test_a_deadline_that_moves_asks_its_reason_in_the_comment_and_the_first_one_stays(sample_store):
    later = date(2027, 1, 31)
    with pytest.raises(Invalid) as refused:
        update(sample_store, {"deadline": later})
    assert refused.value.values["field"] == "deadline"
    update(sample_store, {"deadline": later}, "Textes reçus en janvier")
    assert action(sample_store).deadline == later
    assert action(sample_store).initial_deadline == date(2026, 4, 30)


def test_what_is_declared_done_is_done_today_and_whole_unless_said_otherwise(sample_store):
    update(sample_store, {"status": "done"})
    now = action(sample_store)
    assert (now.values["completed_on"], now.progress, now.waiting_on) == (DAY, 100, None)
    update(sample_store, {"status": "in_progress"})
    assert action(sample_store).values["completed_on"] is None
    update(sample_store, {"status": "done", "progress": 90.0})
    assert action(sample_store).progress == 90


def test_a_comment_meets_the_one_that_somebody_added_meanwhile_and_loses_neither(sample_store):
    seen = reads.current_revision(sample_store)
    edit_action(sample_store, seen, action(sample_store).key, {"comment": "Un mot de Rabat"}, WRITING)
    update(sample_store, {}, "Un mot de Lomé", seen=seen)
    assert action(sample_store).values["comment"] == "Un mot de Rabat\nUn mot de Lomé"


def test_a_progress_that_somebody_else_recorded_meanwhile_is_a_conflict(sample_store):
    seen = reads.current_revision(sample_store)
    update(sample_store, {"progress": 72.0})
    with pytest.raises(Conflict):
        update(sample_store, {"progress": 74.0}, "Un mot", seen=seen)
