"""When open actions may be completed, learnt from the plan's own history alone.

The position of an action is its distance to its first deadline: in days, or as a share of its planned time (−1 at its
start, 0 at its first deadline), whichever makes this plan's completions more likely. The history is cut into parts that
hold about as many completions each; in each part the pace is the completions counted there over the time that all actions, done or
still open, spent in it. An action still open counts for the time it was open (it is not forgotten: it is censored),
and an open action is judged from where it stands today, so that lateness already suffered counts.

How well each pace is known enters by its gamma distribution (of n completions, n + ¼ over the time spent),
which leaves the chances of one action in closed form; the end of a group is simulated from a fixed seed.
Times are in days from the day of the forecast, NaN where unknown.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]

#: Fewer completed actions say nothing.
MINIMUM = 10
#: Completions at fewer different distances from their deadlines have no spread to learn from.
DISTINCT = 3
#: The share of cases that a range should hold.
LEVEL = 0.8
#: Shorter planned times count as this: a day more or less says nothing of them.
SHORTEST = 7.0
#: No date is given further ahead than the plan is old, nor beyond ten years; half a year is always looked at.
HORIZON, NEAREST = 3650.0, 182.0
#: Added to the completions of each part: what is not known of a pace seen so few times.
PRIOR = 0.25
#: Completions in a part of a small history, and the most parts of a large one: finer says more, and less surely.
EACH, PARTS = 3, 12
#: A chance is never certainty.
FLOOR = 0.001
SEED = 20250925
DRAWS, SMALLEST_DRAWS, WORK = 200, 16, 100_000
#: The end of a large group is drawn for so many of its actions, spread over their chances: of all groups together, and
#: of each one at least.
TOGETHER, IN_EACH = 1000, 20


class Silence(StrEnum):
    """Why the history says nothing."""

    FEW = "few"
    ALIKE = "alike"


@dataclass(frozen=True, slots=True, eq=False)
class Course:
    """The actions to learn from and to judge: done with a date, or open. Cancelled and continuous ones are not here.

    `completed` is NaN for an open action; `halted` marks the blocked and suspended, which have no forecast but count
    in the history for the time they were open.
    """

    start: Numbers
    first: Numbers
    deadline: Numbers
    completed: Numbers
    halted: Flags

    def part(self, chosen: NDArray[Any]) -> Course:
        """The same with some of the actions only, by flags or places."""
        return Course(
            self.start[chosen],
            self.first[chosen],
            self.deadline[chosen],
            self.completed[chosen],
            self.halted[chosen],
        )


@dataclass(frozen=True, slots=True, eq=False)
class Pace:
    """What the history says: completions and time spent in each part, and the facts it was learnt from."""

    edges: Numbers
    done: Numbers
    spent: Numbers
    completed: int
    still_open: int
    kept: int
    typical_days: float
    median_delay: float
    in_days: bool
    horizon: float


@dataclass(frozen=True, slots=True, eq=False)
class _Clock:
    """The history measured in one way, and how likely its completions are so."""

    edges: Numbers
    counts: Numbers
    spent: Numbers
    still_open: int
    likelihood: float


@dataclass(frozen=True, slots=True, eq=False)
class Spans:
    """Earliest and latest day of each range; NaN for none. A latest day beyond the pace's horizon is infinite, and the
    earliest one then says « not before » (in nine cases of ten at 80 %), the horizon at most. `draws`: how many times
    the ends were drawn, 0 where they were computed."""

    low: Numbers
    high: Numbers
    draws: int = 0


def learn(course: Course) -> Pace | Silence:
    """The pace of a plan, or why there is none: fewer than ten dated completions, or all of them alike."""
    known, done = _planned(course), teaches(course)
    if int(done.sum()) < MINIMUM:
        return Silence.FEW
    known_ones = course.part(known)
    delays = (course.completed - course.first)[done]
    if len(np.unique(delays)) < DISTINCT:
        return Silence.ALIKE
    planned = np.maximum(known_ones.first - known_ones.start, SHORTEST)
    typical = float(np.median(planned[~np.isnan(known_ones.completed)]))
    shares, days = _clock(known_ones, planned), _clock(known_ones, np.full(planned.shape, typical))
    chosen = max(shares, days, key=lambda clock: clock.likelihood)
    return Pace(
        edges=chosen.edges,
        done=chosen.counts + PRIOR,
        spent=np.maximum(chosen.spent, 1e-6),
        completed=len(delays),
        still_open=chosen.still_open,
        kept=int((delays <= 0).sum()),
        typical_days=typical,
        median_delay=float(np.median(delays)),
        in_days=chosen is days,
        horizon=float(np.clip(-known_ones.start.min(), NEAREST, HORIZON)),
    )


def teaches(course: Course) -> Flags:
    """Done, with its start, its first deadline and its day of completion: what a pace is learned from."""
    return _planned(course) & ~np.isnan(course.completed)


def _planned(course: Course) -> Flags:
    return ~np.isnan(course.start) & ~np.isnan(course.first)


def can_be_judged(course: Course) -> Flags:
    """Open, neither blocked nor suspended, with a deadline."""
    return np.isnan(course.completed) & ~course.halted & ~np.isnan(course.first)


def done_by(pace: Pace, course: Course, day: Numbers | float) -> Numbers:
    """The chance of each open action to be done by the end of a day; NaN for those that cannot be judged."""
    until = np.broadcast_to(np.asarray(day, dtype=np.float64), course.first.shape) + 0.5
    chosen = can_be_judged(course) & (until > 0)
    found = np.full(course.first.shape, np.nan)
    now, unit = _standing(pace, course.part(chosen))
    found[chosen] = 1 - _open_until(pace, course.first[chosen], unit, now, until[chosen])
    chance: Numbers = np.clip(found, FLOOR, 1 - FLOOR)
    return chance


def chances(pace: Pace, course: Course) -> Numbers:
    """The chance of each open action to meet the deadline in force; NaN once it has passed."""
    return done_by(pace, course, np.where(course.deadline >= 0, course.deadline, -1.0))


def spans(pace: Pace, course: Course, level: float = LEVEL) -> Spans:
    """The range of completion of each open action, holding `level` of the cases."""
    judged = can_be_judged(course)
    some = course.part(judged)
    now, unit = _standing(pace, some)
    found = []
    for left in ((1 + level) / 2, (1 - level) / 2):
        low, high = np.zeros(len(now)), np.full(len(now), HORIZON)
        for _ in range(22):
            middle = (low + high) / 2
            still = _open_until(pace, some.first, unit, now, middle) > left
            low, high = np.where(still, middle, low), np.where(still, high, middle)
        days = np.full(course.first.shape, np.nan)
        days[judged] = np.where(high > pace.horizon, np.inf, high)
        found.append(days)
    return Spans(np.minimum(found[0], pace.horizon), found[1])


def endings(
    pace: Pace, course: Course, groups: NDArray[np.int64], size: int, level: float = LEVEL, seed: int = SEED
) -> Spans:
    """The range of the last completion in each group (0 … size − 1), then of all together.

    Actions of a plan share its pace, which is drawn anew each time; given a pace they are independent. What is
    blocked or suspended is left out. NaN for a group without an action to judge.
    """
    judged = can_be_judged(course)
    some, group = course.part(judged), groups[judged]
    now, unit = _standing(pace, some)
    places, weight = _sample(group, _open_until(pace, some.first, unit, now, pace.horizon / 2))
    some, group, now, unit = some.part(places), group[places], now[places], unit[places]
    draws = int(np.clip(WORK / max(len(now), 1), SMALLEST_DRAWS, DRAWS))
    paces = np.random.default_rng(seed).gamma(pace.done, 1 / pace.spent, (draws, len(pace.edges)))
    present, first_of = np.unique(group, return_index=True)
    days = np.concatenate([[0.0, 2.0, 4.0], np.geomspace(7.0, pace.horizon, 48)])
    ended = np.zeros((size + 1, len(days)))
    for place, day in enumerate(days):
        if not len(now):
            break
        passed = _spent(pace.edges, now, (day - some.first) / unit)
        each = weight[:, None] * np.log1p(-np.exp(-np.maximum(passed @ paces.T, 1e-12)))
        by_group = np.add.reduceat(each, first_of, axis=0)
        ended[present, place] = np.exp(by_group).mean(axis=1)
        ended[size, place] = np.exp(by_group.sum(axis=0)).mean()
    with_any = np.zeros(size + 1, dtype=bool)
    with_any[present] = True
    with_any[size] = bool(len(now))
    lows = np.minimum([_day_of(days, row, (1 - level) / 2, pace.horizon) for row in ended], pace.horizon)
    highs = np.array([_day_of(days, row, (1 + level) / 2, pace.horizon) for row in ended])
    return Spans(np.where(with_any, lows, np.nan), np.where(with_any, highs, np.nan), draws)


def _sample(group: NDArray[np.int64], still: Numbers) -> tuple[NDArray[np.int64], Numbers]:
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


def _clock(course: Course, unit: Numbers) -> _Clock:
    """The parts of a history whose positions are counted in a unit: completions, time spent, likelihood per day."""
    done = ~np.isnan(course.completed)
    begin = (course.start - course.first) / unit
    place = np.maximum((np.where(done, course.completed, 0.0) - course.first) / unit, begin)
    events = np.sort(place[done])
    edges = _edges(events)
    begun = done | (place > begin)
    spent = _spent(edges, begin[begun], place[begun]).sum(axis=0)
    counts = np.bincount(
        np.searchsorted(edges, events, side="left").clip(1) - 1, minlength=len(edges)
    ).astype(np.float64)
    some = (counts > 0) & (spent > 0)
    likelihood = (counts[some] * np.log(counts[some] / spent[some])).sum() - np.log(unit[done]).sum()
    return _Clock(edges, counts, spent, int((begun & ~done).sum()), float(likelihood))


def _edges(events: Numbers) -> Numbers:
    """Where each part begins: the start, then at a completion, about as many in each part.

    A part ends with the completion before the widest gap nearby, so that completions close together stay together.
    """
    n = len(events)
    parts = min(n // EACH, PARTS)
    around, gaps = n // parts // 3, np.diff(events)
    inner = []
    for place in np.linspace(0, n, parts + 1)[1:-1].round().astype(int):
        low, high = max(1, place - around), min(n - 1, place + around)
        inner.append(events[low - 1 + int(np.argmax(gaps[low - 1 : high]))])
    cuts = np.unique(inner)
    return np.concatenate([[-np.inf], cuts[cuts > events[0]]])


def _standing(pace: Pace, course: Course) -> tuple[Numbers, Numbers]:
    """Where each action stands today, and the unit of its position; the typical time where no start is known."""
    planned = np.maximum(course.first - course.start, SHORTEST)
    planned = np.where(np.isnan(planned), pace.typical_days, planned)
    unit = np.full(planned.shape, pace.typical_days) if pace.in_days else planned
    return np.maximum(-course.first, -planned) / unit, unit


def _spent(edges: Numbers, since: Numbers, until: Numbers) -> Numbers:
    """The time between two positions that falls in each part, a row per action; nothing when it goes backwards."""
    upper = np.append(edges[1:], np.inf)
    last = np.maximum(until, since)[:, None]
    found: Numbers = np.clip(last, edges, upper) - np.clip(since[:, None], edges, upper)
    return found


def _open_until(pace: Pace, first: Numbers, unit: Numbers, now: Numbers, day: Numbers | float) -> Numbers:
    """The chance of still being open at the end of a day, over all paces that the history allows."""
    passed = _spent(pace.edges, now, (day - first) / unit)
    found: Numbers = np.exp(-(pace.done * np.log1p(passed / pace.spent)).sum(axis=1))
    return found


def _day_of(days: Numbers, ended: Numbers, share: float, horizon: float) -> float:
    """The day by which `share` of the cases have ended."""
    day = float(np.interp(share, ended, days)) if ended[-1] >= share else float("inf")
    return day if day <= horizon else float("inf")
