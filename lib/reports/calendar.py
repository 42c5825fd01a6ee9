"""Gathers the deadlines of a calendar: those of the actions and of their milestones."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace
from datetime import date

from lib.documents.calendar import Deadline
from lib.domain.names import split_names
from lib.domain.terms import Precision, Situation
from lib.store import reads
from lib.store.reads import CalendarEntry, MilestoneDay
from lib.store.state import State
from lib.wording.short import axis_name

#: Nothing is expected any more of an action in one of these situations.
CLOSED = (Situation.DONE, Situation.CANCELLED)


def deadlines(state: State, *, owner: str = "", hides: Set[str] = frozenset()) -> list[Deadline]:
    """The deadlines of the plan, or of one owner; a date without a precision of its own is one to the day. A milestone
    that has no owner is of whom its action is. Of a closed plan nothing is to come: nobody is reminded of it."""
    found = _actions(state, owner, hides) + _milestones(state, owner, hides)
    if reads.plan_sheet(state).closed_on is None:
        return found
    return [replace(one, is_ahead=False) for one in found]


def _actions(state: State, owner: str, hides: Set[str]) -> list[Deadline]:
    return [
        replace(
            _deadline(row, row.code, state.day),
            as_written=row.deadline_text or "",
            precision=Precision(row.deadline_precision or Precision.DAY),
        )
        for row in reads.calendar(state, owner=owner)
        if row.key not in hides
    ]


def _milestones(state: State, owner: str, hides: Set[str]) -> list[Deadline]:
    return [
        replace(_deadline(row, row.action_code, state.day), is_milestone=True)
        for row in reads.milestone_calendar(state, owner=owner)
        if row.action not in hides
    ]


def _deadline(row: CalendarEntry | MilestoneDay, code: str | None, day: date) -> Deadline:
    """What both say alike; the code is the action's."""
    return Deadline(
        key=row.key,
        code=code or "",
        title=row.title or "",
        axis=axis_name(row.axis_code, row.axis_title),
        owner=row.owner or "",
        lead=row.lead or "",
        organisations=split_names(row.organisation),
        on=row.deadline,
        as_written="",
        precision=Precision.DAY,
        situation=Situation(row.situation),
        revision=row.revision,
        recorded_at=row.recorded_at,
        is_ahead=row.deadline > day and row.situation not in CLOSED,
    )
