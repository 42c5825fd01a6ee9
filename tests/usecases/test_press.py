"""A press does its work once: however often it arrives, one revision says so, and the answer is that of the first."""

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lib.domain.changes import Change, Value
from lib.domain.schema import ACTION
from lib.domain.terms import DecisionStatus, RevisionKind, Weather
from lib.domain.writing import Writing
from lib.store import ledger, reads
from lib.store.connection import Store
from lib.store.ledger import rows_at
from lib.usecases.actions import create_action, edit_action
from lib.usecases.commitments import add_commitment
from lib.usecases.decisions import record_decision, settle_decision
from lib.usecases.meetings import open_meeting, undo_meeting
from lib.usecases.minutes import draft_minutes
from lib.usecases.record import create_row, record
from lib.usecases.settings import judge_axis, name_plan, set_thresholds
from lib.usecases.start import SAMPLE_PLAN
from tests.records import draw

DAY = date(2026, 11, 24)
WRITING = Writing(SAMPLE_PLAN, "Amina", datetime(2026, 11, 24, 10), DAY, press="t1.c1")


def added(number: int) -> Change:
    return Change("action", f"k{number}", None, {"title": f"Action {number}"})


#: A press is made of the token of its form and of what was in it; it may arrive again at any time, in any order.
presses = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("xyz")), max_size=25)


@given(presses)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_sequence_of_presses_and_repetitions_gives_one_revision_each(arrivals):
    store, answers = Store.open(), dict[str, int]()
    try:
        for arrival, (token, content) in enumerate(arrivals):
            press = f"{token}.{content}"
            number = record(store, [added(arrival)], replace(WRITING, press=press), reason="x")
            assert answers.setdefault(press, number) == number
        assert reads.current_revision(store) == len(answers)
        assert len(rows_at(store, 99, SAMPLE_PLAN, "action")) == len(answers)
        for token in "abc":
            first = min((n for press, n in answers.items() if press[0] == token), default=None)
            found = reads.pressed(store, token)
            assert (found.number if found else None) == first
    finally:
        store.close()


def test_what_is_recorded_without_a_press_is_recorded_each_time(store):
    for turn in range(3):
        record(store, [added(turn)], replace(WRITING, press=None), reason="x")
    assert reads.current_revision(store) == 3
    assert reads.pressed(store, "") is None


def test_the_same_press_on_many_threads_at_once_is_recorded_once(store):
    gate, answers = threading.Barrier(12), []

    def work(turn):
        gate.wait()
        answers.append(record(store, [added(turn)], WRITING, reason="x"))

    threads = [threading.Thread(target=work, args=(turn,)) for turn in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [1] * 12
    assert len(rows_at(store, 1, SAMPLE_PLAN, "action")) == 1


def test_a_press_that_was_refused_is_recorded_when_it_comes_again(store):
    record(store, [added(1)], replace(WRITING, press="other.c"), reason="x")
    with pytest.raises(Exception, match="same values"):
        record(store, [added(1)], WRITING, reason="x")
    assert reads.pressed(store, "t1") is None
    assert record(store, [added(2)], WRITING, reason="x") == 2


def test_a_press_is_known_after_the_store_is_opened_again(tmp_path):
    path = tmp_path / "plan.duckdb"
    store = Store.open(path)
    record(store, [added(1)], WRITING, reason="x")
    store.close()
    store = Store.open(path)
    try:
        assert record(store, [added(2)], WRITING, reason="x") == 1
        found = reads.pressed(store, "t1")
        assert found is not None
        assert (found.number, found.press, found.recorded_at) == (1, "t1.c1", WRITING.recorded_at)
    finally:
        store.close()


def key_of(store, table, **values):
    rows = rows_at(store, reads.current_revision(store), SAMPLE_PLAN, table)
    return next(k for k, row in rows.items() if all(row[name] == v for name, v in values.items()))


def minutes(store, writing):
    row: dict[str, Value] = {
        "title": "PV",
        "held_on": DAY,
        "party_a": "CCIS-RSK",
        "party_b": "Ambassade",
        "shown_day": DAY,
        "shown_revision": 1,
    }
    return draft_minutes(store, row, writing, done_by="Secrétaire", reason="x")


Door = Callable[[Store, int, Writing], Any]
ACTION_ROW = {**dict.fromkeys(ACTION.names), "title": "Ouvrir un guichet", "code": "Z9"}
DOORS: dict[str, Door] = {
    "create_action": lambda s, _, w: create_action(s, ACTION_ROW, w),
    "edit_action": lambda s, seen, w: edit_action(s, seen, key_of(s, "action", code="A6.1"), {"owner": "X"}, w),
    "add_commitment": lambda s, _, w: add_commitment(s, {"text": "t", "code": "Z9"}, w),
    "create_row": lambda s, _, w: create_row(s, "partner", {"acronym": "ZZZ"}, w),
    "record_decision": lambda s, _, w: record_decision(s, replace(w, meeting="m"), text="Écrire", owner="Y"),
    "open_meeting": lambda s, _, w: open_meeting(
        s, 1, title="R", place="", minutes=30, attendance=[], writing=w, reason="x"),
    "draft_minutes": lambda s, _, w: minutes(s, w),
    "name_plan": lambda s, seen, w: name_plan(s, seen, {"title": "Autre"}, w),
    "set_thresholds": lambda s, seen, w: set_thresholds(s, seen, {"soon_days": 21.0}, w, reason="x"),
    "judge_axis": lambda s, seen, w: judge_axis(s, seen, key_of(s, "axis"), Weather.SECURED, w, reason="x"),
}  # fmt: skip


@pytest.mark.parametrize("name", DOORS)
def test_whatever_is_pressed_twice_is_done_once_and_answered_alike(sample_store, name):
    seen = reads.current_revision(sample_store)
    first = DOORS[name](sample_store, seen, WRITING)
    assert reads.current_revision(sample_store) == seen + 1
    record(sample_store, [added(1)], replace(WRITING, press="somebody.else"), reason="Entre-temps")
    assert DOORS[name](sample_store, seen, WRITING) == first
    assert reads.current_revision(sample_store) == seen + 2


def test_the_undoing_of_a_meeting_that_was_cut_short_goes_on_when_it_is_pressed_again(
    sample_store, monkeypatch
):
    quiet = replace(WRITING, press=None)
    shown = reads.current_revision(sample_store)
    key = open_meeting(
        sample_store, shown, title="R", place="", minutes=30, attendance=[], writing=quiet, reason="x"
    )
    within = replace(quiet, meeting=key)
    made = [record_decision(sample_store, within, text=f"Écrire {n}", owner="Y") for n in range(3)]
    settle_decision(sample_store, reads.current_revision(sample_store), made[0], DecisionStatus.DONE, within)
    commit, left = ledger.commit, [2]

    def cut(*args, **named):
        left[0] -= 1
        if left[0] < 0:
            raise KeyboardInterrupt
        return commit(*args, **named)

    monkeypatch.setattr("lib.usecases.record.commit", cut)
    with pytest.raises(KeyboardInterrupt):
        undo_meeting(sample_store, key, shown, WRITING, reason="x", draw=draw)
    monkeypatch.setattr("lib.usecases.record.commit", commit)
    assert reads.pressed(sample_store, "t1") is None, "it is not done"
    again = undo_meeting(sample_store, key, shown, WRITING, reason="x", draw=draw)
    assert len(again.numbers) == 2
    now = reads.current_revision(sample_store)
    assert not [k for k in rows_at(sample_store, now, SAMPLE_PLAN, "decision") if k in made]
    found = reads.pressed(sample_store, "t1")
    assert found is not None
    assert found.number == now


def test_a_plan_recorded_before_presses_were_known_has_none(store):
    ledger.commit(
        store, [added(1)], plan="p", author="a", kind=RevisionKind.EDIT, reason="x",
        recorded_at=WRITING.recorded_at, as_of=DAY,
    )  # fmt: skip
    assert reads.pressed(store, "t1") is None
