"""Each contradiction is found by its rule and repaired by one revision, which can be undone."""

from datetime import date, datetime

import pytest

from lib.domain.changes import Change
from lib.domain.errors import Invalid
from lib.domain.schema import ACTION, DECISION, PLAN
from lib.domain.writing import Writing
from lib.store import reads
from lib.store.ledger import rows_at
from lib.store.state import State
from lib.usecases.repairs import WAYS, Repair, repair
from lib.usecases.start import SAMPLE_PLAN
from lib.usecases.undo import plan_undo, undo
from tests.bare_ledger import DAY, record
from tests.sample import LAST

WRITING = Writing("p", "test", datetime(2026, 11, 24, 10, 0), DAY)


def action(key="a", **values):
    row = {"code": key, "title": key, "status": "in_progress", "progress": 50.0, "deliverable": "note"}
    return Change("action", key, None, dict.fromkeys(ACTION.names) | row | values)


def found(store):
    last = reads.current_revision(store)
    rows = reads.contradictions(State(store, last, "p", DAY))
    return {(row.key, row.rule): row for row in rows}


def now(store, key="a"):
    return rows_at(store, reads.current_revision(store), "p", "action")[key]


CASES = [
    ("done_below_100", "complete", {"status": "done", "progress": 80.0}, {"progress": 100.0}),
    (
        "full_not_done",
        "declare_done",
        {"progress": 100.0},
        {"status": "done", "completed_on": date(2026, 11, 1)},
    ),
    (
        "end_before_start",
        "swap",
        {"start": date(2026, 12, 1), "deadline": date(2026, 11, 1)},
        {"start": date(2026, 11, 1), "deadline": date(2026, 12, 1)},
    ),
    (
        "done_in_future",
        "date",
        {"status": "done", "progress": 100.0, "completed_on": date(2026, 11, 25)},
        {"completed_on": date(2026, 11, 20)},
    ),
    (
        "done_before_start",
        "date",
        {"status": "done", "progress": 100.0, "start": date(2026, 11, 10), "completed_on": date(2026, 11, 9)},
        {"completed_on": date(2026, 11, 20)},
    ),
    ("no_deliverable", "name_deliverable", {"status": "done", "progress": 100.0, "deliverable": None}, {"deliverable": "rapport"}),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "way", "held", "after"), CASES)
def test_a_contradiction_is_repaired_by_one_revision_and_the_undoing_brings_it_back(
    store, rule, way, held, after
):
    record(
        store,
        Change("plan", "p", None, dict.fromkeys(PLAN.names) | {"title": "P"}),
        action(**held),
        day=date(2026, 11, 1),
    )
    row = found(store)["a", rule]
    number = repair(
        store,
        1,
        Repair("a", way, since=row.since, deliverable="rapport", completed_on=date(2026, 11, 20)),
        WRITING,
        reason="essai",
    )
    assert number == 2
    assert {name: now(store)[name] for name in after} == after
    assert ("a", rule) not in found(store)
    undo(store, plan_undo(store, 2, plan="p", revision=2), WRITING)
    assert ("a", rule) in found(store)


def fallen(store):
    record(store, action(progress=75.0), day=date(2026, 8, 1))
    record(store, Change("action", "a", {"progress": 75.0}, {"progress": 70.0}), day=date(2026, 9, 1))
    return found(store)["a", "progress_backwards"]


def test_a_progress_that_went_backwards_is_taken_back(store):
    row = fallen(store)
    assert (row.before, row.progress, row.since) == (75.0, 70.0, date(2026, 9, 1))
    repair(store, 2, Repair("a", "take_back", before=row.before), WRITING, reason="essai")
    assert now(store)["progress"] == 75.0
    assert not found(store)


def test_or_confirmed_until_it_goes_backwards_again(store):
    fallen(store)
    repair(store, 2, Repair("a", "confirm"), WRITING, reason="essai")
    assert (now(store)["progress"], now(store)["checked_on"]) == (70.0, DAY)
    assert not found(store)
    record(store, Change("action", "a", {"progress": 70.0}, {"progress": 60.0}), day=date(2026, 12, 1))
    assert found(store)["a", "progress_backwards"].before == 75.0


def test_the_undoing_of_a_progress_is_no_step_backwards(store):
    record(store, action(progress=40.0))
    record(store, Change("action", "a", {"progress": 40.0}, {"progress": 90.0}))
    undo(store, plan_undo(store, 2, plan="p", revision=2), WRITING)
    assert now(store)["progress"] == 40.0
    assert not found(store)


def test_an_action_done_before_its_steps_is_reopened_with_their_mean_progress(store):
    done = {"status": "done", "progress": 100.0, "completed_on": DAY}
    record(
        store,
        action("A1", **done),
        action("A1.1", **done),
        action("A1.2", progress=40.0),
        action("B1", **done),
    )
    row = found(store)["A1", "done_with_open_steps"]
    assert row.before == 70.0, "(100 + 40) ÷ 2"
    repair(store, 1, Repair("A1", "reopen", before=row.before), WRITING, reason="essai")
    again = now(store, "A1")
    assert (again["status"], again["progress"], again["completed_on"]) == ("in_progress", 70.0, None)
    assert not found(store)


def test_a_decision_still_to_do_leaves_a_done_action_open(store):
    decision = dict.fromkeys(DECISION.names) | {"text": "Relancer", "action": "a", "status": "to_do"}
    record(store, action(status="done", progress=100.0), Change("decision", "d", None, decision))
    row = found(store)["a", "done_with_open_steps"]
    assert row.before is None, "no step says how far it is: the progress is left missing"


def test_confirming_a_stale_action_says_the_day_and_nothing_else(store):
    record(store, action(), day=date(2026, 9, 1))
    assert [row.key for row in reads.stale(State(store, 1, "p", DAY))] == ["a"]
    repair(store, 1, Repair("a", "confirm"), WRITING, reason="essai")
    assert not reads.stale(State(store, 2, "p", DAY))
    assert {name for name, value in now(store).items() if value != action().after[name]} == {"checked_on"}


def test_what_cannot_be_repaired_is_refused_in_words(store):
    record(store, action())
    for wanted, code in (
        (Repair("x", "confirm"), "action_unknown"),
        (Repair("a", "name_deliverable"), "value_missing"),
        (Repair("a", "take_back", before=50.0), "no_change"),
    ):
        with pytest.raises(Invalid) as refused:
            repair(store, 1, wanted, WRITING, reason="essai")
        assert refused.value.code == code
    assert reads.current_revision(store) == 1


def test_the_one_contradiction_of_the_sample_is_the_progress_that_went_from_75_to_70(sample_store):
    rows = reads.contradictions(State(sample_store, LAST, SAMPLE_PLAN, DAY))
    assert [(r.code, r.rule, r.before, r.progress) for r in rows] == [
        ("A3.3", "progress_backwards", 75.0, 70.0)
    ]


def test_every_rule_has_its_repair():
    assert {rule for rule, *_ in CASES} < {rule for rule, _ in WAYS}
