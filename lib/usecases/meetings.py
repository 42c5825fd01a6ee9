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
from lib.domain.fields import ACTION, MEETING
from lib.domain.terms import MeetingState, RevisionKind, Status
from lib.store import reads
from lib.store.connection import Store
from lib.store.ledger import changes_of, commit, rows_at
from lib.store.reads import MeetingRevision
from lib.store.state import State
from lib.usecases.actions import Writing, edit_action, new_key
from lib.usecases.undo import Kept, plan_undo, undo

#: party, function, whether present
Attendance = Sequence[tuple[str, str, bool]]


@dataclass(frozen=True, slots=True)
class Undone:
    """The revisions undone, newest first, the ones that could not be, and the values left because changed since."""

    numbers: tuple[int, ...]
    left: tuple[int, ...]
    kept: tuple[Kept, ...]


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
) -> str:
    """Opens a meeting on the figures of `revision`, today's, and answers its key.

    Raises Invalid when the title is missing, the length is not positive, or another meeting is open.
    """
    if not title.strip():
        raise Invalid("title_missing", "A meeting needs a title.", field="title")
    if minutes <= 0:
        raise Invalid("length_missing", "A meeting needs a length in minutes.", field="planned_minutes")
    rows = rows_at(store, reads.current_revision(store), writing.plan, "meeting")
    if any(row["state"] == MeetingState.OPEN for row in rows.values()):
        raise Invalid("meeting_open", "A meeting is open already: resume it, or close it first.")
    key = new_key()
    row: dict[str, Value] = dict.fromkeys(MEETING) | {
        "title": title.strip(),
        "held_on": writing.today,
        "place": place.strip() or None,
        "state": str(MeetingState.OPEN),
        "planned_minutes": minutes,
        "shown_revision": revision,
        "attendance": _json(attendance),
    }
    _commit(store, [Change("meeting", key, None, row)], replace(writing, meeting=key), reason)
    return key


def set_attendance(
    store: Store, key: str, attendance: Attendance, writing: Writing, *, reason: str
) -> int | None:
    """Who was there, by party and function; None when nothing differs."""
    return _update(store, key, {"attendance": _json(attendance)}, writing, reason)


def close_meeting(
    store: Store,
    key: str,
    *,
    discussed: Sequence[str],
    closing: Mapping[str, Any],
    writing: Writing,
    reason: str,
) -> int | None:
    """Closes a meeting: the actions spoken about, and what its record says beside decisions.

    `closing` holds `skipped` (numbers of screens), `not_discussed` (keys), `came_in` (revisions of others),
    `next_on` (ISO day or None), `next_place`.
    """
    wanted: dict[str, Value] = {
        "state": str(MeetingState.CLOSED),
        "discussed": _json(list(discussed)),
        "closing": json.dumps(dict(closing), ensure_ascii=False, sort_keys=True),
    }
    return _update(store, key, wanted, writing, reason)


def note_done(
    store: Store,
    revision: int,
    action: str,
    *,
    completed_on: date,
    evidence: str,
    is_without_evidence: bool,
    writing: Writing,
    reason: str,
) -> int | None:
    """Marks an action done on a day, with its deliverable, or knowingly without.

    `revision` is the state that was seen. Raises Invalid for a day to come or when the deliverable is neither
    named nor said to be absent, Conflict when somebody changed the same values since.
    """
    if completed_on > writing.today:
        raise Invalid("date_to_come", "A completion cannot be dated in the future.", field="completed_on")
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
    return note(store, revision, action, values, writing, reason=reason)


def note(
    store: Store,
    revision: int,
    action: str,
    values: Mapping[str, Value],
    writing: Writing,
    *,
    reason: str,
) -> int | None:
    """Changes some values of an action from the state seen at `revision`. None when nothing differs.

    Raises Invalid for a broken rule (a deadline that moves without its reason), Conflict as above.
    """
    seen = rows_at(store, revision, writing.plan, "action").get(action)
    if seen is None:
        raise Invalid("action_unknown", "This action is no longer in the plan.", field="action")
    whole = {name: seen[name] for name in ACTION}
    return edit_action(
        store,
        whole,
        action,
        values,
        writing,
        revision=reads.current_revision(store),
        reason=reason,
    )


def recorded(store: Store, key: str, shown_revision: int, plan: str) -> list[MeetingRevision]:
    """The meeting's own revisions beside those of its sheet (opening, attendance, closing), in order, standing or undone."""
    found = reads.meeting_revisions(
        State.undated(store, reads.current_revision(store), plan), meeting=key, before=shown_revision
    )
    return [r for r in found if r.is_own and any(c.table != "meeting" for c in changes_of(store, r.number))]


def undo_meeting(store: Store, key: str, shown_revision: int, writing: Writing, *, reason: str) -> Undone:
    """Undoes together what a meeting recorded, newest first; its sheet stays.

    Each undoing is a revision of its own; what others changed since is kept and named. Raises Invalid when
    nothing is left to undo.
    """
    standing = [r for r in recorded(store, key, shown_revision, writing.plan) if r.undone_by is None]
    if not standing:
        raise Invalid("nothing_to_undo", "Nothing that this meeting recorded is left to undo.")
    done: list[int] = []
    left: list[int] = []
    kept: list[Kept] = []
    for row in reversed(standing):
        number = row.number
        planned = plan_undo(store, number, plan=writing.plan, revision=reads.current_revision(store))
        kept.extend(planned.kept)
        if planned.changes:
            undo(store, planned, writing, reason=reason)
            done.append(number)
        else:
            left.append(number)
    return Undone(tuple(done), tuple(left), tuple(kept))


def _update(store: Store, key: str, wanted: Mapping[str, Value], writing: Writing, reason: str) -> int | None:
    stored = rows_at(store, reads.current_revision(store), writing.plan, "meeting").get(key)
    if stored is None:
        raise Invalid("meeting_unknown", "This meeting is no longer there.")
    if stored["state"] != MeetingState.OPEN:
        raise Invalid("meeting_closed", "This meeting is closed: its record stands.")
    change = updated("meeting", key, stored, wanted)
    return _commit(store, [change], replace(writing, meeting=key), reason) if change else None


def _commit(store: Store, changes: list[Change], writing: Writing, reason: str) -> int:
    return commit(
        store,
        changes,
        plan=writing.plan,
        author=writing.author,
        kind=RevisionKind.MEETING,
        reason=reason,
        recorded_at=writing.recorded_at,
        as_of=writing.today,
        meeting=writing.meeting,
    )


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
