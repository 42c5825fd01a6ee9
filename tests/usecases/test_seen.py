"""Every edit states what its author saw: of two people who change the same from the same state, the second is told."""

import threading
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from lib.domain.changes import Change
from lib.domain.errors import Conflict, Invalid
from lib.domain.schema import ACTION
from lib.domain.terms import DecisionStatus, Weather
from lib.domain.writing import Writing
from lib.store import reads
from lib.store.ledger import changes_of, rows_at
from lib.store.state import State
from lib.usecases.actions import create_action, edit_action
from lib.usecases.commitments import add_commitment, edit_commitment
from lib.usecases.decisions import record_decision, settle_decision
from lib.usecases.interactions import promise_follow_up
from lib.usecases.meetings import close_meeting, open_meeting
from lib.usecases.minutes import edit_minutes, set_commission
from lib.usecases.partners import edit_partner
from lib.usecases.record import record
from lib.usecases.repairs import Repair, repair
from lib.usecases.settings import adopt_revision, judge_axis, name_plan, set_thresholds
from lib.usecases.start import SAMPLE_PLAN
from tests.records import draw

DAY = date(2026, 11, 24)
ONE = Writing(SAMPLE_PLAN, "Amina", datetime(2026, 11, 24, 10), DAY)
TWO = Writing(SAMPLE_PLAN, "Kossi", datetime(2026, 11, 24, 11), DAY)


def first(store, table, **values):
    rows = rows_at(store, reads.current_revision(store), SAMPLE_PLAN, table)
    return next(k for k, row in rows.items() if all(row[name] == v for name, v in values.items()))


def meeting(store):
    return open_meeting(
        store, 1, title="R", place="", minutes=30, attendance=[], writing=ONE, reason="Réunion"
    )


def decision(store):
    return record_decision(store, replace(ONE, meeting="m"), text="Écrire", owner="Directeur")


#: What is prepared, and the edit of the same thing by two people, each their own way.
EDITS = {
    "set_thresholds": (None, lambda s, seen, _, w, n: set_thresholds(s, seen, {"soon_days": 20.0 + n}, w, reason="x")),
    "judge_axis": (
        lambda s: first(s, "axis"),
        lambda s, seen, key, w, n: judge_axis(s, seen, key, list(Weather)[n], w, reason=f"motif {n}"),
    ),
    "name_plan": (None, lambda s, seen, _, w, n: name_plan(s, seen, {"title": f"Plan {n}"}, w)),
    "adopt_revision": (None, lambda s, seen, _, w, n: adopt_revision(s, seen, 2 + n, w, reason="x")),
    "set_commission": (None, lambda s, seen, _, w, n: set_commission(s, seen, f"Commission {n}", None, w, reason="x")),
    "settle_decision": (
        decision,
        lambda s, seen, key, w, n: settle_decision(s, seen, key, list(DecisionStatus)[1 + n], w),
    ),
    "edit_action": (
        lambda s: first(s, "action", code="A6.1"),
        lambda s, seen, key, w, n: edit_action(s, seen, key, {"owner": f"Directeur {n}"}, w),
    ),
    "repair": (
        lambda s: first(s, "action", code="A6.1"),
        lambda s, seen, key, w, n: repair(s, seen, Repair(key, "name_deliverable", deliverable=f"v{n}"), w, reason="x"),
    ),
    "edit_commitment": (
        lambda s: first(s, "commitment", code="C1"),
        lambda s, seen, key, w, n: edit_commitment(s, seen, key, {"text": f"Texte {n}"}, w),
    ),
    "edit_partner": (
        lambda s: "PAL",
        lambda s, seen, key, w, n: edit_partner(s, seen, key, {"country": f"Pays {n}"}, w),
    ),
    "promise_follow_up": (
        lambda s: next(iter(rows_at(s, 10, SAMPLE_PLAN, "interaction"))),
        lambda s, seen, key, w, n: promise_follow_up(s, seen, key, by=f"Directeur {n}", on=DAY, writing=w),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", EDITS)
def test_of_two_people_who_change_the_same_the_second_loses_nothing_and_is_told_who_and_when(
    sample_store, name
):
    prepare, edit = EDITS[name]
    key = prepare(sample_store) if prepare else None
    seen = reads.current_revision(sample_store)
    number = edit(sample_store, seen, key, ONE, 0)
    with pytest.raises(Conflict) as refused:
        edit(sample_store, seen, key, TWO, 1)
    assert reads.current_revision(sample_store) == number, "nothing was written"
    told = refused.value.details[0]
    assert (told.author, told.recorded_at) == ("Amina", ONE.recorded_at)
    (change,) = changes_of(sample_store, number)
    if told.field:
        assert told.stored == change.after[told.field]
    assert edit(sample_store, number, key, TWO, 1) == number + 1, "knowingly, once it was seen"


@pytest.mark.parametrize("name", EDITS)
def test_nothing_differs_from_what_is_there_already(sample_store, name):
    if name == "repair":
        return
    prepare, edit = EDITS[name]
    key = prepare(sample_store) if prepare else None
    number = edit(sample_store, reads.current_revision(sample_store), key, ONE, 0)
    assert edit(sample_store, number, key, TWO, 0) is None


def test_two_people_who_change_different_limits_both_succeed(sample_store):
    seen = reads.current_revision(sample_store)
    limits = reads.thresholds(State(sample_store, seen, SAMPLE_PLAN, DAY))
    set_thresholds(sample_store, seen, {**limits, "soon_days": 21.0}, ONE, reason="x")
    number = set_thresholds(sample_store, seen, {**limits, "watch_days": 9.0}, TWO, reason="y")
    stored = rows_at(sample_store, number, SAMPLE_PLAN, "setting")
    assert (stored["threshold.soon_days"]["value"], stored["threshold.watch_days"]["value"]) == (
        "21.0",
        "9.0",
    )


def test_a_meeting_is_closed_once(sample_store):
    key = meeting(sample_store)
    seen = reads.current_revision(sample_store)
    how: dict[str, Any] = {"discussed": [], "closing": {}, "reason": "Clôture", "draw": draw}
    close_meeting(sample_store, seen, key, writing=ONE, **how)
    with pytest.raises(Invalid) as refused:
        close_meeting(sample_store, seen, key, writing=TWO, **how)
    assert refused.value.code == "meeting_closed"


def test_the_text_of_minutes_keeps_what_the_first_wrote(sample_store):
    key = first(sample_store, "minutes")
    rows = rows_at(sample_store, reads.current_revision(sample_store), SAMPLE_PLAN, "minutes")
    key = next(k for k in rows if not _fixed(sample_store, k))
    seen = reads.current_revision(sample_store)
    edit_minutes(sample_store, seen, key, {"place": "Lomé"}, ONE, reason="x")
    with pytest.raises(Conflict):
        edit_minutes(sample_store, seen, key, {"place": "Salé"}, TWO, reason="x")


def _fixed(store, key):
    held = reads.minutes(State(store, reads.current_revision(store), SAMPLE_PLAN, DAY))
    return next(m for m in held if m.key == key).is_fixed


def test_a_row_ended_meanwhile_is_a_conflict_that_says_who_ended_it(sample_store):
    key = first(sample_store, "action", code="A6.1")
    seen = reads.current_revision(sample_store)
    row = rows_at(sample_store, seen, SAMPLE_PLAN, "action")[key]
    record(sample_store, [Change("action", key, row, None)], ONE, reason="Retirée")
    with pytest.raises(Conflict) as refused:
        edit_action(sample_store, seen, key, {"owner": "Autre"}, TWO)
    (told,) = refused.value.details
    assert (told.key, told.field, told.stored) == (key, "", None)
    assert (told.author, told.recorded_at) == ("Amina", ONE.recorded_at)


def test_the_author_told_is_the_one_who_changed_the_value_not_the_last_to_touch_the_row(sample_store):
    key = first(sample_store, "action", code="A6.1")
    seen = reads.current_revision(sample_store)
    edit_action(sample_store, seen, key, {"owner": "Directrice"}, ONE)
    edit_action(sample_store, seen, key, {"priority": "low"}, replace(TWO, author="Troisième"))
    with pytest.raises(Conflict) as refused:
        edit_action(sample_store, seen, key, {"owner": "Autre"}, TWO)
    assert [(d.field, d.stored, d.author) for d in refused.value.details] == [
        ("owner", "Directrice", "Amina")
    ]


@pytest.mark.parametrize(
    ("create", "code"),
    [
        (lambda s, w: create_action(s, {**dict.fromkeys(ACTION.names), "title": "t", "code": "Z9"}, w), "code_taken"),
        (lambda s, w: add_commitment(s, {"text": "t", "code": "Z9"}, w), "commitment_code_taken"),
        (
            lambda s, w: open_meeting(
                s, 1, title="R", place="", minutes=30, attendance=[], writing=w, reason="x"),
            "meeting_open",
        ),
    ],
    ids=["action", "commitment", "meeting"],
)  # fmt: skip
def test_of_two_people_who_create_the_same_at_once_one_is_told(sample_store, create, code):
    gate, said = threading.Barrier(8), []

    def work(number):
        gate.wait()
        try:
            create(sample_store, replace(ONE, author=f"p{number}"))
            said.append("")
        except Invalid as refused:
            said.append(refused.code)

    threads = [threading.Thread(target=work, args=(n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(said) == ["", *[code] * 7]
