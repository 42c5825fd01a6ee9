"""Milestones of an action: done, late, weighed; and the progress that comes from them, in one revision with their change."""

from datetime import date, datetime
from itertools import count
from threading import Barrier, Thread

import pytest

from lib.domain.changes import Change
from lib.domain.errors import Conflict, Invalid
from lib.domain.milestones import ProgressFrom, steps
from lib.domain.schema import ACTION, MILESTONE
from lib.domain.terms import RevisionKind
from lib.domain.writing import Writing
from lib.store import reads
from lib.store.connection import Store
from lib.store.ledger import NOW, changes_of, rows_at
from lib.store.reads import MilestonePart
from lib.store.state import State
from lib.usecases.actions import create_action, edit_action, update_action
from lib.usecases.milestones import (
    add_milestone,
    count_progress,
    edit_milestone,
    finish_milestone,
    remove_milestone,
)
from lib.usecases.record import created, record
from lib.usecases.undo import plan_undo, undo

DAY = date(2026, 11, 24)
WRITING = Writing("p", "Amina", datetime(2026, 11, 24, 9), DAY)
NUMBERS = count(1)


@pytest.fixture(scope="module")
def store():
    opened = Store.open()
    begun = Change("plan", "p", None, {"title": "Plan", "is_sample": False})
    record(opened, [begun], WRITING, reason="", kind=RevisionKind.START)
    yield opened
    opened.close()


def an_action(store, **values):
    number = create_action(store, {"title": "Action", "code": f"A1.{next(NUMBERS)}", **values}, WRITING)
    return created(store, number, "action")


def a_milestone(store, action, title="Jalon", **values):
    return created(store, add_milestone(store, action, {"title": title, **values}, WRITING), "milestone")


def stored(store, table, key):
    return rows_at(store, NOW, "p", table)[key]


def progress(store, action):
    return stored(store, "action", action)["progress"]


def counted(store, *milestones, **values):
    """An action whose progress comes from its milestones, and their keys."""
    action = an_action(store, **values)
    keys = [a_milestone(store, action, f"Jalon {n}", **given) for n, given in enumerate(milestones, 1)]
    count_progress(store, reads.current_revision(store), action, ProgressFrom.MILESTONES, WRITING)
    return action, keys


def parts(*given):
    return [MilestonePart(str(n), "a", *values) for n, values in enumerate(given)]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ([], (0, 0, False, None)),
        ([(None, None, None)] * 2, (0, 2, False, None)),
        ([("not_started", None, None)] * 2, (0, 2, False, 0.0)),
        ([("done", None, None), ("in_progress", 50.0, None), (None, None, None)], (1, 3, False, 50.0)),
        ([("done", 20.0, None), ("cancelled", None, None)], (1, 1, False, 100.0)),
        ([("done", None, 3.0), ("blocked", None, None)], (1, 2, True, 75.0)),
        ([("done", None, 10_000.0), ("not_started", None, 1.0)], (1, 2, True, 99.9)),
    ],
)
def test_milestones_weigh_one_unless_told_and_a_cancelled_one_does_not_count(given, expected):
    found = steps(parts(*given))
    assert (found.done, found.counted, found.weighted, found.progress) == expected


def test_a_milestone_done_moves_the_progress_of_its_action_in_the_same_revision(store):
    action, (first, _) = counted(store, {"deadline": date(2026, 12, 1)}, {}, progress=80.0)
    assert progress(store, action) == 0.0
    number = finish_milestone(store, reads.current_revision(store), first, WRITING)
    assert [(c.table, dict(c.after)) for c in changes_of(store, number)] == [
        ("action", {"progress": 50.0}),
        ("milestone", {"status": "done", "completed_on": DAY}),
    ]
    assert finish_milestone(store, number, first, WRITING) is None
    reopened = edit_milestone(store, number, first, {"status": "in_progress", "progress": 40.0}, WRITING)
    assert (stored(store, "milestone", first)["completed_on"], progress(store, action)) == (None, 20.0)
    undo(store, plan_undo(store, reopened, plan="p", revision=reopened), WRITING)
    assert progress(store, action) == 50.0


def test_a_declared_progress_is_left_alone(store):
    action = an_action(store, progress=80.0)
    first = a_milestone(store, action)
    number = finish_milestone(store, reads.current_revision(store), first, WRITING)
    assert [c.table for c in changes_of(store, number)] == ["milestone"]
    assert progress(store, action) == 80.0


def test_where_progress_is_counted_nobody_declares_it_and_what_is_done_is_whole(store):
    action, keys = counted(store, {}, {}, {})
    seen = reads.current_revision(store)
    with pytest.raises(Invalid) as refused:
        edit_action(store, seen, action, {"progress": 60.0}, WRITING)
    assert (refused.value.code, refused.value.values["field"]) == ("progress_counted", "progress")
    done = update_action(store, seen, action, {"status": "done"}, WRITING)
    assert progress(store, action) == 100.0
    edit_action(store, done, action, {"status": "in_progress"}, WRITING)
    assert progress(store, action) == 0.0
    declared = count_progress(store, reads.current_revision(store), action, ProgressFrom.DECLARED, WRITING)
    finish_milestone(store, declared, keys[0], WRITING)
    assert progress(store, action) == 0.0


def test_an_action_without_a_milestone_does_not_lose_what_is_declared(store):
    action = an_action(store, progress=80.0)
    with pytest.raises(Invalid) as refused:
        count_progress(store, reads.current_revision(store), action, ProgressFrom.MILESTONES, WRITING)
    assert refused.value.code == "milestone_missing"


def test_a_milestone_taken_away_comes_back_and_without_any_the_progress_is_missing(store):
    action, (only,) = counted(store, {"status": "done"})
    assert progress(store, action) == 100.0
    gone = remove_milestone(store, reads.current_revision(store), only, WRITING)
    assert progress(store, action) is None
    undo(store, plan_undo(store, gone, plan="p", revision=gone), WRITING)
    assert (progress(store, action), stored(store, "milestone", only)["title"]) == (100.0, "Jalon 1")
    with pytest.raises(Conflict):
        remove_milestone(store, {**dict.fromkeys(MILESTONE.names), "title": "Autre"}, only, WRITING)


def test_undoing_one_of_two_revisions_counts_again_what_is_left(store):
    action, (one, two, _) = counted(store, {}, {}, {})
    first = finish_milestone(store, reads.current_revision(store), one, WRITING)
    last = finish_milestone(store, first, two, WRITING)
    back = plan_undo(store, first, plan="p", revision=last)
    assert back.kept == ()
    undo(store, back, WRITING)
    assert progress(store, action) == 33.3


def test_two_people_who_finish_two_milestones_at_once_both_succeed(store):
    action, keys = counted(store, *[{} for _ in range(6)])
    seen, gate, failed = reads.current_revision(store), Barrier(6), []

    def press(key):
        gate.wait()
        try:
            finish_milestone(store, seen, key, WRITING)
        except Exception as error:
            failed.append(error)

    threads = [Thread(target=press, args=(key,)) for key in keys]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (failed, progress(store, action)) == ([], 100.0)


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"title": ""}, "value_missing"),
        ({"weight": 0.0}, "weight_not_positive"),
        ({"progress": 101.0}, "progress_out_of_range"),
        ({"completed_on": DAY}, "completed_not_done"),
        ({"status": "done", "completed_on": date(2026, 11, 25)}, "date_to_come"),
    ],
)
def test_a_milestone_that_breaks_a_rule_is_refused(store, values, code):
    action = an_action(store)
    with pytest.raises(Invalid) as refused:
        add_milestone(store, action, {"title": "Jalon", **values}, WRITING)
    assert refused.value.code == code


def test_a_milestone_is_late_once_its_day_has_passed_while_it_is_open_and_its_action_is_not(store):
    action = an_action(store, deadline=date(2026, 12, 31))
    passed, before = date(2026, 11, 23), {"deadline": date(2026, 11, 23)}
    a_milestone(store, action, "passé", deadline=passed)
    a_milestone(store, action, "aujourd'hui", deadline=DAY)
    a_milestone(store, action, "fait", status="done", **before)
    a_milestone(store, action, "annulé", status="cancelled", **before)
    a_milestone(store, action, "sans date")
    state = State(store, reads.current_revision(store), "p", DAY)
    found = reads.milestones(state, keys=[action])
    assert [(m.title, m.is_late) for m in found] == [
        ("passé", True),
        ("fait", False),
        ("annulé", False),
        ("aujourd'hui", False),
        ("sans date", False),
    ]
    assert reads.action(state, reference=stored(store, "action", action)["code"]).situation != "overdue"


def test_an_action_that_left_the_plan_keeps_its_milestones_out_of_sight(store):
    action = an_action(store)
    kept = a_milestone(store, action)
    row = stored(store, "action", action)
    number = record(
        store,
        [Change("action", action, {name: row[name] for name in ACTION.names}, None)],
        WRITING,
        reason="",
        kind=RevisionKind.IMPORT,
    )
    assert list(reads.milestones(State(store, number, "p", DAY), keys=[action])) == []
    back = undo(store, plan_undo(store, number, plan="p", revision=number), WRITING)
    assert [m.key for m in reads.milestones(State(store, back, "p", DAY), keys=[action])] == [kept]


def test_a_partner_sees_what_a_milestone_is_and_not_whose(store):
    shown, hidden = an_action(store), an_action(store, confidential=True)
    a_milestone(store, shown, "Vu", owner="Chef de projet", comment="interne", weight=2.0)
    a_milestone(store, hidden, "Réservé")
    state = State(store, reads.current_revision(store), "p", DAY).seen_by_partner()
    (seen,) = reads.milestones(state, keys=[shown, hidden])
    assert (seen.title, seen.status, seen.weight, seen.owner, seen.comment) == (
        "Vu",
        "not_started",
        2.0,
        None,
        None,
    )
