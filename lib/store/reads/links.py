"""What depends on what, and the occurrences of what comes back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lib.store.rows import Rows
from lib.store.state import State

__all__ = [
    "Condition",
    "CourseOn",
    "Occurrence",
    "Tie",
    "conditions",
    "courses",
    "occurrences_of_action",
    "recurring",
    "ties_among",
    "ties_of_action",
]


@dataclass(frozen=True, slots=True)
class Tie:
    """A dependency of one action, and the action at its other end: one that it needs, or one that needs it."""

    key: str
    why: str | None
    is_needed: bool
    other: str
    code: str | None
    title: str | None
    responsible: str | None
    deadline: date | None
    deadline_text: str | None
    deadline_precision: str | None
    progress: float | None
    situation: str | None
    is_open: bool
    is_past_due: bool
    archived_on: date | None


@dataclass(frozen=True, slots=True)
class Condition:
    """What an open action needs and is not done."""

    action: str
    action_code: str | None
    action_title: str | None
    key: str
    code: str | None
    title: str | None
    deadline: date | None
    deadline_text: str | None
    deadline_precision: str | None
    situation: str
    is_past_due: bool


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time that an action comes back; late is an open one whose day has passed."""

    key: str
    planned_on: date
    due_on: date
    state: str
    done_on: date | None
    comment: str | None
    is_past_due: bool


@dataclass(frozen=True, slots=True)
class CourseOn:
    """How far an action that comes back is on a day: of those that count, and the first that is not done."""

    action: str
    counted: int
    done: int
    next_due: date | None


def ties_of_action(state: State, *, key: str) -> Rows[Tie]:
    """What an action needs, then what needs it, in plan order."""
    return state.select(Tie, "ties_of_action", key=key)


def ties_among(state: State, *, keys: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Pairs among some actions: the key of one, the key of one that it needs."""
    return tuple((str(action), str(needs)) for action, needs in state.rows("ties_among", keys=list(keys)))


def conditions(state: State, *, keys: Sequence[str]) -> Rows[Condition]:
    """What some open actions need that is not done, in plan order."""
    return state.select(Condition, "conditions", keys=list(keys))


def courses(state: State, *, keys: Sequence[str]) -> Rows[CourseOn]:
    """How far those of some actions that come back are."""
    return state.select(CourseOn, "courses", keys=list(keys))


def occurrences_of_action(state: State, *, key: str) -> Rows[Occurrence]:
    """The occurrences of an action, in the order of their days."""
    return state.select(Occurrence, "occurrences_of_action", key=key)


def recurring(state: State) -> frozenset[str]:
    """The keys of the actions that come back."""
    return frozenset(str(key) for (key,) in state.rows("recurring"))
