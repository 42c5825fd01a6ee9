"""What ties actions together in time: no circle, occurrences that follow from a rule, progress that follows from them."""

from datetime import date, datetime, timedelta
from itertools import pairwise
from threading import Thread

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.domain.changes import Change, Value
from lib.domain.errors import Invalid
from lib.domain.recurrence import MOST, Recurrence, days_of
from lib.domain.schema import ACTION, TABLES
from lib.domain.terms import RevisionKind
from lib.domain.ties import circle, way_round
from lib.domain.writing import Writing
from lib.store import reads
from lib.store.connection import Store
from lib.store.ledger import NOW, rows_at
from lib.store.state import State
from lib.usecases.actions import create_action, edit_action, update_action
from lib.usecases.dependencies import add_dependencies, end_dependency
from lib.usecases.occurrences import edit_occurrence, hold_occurrence
from lib.usecases.record import record
from lib.usecases.undo import plan_undo, undo

DAY = date(2026, 11, 24)
WRITING = Writing("p", "Amina", datetime(2026, 11, 24, 9), DAY)


@pytest.fixture
def store():
    opened = Store.open()
    sheet = {**dict.fromkeys(TABLES["plan"].names), "title": "Plan", "is_sample": False}
    record(opened, [Change("plan", "p", None, sheet)], WRITING, reason="", kind=RevisionKind.START)
    yield opened
    opened.close()


def add(store, code, **values):
    """An action of the plan; its key."""
    create_action(store, {"code": code, "title": f"Action {code}", **values}, WRITING)
    return reads.action(now(store), code).key


def add_dependency(store, action, needs, why, writing):
    """The same by the key of what is needed, as the code is asked for."""
    code = rows_at(store, NOW, "p", "action")[needs]["code"]
    return add_dependencies(store, action, str(code), why, writing)


def now(store, day=DAY):
    return State(store, reads.current_revision(store), "p", day)


def quarterly(store, **values):
    """Three occurrences before the day, one to come: its key, its occurrences."""
    given = {"start": date(2026, 1, 1), "deadline": date(2026, 12, 31), "recurrence": "quarterly", **values}
    return add(store, "A1", **given)


def occurrences(store, key):
    return list(reads.occurrences_of_action(now(store), key=key))


def test_a_long_circle_is_told_by_its_beginning_and_its_end():
    assert way_round(["A1", "A2", "A1"]) == "A1 → A2 → A1"
    assert way_round([*"ABCDEFGHIJKL", "A"]) == "A → B → C → D → E → … → K → L → A"


def test_a_circle_is_refused_and_its_path_is_told(store):
    one, two, three = (add(store, code) for code in ("A1", "A2", "A3"))
    add_dependency(store, one, two, None, WRITING)
    add_dependency(store, two, three, None, WRITING)
    last = reads.current_revision(store)
    with pytest.raises(Invalid) as refused:
        add_dependency(store, three, one, None, WRITING)
    assert (refused.value.code, refused.value.values["path"]) == ("dependency_circle", "A3 → A1 → A2 → A3")
    with pytest.raises(Invalid):
        add_dependency(store, one, one, None, WRITING)
    with pytest.raises(Invalid) as twice:
        add_dependency(store, one, two, None, WRITING)
    assert twice.value.code == "dependency_twice"
    assert reads.current_revision(store) == last
    (tie,) = (t for t in reads.ties_of_action(now(store), key=one) if t.is_needed)
    end_dependency(store, last, tie.key, WRITING)
    add_dependency(store, three, one, None, WRITING)
    edit_action(store, reads.current_revision(store), two, {"code": "A9"}, WRITING)
    with pytest.raises(Invalid) as former:
        add_dependencies(store, one, "A2", None, WRITING)
    assert former.value.values["path"] == "A1 → A9 → A3 → A1", "found by its former code"


def test_two_people_who_close_a_circle_at_the_same_moment_do_not_both_succeed(store):
    keys = [add(store, code) for code in ("A1", "A2")]
    refused = []

    def tie(action, needs):
        try:
            add_dependency(store, action, needs, None, WRITING)
        except Invalid as error:
            refused.append(error.code)

    both = [Thread(target=tie, args=pair) for pair in (keys, keys[::-1])]
    for thread in both:
        thread.start()
    for thread in both:
        thread.join()
    assert refused == ["dependency_circle"]
    assert len(rows_at(store, NOW, "p", "dependency")) == 1


def test_an_undoing_that_would_close_a_circle_is_refused(store):
    one, two = (add(store, code) for code in ("A1", "A2"))
    tied = add_dependency(store, one, two, None, WRITING)
    back = undo(store, plan_undo(store, tied, plan="p", revision=tied), WRITING)
    last = add_dependency(store, two, one, None, WRITING)
    with pytest.raises(Invalid) as refused:
        undo(store, plan_undo(store, back, plan="p", revision=last), WRITING)
    assert refused.value.code == "dependency_circle"


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=14))
def test_a_circle_is_found_where_there_is_one_and_only_there(pairs):
    needs, standing = {}, set()
    for action, needed in pairs:
        reached, todo = set(), [needed]
        while todo:
            at = todo.pop()
            if at not in reached:
                reached.add(at)
                todo += [n for a, n in standing if a == at]
        needs.setdefault(str(action), []).append(str(needed))
        path = circle(needs, [(str(action), str(needed))])
        assert bool(path) == (action in reached)
        if path:
            assert path[0] == path[-1] and path[:2] == (str(action), str(needed))
            assert all(b in needs[a] for a, b in pairwise(path))
            needs[str(action)].pop()
        else:
            standing.add((action, needed))


def test_a_long_chain_is_walked_without_its_turns_counting_twice():
    chain = {str(n): [str(n + 1), str(n + 2)] for n in range(10_000)}
    assert circle(chain, [(str(n), str(n + 1)) for n in range(10_000)]) == ()
    chain["10001"] = ["0"]
    assert len(circle(chain, [("10001", "0")])) > 5_000


def test_an_action_says_that_what_it_needs_is_late_and_is_not_late_for_that(store):
    late = add(store, "A1", deadline=date(2026, 11, 1), status="in_progress")
    waits = {
        "start": date(2026, 11, 20),
        "deadline": date(2027, 3, 1),
        "status": "in_progress",
        "progress": 50.0,
    }
    key = add(store, "A2", **waits)
    add_dependency(store, key, late, "the list of firms", WRITING)
    action = reads.action(now(store), key)
    assert (action.situation, action.reason_code, action.reason_value) == ("on_time", "held_up", 1)
    assert [(c.code, c.is_past_due) for c in reads.conditions(now(store), keys=(key,))] == [("A1", True)]
    update_action(store, reads.current_revision(store), late, {"status": "done"}, WRITING)
    assert reads.action(now(store), key).reason_code is None
    assert list(reads.conditions(now(store), keys=(key,))) == []


def test_a_partner_sees_no_dependency_on_an_action_that_it_does_not_see(store):
    secret = add(
        store,
        "A1",
        confidential=True,
        deadline=date(2026, 11, 1),
        recurrence="monthly",
        start=date(2026, 8, 31),
    )
    plain, other = add(store, "A2", deadline=date(2027, 3, 1)), add(store, "A3")
    add_dependency(store, plain, secret, None, WRITING)
    add_dependency(store, secret, other, None, WRITING)
    seen = now(store).seen_by_partner()
    for table in ("dependency", "occurrence"):
        assert rows_at(seen.store, seen.revision, "p", table) == {}
        assert rows_at(store, seen.revision, "p", table) != {}
    assert list(reads.ties_of_action(seen, key=plain)) == []
    assert reads.action(seen, plain).reason_code != "held_up"
    assert list(reads.trend(seen, first=date(2026, 10, 1)))[-1].past_due == 0


@pytest.mark.parametrize(
    ("every", "start", "until", "days"),
    [
        (
            "quarterly",
            date(2026, 1, 1),
            date(2026, 12, 31),
            ["2026-03-31", "2026-06-30", "2026-09-30", "2026-12-31"],
        ),
        ("monthly", date(2026, 1, 15), date(2026, 4, 15), ["2026-02-15", "2026-03-15", "2026-04-15"]),
        ("monthly", date(2026, 1, 1), date(2026, 3, 30), ["2026-01-30", "2026-02-28", "2026-03-30"]),
        ("half_yearly", date(2025, 9, 1), date(2026, 6, 30), ["2025-12-31", "2026-06-30"]),
        ("yearly", date(2024, 1, 1), date(2025, 2, 28), ["2024-02-29", "2025-02-28"]),
        ("weekly", date(2026, 11, 2), date(2026, 11, 20), ["2026-11-06", "2026-11-13", "2026-11-20"]),
        ("weekly", date(2026, 11, 2), date(2026, 11, 2), []),
    ],
)
def test_occurrences_are_a_period_apart_and_the_last_one_is_on_the_last_day(every, start, until, days):
    assert [str(day) for day in days_of(Recurrence(every), start, until)] == days


@settings(deadline=None)
@given(st.sampled_from(list(Recurrence)), st.dates(), st.dates())
def test_there_are_never_too_many_occurrences_and_each_is_after_the_start(every, start, until):
    days = days_of(every, start, until)
    assert len(days) <= MOST and len(set(days)) == len(days) and sorted(days) == list(days)
    assert all(start < day <= until for day in days)


def test_an_action_that_comes_back_is_late_with_its_first_occurrence_that_is_not_done(store):
    key = quarterly(store)
    action = reads.action(now(store), key)
    assert [o.due_on.month for o in occurrences(store, key)] == [3, 6, 9, 12]
    assert (action.situation, action.reason_code, action.progress) == ("overdue", "occurrence_late", 0.0)
    (row,) = reads.overdue(now(store))
    assert (row.deadline, row.days_late) == (date(2026, 3, 31), 238)
    for occurrence in occurrences(store, key)[:3]:
        hold_occurrence(store, reads.current_revision(store), occurrence.key, WRITING)
    action = reads.action(now(store), key)
    assert (action.situation, action.progress, action.status) == ("on_time", 75.0, "in_progress")
    assert [row.deadline for row in reads.due_within(now(store), days=60)] == [date(2026, 12, 31)]
    assert [row.past_due for row in reads.trend(now(store), first=date(2026, 10, 1))] == [0]


def test_it_is_done_with_its_last_occurrence_and_open_again_with_one_that_is_not(store):
    key = quarterly(store)
    for occurrence in occurrences(store, key):
        last = hold_occurrence(store, reads.current_revision(store), occurrence.key, WRITING)
    done = reads.action(now(store), key)
    assert (done.status, done.progress, done.values["completed_on"]) == ("done", 100.0, DAY)
    first = occurrences(store, key)[0]
    again = edit_occurrence(store, last, first.key, {"state": "planned"}, WRITING)
    action = reads.action(now(store), key)
    assert (action.status, action.progress, action.values["completed_on"]) == ("in_progress", 75.0, None)
    undo(store, plan_undo(store, again, plan="p", revision=again), WRITING)
    assert reads.action(now(store), key).values == done.values


def test_one_without_an_object_does_not_count(store):
    key = quarterly(store)
    first, *others = occurrences(store, key)
    edit_occurrence(store, reads.current_revision(store), first.key, {"state": "dropped"}, WRITING)
    hold_occurrence(store, reads.current_revision(store), others[0].key, WRITING)
    assert reads.action(now(store), key).progress == pytest.approx(100 / 3)


def test_an_occurrence_that_moves_needs_a_reason_and_a_day_of_completion_is_of_one_that_is_done(store):
    key = quarterly(store)
    first = occurrences(store, key)[0]
    seen = reads.current_revision(store)
    refusals: list[tuple[dict[str, Value], str]] = [
        ({"due_on": date(2026, 4, 15)}, "occurrence_reason_missing"),
        ({"done_on": DAY}, "occurrence_not_done"),
        ({"state": "done", "done_on": DAY + timedelta(1)}, "date_to_come"),
        ({"due_on": None}, "value_missing"),
    ]
    for wanted, code in refusals:
        with pytest.raises(Invalid) as refused:
            edit_occurrence(store, seen, first.key, wanted, WRITING)
        assert refused.value.code == code
    edit_occurrence(store, seen, first.key, {"due_on": date(2026, 4, 15)}, WRITING, reason="agreed")
    moved = occurrences(store, key)[0]
    assert (moved.planned_on, moved.due_on) == (date(2026, 3, 31), date(2026, 4, 15))


def test_a_rule_that_changes_keeps_what_was_done_and_what_was_missed(store):
    key = quarterly(store)
    first, *_ = occurrences(store, key)
    hold_occurrence(store, reads.current_revision(store), first.key, WRITING)
    seen = reads.current_revision(store)
    changed = edit_action(store, seen, key, {"recurrence": "monthly"}, WRITING)
    assert [(o.due_on.month, o.state) for o in occurrences(store, key)] == [
        (3, "done"), (6, "planned"), (9, "planned"), (10, "planned"), (11, "planned"), (12, "planned"),
    ]  # fmt: skip
    undo(store, plan_undo(store, changed, plan="p", revision=changed), WRITING)
    assert [o.due_on.month for o in occurrences(store, key)] == [3, 6, 9, 12]
    edit_action(store, reads.current_revision(store), key, {"recurrence": None}, WRITING)
    assert [o.state for o in occurrences(store, key)] == ["done"]
    assert reads.action(now(store), key).status == "in_progress"


def test_what_occurrences_say_is_not_declared_over_them(store):
    key = quarterly(store)
    seen = reads.current_revision(store)
    with pytest.raises(Invalid) as refused:
        update_action(store, seen, key, {"status": "done"}, WRITING)
    assert (refused.value.code, refused.value.values["n"]) == ("occurrences_left", 4)
    hold_occurrence(store, seen, occurrences(store, key)[0].key, WRITING)
    with pytest.raises(Invalid) as refused:
        edit_action(store, reads.current_revision(store), key, {"progress": 90.0}, WRITING)
    assert refused.value.code == "progress_of_occurrences"
    update_action(store, reads.current_revision(store), key, {"status": "cancelled"}, WRITING)


def test_an_end_of_its_own_is_the_deadline_of_what_has_none_and_what_has_no_end_has_no_occurrence(store):
    key = quarterly(store, deadline=None)
    assert occurrences(store, key) == []
    edit_action(store, reads.current_revision(store), key, {"recurrence_until": date(2026, 6, 30)}, WRITING)
    assert [o.due_on.month for o in occurrences(store, key)] == [3, 6]
    assert reads.action(now(store), key).values["deadline"] == date(2026, 6, 30)


def test_two_people_who_each_say_one_occurrence_done_both_succeed(store):
    key = quarterly(store)
    seen = reads.current_revision(store)
    both = [
        Thread(target=hold_occurrence, args=(store, seen, o.key, WRITING))
        for o in occurrences(store, key)[:2]
    ]
    for thread in both:
        thread.start()
    for thread in both:
        thread.join()
    assert [o.state for o in occurrences(store, key)] == ["done", "done", "planned", "planned"]
    assert reads.action(now(store), key).progress == 50.0


def test_an_action_of_every_day_is_written_as_before(store):
    number = create_action(store, dict.fromkeys(ACTION.names) | {"title": "Once"}, WRITING)
    assert len(rows_at(store, number, "p", "action")) == 1


def test_what_is_due_before_what_it_needs_or_needs_a_late_action_is_told_as_a_contradiction(store):
    late = add(store, "A1", deadline=date(2026, 11, 1), status="in_progress")
    later = add(store, "A2", deadline=date(2027, 6, 1), status="in_progress")
    key = add(store, "A3", deadline=date(2027, 3, 1), status="in_progress")
    for needed in (late, later):
        add_dependency(store, key, needed, None, WRITING)
    told = {(c.code, c.rule): (c.needs, c.since) for c in reads.contradictions(now(store))}
    assert told == {
        ("A3", "needs_late"): ("A1", date(2026, 11, 1)),
        ("A3", "needs_later"): ("A2", date(2027, 6, 1)),
    }


def test_how_far_what_comes_back_is_and_what_is_needed_are_told_of_many_at_once(store):
    key = quarterly(store)
    hold_occurrence(store, reads.current_revision(store), occurrences(store, key)[0].key, WRITING)
    (course,) = reads.courses(now(store), keys=(key,))
    assert (course.done, course.counted, course.next_due) == (1, 4, date(2026, 6, 30))
    assert [row.on_day for row in reads.search(now(store), search="A1", limit=5)] == [date(2026, 6, 30)]
    assert [entry.deadline for entry in reads.calendar(now(store))] == [date(2026, 6, 30)]
