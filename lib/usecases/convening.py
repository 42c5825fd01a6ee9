"""Convening a meeting: its day, its hour and its agenda before it is held; then it is opened on the figures of that day.

What is recorded before the opening is no part of the meeting: its own revisions begin with its opening.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace

from lib.domain.agenda import Point, adjusted, check, decode, encode
from lib.domain.changes import Change, Value, updated
from lib.domain.errors import Invalid
from lib.domain.hours import hour_of
from lib.domain.schema import MEETING
from lib.domain.terms import MeetingState
from lib.domain.writing import Seen, Writing
from lib.store.connection import Store
from lib.usecases.meetings import Attendance
from lib.usecases.record import created, new_key, record, row_now, row_seen


def convene(
    store: Store,
    revision: int,
    values: Mapping[str, Value],
    *,
    attendance: Attendance,
    points: Sequence[Point],
    writing: Writing,
    reason: str,
) -> str:
    """Convenes a meeting on a day to come with its agenda, and answers its key.

    `values` holds `title`, `held_on`, `starts_at`, `place`, `planned_minutes`, `chair`, `secretary`. Raises Invalid without
    a title, for a day that has passed, an hour that is none, or an agenda that does not add up to the length.
    """
    key = new_key()
    row: dict[str, Value] = (
        dict.fromkeys(MEETING.names)
        | checked(values, writing)
        | {
            "state": str(MeetingState.CONVENED),
            "shown_revision": revision,
            "attendance": json.dumps(list(attendance), ensure_ascii=False),
            "agenda": encode(points),
        }
    )
    check(points, _length(row))
    made = record(store, [Change("meeting", key, None, row)], writing, reason=reason)
    return created(store, made, "meeting")


def edit_convened(
    store: Store, seen: Seen, key: str, values: Mapping[str, Value], writing: Writing, *, reason: str
) -> int | None:
    """Changes what a meeting is convened with; another length adjusts the durations. None when nothing differs.

    Raises Invalid as convening does, and for a meeting that has begun.
    """
    row = _convened(store, seen, key, writing)
    wanted = {**checked({**row, **values}, writing)}
    wanted |= {name: value for name, value in values.items() if name not in wanted}
    if _length(wanted) != row["planned_minutes"]:
        wanted["agenda"] = encode(adjusted(decode(str(row["agenda"])), _length(wanted)))
    return _recorded(store, key, row, wanted, writing, reason)


def arrange_agenda(
    store: Store, seen: Seen, key: str, points: Sequence[Point], writing: Writing, *, reason: str
) -> int | None:
    """Gives a meeting that is convened its points, in order. Raises Invalid for an agenda that cannot be held as it is."""
    row = _convened(store, seen, key, writing)
    check(points, _length(row))
    return _recorded(store, key, row, {"agenda": encode(points)}, writing, reason)


def begin(
    store: Store,
    seen: Seen,
    key: str,
    revision: int,
    *,
    attendance: Attendance,
    writing: Writing,
    reason: str,
) -> int | None:
    """Opens a meeting that was convened, on the figures of `revision`, today's.

    Raises Invalid when it has begun already, or another meeting is open.
    """
    row = _convened(store, seen, key, writing)
    wanted: dict[str, Value] = {
        "state": str(MeetingState.OPEN),
        "held_on": writing.today,
        "shown_revision": revision,
        "attendance": json.dumps(list(attendance), ensure_ascii=False),
    }
    return _recorded(store, key, row, wanted, replace(writing, meeting=key), reason)


def call_off(store: Store, seen: Seen, key: str, writing: Writing, *, reason: str) -> int:
    """Takes back a convocation: the meeting will not be held. Raises Invalid for a meeting that has begun."""
    row = _convened(store, seen, key, writing)
    return record(store, [Change("meeting", key, row, None)], writing, reason=reason)


def checked(values: Mapping[str, Value], writing: Writing) -> dict[str, Value]:
    """The sheet of a meeting to come as it is stored. Raises Invalid as `convene` says."""
    title, day, minutes = str(values.get("title") or "").strip(), values.get("held_on"), _length(values)
    if not title:
        raise Invalid("title_missing", "A meeting needs a title.", field="title")
    if not day:
        raise Invalid("day_missing", "A meeting that is convened needs its day.", field="held_on")
    if str(day) < writing.today.isoformat():
        raise Invalid("convened_day_past", "A meeting is convened for a day to come.", field="held_on")
    if minutes <= 0:
        raise Invalid("length_missing", "A meeting needs a length in minutes.", field="planned_minutes")
    kept = {name: str(values.get(name) or "").strip() or None for name in ("place", "chair", "secretary")}
    hour = hour_of(str(values.get("starts_at") or ""), "starts_at")
    return {"title": title, "held_on": day, "planned_minutes": minutes, "starts_at": hour, **kept}


def _length(values: Mapping[str, Value]) -> int:
    return int(str(values.get("planned_minutes") or 0).partition(".")[0])


def _convened(store: Store, seen: Seen, key: str, writing: Writing) -> Mapping[str, Value]:
    if row_now(store, writing.plan, "meeting", key)["state"] != MeetingState.CONVENED:
        raise Invalid("meeting_begun", "This meeting has begun: its agenda no longer changes.")
    return row_seen(store, seen, writing.plan, "meeting", key)


def _recorded(
    store: Store,
    key: str,
    row: Mapping[str, Value],
    wanted: Mapping[str, Value],
    writing: Writing,
    reason: str,
) -> int | None:
    change = updated("meeting", key, row, wanted)
    return record(store, [change], writing, reason=reason) if change else None
