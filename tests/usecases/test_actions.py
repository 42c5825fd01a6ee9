"""The rules of the forms: a title, a code of one's own, a reason for a deadline that moves."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from lib.domain.errors import Conflict, Invalid, NotAllowed
from lib.domain.schema import ACTION
from lib.domain.terms import Weather
from lib.domain.writing import Writing
from lib.store import reads
from lib.store.ledger import rows_at
from lib.store.state import State
from lib.usecases.actions import create_action, edit_action
from lib.usecases.interactions import add_interaction
from lib.usecases.settings import judge_axis, name_plan, set_thresholds
from lib.usecases.start import SAMPLE_PLAN
from tests.sample import LAST

DAY = date(2026, 11, 24)
WRITING = Writing(SAMPLE_PLAN, "test", datetime(2026, 11, 24, 10, 0), DAY)


def row_of(store, code, revision=LAST):
    rows = rows_at(store, revision, SAMPLE_PLAN, "action")
    return next((key, row) for key, row in rows.items() if row["code"] == code)


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({}, "title_missing"),
        ({"title": "x", "code": "A1.1"}, "code_taken"),
        ({"title": "x", "progress": 101.0}, "progress_out_of_range"),
        ({"title": "x", "start": date(2026, 2, 1), "deadline": date(2026, 1, 1)}, "end_before_start"),
        (
            {
                "title": "x",
                "start": date(2026, 2, 1),
                "recurrence": "monthly",
                "recurrence_until": date(2026, 1, 1),
            },
            "recurrence_before_start",
        ),
        ({"title": "x", "status": "in_progress", "completed_on": date(2026, 1, 1)}, None),
        ({"title": "x", "status": "done", "completed_on": date(2026, 11, 25)}, "date_to_come"),
    ],
)
def test_a_value_that_breaks_a_rule_is_refused_and_nothing_is_written(sample_store, values, code):
    row = dict.fromkeys(ACTION.names) | values
    with pytest.raises(Invalid) as refused:
        create_action(sample_store, row, WRITING)
    assert code is None or refused.value.code == code
    assert reads.current_revision(sample_store) == LAST


def test_a_deadline_that_moves_needs_a_reason(sample_store):
    key, row = row_of(sample_store, "A6.1")
    later = {**row, "deadline": date(2026, 12, 31)}
    with pytest.raises(Invalid) as refused:
        edit_action(sample_store, row, key, later, WRITING)
    assert refused.value.code == "reason_missing"
    edit_action(sample_store, row, key, later, WRITING, reason="convenu")
    moved = reads.slippages(State(sample_store, LAST + 1, SAMPLE_PLAN, DAY), limit=1)
    assert [(r.code, r.initial_deadline, r.slip_days) for r in moved] == [("A6.1", date(2026, 3, 31), 275)]


def test_a_completion_is_dated_today_at_the_latest_whoever_says_it(sample_store):
    key, row = row_of(sample_store, "A1.5")
    done = {**row, "status": "done", "progress": 100.0}
    with pytest.raises(Invalid) as refused:
        edit_action(sample_store, row, key, {**done, "completed_on": date(2026, 11, 25)}, WRITING)
    assert (refused.value.code, refused.value.values["field"]) == ("date_to_come", "completed_on")
    assert reads.current_revision(sample_store) == LAST
    edit_action(sample_store, row, key, {**done, "completed_on": DAY}, WRITING)
    assert row_of(sample_store, "A1.5", LAST + 1)[1]["completed_on"] == DAY


def test_two_people_editing_different_fields_both_succeed(sample_store):
    key, seen = row_of(sample_store, "A1.5")
    edit_action(sample_store, seen, key, {**seen, "progress": 85.0}, WRITING)
    edit_action(sample_store, seen, key, {**seen, "priority": "low"}, WRITING)
    row = rows_at(sample_store, LAST + 2, SAMPLE_PLAN, "action")[key]
    assert (row["progress"], row["priority"]) == (85.0, "low")


def test_two_people_editing_one_field_the_second_is_told(sample_store):
    key, seen = row_of(sample_store, "A1.5")
    edit_action(sample_store, seen, key, {**seen, "progress": 85.0}, WRITING)
    with pytest.raises(Conflict) as conflict:
        edit_action(sample_store, seen, key, {**seen, "progress": 90.0}, WRITING)
    assert [different.field for different in conflict.value.details] == ["progress"]


def test_an_edit_that_changes_nothing_is_no_revision(sample_store):
    key, seen = row_of(sample_store, "A1.5")
    edit_action(sample_store, seen, key, dict(seen), WRITING)
    assert reads.current_revision(sample_store) == LAST


def test_an_exchange_is_not_dated_in_the_future(sample_store):
    values: dict[str, Any] = {
        "occurred_on": date(2026, 12, 1),
        "partner": "CCIT",
        "kind": "call",
        "subject": "x",
    }
    with pytest.raises(Invalid):
        add_interaction(sample_store, values, WRITING)


def test_a_limit_is_versioned_like_everything_else(sample_store):
    limits = dict(reads.thresholds(State(sample_store, LAST, SAMPLE_PLAN, DAY)))
    before = reads.headline(State(sample_store, LAST, SAMPLE_PLAN, DAY))
    with pytest.raises(Invalid):
        set_thresholds(sample_store, LAST, {"soon_days": 30.0}, WRITING, reason="")
    set_thresholds(sample_store, LAST, {**limits, "soon_days": 30.0}, WRITING, reason="convenu en comité")
    assert reads.headline(State(sample_store, LAST + 1, SAMPLE_PLAN, DAY)).soon == before.coming == 7
    assert reads.headline(State(sample_store, LAST, SAMPLE_PLAN, DAY)).soon == 3


def test_a_judgement_by_hand_is_shown_with_the_computed_one(sample_store):
    axes = reads.axes(State(sample_store, LAST, SAMPLE_PLAN, DAY))
    key = next(axis.axis_key for axis in axes if axis.axis_code == "A4")
    with pytest.raises(Invalid):
        judge_axis(sample_store, LAST, key, Weather.UNDER_CONTROL, WRITING, reason="")
    judge_axis(sample_store, LAST, key, Weather.UNDER_CONTROL, WRITING, reason="accord des deux parties")
    after = reads.axes(State(sample_store, LAST + 1, SAMPLE_PLAN, DAY))
    row = next(axis for axis in after if axis.axis_key == key)
    assert (row.weather, row.computed_weather) == ("under_control", "compromised")
    assert row.weather_reason == "accord des deux parties"


def test_the_plan_keeps_a_title(sample_store):
    with pytest.raises(Invalid):
        name_plan(sample_store, LAST, {"title": ""}, WRITING)


@pytest.mark.parametrize("days", [-400, -2, 2])
def test_nothing_is_written_on_another_day_than_the_one_it_is_recorded_on(days):
    with pytest.raises(NotAllowed) as refused:
        replace(WRITING, today=DAY + timedelta(days))
    assert refused.value.code == "day_past"


@pytest.mark.parametrize("days", [-1, 0, 1])
def test_the_day_of_a_write_is_that_of_the_writer_wherever_on_earth(days):
    assert replace(WRITING, today=DAY + timedelta(days)).today == DAY + timedelta(days)


def test_an_action_that_is_reopened_loses_the_day_of_its_completion(sample_store):
    key, row = row_of(sample_store, "A1.2")
    assert (row["status"], row["completed_on"] is None) == ("done", False)
    edit_action(sample_store, row, key, {"status": "in_progress"}, WRITING)
    again = row_of(sample_store, "A1.2", LAST + 1)[1]
    assert (again["status"], again["completed_on"]) == ("in_progress", None)


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        ({"soon_days": -3.0}, "threshold_out_of_range"),
        ({"soon_days": 3651.0}, "threshold_out_of_range"),
        ({"watch_progress": 100.5}, "threshold_out_of_range"),
        ({"watch_gap": 0.5}, "threshold_out_of_range"),
        ({"compromised_gap": -10.0}, "thresholds_crossed"),
        ({"secured_gap": -15.5}, "thresholds_crossed"),
        ({"soon_days": 0.0}, None),
        ({"secured_gap": -15.0}, None),
    ],
)
def test_a_limit_stays_in_its_range_and_the_levels_in_their_order(sample_store, wanted, code):
    if code is None:
        assert set_thresholds(sample_store, LAST, wanted, WRITING, reason="x") == LAST + 1
        return
    with pytest.raises(Invalid) as refused:
        set_thresholds(sample_store, LAST, wanted, WRITING, reason="x")
    assert refused.value.code == code
