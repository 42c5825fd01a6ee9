"""What a meeting shows and what its closing said: figures of the revision where it opened, decisions as they stand."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, TypeVar

from lib.domain.agenda import Point, allowed, by_default, decode
from lib.domain.running_order import REASONS, Call, Item, calls
from lib.domain.terms import MeetingState
from lib.i18n.formats import MISSING
from lib.store.reads import (
    ActionRow,
    Dated,
    Decision,
    Headline,
    Meeting,
    Movement,
    PendingLetter,
    Promise,
    WaitingAction,
)
from lib.store.rows import Rows

#: An action as one of the reads of the agenda answers it.
Action = TypeVar("Action", ActionRow, Dated, WaitingAction)
#: From one meeting to the next.
WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Examined:
    """All that an agenda by exception could call, at the revision and day of a meeting."""

    decisions: tuple[Decision, ...]
    missed: tuple[Movement, ...]
    overdue: Rows[Dated]
    overdue_blocked: int  # of `overdue`, those that are seen with the blocked ones
    blocked: Rows[ActionRow]
    soon: Rows[Dated]
    waiting: Rows[WaitingAction]
    letters: Rows[PendingLetter]
    promises: tuple[Promise, ...]

    @property
    def found(self) -> dict[int, int]:
        """How many lines each computed point of the agenda has, all of them."""
        return {
            2: len(self.decisions) + len(self.missed),
            3: self.overdue.found - self.overdue_blocked,
            4: self.blocked.found,
            5: self.soon.found,
            6: len(self.waiting) + len(self.letters) + len(self.promises),
        }


@dataclass(frozen=True, slots=True)
class Called:
    """What the time of each computed point allows, the most pressing first; `found` counts all there is, by point."""

    earlier: tuple[Decision, ...]
    missed: tuple[Movement, ...]
    late: tuple[Dated, ...]
    blocked: tuple[ActionRow, ...]
    soon: tuple[Dated, ...]
    waiting: tuple[WaitingAction, ...]
    letters: tuple[PendingLetter, ...]
    promises: tuple[Promise, ...]
    items: tuple[Item, ...]
    found: Mapping[int, int]

    def lines(self, computed: int) -> int:
        """How many lines of a computed point are called."""
        held: Mapping[int, tuple[Sequence[object], ...]] = {
            2: (self.earlier, self.missed),
            3: (self.late,),
            4: (self.blocked,),
            5: (self.soon,),
            6: (self.waiting, self.letters, self.promises),
        }
        return sum(len(rows) for rows in held.get(computed, ()))

    def left(self, computed: int) -> int:
        """How many lines of a computed point are not called: the time does not allow them, or it is not on the agenda."""
        return max(0, self.found.get(computed, 0) - self.lines(computed))


@dataclass(frozen=True, slots=True)
class Shown:
    """The figures of a meeting, at the revision and day on which it opened; decisions as they stand now."""

    meeting: Meeting
    previous: Meeting | None
    head: Headline
    soon_days: int
    moves: Rows[Movement] | None
    earlier: tuple[Decision, ...]
    own: tuple[Decision, ...]
    carried: frozenset[str]
    points: tuple[Point, ...]
    called: Called

    @property
    def is_open(self) -> bool:
        """Whether notes can still be taken."""
        return self.meeting.state == MeetingState.OPEN


def last_held(meetings: Iterable[Meeting]) -> Meeting | None:
    """The closed meeting that was opened last."""
    held = (m for m in meetings if m.state == MeetingState.CLOSED)
    return max(held, key=lambda m: m.opened_at, default=None)


def before(meeting: Meeting, meetings: Sequence[Meeting]) -> Meeting | None:
    """The closed meeting that came before, by the moment of opening; before one that is convened, the last one held."""
    if meeting.state == MeetingState.CONVENED:
        return last_held(meetings)
    return last_held(m for m in meetings if m.opened_at < meeting.opened_at)


def brought(previous: Meeting | None) -> tuple[str, ...]:
    """The points added by hand that the meeting before did not come to."""
    return tuple(str(title) for title in closing_of(previous).get("points_left", ())) if previous else ()


def closing_of(meeting: Meeting) -> dict[str, Any]:
    """What the closing recorded beside decisions; empty while the meeting is open."""
    return dict(json.loads(meeting.closing)) if meeting.closing else {}


def next_meeting(meeting: Meeting) -> tuple[date | None, str]:
    """Day and place of the next meeting: what the closing recorded, else the same place a week later."""
    closing = closing_of(meeting)
    if not closing:
        return meeting.held_on + WEEK, meeting.place or ""
    said = closing.get("next_on")
    return date.fromisoformat(said) if said else None, str(closing.get("next_place") or "")


def attendance_of(meeting: Meeting) -> list[tuple[str, str, bool]]:
    """party, function, present."""
    return people_of(meeting.attendance)


def people_of(stored: str | None) -> list[tuple[str, str, bool]]:
    """The attendance of a meeting as it is stored: party, function, present."""
    return [(str(p), str(f), bool(here)) for p, f, here in json.loads(stored or "[]")]


def called(examined: Examined, points: Sequence[Point], carried: frozenset[str]) -> Called:
    """What the agenda calls: of each of its points the lines that its time allows, what the last meeting left first."""
    room = {point.computed: allowed(point) for point in points if point.computed}

    def first(rows: Iterable[Action], most: int) -> tuple[Action, ...]:
        return tuple(sorted(rows, key=lambda row: row.key not in carried)[: max(0, most)])

    def room_of(computed: int, *before: Sequence[object]) -> int:
        return max(0, room.get(computed, 0) - sum(len(rows) for rows in before))

    earlier = tuple(examined.decisions[: room_of(2)])
    late = first((row for row in examined.overdue if row.situation != "blocked"), room_of(3))
    held = first(examined.blocked, room_of(4))
    coming = first(examined.soon, room_of(5))
    awaited = first(examined.waiting, room_of(6))
    unanswered = tuple(examined.letters[: room_of(6, awaited)])
    return Called(
        earlier=earlier,
        missed=examined.missed[: room_of(2, earlier)],
        late=late,
        blocked=held,
        soon=coming,
        waiting=awaited,
        letters=unanswered,
        promises=examined.promises[: room_of(6, awaited, unanswered)],
        items=(
            *(_item(row, "overdue", row.days_late) for row in late),
            *(_item(row, "blocked", row.days_late) for row in held),
            *(_item(row, "soon", -row.days_left) for row in coming),
            *(_item(row, "waiting", row.days_waiting or 0) for row in awaited),
        ),
        found=examined.found,
    )


def points_of(meeting: Meeting, found: Mapping[int, int]) -> tuple[Point, ...]:
    """The agenda of a meeting: the one it was convened or opened with, else what the plan asks for."""
    return decode(meeting.agenda) or by_default(found, meeting.planned_minutes)


def _item(row: ActionRow | WaitingAction, reason: str, days: int) -> Item:
    return Item(
        row.key,
        row.code or MISSING,
        row.title or MISSING,
        row.responsible or "",
        "blocked" if row.situation == "blocked" else reason,
        days,
    )


def running_order(facts: Shown) -> tuple[Call, ...]:
    """Who speaks, in which order, for how long: the time of a point is shared by its lines."""
    time = {point.computed: point.minutes for point in facts.points if point.computed}
    each = {
        reason: time.get(point, 0) / max(1, facts.called.lines(point)) for reason, point in REASONS.items()
    }
    return calls(facts.called.items, facts.carried, each)
