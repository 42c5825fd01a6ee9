"""The plan, its axes and what is missing from it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd

from lib.store.reads.movement import state_before
from lib.store.state import State


@dataclass(frozen=True, slots=True)
class Plan:
    """The plan itself; the two parties to its minutes; the commission they prepare, with no day while it is not set."""

    title: str
    adopted_on: date | None
    is_sample: bool
    host: str | None
    party_a: str | None = None
    party_b: str | None = None
    commission: str | None = None
    commission_on: date | None = None
    adopted_revision: int | None = None


@dataclass(frozen=True, slots=True)
class Headline:
    """The whole plan on a day. Rates are in hundredths (75.2), gaps in points; None when unknown."""

    total: int
    tracked: int
    done: int
    in_progress: int
    engaged: int
    progress: float | None
    progress_n: int
    expected: float | None
    gap: float | None
    weighted_progress: float | None
    past_due: int
    past_due_blocked: int
    soon: int
    coming: int
    on_time: int
    watch: int
    overdue: int
    blocked: int
    upcoming: int
    cancelled: int
    due_first: int
    kept_first: int
    without_deadline: int
    continuous: int
    without_owner: int
    without_progress: int
    without_status: int
    late_starts: int


@dataclass(frozen=True, slots=True)
class Since:
    """What the plan was before a day: its figures, the day they were of, whether a meeting was held then."""

    day: date
    is_meeting: bool
    figures: Headline


def plan_sheet(state: State) -> Plan:
    """The plan's title, adoption day, host, parties, commission, and whether its data are fictional."""
    found = next(iter(state.records("plan")), None)
    if found is None:
        return Plan(title="", adopted_on=None, is_sample=False, host=None)
    return Plan(**{**found, "title": found["title"] or "", "is_sample": bool(found["is_sample"])})


def headline(state: State) -> Headline:
    """Counts, rates and gaps of the whole plan on a day."""
    return Headline(**state.records("headline")[0])


def since(state: State) -> Since | None:
    """The state that a day is compared with: at the last meeting before it, else at the last earlier update.

    None when nothing was recorded for an earlier day: no past is invented.
    """
    found = state_before(state)
    if found is None:
        return None
    before, is_meeting = found
    return Since(before.day, is_meeting, headline(before))


def axes(state: State) -> pd.DataFrame:
    """Each axis: axis_key, axis_code, axis_title, total, tracked, done, progress, progress_n, expected, gap,
    past_due, overdue, blocked, watch, computed_weather, set_weather, weather_reason, and `weather`, as shown.
    """
    frame = state.frame("axes")
    return frame.assign(weather=frame["set_weather"].fillna(frame["computed_weather"]))


def axis_list(state: State) -> pd.DataFrame:
    """The axes in order: key, code, title, position, weather, weather_reason."""
    return state.frame("axis_list")


def axis_situations(state: State) -> pd.DataFrame:
    """axis_key, axis_code, axis_title, situation, n."""
    return state.frame("axis_situations")


def thresholds(state: State) -> dict[str, float]:
    """The limits in force, by name."""
    return {str(name): float(value) for name, _, value in state.rows("thresholds")}


def missing(state: State, *, limit: int = 200) -> pd.DataFrame:
    """key, code, title, axis_code, field: one line for each value that is not filled in."""
    return state.frame("missing", limit=limit)


def missing_counts(state: State) -> dict[str, int]:
    """Field → number of tracked actions that lack it."""
    return {name: int(n) for name, n in state.records("missing_counts")[0].items()}


def contradictions(state: State, *, limit: int = 200) -> pd.DataFrame:
    """Values that disagree, `limit` for each rule: key, code, title, lead, rule, progress, start, deadline; `before`:
    the progress to go back to; `since`: the day of the record in question; `found`: how many of the rule there are.

    Rules: done_below_100; full_not_done; end_before_start; progress_backwards (a lower progress was recorded, not by
    an undoing nor by reopening a done action, and nobody confirmed it since); done_with_open_steps (an open action numbered below it, or a decision
    about it still to do); no_deliverable (100 % without deliverable or evidence).
    """
    return state.frame("contradictions", limit=limit)


def stale(state: State, *, days: int = 30, limit: int = 50) -> pd.DataFrame:
    """Open actions on which nothing was recorded for more than `days` days."""
    return state.frame("stale", days=days, limit=limit)
