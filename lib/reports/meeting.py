"""What a meeting shows and what its closing said: figures of the revision where it opened, decisions as they stand."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from lib.domain.running_order import Call, Item, calls
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

#: From one meeting to the next.
WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Shown:
    """The figures of a meeting, at the revision and day on which it opened; decisions as they stand now."""

    meeting: Meeting
    previous: Meeting | None
    head: Headline
    soon_days: int
    overdue: Rows[Dated]
    blocked: Rows[ActionRow]
    soon: Rows[Dated]
    waiting: Rows[WaitingAction]
    letters: Rows[PendingLetter]
    promises: Rows[Promise]
    moves: Rows[Movement] | None
    earlier: tuple[Decision, ...]
    own: tuple[Decision, ...]
    carried: frozenset[str]
    items: tuple[Item, ...]

    @property
    def is_open(self) -> bool:
        """Whether notes can still be taken."""
        return self.meeting.state == MeetingState.OPEN


def before(meeting: Meeting, meetings: Sequence[Meeting]) -> Meeting | None:
    """The closed meeting that came before, by the moment of opening."""
    earlier = [m for m in meetings if m.opened_at < meeting.opened_at and m.state == MeetingState.CLOSED]
    return max(earlier, key=lambda m: m.opened_at, default=None)


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


def items(
    overdue: Rows[Dated], blocked: Rows[ActionRow], soon: Rows[Dated], waiting: Rows[WaitingAction]
) -> list[Item]:
    """The actions that the agenda calls, with why."""
    return [
        *(_item(row, "overdue", row.days_late) for row in overdue),
        *(_item(row, "blocked", row.days_late) for row in blocked),
        *(_item(row, "soon", -row.days_left) for row in soon),
        *(_item(row, "waiting", row.days_waiting or 0) for row in waiting),
    ]


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
    """Who speaks, in which order, for how long."""
    return calls(facts.items, facts.carried, facts.meeting.planned_minutes)
