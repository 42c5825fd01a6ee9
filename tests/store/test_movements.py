"""What moved between two states: one definition, each flag by a plain case."""

from datetime import date

import pytest

from lib.domain.changes import Change
from lib.domain.schema import ACTION
from lib.store import reads
from lib.store.state import State
from tests.bare_ledger import record

FIRST, SECOND = date(2026, 11, 1), date(2026, 11, 24)


def action(key, **values):
    row = dict.fromkeys(ACTION.names) | {"code": key, "title": key, "status": "in_progress", "progress": 50.0}
    return Change("action", key, None, row | values)


def moved(store, before, after):
    state = State(store, after, "p", SECOND)
    return {row.key: row for row in reads.movements(state, before=state.at(before, FIRST))}


def flags(row):
    names = (
        "is_new is_gone newly_done reopened newly_cancelled newly_blocked unblocked newly_late missed"
        " deadline_moved postponed owner_changed"
    )
    return {name for name in names.split() if getattr(row, name)}


@pytest.mark.parametrize(
    ("held", "then", "expected"),
    [
        ({}, {"status": "done", "completed_on": SECOND}, {"newly_done"}),
        ({"status": "done"}, {"status": "in_progress"}, {"reopened"}),
        ({}, {"status": "cancelled"}, {"newly_cancelled"}),
        ({}, {"status": "blocked"}, {"newly_blocked"}),
        ({"status": "blocked"}, {"status": "in_progress"}, {"unblocked"}),
        ({"owner": "Directeur"}, {"owner": "Président"}, {"owner_changed"}),
        (
            {"deadline": date(2026, 12, 1)},
            {"deadline": date(2026, 12, 31)},
            {"deadline_moved", "postponed"},
        ),
        ({"deadline": date(2026, 12, 31)}, {"deadline": date(2026, 12, 1)}, {"deadline_moved"}),
        (
            {"deadline": date(2026, 11, 10)},
            {"deadline": date(2026, 12, 1)},
            {"deadline_moved", "postponed", "missed"},
        ),
    ],
)
def test_each_movement_is_told_by_its_flag(store, held, then, expected):
    record(store, action("a", **held))
    whole = dict.fromkeys(ACTION.names) | {"status": "in_progress", "progress": 50.0} | held
    record(store, Change("action", "a", {name: whole[name] for name in then}, then))
    assert flags(moved(store, 1, 2)["a"]) == expected


def test_a_deadline_that_passes_between_the_two_days_is_newly_late_without_any_writing(store):
    record(store, action("a", deadline=date(2026, 11, 10)), action("b", deadline=date(2026, 12, 10)))
    found = moved(store, 1, 1)
    assert {key: flags(row) for key, row in found.items()} == {"a": {"newly_late", "missed"}}


def test_what_comes_and_what_goes_is_told(store):
    record(store, action("a"))
    row = dict.fromkeys(ACTION.names) | {
        "code": "a",
        "title": "a",
        "status": "in_progress",
        "progress": 50.0,
    }
    record(store, Change("action", "a", row, None), action("b"))
    found = moved(store, 1, 2)
    assert flags(found["a"]) == {"is_gone"}
    assert flags(found["b"]) == {"is_new"}


def test_progress_gained_is_the_difference_of_the_two_values_and_missing_stays_missing(store):
    record(store, action("a"), action("b", progress=None))
    record(
        store,
        Change("action", "a", {"progress": 50.0}, {"progress": 65.0}),
        Change("action", "b", {"progress": None, "owner": None}, {"progress": 10.0, "owner": "x"}),
    )
    found = moved(store, 1, 2)
    assert found["a"].progress_gain == 15.0
    assert found["b"].progress_gain is None
