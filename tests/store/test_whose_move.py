"""Whose move is next after a letter, how far an introduction went, what was undone: each rule by a plain case."""

from dataclasses import astuple
from datetime import date, datetime
from itertools import pairwise

import pytest

from lib.domain.changes import Change
from lib.domain.schema import PLAN
from lib.domain.writing import Writing
from lib.store import reads
from lib.store.state import State
from lib.usecases.undo import plan_undo, undo
from tests.bare_ledger import DAY, action, exchange, record, row

WRITING = Writing("p", "t", datetime(2026, 11, 24, 10), DAY)
HOST = Change("plan", "p", None, dict.fromkeys(PLAN.names) | {"title": "P", "host": "CCIS-RSK"})


@pytest.mark.parametrize(
    ("letters", "turn"),
    [
        ([{"initiator": "PAL"}], ("CCIS-RSK", "reply", date(2026, 11, 1))),
        ([{"initiator": "PAL", "replied_on": date(2026, 11, 5)}], ("CCIT", "lead", date(2026, 11, 1))),
        ([{"initiator": "PAL", "replied_on": date(2026, 11, 30)}], ("CCIS-RSK", "reply", date(2026, 11, 1))),
        # Of one partner the last side to write waits for the other.
        ([{}, {"initiator": "PAL", "occurred_on": date(2026, 11, 3)}], ("CCIS-RSK", "reply", date(2026, 11, 3))),
        ([{"initiator": "PAL"}, {"occurred_on": date(2026, 11, 3)}], ("PAL", "letter", date(2026, 11, 3))),
        # Of several partners the oldest letter counts.
        ([{}, {"partner": "OFPPT", "initiator": "OFPPT", "occurred_on": date(2026, 11, 3)}], ("PAL", "letter", date(2026, 11, 1))),
        # Of one day the letter that we owe comes first, in whichever order they were written down; then names decide.
        ([{}, {"partner": "OFPPT", "initiator": "OFPPT"}], ("CCIS-RSK", "reply", date(2026, 11, 1))),
        ([{"partner": "OFPPT", "initiator": "OFPPT"}, {}], ("CCIS-RSK", "reply", date(2026, 11, 1))),
        ([{}, {"partner": "OFPPT"}], ("OFPPT", "letter", date(2026, 11, 1))),
    ],
)  # fmt: skip
def test_a_letter_that_was_received_and_not_answered_gives_the_move_to_who_keeps_the_plan(
    store, letters, turn
):
    number = record(
        store,
        HOST,
        action("A1", organisation="CCIT"),
        *(exchange(f"i{n}", **{"action": "A1", "partner": "PAL", **held}) for n, held in enumerate(letters)),
    )
    state = State(store, number, "p", DAY)
    (row,) = reads.turns(state)
    assert (row.turn_of, row.basis, row.turn_since) == turn
    (balance,) = reads.turn_balance(state)
    assert (balance.letters, balance.replies) == (turn[1] == "letter", turn[1] == "reply")


def test_letters_received_without_an_answer_stand_beside_those_that_wait_for_one(store):
    number = record(
        store,
        exchange("i1", initiator="CCIT"),
        exchange("i2", initiator="CCIT", replied_on=date(2026, 11, 5)),
        exchange("i3"),
        exchange("i4", initiator="CCIT", kind="meeting"),
    )
    state = State(store, number, "p", DAY)
    assert [row.key for row in reads.owed_letters(state)] == ["i1"]
    assert [row.key for row in reads.pending_letters(state)] == ["i3"]
    assert reads.partners(state)[0].owed == 1


@pytest.mark.parametrize(("exchanges", "again"), [((), 0), ((exchange("i1", partner="PAL"),), 2)])
def test_nobody_is_to_be_contacted_again_where_no_exchange_is_recorded(store, exchanges, again):
    partners = [row("partner", name, acronym=name, name=name) for name in ("CCIT", "PAL")]
    number = record(store, *partners, *exchanges)
    assert sum(p.to_contact_again for p in reads.partners(State(store, number, "p", DAY))) == again


def introduced(store, *stages):
    """An introduction that went through these stages, a revision each."""
    held = {"kind": "introduction", "occurred_on": date(2026, 3, 1), "stage": stages[0]}
    number = record(store, exchange("i", **held), day=date(2026, 3, 1))
    for before, after in pairwise(stages):
        number = record(
            store, Change("interaction", "i", {"stage": before}, {"stage": after}), day=date(2026, 4, 1)
        )
    return number


@pytest.mark.parametrize(
    ("stages", "reached"),
    [
        (("introduced", "met", "no_follow_up"), (1, 1, 1, 0, 0, 1)),
        (("no_follow_up",), (1, 0, 0, 0, 0, 1)),
        (("offer", "met"), (1, 1, 1, 0, 0, 0)),
        ((None,), (1, 0, 0, 0, 0, 0)),
    ],
)
def test_an_introduction_without_follow_up_keeps_the_furthest_stage_that_it_reached(store, stages, reached):
    number = introduced(store, *stages)
    assert astuple(reads.introductions(State(store, number, "p", DAY))) == reached


def test_a_stage_that_was_undone_was_not_reached(store):
    record(store, HOST)
    introduced(store, "introduced", "offer")
    writing = Writing("p", "t", datetime(2026, 11, 24, 10), DAY)
    undo(store, plan_undo(store, 3, plan="p", revision=3), writing)
    number = record(store, Change("interaction", "i", {"stage": "introduced"}, {"stage": "no_follow_up"}))
    assert astuple(reads.introductions(State(store, number, "p", DAY))) == (1, 0, 0, 0, 0, 1)


def test_a_postponement_that_was_undone_counts_nowhere(store):
    due = {"deadline": date(2026, 12, 1), "initial_deadline": date(2026, 12, 1), "deadline_precision": "day"}
    record(store, HOST, action("A1", start=date(2026, 1, 1), **due))
    record(store, Change("action", "A1", {"deadline": date(2026, 12, 1)}, {"deadline": date(2026, 12, 31)}))
    state = State(store, 2, "p", DAY)
    assert [r["postponed"] for r in state.records("outlook_rows")] == [1]
    writing = Writing("p", "t", datetime(2026, 11, 24, 10), DAY)
    number = undo(store, plan_undo(store, 2, plan="p", revision=2), writing)
    state = State(store, number, "p", DAY)
    assert [r["postponed"] for r in state.records("outlook_rows")] == [0]
    assert not reads.slippages(state)
    assert not reads.deadline_moves(state, before=0, keys=("A1",))


def undone(store, *numbers):
    """Undoes these revisions one after the other, each from the state that the one before left."""
    for number in numbers:
        now = reads.current_revision(store)
        undo(store, plan_undo(store, number, plan="p", revision=now), WRITING)
    return State(store, reads.current_revision(store), "p", DAY)


# The move is revision 2, its undoing 3, the redoing 4; then the redoing, or the move itself, is undone once more.
@pytest.mark.parametrize(
    ("numbers", "counts"), [((2,), 0), ((2, 3), 1), ((2, 3, 4), 0), ((2, 3, 2), 0), ((2, 3, 4, 5), 1)]
)
@pytest.mark.parametrize("before", [date(2026, 12, 1), None])
def test_what_was_undone_again_and_again_counts_as_it_ends(store, numbers, counts, before):
    due = {"deadline": before, "initial_deadline": before, "deadline_precision": "day"}
    record(store, HOST, action("A1", start=date(2026, 1, 1), **due))
    record(store, Change("action", "A1", {"deadline": before}, {"deadline": date(2026, 12, 31)}))
    state = undone(store, *numbers)
    moves = reads.deadline_moves(state, before=0, keys=("A1",))
    assert [move.days for move in moves] == ([30] * counts if before else [])
    assert [r["postponed"] for r in state.records("outlook_rows")] == [counts if before else 0]


def test_a_deadline_taken_away_and_given_back_did_not_move(store):
    due = {"deadline": date(2026, 12, 1), "deadline_precision": "day"}
    record(store, HOST, action("A1", start=date(2026, 1, 1), **due))
    record(store, Change("action", "A1", {"deadline": date(2026, 12, 1)}, {"deadline": None}))
    assert not reads.deadline_moves(undone(store, 2), before=0, keys=("A1",))


@pytest.mark.parametrize("numbers", [(3, 4, 5), (3, 4, 3)])
def test_a_stage_that_was_undone_again_was_not_reached(store, numbers):
    record(store, HOST)
    introduced(store, "introduced", "offer")
    undone(store, *numbers)
    number = record(store, Change("interaction", "i", {"stage": "introduced"}, {"stage": "no_follow_up"}))
    assert astuple(reads.introductions(State(store, number, "p", DAY))) == (1, 0, 0, 0, 0, 1)
