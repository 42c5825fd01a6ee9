"""The milestones of actions, and what counts of them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from lib.store.connection import Store
from lib.store.rows import Rows, rows_of
from lib.store.state import State

__all__ = [
    "CountedAction",
    "Milestone",
    "MilestoneDay",
    "MilestonePart",
    "counted_actions",
    "milestone_calendar",
    "milestone_parts",
    "milestones",
    "milestones_due",
]

#: So many actions are asked for by name; beyond, all are read at once.
FEW = 100


@dataclass(frozen=True, slots=True)
class Milestone:
    """A milestone with what the day says of it. `is_late`: its day has passed and it is neither done nor cancelled."""

    key: str
    action: str
    action_code: str | None
    action_title: str | None
    action_status: str | None
    code: str | None
    title: str | None
    owner: str | None
    deadline: date | None
    status: str | None
    progress: float | None
    weight: float | None
    completed_on: date | None
    comment: str | None
    extra: str | None
    is_open: bool
    is_late: bool
    days_left: int | None


@dataclass(frozen=True, slots=True)
class MilestoneDay:
    """The day of a milestone, with the situation that an action would be in, and the revision that last wrote it."""

    key: str
    action: str
    action_code: str | None
    title: str | None
    axis_code: str | None
    axis_title: str | None
    organisation: str | None
    owner: str | None
    lead: str | None
    deadline: date
    situation: str
    revision: int
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class MilestonePart:
    """What counts of a milestone in the progress of its action."""

    key: str
    action: str
    status: str | None
    progress: float | None
    weight: float | None


@dataclass(frozen=True, slots=True)
class CountedAction:
    """An action whose progress comes from its milestones."""

    key: str
    status: str | None
    progress: float | None


def milestones(state: State, *, keys: Sequence[str] | None = None) -> Rows[Milestone]:
    """The milestones of some actions, or of every one that stands, the nearest first; those without a day last."""
    return state.select(Milestone, "milestones", keys=None if keys is None else list(keys))


def milestone_calendar(state: State, *, owner: str = "") -> Rows[MilestoneDay]:
    """The days of milestones, or of those of one owner, the nearest first; who has an action has its milestones that
    nobody else has."""
    return state.select(MilestoneDay, "milestone_calendar", owner=owner or None)


def milestones_due(state: State, *, until: date, limit: int) -> Rows[Milestone]:
    """The open milestones of open actions that are due by a day, those that are late first."""
    return state.select(Milestone, "milestones_due", until=until, limit=limit)


def counted_actions(store: Store, revision: int, plan: str) -> Rows[CountedAction]:
    """The actions whose progress comes from their milestones."""
    return rows_of(CountedAction, *store.answer("counted_actions", revision=revision, plan=plan))


def milestone_parts(store: Store, revision: int, plan: str, actions: Collection[str]) -> Rows[MilestonePart]:
    """What counts of each milestone of some actions; of every action where they are many."""
    keys = list(actions) if len(actions) <= FEW else None
    return rows_of(MilestonePart, *store.answer("milestone_parts", revision=revision, plan=plan, keys=keys))
