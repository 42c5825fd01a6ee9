"""The plan, its axes and what is missing from it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date

from lib.domain import closing
from lib.domain.zones import DEFAULT
from lib.store.reads.bases import ActionNamed
from lib.store.reads.movement import state_before
from lib.store.rows import Column, Rows
from lib.store.state import State

__all__ = [
    "Axis",
    "AxisFigures",
    "Contradiction",
    "Headline",
    "LastDone",
    "Missing",
    "Plan",
    "Since",
    "SituationCount",
    "Stale",
    "action_figures",
    "axes",
    "axis_list",
    "axis_situations",
    "contradictions",
    "default_day",
    "headline",
    "last_done",
    "missing",
    "missing_counts",
    "plan_sheet",
    "since",
    "stale",
    "thresholds",
    "time_zone",
]


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
    town: str | None = None
    reference_currency: str | None = None
    is_weighted: bool = False
    short_name: str | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    closed_on: date | None = None
    closed_reason: str | None = None
    copied_from: str | None = None


@dataclass(frozen=True, slots=True)
class Headline:
    """The whole plan on a day. Rates are in hundredths (75.2), gaps in points; None when unknown.

    `progress` is of `progress_n` actions, `expected` and `gap` of the `gap_n` that have both. `reserved_in`: the
    confidential actions in these figures; of those left out of them nothing is told.
    """

    total: int
    tracked: int
    done: int
    in_progress: int
    engaged: int
    progress: float | None
    progress_n: int
    expected: float | None
    gap: float | None
    gap_n: int
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
    to_complete: int
    due_first: int
    kept_first: int
    undated_first: int
    without_deadline: int
    continuous: int
    without_owner: int
    without_progress: int
    without_status: int
    late_starts: int
    reserved_in: int
    is_weighted: bool = False  # whether progress, expected and gap count actions by their weights
    is_by_axes: bool = False  # … and are the means of the axes, by theirs
    without_weight: int = 0  # actions of a weighted plan that count for 1
    axes_without_weight: int = 0
    unverified: int = 0  # done, where a second person has still to say so


@dataclass(frozen=True, slots=True)
class Since:
    """What the plan was before a day: its figures, the day they were of, whether a meeting was held then."""

    day: date
    is_meeting: bool
    figures: Headline


@dataclass(frozen=True, slots=True)
class LastDone:
    """The last day on which an action was completed; how many done actions tell no day."""

    day: date | None
    undated: int


@dataclass(frozen=True, slots=True)
class Axis:
    """An axis by its names."""

    key: str
    code: str | None
    title: str | None


@dataclass(frozen=True, slots=True)
class AxisFigures:
    """An axis on a day, no key for the actions of none. Rates as those of the headline; `weather` is the one shown:
    set by hand, with its reason, else computed.
    """

    axis_key: str | None
    axis_code: str | None
    axis_title: str | None
    tracked: int
    done: int
    progress: float | None
    progress_n: int
    expected: float | None
    gap: float | None
    gap_n: int
    past_due: int
    blocked: int
    to_complete: int
    without_deadline: int
    computed_weather: str
    set_weather: str | None
    weather: str
    weather_reason: str | None
    weight: float | None = None
    is_weighted: bool = False
    without_weight: int = 0


@dataclass(frozen=True, slots=True)
class SituationCount:
    """How many actions of an axis are in a situation."""

    axis_key: str | None
    axis_code: str | None
    axis_title: str | None
    situation: str
    n: int


@dataclass(frozen=True, slots=True)
class Missing(ActionNamed):
    """A field of an action that is not filled in."""

    field: str


@dataclass(frozen=True, slots=True)
class Contradiction(ActionNamed):
    """Values of an action that disagree by a rule, which `total` actions break; `before`: the progress to go back to;
    `since`: the day of the record in question, or the deadline of what it needs, which `needs` names.
    """

    rule: str
    progress: float | None
    before: float | None
    since: date | None
    start: date | None
    deadline: date | None
    completed_on: date | None
    needs: str | None
    total: int


@dataclass(frozen=True, slots=True)
class Stale(ActionNamed):
    """An open action of which nothing was recorded for some days."""

    last_change: date
    days: int


def plan_sheet(state: State) -> Plan:
    """The plan's title, adoption day, host, parties, commission, and whether its data are fictional."""
    return state.first(Plan, "plan") or Plan(title="", adopted_on=None, is_sample=False, host=None)


def headline(state: State) -> Headline:
    """Counts, rates and gaps of the whole plan on a day."""
    return state.select(Headline, "headline")[0]


def since(state: State) -> Since | None:
    """The state that a day is compared with: at the last meeting before it, else at the last earlier update.

    None when nothing was recorded for an earlier day: no past is invented.
    """
    found = state_before(state)
    if found is None:
        return None
    before, is_meeting = found
    return Since(before.day, is_meeting, headline(before))


def last_done(state: State) -> LastDone:
    """When the last action was completed."""
    return state.select(LastDone, "last_done")[0]


def axes(state: State) -> Rows[AxisFigures]:
    """Each axis with its figures and weather, then the actions of none."""
    return state.select(AxisFigures, "axes")


def action_figures(state: State) -> list[Column]:
    """The key and the figures of each action on a day, in no order: a column each."""
    return state.columns("action_figures")


def axis_list(state: State) -> Rows[Axis]:
    """The axes in order."""
    return state.select(Axis, "axis_list")


def axis_situations(state: State) -> Rows[SituationCount]:
    """How many actions of each axis are in each situation."""
    return state.select(SituationCount, "axis_situations")


def thresholds(state: State) -> dict[str, float]:
    """The limits in force, by name."""
    return {str(name): float(value) for name, _, value in state.rows("thresholds")}


def time_zone(state: State) -> str:
    """The time zone in which the days of the plan begin."""
    rows = state.rows("time_zone")
    return str(json.loads(rows[0][0])) if rows else DEFAULT


def default_day(state: State, present: date) -> date:
    """The day on which the plan is read where nobody asks for another: the present one, of a closed plan that of its end."""
    return closing.default_day(present, plan_sheet(state).closed_on)


def missing(state: State, *, key: str | None = None, each: int = 200, limit: int = 200) -> Rows[Missing]:
    """One line for each value that is not filled in, of one action or all; of each field the first `each`."""
    return state.select(Missing, "missing", key=key, each=each, limit=limit)


def missing_counts(state: State) -> dict[str, int]:
    """Field → number of tracked actions that lack it."""
    return {name: int(n) for name, n in state.records("missing_counts")[0].items()}


def contradictions(state: State, *, limit: int = 200) -> Rows[Contradiction]:
    """Values that disagree, `limit` actions for each rule.

    Rules: done_below_100; full_not_done; end_before_start; done_in_future; done_before_start; progress_backwards (a lower progress was recorded, not by
    an undoing nor by reopening a done action, and nobody confirmed it since); done_with_open_steps (an open action numbered below it, or a decision
    about it still to do); needs_later (what it needs is due after it); needs_late (what it needs is late); no_deliverable (100 % without deliverable or evidence).
    """
    return state.select(Contradiction, "contradictions", limit=limit)


def stale(state: State, *, days: int = 30, limit: int = 50) -> Rows[Stale]:
    """Open actions on which nothing was recorded for more than `days` days; `found` counts them all."""
    return state.select(Stale, "stale", days=days, limit=limit)
