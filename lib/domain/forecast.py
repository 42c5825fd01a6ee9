"""When open actions may be completed, judged from where they stand today: lateness already suffered counts.

How well each pace is known enters by its gamma distribution (of n completions, n + ¼ over the time spent), which leaves
the chances of one action in closed form for each value of its axis' factor; the end of a group is simulated from a fixed
seed, with one draw of the plan's pace and one of each axis' factor a time.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lib.domain.frailty import Flags, Numbers, Places
from lib.domain.pace import (
    HORIZON,
    MINIMUM,
    NEAREST,
    Course,
    Pace,
    Silence,
    learn,
    standing,
    teaches,
    time_in,
)

__all__ = [
    "HORIZON",
    "MINIMUM",
    "NEAREST",
    "Course",
    "Flags",
    "Numbers",
    "Pace",
    "Places",
    "Silence",
    "Spans",
    "can_be_judged",
    "chances",
    "counts_by",
    "done_by",
    "endings",
    "learn",
    "spans",
    "teaches",
]

#: The share of cases that a range should hold.
LEVEL = 0.8
#: A chance is never certainty.
FLOOR = 0.001
SEED = 20250925
DRAWS, SMALLEST_DRAWS, WORK = 200, 16, 100_000
#: Counts are drawn so many times for each draw of the paces: it is their rare values that matter.
COUNTS = 10
#: The end of a large group is drawn for so many of its actions, spread over their chances: of all groups together, and
#: of each one at least.
TOGETHER, IN_EACH = 1000, 20


@dataclass(frozen=True, slots=True, eq=False)
class Spans:
    """Earliest and latest day of each range; NaN for none. A latest day beyond the pace's horizon is infinite, and the
    earliest one then says « not before » (in nine cases of ten at 80 %), the horizon at most. `draws`: how many times
    the ends were drawn, 0 where they were computed."""

    low: Numbers
    high: Numbers
    draws: int = 0


def can_be_judged(course: Course) -> Flags:
    """Open, neither blocked nor suspended, with a deadline."""
    return np.isnan(course.completed) & ~course.halted & ~np.isnan(course.first)


def done_by(pace: Pace, course: Course, day: Numbers | float) -> Numbers:
    """The chance of each open action to be done by the end of a day; NaN for those that cannot be judged."""
    until = np.broadcast_to(np.asarray(day, dtype=np.float64), course.first.shape) + 0.5
    chosen = can_be_judged(course) & (until > 0)
    found = np.full(course.first.shape, np.nan)
    found[chosen] = 1 - _Open.of(pace, course.part(chosen)).until(until[chosen])
    chance: Numbers = np.clip(found, FLOOR, 1 - FLOOR)
    return chance


def chances(pace: Pace, course: Course) -> Numbers:
    """The chance of each open action to meet the deadline in force; NaN once it has passed."""
    return done_by(pace, course, np.where(course.deadline >= 0, course.deadline, -1.0))


def spans(pace: Pace, course: Course, level: float = LEVEL) -> Spans:
    """The range of completion of each open action, holding `level` of the cases."""
    judged = can_be_judged(course)
    some = _Open.of(pace, course.part(judged))
    found = []
    for left in ((1 + level) / 2, (1 - level) / 2):
        low, high = np.zeros(judged.sum()), np.full(judged.sum(), HORIZON)
        for _ in range(22):
            middle = (low + high) / 2
            still = some.until(middle) > left
            low, high = np.where(still, middle, low), np.where(still, high, middle)
        days = np.full(course.first.shape, np.nan)
        days[judged] = np.where(high > pace.horizon, np.inf, high)
        found.append(days)
    return Spans(np.minimum(found[0], pace.horizon), found[1])


def endings(
    pace: Pace, course: Course, groups: Places, size: int, level: float = LEVEL, seed: int = SEED
) -> Spans:
    """The range of the last completion in each group (0 … size − 1), then of all together.

    Actions of a plan share its pace, those of an axis its factor: both are drawn anew each time; given them the actions
    are independent. What is blocked or suspended is left out. NaN for a group without an action to judge.
    """
    judged = can_be_judged(course)
    some, group = course.part(judged), groups[judged]
    places, weight = _sample(group, _Open.of(pace, some).until(np.full(len(group), pace.horizon / 2)))
    some, group = some.part(places), group[places]
    draws = int(np.clip(WORK / max(len(group), 1), SMALLEST_DRAWS, DRAWS))
    drawn = _Drawn.of(pace, some, draws, seed)
    present, first_of = np.unique(group, return_index=True)
    days = np.concatenate([[0.0, 2.0, 4.0], np.geomspace(7.0, pace.horizon, 48)])
    ended = np.zeros((size + 1, len(days)))
    for place, day in enumerate(days):
        if not len(group):
            break
        each = weight[:, None] * _log_ended(drawn.passed(day))
        by_group = np.add.reduceat(each, first_of, axis=0)
        ended[present, place] = np.exp(by_group).mean(axis=1)
        ended[size, place] = np.exp(by_group.sum(axis=0)).mean()
    with_any = np.zeros(size + 1, dtype=bool)
    with_any[present] = True
    with_any[size] = bool(len(group))
    lows = np.minimum([_day_of(days, row, (1 - level) / 2, pace.horizon) for row in ended], pace.horizon)
    highs = np.array([_day_of(days, row, (1 + level) / 2, pace.horizon) for row in ended])
    return Spans(np.where(with_any, lows, np.nan), np.where(with_any, highs, np.nan), draws)


def counts_by(pace: Pace, course: Course, day: float, seed: int = SEED) -> Places:
    """How many of the open actions may be done by the end of a day, drawn many times."""
    some = course.part(can_be_judged(course))
    until = np.full(len(some.first), day + 0.5)
    places, weight = _sample(np.zeros(len(until), dtype=np.int64), _Open.of(pace, some).until(until))
    chance = -np.expm1(-_Drawn.of(pace, some.part(places), DRAWS, seed).passed(day + 0.5))
    expected, twice = weight @ chance, weight @ chance**2
    each = np.clip(twice / np.maximum(expected, 1e-9), 1e-9, 1.0)
    several = (COUNTS, DRAWS)
    counts: Places = np.random.default_rng(seed).binomial(
        np.round(expected / each).astype(np.int64), each, several
    )
    return counts.ravel()


def _sample(group: Places, still: Numbers) -> tuple[Places, Numbers]:
    """The places of the actions that stand for their group, group by group, and for how many each stands: all of a
    small group, of a large one some evenly spread over their chances to be open still."""
    order = np.lexsort((still, group))
    _, first_of, counts = np.unique(group[order], return_index=True, return_counts=True)
    most = max(IN_EACH, TOGETHER // max(len(counts), 1))
    kept = np.minimum(counts, most)
    rank = np.arange(kept.sum()) - np.repeat(np.cumsum(kept) - kept, kept)
    each = np.repeat(counts / kept, kept)
    within = ((rank + 0.5) * each).astype(np.int64)
    return order[np.repeat(first_of, kept) + within], each


@dataclass(frozen=True, slots=True, eq=False)
class _Open:
    """Some actions where they stand today, and the values of their axes' factors."""

    pace: Pace
    first: Numbers
    unit: Numbers
    now: Numbers
    values: Numbers

    @classmethod
    def of(cls, pace: Pace, course: Course) -> _Open:
        """The actions of a course at a pace."""
        now, unit = standing(pace, course)
        return cls(pace, course.first, unit, now, pace.frailty.values[_rows(pace, course)])

    def until(self, day: Numbers) -> Numbers:
        """The chance of each of still being open at the end of a day, over all paces that the history allows."""
        pace = self.pace
        share = time_in(pace.edges, self.now, (day - self.first) / self.unit) / pace.spent
        found = np.zeros(len(share))
        for value in self.values.T:
            found += np.exp(-(np.log1p(value[:, None] * share) @ pace.done))
        mean: Numbers = found / self.values.shape[1]
        return mean


@dataclass(frozen=True, slots=True, eq=False)
class _Drawn:
    """Some actions where they stand today, and paces of the plan with the factors of their axes, drawn so many times."""

    edges: Numbers
    first: Numbers
    unit: Numbers
    now: Numbers
    paces: Numbers
    factors: Numbers

    @classmethod
    def of(cls, pace: Pace, course: Course, draws: int, seed: int) -> _Drawn:
        """The actions of a course at paces that a seed draws."""
        rng = np.random.default_rng(seed)
        now, unit = standing(pace, course)
        paces = rng.gamma(pace.done, 1 / pace.spent, (draws, len(pace.edges)))
        factors = pace.frailty.drawn(rng, draws).T[_rows(pace, course)]
        return cls(pace.edges, course.first, unit, now, paces, factors)

    def passed(self, day: float) -> Numbers:
        """How many completions each would have seen by a day at each pace: it is still open by the exponential of less."""
        found: Numbers = time_in(self.edges, self.now, (day - self.first) / self.unit) @ self.paces.T
        found *= self.factors
        return found


def _log_ended(passed: Numbers) -> Numbers:
    """The logarithm of the chance to have ended, in the place of what was passed."""
    np.maximum(passed, 1e-12, out=passed)
    np.negative(passed, out=passed)
    np.exp(passed, out=passed)
    np.negative(passed, out=passed)
    return np.log1p(passed, out=passed)


def _rows(pace: Pace, course: Course) -> Places:
    """The row of each action's axis among the factors."""
    axis = np.full(course.first.shape, -1) if course.axis is None else course.axis
    return pace.frailty.rows(axis)


def _day_of(days: Numbers, ended: Numbers, share: float, horizon: float) -> float:
    """The day by which `share` of the cases have ended."""
    day = float(np.interp(share, ended, days)) if ended[-1] >= share else float("inf")
    return day if day <= horizon else float("inf")
