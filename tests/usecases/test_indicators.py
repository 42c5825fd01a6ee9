"""Indicators and their values: one value a day, corrected by an edit, a period in one go, undone like everything else."""

from datetime import date, datetime, timedelta

import pytest

from lib.domain.changes import Change
from lib.domain.errors import Conflict, Invalid
from lib.domain.schema import TABLES
from lib.domain.terms import RevisionKind
from lib.domain.writing import Writing
from lib.store import reads
from lib.store.connection import Store
from lib.store.ledger import changes_of, rows_at
from lib.store.state import State
from lib.usecases.actions import create_action
from lib.usecases.indicators import (
    add_indicator,
    edit_indicator,
    edit_measure,
    measure,
    measure_together,
    remove_indicator,
    remove_measure,
)
from lib.usecases.record import record
from lib.usecases.undo import plan_undo, undo

DAY = date(2026, 11, 24)
WRITING = Writing("p", "Amina", datetime(2026, 11, 24, 9), DAY)


@pytest.fixture(scope="module")
def begun():
    opened = Store.open()
    sheet = {**dict.fromkeys(TABLES["plan"].names), "title": "Plan", "is_sample": False}
    record(opened, [Change("plan", "p", None, sheet)], WRITING, reason="", kind=RevisionKind.START)
    yield opened
    opened.close()


@pytest.fixture
def store(begun):
    """A plan with one action of its own, so that one store serves every test."""
    return begun


def now(store):
    return reads.current_revision(store)


def of(store, revision, table):
    (change,) = [c for c in changes_of(store, revision) if c.table == table]
    return change.key


@pytest.fixture
def action(store):
    return of(store, create_action(store, {"title": "Former des PME"}, WRITING), "action")


@pytest.fixture
def indicator(store, action):
    row = {"action": action, "name": "PME formées", "unit": "PME", "target": 120.0}
    return of(store, add_indicator(store, row, WRITING), "indicator")


def series(store, indicator):
    found = rows_at(store, now(store), "p", "measure").values()
    return {row["measured_on"]: row["value"] for row in found if row["indicator"] == indicator}


def taken(store, indicator, day, value, span="month", **more):
    row = {"indicator": indicator, "measured_on": day, "span": span, "value": value, **more}
    return measure(store, row, WRITING)


def test_a_value_of_a_period_is_kept_under_its_last_day(store, indicator):
    taken(store, indicator, date(2026, 9, 3), 41.0)
    taken(store, indicator, date(2026, 5, 1), 30.0, span="quarter")
    taken(store, indicator, date(2026, 3, 5), 12.5, span=None)
    assert series(store, indicator) == {
        date(2026, 9, 30): 41.0, date(2026, 6, 30): 30.0, date(2026, 3, 5): 12.5,
    }  # fmt: skip


def test_a_second_value_of_a_day_is_refused_and_the_first_is_corrected_by_an_edit(store, indicator):
    key = of(store, taken(store, indicator, date(2026, 9, 3), 41.0), "measure")
    with pytest.raises(Invalid) as refused:
        taken(store, indicator, date(2026, 9, 30), 44.0)
    assert (refused.value.code, refused.value.values["field"]) == ("measure_taken", "measured_on")
    seen = now(store)
    edit_measure(store, seen, key, {"value": 44.0}, WRITING)
    assert series(store, indicator) == {date(2026, 9, 30): 44.0}
    with pytest.raises(Conflict):
        edit_measure(store, seen, key, {"value": 45.0}, WRITING)


def test_the_same_day_of_another_indicator_is_another_value(store, action, indicator):
    assert reads.holdings(State(store, now(store), "p", DAY)) == {"indicators"}
    other = of(store, add_indicator(store, {"action": action, "name": "Ateliers"}, WRITING), "indicator")
    taken(store, indicator, DAY, 1.0, span="day")
    taken(store, other, DAY, 2.0, span="day")
    assert (series(store, indicator), series(store, other)) == ({DAY: 1.0}, {DAY: 2.0})


def together(store, seen, values):
    return measure_together(
        store, seen, values, day=DAY, span="month", source="Rapport", writing=WRITING, reason="11/2026"
    )


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ({"value": None}, "value_missing"),
        ({"measured_on": None}, "value_missing"),
        ({"measured_on": date(2026, 12, 1)}, "date_to_come"),
        ({"measured_on": DAY + timedelta(1), "span": "day"}, "date_to_come"),
    ],
)
def test_a_value_that_is_none_or_to_come_is_refused(store, indicator, row, code):
    with pytest.raises(Invalid) as refused:
        measure(
            store, {"indicator": indicator, "measured_on": DAY, "span": "month", "value": 1.0, **row}, WRITING
        )
    assert refused.value.code == code
    assert series(store, indicator) == {}


def test_zero_is_a_value(store, indicator):
    taken(store, indicator, DAY, 0.0)
    assert series(store, indicator) == {date(2026, 11, 30): 0.0}


def test_a_name_is_one_indicator_of_an_action_whatever_the_door(store, action, indicator):
    with pytest.raises(Invalid) as refused:
        add_indicator(store, {"action": action, "name": "PME formées"}, WRITING)
    assert refused.value.code == "indicator_taken"
    twin = {**rows_at(store, now(store), "p", "indicator")[indicator]}
    with pytest.raises(Invalid):
        record(store, [Change("indicator", "twin", None, twin)], WRITING, reason="", kind=RevisionKind.IMPORT)


def test_a_target_before_its_start_is_refused(store, indicator):
    wanted = {"baseline_on": DAY, "target_on": DAY - timedelta(1)}
    with pytest.raises(Invalid) as refused:
        edit_indicator(store, now(store), indicator, wanted, WRITING)
    assert refused.value.code == "end_before_start"


def test_an_indicator_goes_with_its_values_and_comes_back_with_them(store, indicator):
    taken(store, indicator, date(2026, 9, 3), 41.0)
    taken(store, indicator, date(2026, 10, 3), 52.0)
    held = series(store, indicator)
    number = remove_indicator(store, now(store), indicator, WRITING)
    assert series(store, indicator) == {}
    undo(store, plan_undo(store, number, plan="p", revision=number), WRITING)
    assert series(store, indicator) == held


def test_what_was_measured_since_keeps_its_indicator_and_its_action_when_their_creation_is_undone(store):
    begun = create_action(store, {"title": "Former des PME"}, WRITING)
    row = {"action": of(store, begun, "action"), "name": "PME formées"}
    declared = add_indicator(store, row, WRITING)
    measured = taken(store, of(store, declared, "indicator"), DAY, 41.0)
    for number, table in ((begun, "action"), (declared, "indicator")):
        planned = plan_undo(store, number, plan="p", revision=now(store))
        assert not planned.changes
        assert [(k.table, k.key, k.is_named) for k in planned.kept] == [
            (table, of(store, number, table), True)
        ]
    for number in (measured, declared, begun):
        planned = plan_undo(store, number, plan="p", revision=now(store))
        assert planned.changes and not planned.kept
        undo(store, planned, WRITING)


def test_the_values_of_a_period_are_one_revision_that_corrects_adds_and_leaves(store, action, indicator):
    other = of(store, add_indicator(store, {"action": action, "name": "Ateliers"}, WRITING), "indicator")
    third = of(store, add_indicator(store, {"action": action, "name": "Visites"}, WRITING), "indicator")
    taken(store, indicator, DAY, 41.0, source="Registre")
    taken(store, third, DAY, 7.0)
    seen = now(store)
    number = together(store, seen, {indicator: 43.0, other: 3.0, third: None})
    end = date(2026, 11, 30)
    assert [series(store, key) for key in (indicator, other, third)] == [{end: 43.0}, {end: 3.0}, {end: 7.0}]
    assert together(store, number, {indicator: 43.0, other: 3.0}) is None
    with pytest.raises(Conflict):
        together(store, seen, {indicator: 44.0})
    undo(store, plan_undo(store, number, plan="p", revision=number), WRITING)
    assert [series(store, key) for key in (indicator, other)] == [{end: 41.0}, {}]


def test_a_value_taken_back_is_not_brought_back_beside_a_newer_one_of_its_day(store, indicator):
    key = of(store, taken(store, indicator, DAY, 41.0), "measure")
    gone = remove_measure(store, now(store), key, WRITING)
    taken(store, indicator, DAY, 42.0)
    with pytest.raises(Invalid):
        undo(store, plan_undo(store, gone, plan="p", revision=now(store)), WRITING)
    assert series(store, indicator) == {date(2026, 11, 30): 42.0}


def test_an_indicator_is_read_with_its_action_and_its_last_value(store, action, indicator):
    taken(store, indicator, date(2026, 9, 3), 41.0)
    taken(store, indicator, date(2026, 5, 1), 30.0, span="quarter")
    state = State(store, now(store), "p", DAY)
    (row,) = reads.indicators(state, action=action)
    assert (row.measured, row.last_on, row.last_value, row.last_span) == (2, date(2026, 9, 30), 41.0, "month")
    assert row.action_title == "Former des PME"
    assert [m.value for m in reads.measures(state, action=action)] == [30.0, 41.0]
    assert row in list(reads.indicators(state))
