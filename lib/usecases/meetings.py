"""Holding a meeting: opening, noting on the spot, closing, and undoing together what it recorded.

Every note is one revision that carries the meeting's key. The figures shown stay those of the revision
at which it opened.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from lib.domain.changes import Change, Value, updated
from lib.domain.errors import Invalid
from lib.domain.meeting_record import Draw, Drawing
from lib.domain.schema import MEETING
from lib.domain.terms import MeetingState, Status
from lib.domain.writing import Seen, Writing
from lib.store import reads
from lib.store.connection import Store
from lib.store.ledger import changes_of
from lib.store.reads import MeetingRevision
from lib.store.state import State
from lib.usecases.actions import edit_action
from lib.usecases.meeting_records import OF_THE_SHEET, annul, check_open, give_record, without_sheet
from lib.usecases.record import created, new_key, record, row_seen
from lib.usecases.undo import Kept, plan_undo, undo

#: party, function, whether present
Attendance = Sequence[tuple[str, str, bool]]


@dataclass(frozen=True, slots=True)
class Undone:
    """The revisions undone, newest first, the ones that could not be, and the values left because changed since; the
    number of the corrective record that says so, None where no record was given out."""

    numbers: tuple[int, ...]
    left: tuple[int, ...]
    kept: tuple[Kept, ...]
    record: int | None = None


def open_meeting(
    store: Store,
    revision: int,
    *,
    title: str,
    place: str,
    minutes: int,
    attendance: Attendance,
    writing: Writing,
    reason: str,
    agenda: str | None = None,
) -> str:
    """Opens a meeting on the figures of `revision`, today's, and answers its key; without an agenda, its points are those
    that the plan asks for.

    Raises Invalid when the title is missing, the length is not positive, or another meeting is open.
    """
    if not title.strip():
        raise Invalid("title_missing", "A meeting needs a title.", field="title")
    if minutes <= 0:
        raise Invalid("length_missing", "A meeting needs a length in minutes.", field="planned_minutes")
    key = new_key()
    row: dict[str, Value] = dict.fromkeys(MEETING.names) | {
        "title": title.strip(),
        "held_on": writing.today,
        "place": place.strip() or None,
        "state": str(MeetingState.OPEN),
        "planned_minutes": minutes,
        "shown_revision": revision,
        "attendance": people_stored(attendance),
        "agenda": agenda,
    }
    opening = Change("meeting", key, None, row)
    return created(store, record(store, [opening], replace(writing, meeting=key), reason=reason), "meeting")


def close_meeting(
    store: Store,
    seen: Seen,
    key: str,
    *,
    discussed: Sequence[str],
    closing: Mapping[str, Any],
    writing: Writing,
    reason: str,
    draw: Draw,
    attendance: Attendance | None = None,
    sheet: Mapping[str, Value] | None = None,
) -> int | None:
    """Closes a meeting and keeps its record as `draw` draws it up: in one revision, from all that was recorded before.

    `closing` holds `skipped` (computed points), `not_discussed` (keys), `points_left` (titles of points added by hand),
    `next_on` (ISO day or None), `next_place`; `sheet` what the record says of the meeting itself: chair, secretary,
    hours, distribution.
    Raises Invalid for a meeting that is closed already, Conflict when others keep recording meanwhile.
    """

    def prepared(revision: int) -> Drawing:
        check_open(store, writing.plan, key)
        row = row_seen(store, seen, writing.plan, "meeting", key)
        others = [r.number for r in _recorded_since(store, key, row, writing.plan) if not r.is_own]
        wanted: dict[str, Value] = {
            **(sheet or {}),
            "state": str(MeetingState.CLOSED),
            "discussed": _json(list(discussed)),
            "closing": json.dumps({**closing, "came_in": others}, ensure_ascii=False, sort_keys=True),
        }
        if attendance is not None:
            wanted["attendance"] = people_stored(attendance)
        change = updated("meeting", key, row, wanted)
        return Drawing(revision, {**row, **wanted}, changes=(change,) if change else ())

    return give_record(store, key, prepared, draw, writing, reason=reason)


def note_done(
    store: Store,
    seen: Seen,
    action: str,
    *,
    completed_on: date,
    evidence: str,
    is_without_evidence: bool,
    writing: Writing,
    reason: str,
) -> int | None:
    """Marks an action done on a day, with its deliverable, or knowingly without.

    Raises Invalid for a day to come or when the deliverable is neither named nor said to be absent, Conflict when
    somebody changed the same values since they were seen.
    """
    if not evidence.strip() and not is_without_evidence:
        raise Invalid(
            "evidence_missing",
            "Name the deliverable that was handed over, or say that there is none yet.",
            field="evidence",
        )
    values: dict[str, Value] = {
        "status": str(Status.DONE),
        "completed_on": completed_on,
        "progress": 100.0,
        "waiting_on": None,
        "waiting_since": None,
    }
    if evidence.strip():
        values["evidence"] = evidence.strip()
    return note(store, seen, action, values, writing, reason=reason)


def note(
    store: Store,
    seen: Seen,
    action: str,
    values: Mapping[str, Value],
    writing: Writing,
    *,
    reason: str,
) -> int | None:
    """Changes some values of an action from what was seen. None when nothing differs.

    Raises Invalid for a broken rule (a deadline that moves without its reason), Conflict as above.
    """
    return edit_action(store, seen, action, values, writing, reason=reason)


def recorded(store: Store, key: str, shown_revision: int, plan: str) -> list[MeetingRevision]:
    """The meeting's own revisions beside those of its sheet and its records (opening, attendance, closing), in order,
    standing or undone."""
    found = reads.meeting_revisions(
        State.undated(store, reads.current_revision(store), plan), meeting=key, before=shown_revision
    )
    return [
        r for r in found if r.is_own and any(c.table not in OF_THE_SHEET for c in changes_of(store, r.number))
    ]


def undo_meeting(
    store: Store, key: str, shown_revision: int, writing: Writing, *, reason: str, draw: Draw
) -> Undone:
    """Undoes together what a meeting recorded, newest first; its sheet stays.

    The records that were given out stay too: a corrective record, drawn up first, says that what they told is annulled.
    Each undoing is a revision of its own; what others changed since is kept and named. Raises Invalid when
    nothing is left to undo.
    """
    standing = [r for r in recorded(store, key, shown_revision, writing.plan) if r.undone_by is None]
    if not standing:
        raise Invalid("nothing_to_undo", "Nothing that this meeting recorded is left to undo.")
    # The press is recorded with the last one: cut short, it is pressed again and goes on.
    quiet = replace(writing, press=None)
    numbers = [row.number for row in standing]
    corrective = annul(store, key, numbers, draw, quiet, reason=reason)
    done: list[int] = []
    left: list[int] = []
    kept: list[Kept] = []
    for number in reversed(numbers):
        planned = without_sheet(
            plan_undo(store, number, plan=writing.plan, revision=reads.current_revision(store))
        )
        kept.extend(planned.kept)
        if planned.changes:
            undo(store, planned, writing if number == numbers[0] else quiet, reason=reason)
            done.append(number)
        else:
            left.append(number)
    return Undone(tuple(done), tuple(left), tuple(kept), corrective)


def _recorded_since(store: Store, key: str, row: Mapping[str, Value], plan: str) -> Sequence[MeetingRevision]:
    now = State.undated(store, reads.current_revision(store), plan)
    return reads.meeting_revisions(now, meeting=key, before=int(str(row["shown_revision"])))


def attendance_fault(who: str, *, present: bool, excused: bool) -> Invalid | None:
    """Why what is said of somebody's attendance cannot be recorded: nobody is both present and excused."""
    if not (present and excused):
        return None
    return Invalid(
        "attendance_both", "{who} is ticked as present and as excused: keep one of the two.", who=who
    )


def people_stored(attendance: Attendance) -> str:
    """An attendance as it is stored."""
    return _json([list(person) for person in attendance])


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
