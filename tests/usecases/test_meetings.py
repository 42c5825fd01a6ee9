"""A meeting: opened on frozen figures, noted on the spot, closed, and undone together."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lib.domain.errors import Conflict, Invalid
from lib.domain.running_order import REASONS, Item, calls, parts
from lib.domain.terms import DecisionStatus
from lib.domain.writing import Writing
from lib.store import reads
from lib.store.ledger import rows_at
from lib.store.state import State
from lib.usecases.actions import edit_action
from lib.usecases.decisions import record_decision, settle_decision
from lib.usecases.meetings import close_meeting, note, note_done, open_meeting, recorded, undo_meeting
from lib.usecases.start import SAMPLE_PLAN
from tests.records import draw

DAY = date(2026, 11, 24)
WRITING = Writing(SAMPLE_PLAN, "test", datetime(2026, 11, 24, 10, 0), DAY)


def latest(store):
    return reads.current_revision(store)


def opened(store):
    key = open_meeting(
        store,
        latest(store),
        title="Réunion",
        place="Rabat",
        minutes=30,
        attendance=[("Maroc", "Directeur", True)],
        writing=WRITING,
        reason="Réunion",
    )
    return next(m for m in reads.meetings(State(store, latest(store), SAMPLE_PLAN, DAY)) if m.key == key)


def action(store, code):
    rows = rows_at(store, latest(store), SAMPLE_PLAN, "action")
    return next((key, row) for key, row in rows.items() if row["code"] == code)


def test_a_meeting_keeps_the_revision_it_opened_on_and_only_one_is_open_at_a_time(sample_store):
    before = latest(sample_store)
    meeting = opened(sample_store)
    assert (meeting.shown_revision, meeting.held_on, meeting.state) == (before, DAY, "open")
    with pytest.raises(Invalid) as refused:
        opened(sample_store)
    assert refused.value.code == "meeting_open"


def test_done_asks_for_the_deliverable_or_for_its_absence(sample_store):
    meeting = opened(sample_store)
    writing = replace(WRITING, meeting=meeting.key)
    key, _ = action(sample_store, "A6.1")
    with pytest.raises(Invalid) as refused:
        note_done(
            sample_store, latest(sample_store), key, completed_on=DAY, evidence=" ", is_without_evidence=False,
            writing=writing, reason="x",
        )  # fmt: skip
    assert refused.value.code == "evidence_missing"
    with pytest.raises(Invalid) as refused:
        note_done(
            sample_store, latest(sample_store), key, completed_on=DAY + timedelta(1), evidence="Protocole signé",
            is_without_evidence=False, writing=writing, reason="x",
        )  # fmt: skip
    assert refused.value.code == "date_to_come"
    note_done(
        sample_store, latest(sample_store), key, completed_on=DAY, evidence="Protocole signé",
        is_without_evidence=False, writing=writing, reason="x",
    )  # fmt: skip
    row = action(sample_store, "A6.1")[1]
    assert (row["status"], row["evidence"], row["progress"], row["completed_on"]) == (
        "done",
        "Protocole signé",
        100.0,
        DAY,
    )
    revision = reads.revision(sample_store, latest(sample_store))
    assert (revision.kind, revision.meeting) == ("meeting", meeting.key)


def test_a_note_on_what_somebody_changed_since_is_a_conflict(sample_store):
    meeting = opened(sample_store)
    seen = latest(sample_store)
    key, row = action(sample_store, "A6.1")
    edit_action(sample_store, row, key, {"owner": "Autre"}, WRITING)
    with pytest.raises(Conflict):
        note(
            sample_store, seen, key, {"owner": "Directeur"}, replace(WRITING, meeting=meeting.key), reason="x"
        )


def test_decisions_are_numbered_by_year_and_a_number_is_never_given_twice(sample_store):
    meeting = opened(sample_store)
    writing = replace(WRITING, meeting=meeting.key)
    numbers = [
        record_decision(sample_store, writing, text=f"Relancer {n}", owner="Directeur") for n in (1, 2)
    ]
    assert numbers == ["D-2026-001", "D-2026-002"]
    undo_meeting(sample_store, meeting.key, meeting.shown_revision, WRITING, reason="x", draw=draw)
    assert not reads.decisions(State(sample_store, latest(sample_store), SAMPLE_PLAN, DAY))
    assert record_decision(sample_store, writing, text="Écrire", owner="Directeur") == "D-2026-003"
    later = replace(writing, today=date(2027, 1, 5), recorded_at=datetime(2027, 1, 5, 10))
    assert record_decision(sample_store, later, text="Écrire", owner="Directeur") == "D-2027-001"


@pytest.mark.parametrize(
    ("text", "owner", "code"), [("", "x", "decision_missing"), ("x", " ", "owner_missing")]
)
def test_a_decision_needs_words_and_somebody_to_carry_it_out(sample_store, text, owner, code):
    with pytest.raises(Invalid) as refused:
        record_decision(sample_store, WRITING, text=text, owner=owner)
    assert refused.value.code == code


def test_a_decision_carried_out_or_lapsed_says_so(sample_store):
    number = record_decision(sample_store, WRITING, text="Écrire", owner="Directeur")
    settle_decision(sample_store, latest(sample_store), number, DecisionStatus.DONE, WRITING)
    (found,) = reads.decisions(State(sample_store, latest(sample_store), SAMPLE_PLAN, DAY))
    assert (found.status, found.completed_on) == ("done", DAY)
    settle_decision(sample_store, latest(sample_store), number, DecisionStatus.LAPSED, WRITING)
    (found,) = reads.decisions(State(sample_store, latest(sample_store), SAMPLE_PLAN, DAY))
    assert (found.status, found.completed_on) == ("lapsed", None)


def test_a_closed_meeting_takes_no_more_and_says_what_came_in(sample_store):
    meeting = opened(sample_store)
    key, row = action(sample_store, "A6.1")
    other = edit_action(sample_store, row, key, {"owner": "Autre"}, WRITING)
    close: dict[str, Any] = {
        "discussed": [],
        "closing": {"skipped": [2]},
        "writing": WRITING,
        "reason": "x",
        "draw": draw,
    }
    close_meeting(sample_store, latest(sample_store), meeting.key, **close)
    rows = reads.meeting_revisions(
        State(sample_store, latest(sample_store), SAMPLE_PLAN, DAY),
        meeting=meeting.key,
        before=meeting.shown_revision,
    )
    assert [r.number for r in rows if not r.is_own] == [other]
    with pytest.raises(Invalid) as refused:
        close_meeting(sample_store, latest(sample_store), meeting.key, **close)
    assert refused.value.code == "meeting_closed"


NOTES = st.lists(
    st.tuples(
        st.sampled_from(["A6.1", "A2.3", "A1.6"]),
        st.sampled_from(["owner", "support_requested", "waiting_on", "decision"]),
        st.sampled_from(["Directeur", "Président", "Trésorier"]),
    ),
    min_size=1,
    max_size=8,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(notes=NOTES)
def test_whatever_a_meeting_recorded_undone_together_leaves_the_plan_as_it_was(sample_store, notes):
    tables = ("action", "decision")
    before = {t: rows_at(sample_store, latest(sample_store), SAMPLE_PLAN, t) for t in tables}
    meeting = opened(sample_store)
    writing = replace(WRITING, meeting=meeting.key)
    for code, field, value in notes:
        key, _ = action(sample_store, code)
        if field == "decision":
            record_decision(sample_store, writing, text=value, owner=value, action=key)
        else:
            note(sample_store, latest(sample_store), key, {field: value}, writing, reason=code)
    written = recorded(sample_store, meeting.key, meeting.shown_revision, SAMPLE_PLAN)
    if written:
        undone = undo_meeting(
            sample_store, meeting.key, meeting.shown_revision, WRITING, reason="x", draw=draw
        )
        assert list(undone.numbers) == [r.number for r in reversed(written)]
        assert not undone.kept
    assert {t: rows_at(sample_store, latest(sample_store), SAMPLE_PLAN, t) for t in tables} == before
    close_meeting(
        sample_store,
        latest(sample_store),
        meeting.key,
        discussed=[],
        closing={},
        writing=WRITING,
        reason="x",
        draw=draw,
    )


def test_what_another_changed_since_is_kept_and_named_when_a_meeting_is_undone(sample_store):
    meeting = opened(sample_store)
    writing = replace(WRITING, meeting=meeting.key)
    key, _ = action(sample_store, "A6.1")
    note(sample_store, latest(sample_store), key, {"owner": "Directeur"}, writing, reason="x")
    _, row = action(sample_store, "A6.1")
    edit_action(sample_store, row, key, {"owner": "Autre"}, WRITING)
    undone = undo_meeting(sample_store, meeting.key, meeting.shown_revision, WRITING, reason="x", draw=draw)
    assert [(k.field, k.current) for k in undone.kept] == [("owner", "Autre")]
    assert action(sample_store, "A6.1")[1]["owner"] == "Autre"


ITEMS = st.lists(
    st.builds(
        Item,
        key=st.sampled_from("abcdef"),
        code=st.just("A1"),
        title=st.just("x"),
        owner=st.sampled_from(["P", "Q", "R"]),
        reason=st.sampled_from(["overdue", "blocked", "soon", "waiting"]),
        days=st.integers(0, 400),
    ),
    max_size=12,
    unique_by=lambda item: (item.key, item.reason),
)


@given(items=ITEMS, carried=st.sets(st.sampled_from("abcdef")))
def test_each_owner_is_called_once_each_action_once_and_the_minutes_are_those_of_the_meeting(items, carried):
    owner = {item.key: item.owner for item in items}
    items = [replace(item, owner=owner[item.key]) for item in items]
    order = calls(items, carried, dict.fromkeys(REASONS, 2.5))
    assert len({c.owner for c in order}) == len(order)
    keys = [item.key for c in order for item in c.items]
    assert sorted(keys) == sorted(set(owner))
    assert sum(c.minutes for c in order) == 2.5 * len(keys)
    firsts = [c.items[0].key in carried for c in order]
    assert firsts == sorted(firsts, reverse=True), "what the last meeting left comes first"


@given(lines=st.lists(st.integers(1, 20), max_size=40))
def test_a_screen_holds_seven_rows_at_most_and_none_is_lost(lines):
    cut = parts(lines, most=13)
    assert [i for first, last in cut for i in range(first, last)] == list(range(len(lines)))
    for first, last in cut:
        assert 1 <= last - first <= 7
        assert last - first == 1 or sum(lines[first:last]) <= 13
