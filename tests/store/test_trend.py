"""The trend is made of recorded days alone, each as it was known then; axes come in the order of their codes."""

from datetime import date, datetime

from lib.domain.changes import Change
from lib.domain.schema import ACTION, AXIS
from lib.domain.terms import RevisionKind
from lib.store import reads
from lib.store.ledger import commit
from lib.store.state import State

TODAY = date(2026, 11, 24)
FIRST = date(2025, 11, 1)


def recorded(store, as_of, *changes, kind=RevisionKind.EDIT):
    return commit(
        store, changes, plan="p", author="t", kind=kind, reason="", recorded_at=datetime(2026, 11, 24, 9), as_of=as_of
    )  # fmt: skip


def new(key, **values):
    return Change("action", key, None, dict.fromkeys(ACTION.names) | {"code": key, "title": key} | values)


def points(store, revision, day=TODAY, first=FIRST):
    return [
        (p.day, p.is_recorded, p.done, p.past_due)
        for p in reads.trend(State(store, revision, "p", day), first=first)
    ]


def test_each_month_shows_what_was_known_then_on_its_last_recorded_day(store):
    late = {"status": "in_progress", "deadline": date(2026, 9, 15), "deadline_precision": "day"}
    recorded(store, date(2026, 8, 10), new("A1", **late), new("A2", status="in_progress"))
    recorded(store, date(2026, 9, 20), Change("action", "A2", {"status": "in_progress"}, {"status": "done"}))
    recorded(
        store, date(2026, 9, 30), Change("action", "A1", {"deadline": date(2026, 9, 15)}, {"deadline": date(2026, 12, 1)})
    )  # fmt: skip
    last = recorded(store, date(2026, 10, 5), new("A3", **late))
    assert points(store, last) == [
        (date(2026, 8, 10), True, 0, 0),
        (date(2026, 9, 30), True, 1, 0),
        (date(2026, 10, 5), True, 1, 1),
        (TODAY, False, 1, 1),
    ]


def test_a_month_of_which_nothing_was_recorded_has_no_point(store):
    recorded(store, date(2026, 3, 31), new("A1", status="done"))
    last = recorded(store, TODAY, new("A2", status="done"))
    assert [day for day, *_ in points(store, last)] == [date(2026, 3, 31), TODAY]


def test_only_the_months_asked_for_and_nothing_later_than_the_day(store):
    recorded(store, date(2026, 3, 31), new("A1", status="done"))
    last = recorded(store, date(2026, 10, 31), new("A2", status="done"))
    assert [day for day, *_ in points(store, last, first=date(2026, 4, 1))] == [date(2026, 10, 31), TODAY]
    assert [day for day, *_ in points(store, last, day=date(2026, 5, 1))] == [
        date(2026, 3, 31),
        date(2026, 5, 1),
    ]


def test_the_last_point_is_the_figure_of_the_tile(sample_store):
    state = State(sample_store, reads.current_revision(sample_store), reads.current_plan(sample_store), TODAY)
    head, found = reads.headline(state), reads.trend(state, first=FIRST)
    assert (found[-1].done, found[-1].past_due) == (head.done, head.past_due) == (12, 8)
    assert [p.past_due for p in found][-6:] == [0, 3, 4, 4, 6, 8]
    seen = state.seen_by_partner()
    assert reads.trend(seen, first=FIRST)[-1].past_due == reads.headline(seen).past_due


def test_the_last_day_of_a_completion_and_how_many_tell_none(store):
    last = recorded(
        store,
        TODAY,
        new("A1", status="done", completed_on=date(2026, 6, 25)),
        new("A2", status="done", completed_on=date(2027, 1, 1)),
        new("A3", status="done"),
        new("A4", status="in_progress", completed_on=date(2026, 9, 1)),
    )
    found = reads.last_done(State(store, last, "p", TODAY))
    assert (found.day, found.undated) == (date(2026, 6, 25), 1)


def test_axes_come_in_the_order_of_their_codes_and_the_actions_of_none_last(store):
    codes = {"k1": "A10", "k2": "A2", "k3": "A1", "k4": None, "k5": "B"}
    axes = [
        Change("axis", key, None, dict.fromkeys(AXIS.names) | {"code": code, "title": key, "position": place})
        for place, (key, code) in enumerate(codes.items())
    ]
    last = recorded(store, TODAY, *axes, *(new(f"X{key}", axis=key) for key in codes), new("Y", axis=None))
    state = State(store, last, "p", TODAY)
    order = ["k3", "k2", "k1", "k4", "k5"]
    assert [row.axis_key for row in reads.axes(state)] == [*order, None]
    assert [row.axis_key for row in reads.axis_situations(state)] == [*order, None]
    assert [row.key for row in reads.axis_list(state)] == order


def test_a_step_of_minutes_is_no_recording_of_the_actions(store):
    recorded(store, date(2026, 3, 10), new("A1", status="done"))
    axis = Change("axis", "x", None, dict.fromkeys(AXIS.names) | {"code": "1"})
    last = recorded(store, date(2026, 5, 10), axis, kind=RevisionKind.MINUTES)
    assert points(store, last) == [(date(2026, 3, 10), True, 1, 0), (TODAY, False, 1, 0)]
