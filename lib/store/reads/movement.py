"""What moved between two states of a plan, what slipped from the plan as adopted, and the curve of what was recorded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd

from lib.store.state import State


@dataclass(frozen=True, slots=True)
class Pair:
    """Two states of a plan, the earlier first."""

    before: State
    after: State


def movements(state: State, *, before: State, limit: int = 100_000) -> pd.DataFrame:
    """Actions that differ between two states, in plan order.

    Flags: is_new, is_gone, newly_done, reopened, newly_cancelled, newly_blocked, unblocked, newly_late, missed,
    deadline_moved, postponed, owner_changed, moved_otherwise (in none of the ways that a comparison counts by name).
    Measures: moved_days, progress_gain (points), days_late. Each changed
    value stands beside its `_before`; `party` is the country of the lead.
    """
    return state.frame(
        "movements",
        before=before.revision,
        day_before=before.day,
        limit=limit,
    )


def movement_counts(state: State, *, before: State) -> pd.DataFrame:
    """How many actions moved between the two states, a line for each axis and party of the lead: axis, axis_code,
    axis_title, axis_position, party, moved, done, late, postponed, cancelled, new, gained, other; the sums of
    progress then and now over tracked actions (progress_before_sum, progress_sum) and their numbers (…_n).
    """
    return state.frame("movement_counts", before=before.revision, day_before=before.day)


def movement_rows(
    state: State,
    *,
    before: State,
    kind: str | None = None,
    axis: str | None = None,
    party: str | None = None,
    limit: int = 50,
    offset: int = 0,
) -> pd.DataFrame:
    """The actions that moved, in plan order, with the flags and the changed values of `movements`.

    `kind`: done, late, postponed, cancelled, new, gained, other (moved in another way); None for all.
    """
    return state.frame(
        "movement_rows",
        before=before.revision,
        day_before=before.day,
        kind=kind,
        axis=axis,
        party=party,
        limit=limit,
        offset=offset,
    )


def deadline_moves(state: State, *, before: int, keys: tuple[str, ...]) -> pd.DataFrame:
    """The moves of the deadlines of some actions after revision `before`: key, number, as_of, kind, reason,
    deadline_before, deadline_after, days (later: above zero). What was undone is left out.
    """
    return state.frame("deadline_moves", before=before, keys=list(keys))


def state_before(state: State) -> tuple[State, bool] | None:
    """The state at the last meeting before a day, else at the last earlier update; whether it was a meeting.

    None when nothing was recorded for an earlier day.
    """
    found = next(iter(state.records("snapshot_before")), None)
    return (state.at(int(found["number"]), found["as_of"]), bool(found["is_meeting"])) if found else None


def slippages(state: State, *, limit: int = 50) -> pd.DataFrame:
    """Tracked actions whose deadline is not the adopted or the first one, the largest move first.

    initial_deadline and slip_days: against the first deadline ever recorded; reference_deadline and reference_days:
    against the plan as adopted (the first deadline for an action that it did not hold); times_postponed: recorded
    moves to a later day; last_reason, last_kind, last_day: of the last move; past_reference: open, its reference day passed.
    """
    return state.frame("slippages", limit=limit)


def curve_actual(state: State) -> pd.DataFrame:
    """day, number, tracked, done, progress (0 to 100): what each recorded day ended with, up to `day`."""
    return state.frame("curve_actual")


def curve_planned(state: State, *, days: tuple[date, ...]) -> pd.DataFrame:
    """day, due, expected (0 to 100), planned: what the reference deadlines of the tracked actions ask for by each day."""
    return state.frame("curve_planned", when=list(days))


def planned_span(state: State) -> tuple[date, date] | None:
    """The first start and the last reference deadline of the tracked actions; None when nothing is dated."""
    first, last = state.rows("planned_span")[0]
    return (first, last) if first is not None and last is not None else None
