"""What moved between two states of a plan, what slipped from the plan as adopted, and the curve of what was recorded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lib.store.reads.bases import ActionNamed
from lib.store.rows import Rows
from lib.store.state import State

__all__ = [
    "DeadlineMove",
    "Movement",
    "MovementCount",
    "Pair",
    "PlannedDay",
    "RecordedDay",
    "Slip",
    "TrendPoint",
    "curve_actual",
    "curve_planned",
    "deadline_moves",
    "movement_counts",
    "movements",
    "planned_span",
    "slippages",
    "state_before",
    "trend",
]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two states of a plan, the earlier first."""

    before: State
    after: State


@dataclass(frozen=True, slots=True)
class Movement(ActionNamed):
    """An action that differs between two states: what it is now, `_before` what it was, and in which ways it moved.

    `party` is the country of the lead, `progress_gain` in points, `moved_otherwise`: in none of the ways that a
    comparison counts by name.
    """

    axis: str | None
    axis_code: str | None
    axis_title: str | None
    party: str | None
    owner: str | None
    owner_before: str | None
    organisation: str | None
    organisation_before: str | None
    situation: str | None
    situation_before: str | None
    deadline: date | None
    deadline_before: date | None
    completed_on: date | None
    progress: float | None
    progress_before: float | None
    progress_gain: float | None
    is_new: bool
    is_gone: bool
    newly_done: bool
    reopened: bool
    newly_cancelled: bool
    newly_blocked: bool
    unblocked: bool
    newly_late: bool
    missed: bool
    deadline_moved: bool
    postponed: bool
    owner_changed: bool
    moved_otherwise: bool


@dataclass(frozen=True, slots=True)
class MovementCount:
    """How many actions of an axis (now, `axis_before` then) and of a party of the lead moved, and in which ways.

    The sums of progress then and now are over tracked actions with a value, each counted for its weight, whose sums stand
    beside (…_weight): in a plan that is not weighted, their numbers. `axis_weight`: None too where means are not weighted.
    """

    axis: str | None
    axis_code: str | None
    axis_title: str | None
    axis_before: str | None
    party: str | None
    moved: int
    done: int
    late: int
    postponed: int
    cancelled: int
    new: int
    gained: int
    other: int
    progress_before_sum: float
    progress_before_weight: float
    progress_sum: float
    progress_weight: float
    axis_weight_before: float | None
    axis_weight: float | None
    is_weighted_before: bool
    is_weighted: bool


@dataclass(frozen=True, slots=True)
class DeadlineMove:
    """One move of the deadline of an action: by which revision, through which door and why; `days` later, or earlier."""

    key: str
    as_of: date
    kind: str
    reason: str | None
    days: int | None


@dataclass(frozen=True, slots=True)
class Slip(ActionNamed):
    """A tracked action whose deadline is not the adopted or the first one.

    `slip_days`: against the first deadline ever recorded; `reference_days`: against the plan as adopted (the first
    deadline for an action that it did not hold); `times_postponed`: recorded moves to a later day; `last_…`: of the
    last move; `past_reference`: open, its reference day passed.
    """

    initial_deadline: date | None
    reference_deadline: date | None
    deadline: date | None
    deadline_precision: str | None
    deadline_text: str | None
    slip_days: int | None
    reference_days: int | None
    times_postponed: int
    last_reason: str | None
    last_kind: str | None
    last_day: date | None
    past_reference: bool
    situation: str


@dataclass(frozen=True, slots=True)
class RecordedDay:
    """What a recorded day ended with: actions tracked and done, their mean progress (0 to 100), whether it was weighted then."""

    day: date
    tracked: int
    done: int
    progress: float | None
    is_weighted: bool = False


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """The plan as it was recorded on a day: actions done, deadlines passed; `is_recorded`: something was recorded of that
    very day."""

    day: date
    is_recorded: bool
    done: int
    past_due: int


@dataclass(frozen=True, slots=True)
class PlannedDay:
    """What the reference deadlines of the tracked actions ask for by a day: how many are due, the progress expected
    (0 to 100)."""

    day: date
    due: int
    expected: float | None


def movements(
    state: State,
    *,
    before: State,
    kind: str | None = None,
    axis: str | None = None,
    party: str | None = None,
    limit: int = 100_000,
    offset: int = 0,
) -> Rows[Movement]:
    """Actions that differ between two states, in plan order.

    `kind`: done, late, postponed, cancelled, new, gained, other (moved in another way); None for all.
    """
    return state.select(
        Movement,
        "movements",
        before=before.revision,
        day_before=before.day,
        kind=kind,
        axis=axis,
        party=party,
        limit=limit,
        offset=offset,
    )


def movement_counts(state: State, *, before: State) -> Rows[MovementCount]:
    """How many actions moved between the two states, a row for each axis now and then and party of the lead, in plan order."""
    return state.select(MovementCount, "movement_counts", before=before.revision, day_before=before.day)


def deadline_moves(state: State, *, before: int, keys: tuple[str, ...]) -> Rows[DeadlineMove]:
    """The moves of the deadlines of some actions after revision `before`, in order. What was undone is left out."""
    return state.select(DeadlineMove, "deadline_moves", before=before, keys=list(keys))


def state_before(state: State) -> tuple[State, bool] | None:
    """The state at the last meeting before a day, else at the last earlier update; whether it was a meeting.

    None when nothing was recorded for an earlier day.
    """
    found = next(iter(state.records("snapshot_before")), None)
    return (state.at(int(found["number"]), found["as_of"]), bool(found["is_meeting"])) if found else None


def slippages(state: State, *, limit: int = 50) -> Rows[Slip]:
    """Tracked actions whose deadline is not the adopted or the first one, the largest move first; `found` counts all."""
    return state.select(Slip, "slippages", limit=limit)


def curve_actual(state: State) -> Rows[RecordedDay]:
    """What each recorded day up to `day` ended with, its mean made as the headline made it then."""
    ever = bool(state.rows("ever_weighted")[0][0])
    return state.select(RecordedDay, "curve_weighted" if ever else "curve_actual")


def trend(state: State, *, first: date) -> Rows[TrendPoint]:
    """The last recorded day of each month since a day, in order, then the day shown."""
    return state.select(TrendPoint, "trend", first=first)


def curve_planned(state: State, *, days: tuple[date, ...]) -> Rows[PlannedDay]:
    """What the reference deadlines of the tracked actions ask for by each day."""
    return state.select(PlannedDay, "curve_planned", when=list(days))


def planned_span(state: State) -> tuple[date, date] | None:
    """The first start and the last reference deadline of the tracked actions; None when nothing is dated."""
    first, last = state.rows("planned_span")[0]
    return (first, last) if first is not None and last is not None else None
