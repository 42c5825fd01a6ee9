"""The pace of a plan, learnt from its own history alone.

The position of an action is its distance to its first deadline: in days, or as a share of its planned time (−1 at its
start, 0 at its first deadline), whichever makes this plan's completions more likely. The history is cut into parts that
hold about as many completions each; in each part the pace is the completions counted there over the time that all
actions, done or still open, spent in it. An action still open counts for the time it was open (it is not forgotten: it
is censored).

Axes share that pace, each quicker or slower by a factor of its own, learnt as far as the history tells (`lib.domain.frailty`).
Times are in days from the day of the forecast, NaN where unknown.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lib.domain.frailty import Flags, Frailty, Numbers, Places, alike, pooled

#: Fewer completed actions say nothing.
MINIMUM = 10
#: Completions at fewer different distances from their deadlines have no spread to learn from.
DISTINCT = 3
#: Shorter planned times count as this: a day more or less says nothing of them.
SHORTEST = 7.0
#: No date is given further ahead than the plan is old, nor beyond ten years; half a year is always looked at.
HORIZON, NEAREST = 3650.0, 182.0
#: Added to the completions of each part: what is not known of a pace seen so few times.
PRIOR = 0.25
#: Completions in a part of a small history, and the most parts of a large one: finer says more, and less surely.
EACH, PARTS = 3, 12


class Silence(StrEnum):
    """Why the history says nothing."""

    FEW = "few"
    ALIKE = "alike"


@dataclass(frozen=True, slots=True, eq=False)
class Course:
    """The actions to learn from and to judge: done with a date, or open. Cancelled and continuous ones are not here.

    `completed` is NaN for an open action; `halted` marks the blocked and suspended, which have no forecast but count
    in the history for the time they were open. `axis` counts the axes from nought; None when there are none to tell
    apart.
    """

    start: Numbers
    first: Numbers
    deadline: Numbers
    completed: Numbers
    halted: Flags
    axis: Places | None = None

    def part(self, chosen: NDArray[Any]) -> Course:
        """The same with some of the actions only, by flags or places."""
        return Course(
            self.start[chosen],
            self.first[chosen],
            self.deadline[chosen],
            self.completed[chosen],
            self.halted[chosen],
            None if self.axis is None else self.axis[chosen],
        )


@dataclass(frozen=True, slots=True, eq=False)
class Pace:
    """What the history says: completions and time spent in each part, the factors of the axes, and the facts it
    was learnt from."""

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
    frailty: Frailty = field(default_factory=alike)


@dataclass(frozen=True, slots=True, eq=False)
class _Clock:
    """The history measured in one way: completions in each part, the time of each action in each, and how likely its
    completions are so."""

    edges: Numbers
    counts: Numbers
    spent: Numbers
    still_open: int
    likelihood: float


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
    frailty, taken = _axes(known_ones, chosen)
    return Pace(
        edges=chosen.edges,
        done=chosen.counts + PRIOR,
        spent=np.maximum(taken, 1e-6),
        completed=len(delays),
        still_open=chosen.still_open,
        kept=int((delays <= 0).sum()),
        typical_days=typical,
        median_delay=float(np.median(delays)),
        in_days=chosen is days,
        horizon=float(np.clip(-known_ones.start.min(), NEAREST, HORIZON)),
        frailty=frailty,
    )


def _axes(course: Course, clock: _Clock) -> tuple[Frailty, Numbers]:
    """The factors of the axes, and the time that each part has taken at the pace of the whole."""
    if course.axis is None:
        return alike(), clock.spent.sum(axis=0)
    size = int(course.axis.max()) + 1
    spent = np.stack([np.bincount(course.axis, part, size) for part in clock.spent.T], axis=1)
    done = np.bincount(course.axis[~np.isnan(course.completed)], minlength=size)
    return pooled(clock.counts, done.astype(np.float64), spent.astype(np.float64))


def teaches(course: Course) -> Flags:
    """Done, with its start, its first deadline and its day of completion: what a pace is learned from."""
    return _planned(course) & ~np.isnan(course.completed)


def _planned(course: Course) -> Flags:
    return ~np.isnan(course.start) & ~np.isnan(course.first)


def _clock(course: Course, unit: Numbers) -> _Clock:
    """The parts of a history whose positions are counted in a unit: completions, time spent, likelihood per day."""
    done = ~np.isnan(course.completed)
    begin = (course.start - course.first) / unit
    place = np.maximum((np.where(done, course.completed, 0.0) - course.first) / unit, begin)
    events = np.sort(place[done])
    edges = _edges(events)
    begun = done | (place > begin)
    each = np.where(begun[:, None], time_in(edges, begin, place), 0.0)
    spent = each.sum(axis=0)
    counts = np.bincount(
        np.searchsorted(edges, events, side="left").clip(1) - 1, minlength=len(edges)
    ).astype(np.float64)
    some = (counts > 0) & (spent > 0)
    likelihood = (counts[some] * np.log(counts[some] / spent[some])).sum() - np.log(unit[done]).sum()
    return _Clock(edges, counts, each, int((begun & ~done).sum()), float(likelihood))


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


def standing(pace: Pace, course: Course) -> tuple[Numbers, Numbers]:
    """Where each action stands today, and the unit of its position; the typical time where no start is known."""
    planned = np.maximum(course.first - course.start, SHORTEST)
    planned = np.where(np.isnan(planned), pace.typical_days, planned)
    unit = np.full(planned.shape, pace.typical_days) if pace.in_days else planned
    return np.maximum(-course.first, -planned) / unit, unit


def time_in(edges: Numbers, since: Numbers, until: Numbers) -> Numbers:
    """The time between two positions that falls in each part, a row per action; nothing when it goes backwards."""
    upper = np.append(edges[1:], np.inf)
    last = np.maximum(until, since)[:, None]
    found: Numbers = np.clip(last, edges, upper) - np.clip(since[:, None], edges, upper)
    return found
