"""What is set right or passed over while a meeting is held, and no longer once it is closed."""

from dataclasses import replace
from datetime import date

import pytest

from lib.domain.changes import Values
from lib.domain.errors import Conflict, Invalid
from lib.domain.terms import MeetingState
from lib.store import reads
from lib.store.ledger import rows_at
from lib.store.state import State
from lib.usecases.decisions import record_decision
from lib.usecases.meeting_notes import correct_decision, pass_without_debate, undebated_of
from lib.usecases.meetings import attendance_fault, note
from lib.usecases.record import create_row, edit_row
from lib.usecases.start import SAMPLE_PLAN
from lib.usecases.undo import plan_undo, undo
from tests.usecases.test_meetings import DAY, WRITING, latest, opened


def held(store):
    """An open meeting, and who writes in it."""
    meeting = opened(store)
    return meeting, replace(WRITING, meeting=meeting.key)


def decision(store, key):
    return rows_at(store, latest(store), SAMPLE_PLAN, "decision")[key]


def close(store, meeting):
    edit_row(store, "meeting", latest(store), meeting.key, {"state": str(MeetingState.CLOSED)}, WRITING)


def test_a_decision_is_set_right_while_its_meeting_is_open_and_keeps_its_number(sample_store):
    meeting, writing = held(sample_store)
    key = record_decision(sample_store, writing, text="Relancer", owner="Directeur")
    wanted: Values = {"text": " Relancer par écrit ", "owner": "Président", "deadline": date(2026, 12, 1)}
    made = correct_decision(sample_store, latest(sample_store), key, wanted, writing)
    row = decision(sample_store, key)
    assert (row["text"], row["owner"], row["deadline"]) == (
        "Relancer par écrit",
        "Président",
        date(2026, 12, 1),
    )
    assert row["number"] == key
    now = State(sample_store, latest(sample_store), SAMPLE_PLAN, DAY)
    said = next(
        r
        for r in reads.meeting_revisions(now, meeting=meeting.key, before=meeting.shown_revision)
        if r.number == made
    )
    assert said.is_own
    assert said.reason == f"{key} – Relancer par écrit"
    assert correct_decision(sample_store, latest(sample_store), key, wanted, writing) is None


def test_a_decision_that_is_set_right_still_needs_its_words_and_its_owner(sample_store):
    _, writing = held(sample_store)
    key = record_decision(sample_store, writing, text="Relancer", owner="Directeur")
    refusals: list[tuple[Values, str]] = [
        ({"text": " "}, "decision_missing"),
        ({"owner": None}, "owner_missing"),
    ]
    for values, code in refusals:
        with pytest.raises(Invalid) as refused:
            correct_decision(sample_store, latest(sample_store), key, values, writing)
        assert refused.value.code == code


def test_two_who_set_the_same_decision_right_otherwise_are_told(sample_store):
    _, writing = held(sample_store)
    key = record_decision(sample_store, writing, text="Relancer", owner="Directeur")
    seen = latest(sample_store)
    correct_decision(sample_store, seen, key, {"owner": "Président"}, writing)
    with pytest.raises(Conflict):
        correct_decision(sample_store, seen, key, {"owner": "Secrétaire"}, writing)
    correct_decision(sample_store, seen, key, {"text": "Relancer par écrit"}, writing)
    assert (decision(sample_store, key)["text"], decision(sample_store, key)["owner"]) == (
        "Relancer par écrit",
        "Président",
    )


def test_nothing_is_set_right_nor_passed_over_once_the_meeting_is_closed_nor_in_another(sample_store):
    meeting, writing = held(sample_store)
    key = record_decision(sample_store, writing, text="Relancer", owner="Directeur")
    close(sample_store, meeting)
    for attempt in (
        lambda: correct_decision(sample_store, latest(sample_store), key, {"text": "Autre"}, writing),
        lambda: pass_without_debate(sample_store, (), ["a"], writing, reason="Sans débat"),
    ):
        with pytest.raises(Invalid) as refused:
            attempt()
        assert refused.value.code == "meeting_closed"
    _, other = held(sample_store)
    with pytest.raises(Invalid) as refused:
        correct_decision(sample_store, latest(sample_store), key, {"text": "Autre"}, other)
    assert refused.value.code == "decision_elsewhere"


def test_what_something_is_recorded_on_is_not_passed_without_debate_until_that_is_undone(sample_store):
    meeting, writing = held(sample_store)
    changed, decided, remarked, silent = list(
        rows_at(sample_store, latest(sample_store), SAMPLE_PLAN, "action")
    )[:4]
    noted = note(
        sample_store,
        latest(sample_store),
        changed,
        {"support_requested": "Écrire"},
        writing,
        reason="Appui",
    )
    record_decision(sample_store, writing, text="Relancer", owner="Directeur", action=decided)
    remark: Values = {
        "action": remarked, "noted_on": DAY, "noted_by": "Chef", "text": "Vu", "shared": False
    }  # fmt: skip
    create_row(sample_store, "note", remark, writing)
    every = [changed, decided, remarked, silent]

    def kept():
        row = rows_at(sample_store, latest(sample_store), SAMPLE_PLAN, "meeting")[meeting.key]
        return undebated_of(str(row["undebated"] or ""))

    pass_without_debate(sample_store, (), every, writing, reason="Sans débat")
    assert kept() == {silent}
    assert noted is not None
    planned = plan_undo(sample_store, noted, plan=SAMPLE_PLAN, revision=latest(sample_store))
    undo(sample_store, planned, WRITING, reason="Retrait")
    pass_without_debate(sample_store, [silent], every, writing, reason="Sans débat")
    assert kept() == {silent, changed}


def test_nobody_is_both_present_and_excused():
    for present, excused in ((True, False), (False, True), (False, False)):
        assert attendance_fault("Directeur", present=present, excused=excused) is None
    refused = attendance_fault("Directeur", present=True, excused=True)
    assert refused is not None
    assert (refused.code, refused.values) == ("attendance_both", {"who": "Directeur"})


def test_items_are_passed_without_debate_by_two_at_once(sample_store):
    meeting, writing = held(sample_store)
    one, two, three = list(rows_at(sample_store, latest(sample_store), SAMPLE_PLAN, "action"))[:3]

    def kept():
        row = rows_at(sample_store, latest(sample_store), SAMPLE_PLAN, "meeting")[meeting.key]
        return undebated_of(str(row["undebated"] or ""))

    pass_without_debate(sample_store, (), [one, two], writing, reason="Sans débat")
    pass_without_debate(sample_store, (), [three], writing, reason="Sans débat")
    assert kept() == {one, two, three}, "who had seen none ticked takes none back"
    pass_without_debate(sample_store, [one, two], [two], writing, reason="Sans débat")
    assert kept() == {two, three}
    assert pass_without_debate(sample_store, [two], [two], writing, reason="Sans débat") is None
