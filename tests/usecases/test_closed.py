"""A closed meeting stays as its record says, whatever the door; corrections are numbered, and say what they correct."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.domain.changes import Change, composed, updated
from lib.domain.errors import Conflict, Invalid
from lib.domain.meeting_record import named_files
from lib.domain.terms import DecisionStatus, RevisionKind
from lib.domain.writing import Writing
from lib.store import reads
from lib.store.connection import Store
from lib.store.ledger import commit, rows_at
from lib.store.state import State
from lib.usecases.actions import edit_action
from lib.usecases.decisions import record_decision, settle_decision
from lib.usecases.interactions import add_interaction
from lib.usecases.meeting_records import Correction, rectify_record
from lib.usecases.meetings import close_meeting, note, open_meeting, undo_meeting
from lib.usecases.record import create_row
from lib.usecases.start import SAMPLE_PLAN
from lib.usecases.undo import plan_undo, undo
from tests.records import draw

DAY = date(2026, 11, 24)
WRITING = Writing(SAMPLE_PLAN, "test", datetime(2026, 11, 24, 10, 0), DAY)
LATER = Writing(SAMPLE_PLAN, "test", datetime(2026, 12, 1, 10, 0), date(2026, 12, 1))


def latest(store):
    return reads.current_revision(store)


def state(store):
    return State(store, latest(store), SAMPLE_PLAN, DAY)


def rows(store, table):
    return rows_at(store, latest(store), SAMPLE_PLAN, table)


def action(store, code):
    return next((key, row) for key, row in rows(store, "action").items() if row["code"] == code)


def closed(store):
    """A meeting that decided, noted and was closed: its key, its decision, the revision of its note."""
    shown = latest(store)
    key = open_meeting(
        store, shown, title="Réunion", place="Rabat", minutes=30, attendance=[], writing=WRITING, reason="r"
    )
    within = replace(WRITING, meeting=key)
    number = record_decision(store, within, text="Écrire", owner="Directeur")
    noted, _ = action(store, "A6.1")
    revision = note(store, latest(store), noted, {"owner": "Directeur"}, within, reason="A6.1")
    close(store, key)
    return key, number, revision


def close(store, key, **how):
    how = {"discussed": [], "closing": {}, "writing": WRITING, "reason": "Clôture", "draw": draw, **how}
    return close_meeting(store, latest(store), key, **how)


def by_import(store, key, number, *_):
    row = rows(store, "decision")[number]
    change = updated("decision", number, row, {"text": "Autre chose"})
    commit(
        store, [change], plan=SAMPLE_PLAN, author="t", kind=RevisionKind.IMPORT, reason="", recorded_at=WRITING.recorded_at, as_of=DAY
    )  # fmt: skip


def by_undo(store, number):
    undo(store, plan_undo(store, number, plan=SAMPLE_PLAN, revision=latest(store)), WRITING)


def change(store, table, key, **values):
    found = updated(table, key, rows(store, table)[key], values)
    commit(
        store, [found], plan=SAMPLE_PLAN, author="t", kind=RevisionKind.EDIT, reason="", recorded_at=WRITING.recorded_at, as_of=DAY
    )  # fmt: skip


def end(store, table, key):
    gone = Change(table, key, rows(store, table)[key], None)
    commit(
        store, [gone], plan=SAMPLE_PLAN, author="t", kind=RevisionKind.EDIT, reason="", recorded_at=WRITING.recorded_at, as_of=DAY
    )  # fmt: skip


def within(key):
    return replace(WRITING, meeting=key)


#: Every door by which something could still get into a closed meeting, or out of it.
DOORS: dict[str, Callable[..., object]] = {
    "decision": lambda store, key, *_: record_decision(store, within(key), text="x", owner="y"),
    "decision moved into it": lambda store, key, *_: change(
        store, "decision", record_decision(store, WRITING, text="x", owner="y"), meeting=key
    ),
    "note": lambda store, key, *_: note(
        store, latest(store), action(store, "A2.3")[0], {"owner": "Z"}, within(key), reason="x"
    ),
    "exchange": lambda store, key, *_: add_interaction(
        store, {"kind": "call", "occurred_on": DAY, "partner": "CCIT", "subject": "x"}, within(key)
    ),
    "settling in it": lambda store, key, number, *_: settle_decision(
        store, latest(store), number, DecisionStatus.DONE, within(key)
    ),
    "text": lambda store, key, number, *_: change(store, "decision", number, text="Autre"),
    "owner": lambda store, key, number, *_: change(store, "decision", number, owner="Autre"),
    "deadline": lambda store, key, number, *_: change(store, "decision", number, deadline=DAY),
    "moved out": lambda store, key, number, *_: change(store, "decision", number, meeting=None),
    "taken out": lambda store, key, number, *_: end(store, "decision", number),
    "import": by_import,
    "attendance": lambda store, key, *_: change(store, "meeting", key, attendance="[1]"),
    "agenda": lambda store, key, *_: change(store, "meeting", key, agenda="[]"),
    "undebated": lambda store, key, *_: change(store, "meeting", key, undebated='["x"]'),
    "opened again": lambda store, key, *_: change(store, "meeting", key, state="open"),
    "meeting taken out": lambda store, key, *_: end(store, "meeting", key),
    "record": lambda store, key, *_: change(store, "meeting_record", f"{key}-0", language="ar"),
    "record taken out": lambda store, key, *_: end(store, "meeting_record", f"{key}-0"),
    "undoing of its note": lambda store, key, number, revision, _: by_undo(store, revision),
    "undoing of its decision": lambda store, key, number, revision, _: by_undo(store, revision - 1),
    "undoing of its closing": lambda store, key, number, revision, last: by_undo(store, last),
    "closing": lambda store, key, *_: close(store, key),
}


def test_a_closed_meeting_is_touched_by_no_door(sample_store):
    found, last = closed(sample_store), latest(sample_store)
    tables = ("meeting", "meeting_record", "action")
    before, own = {t: rows(sample_store, t) for t in tables}, rows(sample_store, "decision")[found[1]]
    for door, write in DOORS.items():
        with pytest.raises(Invalid) as refused:
            write(sample_store, *found, last)
        assert refused.value.code == "meeting_closed", door
        assert {t: rows(sample_store, t) for t in tables} == before, door
        assert rows(sample_store, "decision")[found[1]] == own, door


def test_another_process_finds_it_closed_too(sample_store):
    """What was opened before the closing is written after it: the ledger itself refuses."""
    key = open_meeting(
        sample_store, latest(sample_store), title="R", place="", minutes=30, attendance=[], writing=WRITING, reason="r"
    )  # fmt: skip
    before = latest(sample_store)
    close(sample_store, key)
    with pytest.raises(Invalid) as refused:
        note(sample_store, before, action(sample_store, "A6.1")[0], {"owner": "Z"}, within(key), reason="x")
    assert refused.value.code == "meeting_closed"


def test_what_becomes_of_a_decision_afterwards_is_no_change_of_the_record(sample_store):
    key, number, _ = closed(sample_store)
    settle_decision(sample_store, latest(sample_store), number, DecisionStatus.DONE, LATER)
    assert rows(sample_store, "decision")[number]["status"] == "done"
    edited, row = action(sample_store, "A6.1")
    edit_action(sample_store, row, edited, {"owner": "Autre"}, LATER)
    assert [r.number for r in reads.meeting_records(state(sample_store), meeting=key)] == [0]


def kept(store, key):
    return [
        reads.file_content(store, sha256)
        for found in reads.meeting_records(state(store), meeting=key)
        for _, sha256, _ in named_files(found.files)
    ]


def test_the_bytes_given_out_at_the_closing_are_those_kept_whatever_comes_later(sample_file, tmp_path):
    path = Path(shutil.copy(sample_file, tmp_path / "plan.duckdb"))
    store = Store.open(path)
    key, number, _ = closed(store)
    first = kept(store, key)
    assert len(first) == 1
    (record,) = reads.meeting_records(state(store), meeting=key)
    assert (record.number, record.language, record.revision) == (0, "fr", latest(store))
    settle_decision(store, latest(store), number, DecisionStatus.LAPSED, LATER)
    correct(store, key, said="Lire « Rabat »")
    store.close()
    again = Store.open(path)
    assert kept(again, key)[:1] == first
    again.close()


def correct(store, key, seen=None, **what):
    correction = Correction(reason=what.pop("reason", "Erreur de plume"), **what)
    return rectify_record(
        store, seen or latest(store), key, correction, draw=draw, writing=LATER, why="Rectificatif"
    )


def test_a_record_is_rectified_by_a_numbered_one_that_says_what_and_why(sample_store):
    key, number, revision = closed(sample_store)
    owner = action(sample_store, "A6.1")[1]["owner"]
    assert owner == "Directeur"
    assert correct(sample_store, key, decisions={number: {"deadline": date(2026, 12, 15)}}) == 1
    assert correct(sample_store, key, sheet={"place": "Lomé"}) == 2
    assert correct(sample_store, key, added=[{"text": "Relancer", "owner": "Président"}]) == 3
    assert correct(sample_store, key, undone=revision) == 4
    assert correct(sample_store, key, withdrawn=[number], said="Point non décidé") == 5
    found = reads.meeting_records(state(sample_store), meeting=key)
    assert [r.number for r in found] == [0, 1, 2, 3, 4, 5]
    assert {r.reason for r in found[1:]} == {"Erreur de plume"}
    assert found[-1].corrects == "Point non décidé"
    decisions = rows(sample_store, "decision")
    assert number not in decisions
    assert [d["meeting"] for d in decisions.values() if d["text"] == "Relancer"] == [key]
    assert rows(sample_store, "meeting")[key]["place"] == "Lomé"
    assert action(sample_store, "A6.1")[1]["owner"] != "Directeur"


@pytest.mark.parametrize(
    ("what", "code"),
    [
        ({}, "correction_missing"),
        ({"said": "x", "reason": " "}, "correction_unexplained"),
        ({"sheet": {"place": "Rabat"}}, "correction_missing"),
        ({"added": [{"text": "x"}]}, "owner_missing"),
    ],
)
def test_a_correction_says_what_and_why(sample_store, what, code):
    key, *_ = closed(sample_store)
    with pytest.raises(Invalid) as refused:
        correct(sample_store, key, **what)
    assert refused.value.code == code


def test_what_became_of_a_decision_is_never_rectified(sample_store):
    key, number, _ = closed(sample_store)
    with pytest.raises(Invalid):
        correct(sample_store, key, decisions={number: {"status": "done"}})


def test_an_open_meeting_has_no_record_to_rectify_and_one_not_opened_none_to_close(sample_store):
    key = open_meeting(
        sample_store, latest(sample_store), title="R", place="", minutes=30, attendance=[], writing=WRITING, reason="r"
    )  # fmt: skip
    with pytest.raises(Invalid) as refused:
        correct(sample_store, key, said="x")
    assert refused.value.code == "meeting_not_closed"
    change(sample_store, "meeting", key, state="convened")
    with pytest.raises(Invalid) as refused:
        close(sample_store, key)
    assert refused.value.code == "meeting_not_open"


def test_a_decision_corrected_twice_at_once_is_a_conflict(sample_store):
    key, number, _ = closed(sample_store)
    seen = latest(sample_store)
    correct(sample_store, key, decisions={number: {"owner": "Président"}})
    with pytest.raises(Conflict):
        correct(sample_store, key, seen, decisions={number: {"owner": "Trésorier"}})


def test_what_is_recorded_while_the_record_is_drawn_up_is_in_it(sample_store):
    key = open_meeting(
        sample_store, latest(sample_store), title="R", place="", minutes=30, attendance=[], writing=WRITING, reason="r"
    )  # fmt: skip
    drawn: list[int] = []

    def slowly(drawing):
        if not drawn:  # another secretary is quicker
            record_decision(sample_store, within(key), text="Écrire", owner="Directeur")
        drawn.append(drawing.revision)
        return draw(drawing)

    made = close(sample_store, key, draw=slowly)
    assert len(drawn) == 2
    assert drawn[-1] == made - 1
    assert kept(sample_store, key) == [f"0 {drawn[-1]} R ".encode()]


def test_a_closing_gives_up_when_others_never_stop_and_nothing_is_written(sample_store):
    key = open_meeting(
        sample_store, latest(sample_store), title="R", place="", minutes=30, attendance=[], writing=WRITING, reason="r"
    )  # fmt: skip

    def never(drawing):
        record_decision(sample_store, within(key), text="Écrire", owner="Directeur")
        return draw(drawing)

    with pytest.raises(Conflict) as refused:
        close(sample_store, key, draw=never)
    assert refused.value.code == "conflict_later"
    assert rows(sample_store, "meeting")[key]["state"] == "open"
    assert not rows(sample_store, "meeting_record")


def undone(store, key):
    shown = rows(store, "meeting")[key]["shown_revision"]
    return undo_meeting(store, key, shown, LATER, reason="Annulation", draw=draw)


def test_undoing_a_closed_meeting_says_what_its_record_becomes(sample_store):
    before = {t: rows(sample_store, t) for t in ("action", "decision")}
    key, number, _ = closed(sample_store)
    correct(sample_store, key, decisions={number: {"owner": "Président"}})
    first = kept(sample_store, key)
    found = undone(sample_store, key)
    assert (found.record, len(found.numbers), found.kept) == (2, 3, ())
    assert {t: rows(sample_store, t) for t in before} == before
    records = reads.meeting_records(state(sample_store), meeting=key)
    assert [(r.number, r.annuls) for r in records] == [(0, False), (1, False), (2, True)]
    assert kept(sample_store, key)[:2] == first, "what was given out stays as it was"
    assert rows(sample_store, "meeting")[key]["state"] == "closed"
    with pytest.raises(Invalid):
        record_decision(sample_store, within(key), text="x", owner="y")


def test_an_undoing_cut_short_goes_on_under_the_same_corrective_record(sample_store, monkeypatch):
    key, *_ = closed(sample_store)

    def cut(*_: Any, **__: Any) -> int:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("lib.usecases.meetings.undo", cut)
        with pytest.raises(KeyboardInterrupt):
            undone(sample_store, key)
    assert undone(sample_store, key).record == 1
    assert len(reads.meeting_records(state(sample_store), meeting=key)) == 2


def test_what_others_record_while_a_meeting_is_closed_takes_no_part_in_it(sample_store):
    """A closed meeting stops nobody from anything else."""
    closed(sample_store)
    create_row(sample_store, "note", {"action": action(sample_store, "A2.3")[0], "noted_on": DAY, "noted_by": "x", "text": "y"}, WRITING)  # fmt: skip
    free = record_decision(sample_store, WRITING, text="Écrire", owner="Directeur")
    change(sample_store, "decision", free, text="Relancer")


STEPS = st.lists(
    st.one_of(st.none(), st.fixed_dictionaries({n: st.integers(0, 2) for n in "abc"})), max_size=6
)


@given(states=STEPS)
def test_changes_come_to_what_differs_between_the_first_and_the_last_state(states):
    changes = []
    for before, after in zip([None, *states], states, strict=False):
        if before == after:
            continue
        if before is None or after is None:
            changes.append(Change("t", "k", before, after))
        else:
            changes.append(updated("t", "k", before, after))
    last = states[-1] if states else None
    assert list(composed(changes)) == ([Change("t", "k", None, last)] if last is not None else [])
    if changes and changes[0].after is not None:  # from the first state on
        rest = composed(changes[1:])
        begun = changes[0].after
        if last is None:
            assert [(c.before, c.after) for c in rest] == [(begun, None)]
        else:
            wanted = updated("t", "k", begun, last)
            assert [(c.before, c.after) for c in rest] == (
                [(dict(wanted.before), dict(wanted.after))] if wanted else []
            )
