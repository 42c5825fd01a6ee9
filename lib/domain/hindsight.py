"""What the forecast would have said on past days, and how much of it came true."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from lib.domain.forecast import Course, Flags, Numbers, Pace, chances, learn, spans

#: Chances are compared with what came of them in these groups.
BOUNDS = (0.0, 0.4, 0.6, 0.8, 1.0)


@dataclass(frozen=True, slots=True, eq=False)
class Past:
    """The plan as it stood on an earlier day, `elapsed` days ago, and what is known of it today.

    `ended`: completion in days from that day, NaN while open; `lost`: since cancelled, continuous, gone or done
    without a date, of which nothing can be said. Places are those of `course`.
    """

    course: Course
    elapsed: float
    ended: Numbers
    lost: Flags


@dataclass(frozen=True, slots=True)
class Group:
    """Chances between two bounds: how many, how many came true, and their mean as said."""

    low: float
    high: float
    said: float
    came: int
    n: int


@dataclass(frozen=True, slots=True)
class Hindsight:
    """Over `states` past days: ranges of 80 % whose last day has passed, and those that held; of the ranges without a
    last day, those whose « not before » has passed, and those not ended before it; chances by group."""

    states: int
    held: int
    known: int
    later: int
    later_known: int
    groups: tuple[Group, ...]


def look_back(past: Sequence[Past]) -> Hindsight:
    """Repeats the forecast on each past day with what was known then, and compares with what is known now.

    Only ranges whose last day has passed are judged, done or not: those still running would count the early ones
    alone. A state that allowed no forecast is left out.
    """
    states = held = known = later = later_known = 0
    said: list[Numbers] = []
    came: list[Flags] = []
    for state in past:
        pace = learn(state.course)
        if not isinstance(pace, Pace):
            continue
        states += 1
        span = spans(pace, state.course)
        over = (span.high <= state.elapsed) & ~state.lost
        inside = (state.ended >= np.floor(span.low)) & (state.ended <= np.ceil(span.high))
        known += int(over.sum())
        held += int((over & inside).sum())
        begun = np.isinf(span.high) & (span.low <= state.elapsed) & ~state.lost
        later_known += int(begun.sum())
        later += int((begun & ~(state.ended < np.floor(span.low))).sum())
        chance = chances(pace, state.course)
        due = ~np.isnan(chance) & (state.course.deadline < state.elapsed) & ~state.lost
        said.append(chance[due])
        came.append((state.ended <= state.course.deadline)[due])
    return Hindsight(states, held, known, later, later_known, _groups(said, came))


def _groups(said: list[Numbers], came: list[Flags]) -> tuple[Group, ...]:
    if not said:
        return ()
    chance, true = np.concatenate(said), np.concatenate(came)
    found = []
    for low, high in pairwise(BOUNDS):
        inside = (chance >= low) & (chance < high)
        if inside.any():
            found.append(
                Group(low, high, float(chance[inside].mean()), int(true[inside].sum()), int(inside.sum()))
            )
    return tuple(found)
