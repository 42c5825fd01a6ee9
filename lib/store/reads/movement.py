"""What moved between two states of a plan, what slipped from the plan as adopted, and the curve of what was recorded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from lib.store.connection import Store


@dataclass(frozen=True, slots=True)
class Moment:
    """A recorded state and the day on which it is looked at."""

    revision: int
    day: date


@dataclass(frozen=True, slots=True)
class Pair:
    """Two states, the earlier first."""

    before: Moment
    after: Moment

    @property
    def arguments(self) -> dict[str, Any]:
        """What the reads of a comparison ask beside the later revision."""
        return {
            "day": self.after.day,
            "before": self.before.revision,
            "day_before": self.before.day,
        }


def movements(
    store: Store, revision: int, plan: str, day: date, *, before: int, day_before: date, limit: int = 100_000
) -> pd.DataFrame:
    """Actions that differ between (before, day_before) and (revision, day), in plan order.

    Flags: is_new, is_gone, newly_done, reopened, newly_cancelled, newly_blocked, unblocked, newly_late, missed,
    deadline_moved, postponed, owner_changed, moved_otherwise (in none of the ways that a comparison counts by name).
    Measures: moved_days, progress_gain (points), days_late. Each changed
    value stands beside its `_before`; `party` is the country of the lead.
    """
    return store.frame(
        "movements",
        revision=revision,
        plan=plan,
        day=day,
        before=before,
        day_before=day_before,
        limit=limit,
    )


def movement_counts(
    store: Store, revision: int, plan: str, day: date, *, before: int, day_before: date
) -> pd.DataFrame:
    """How many actions moved between the two states, a line for each axis and party of the lead: axis, axis_code,
    axis_title, axis_position, party, moved, done, late, postponed, cancelled, new, gained, other; the sums of
    progress then and now over tracked actions (progress_before_sum, progress_sum) and their numbers (…_n).
    """
    return store.frame(
        "movement_counts", revision=revision, plan=plan, day=day, before=before, day_before=day_before
    )


def movement_rows(
    store: Store,
    revision: int,
    plan: str,
    day: date,
    *,
    before: int,
    day_before: date,
    kind: str | None = None,
    axis: str | None = None,
    party: str | None = None,
    limit: int = 50,
    offset: int = 0,
) -> pd.DataFrame:
    """The actions that moved, in plan order, with the flags and the changed values of `movements`.

    `kind`: done, late, postponed, cancelled, new, gained, other (moved in another way); None for all.
    """
    return store.frame(
        "movement_rows",
        revision=revision,
        plan=plan,
        day=day,
        before=before,
        day_before=day_before,
        kind=kind,
        axis=axis,
        party=party,
        limit=limit,
        offset=offset,
    )


def deadline_moves(
    store: Store, revision: int, plan: str, *, before: int, keys: tuple[str, ...]
) -> pd.DataFrame:
    """The moves of the deadlines of some actions after revision `before`: key, number, as_of, kind, reason,
    deadline_before, deadline_after, days (later: above zero). What was undone is left out.
    """
    return store.frame("deadline_moves", revision=revision, plan=plan, before=before, keys=list(keys))


def state_before(store: Store, revision: int, plan: str, day: date) -> tuple[Moment, bool] | None:
    """The state at the last meeting before a day, else at the last earlier update; whether it was a meeting.

    None when nothing was recorded for an earlier day.
    """
    found = next(iter(store.records("snapshot_before", revision=revision, plan=plan, day=day)), None)
    return (Moment(int(found["number"]), found["as_of"]), bool(found["is_meeting"])) if found else None


def slippages(store: Store, revision: int, plan: str, day: date, *, limit: int = 50) -> pd.DataFrame:
    """Tracked actions whose deadline is not the adopted or the first one, the largest move first.

    initial_deadline and slip_days: against the first deadline ever recorded; reference_deadline and reference_days:
    against the plan as adopted (the first deadline for an action that it did not hold); times_postponed: recorded
    moves to a later day; last_reason, last_kind, last_day: of the last move; past_reference: open, its reference day passed.
    """
    return store.frame("slippages", revision=revision, plan=plan, day=day, limit=limit)


def curve_actual(store: Store, revision: int, plan: str, day: date) -> pd.DataFrame:
    """day, number, tracked, done, progress (0 to 100): what each recorded day ended with, up to `day`."""
    return store.frame("curve_actual", revision=revision, plan=plan, day=day)


def curve_planned(
    store: Store, revision: int, plan: str, day: date, *, days: tuple[date, ...]
) -> pd.DataFrame:
    """day, due, expected (0 to 100), planned: what the reference deadlines of the tracked actions ask for by each day."""
    return store.frame("curve_planned", revision=revision, plan=plan, day=day, when=list(days))


def planned_span(store: Store, revision: int, plan: str, day: date) -> tuple[date, date] | None:
    """The first start and the last reference deadline of the tracked actions; None when nothing is dated."""
    first, last = store.rows("planned_span", revision=revision, plan=plan, day=day)[0]
    return (first, last) if first is not None and last is not None else None
