"""What the forecast would have said on past days, and how much of it came true.

One forecast an action: that of the last recorded day at least thirty days before its deadline, the one it had when it was
first forecast. The day is chosen without looking at what came: an action done by then had no forecast any more, and taking
an earlier one for those alone would make every forecast look too timid.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from math import comb

import numpy as np

from lib.domain.forecast import (
    LEVEL,
    Course,
    Flags,
    Numbers,
    Pace,
    Places,
    can_be_judged,
    chances,
    learn,
    spans,
)

#: A forecast is judged when it was made at least so many days before the deadline.
AHEAD = 30.0
#: Chances are compared with what came of them in these groups.
BOUNDS = (0.0, 0.4, 0.6, 0.8, 1.0)
#: What was said and what came part when chance alone would part them so far less often than this; of chances, by a
#: tenth of the actions at least.
CHANCE, DEVIATIONS, TENTH = 0.025, 1.96, 0.1


class Parting(StrEnum):
    """What came, against what had been said."""

    LATER = "later"
    SOONER = "sooner"


@dataclass(frozen=True, slots=True, eq=False)
class Past:
    """The plan as it stood on an earlier day, `elapsed` days ago, and what is known of it today.

    `ended`: completion in days from that day, NaN while open; `lost`: since cancelled, continuous, gone or done
    without a date, of which nothing can be said. Places are those of `course`; `who` says which action each is, the
    same number on every day (None: the same ones in the same places).
    """

    course: Course
    elapsed: float
    ended: Numbers
    lost: Flags
    who: Places | None = None

    @property
    def actions(self) -> Places:
        """Which action each place is."""
        return np.arange(len(self.ended)) if self.who is None else self.who


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
    """Over `states` past days, one forecast an action: ranges of 80 % whose last day has passed, those that held and
    those that ended later; of the ranges without a last day, those whose « not before » has passed, and those not
    ended before it; chances by group."""

    states: int
    held: int
    known: int
    after: int
    later: int
    later_known: int
    groups: tuple[Group, ...]

    @property
    def n(self) -> int:
        """The actions whose chance can be compared: their deadline has passed."""
        return sum(group.n for group in self.groups)

    @property
    def met(self) -> int:
        """Those that were done by it."""
        return sum(group.came for group in self.groups)

    @property
    def said(self) -> float:
        """How many of them had been expected to."""
        return sum(group.said * group.n for group in self.groups)

    @property
    def parting(self) -> Parting | None:
        """Whether what came was later, or sooner, than what had been said, by more than chance."""
        deviation = sum(group.n * group.said * (1 - group.said) for group in self.groups) ** 0.5
        apart = self.met - self.said
        if abs(apart) > max(DEVIATIONS * deviation + 0.5, TENTH * self.n):
            return Parting.LATER if apart < 0 else Parting.SOONER
        outside = (1 - LEVEL) / 2
        if _at_least(self.after, self.known, outside) < CHANCE:
            return Parting.LATER
        before = (self.known - self.held - self.after) + (self.later_known - self.later)
        if _at_least(before, self.known + self.later_known, outside) < CHANCE:
            return Parting.SOONER
        return None


@dataclass(frozen=True, slots=True, eq=False)
class _Said:
    """What was said of some actions on a past day, and what came: days from that day."""

    chance: Numbers
    deadline: Numbers
    low: Numbers
    high: Numbers
    ended: Numbers
    elapsed: float

    @property
    def due(self) -> Flags:
        """Those whose deadline has passed."""
        return self.deadline < self.elapsed


def look_back(past: Sequence[Past]) -> Hindsight:
    """Repeats the forecast on each past day with what was known then, and compares with what is known now.

    Only ranges whose last day has passed are judged, done or not: those still running would count the early ones
    alone. A state that allowed no forecast is left out.
    """
    days = [(state, learn(state.course)) for state in sorted(past, key=lambda state: -state.elapsed)]
    spoke = [(state, pace) for state, pace in days if isinstance(pace, Pace)]
    chosen = _last_forecasts([state for state, _ in spoke])
    said = [_said(state, pace, places) for (state, pace), places in zip(spoke, chosen, strict=True)]
    over = [s.high <= s.elapsed for s in said]
    early = [s.ended < np.floor(s.low) for s in said]
    late = [~(s.ended <= np.ceil(s.high)) for s in said]
    begun = [np.isinf(s.high) & (s.low <= s.elapsed) for s in said]
    return Hindsight(
        states=len(spoke),
        held=_count(o & ~e & ~a for o, e, a in zip(over, early, late, strict=True)),
        known=_count(over),
        after=_count(o & a for o, a in zip(over, late, strict=True)),
        later=_count(b & ~e for b, e in zip(begun, early, strict=True)),
        later_known=_count(begun),
        groups=_groups([s.chance[s.due] for s in said], [(s.ended <= s.deadline)[s.due] for s in said]),
    )


def _last_forecasts(states: Sequence[Past]) -> list[Places]:
    """The places that are judged of each day, the oldest first: of each action its last day at least `AHEAD` days before
    the deadline it had when it was first forecast, if it was still open on it."""
    size = max((int(state.actions.max(initial=-1)) for state in states), default=-1) + 1
    aim, last = np.full(size, np.nan), np.full(size, -1)
    for number, state in enumerate(states):
        who, course = state.actions, state.course
        seen = who >= 0
        first = seen & can_be_judged(course) & (course.deadline >= AHEAD)
        new = who[first][np.isnan(aim[who[first]])]
        aim[new] = (course.deadline[first] - state.elapsed)[np.isnan(aim[who[first]])]
        last[who[seen]] = np.where(aim[who[seen]] + state.elapsed >= AHEAD, number, last[who[seen]])
    found = []
    for number, state in enumerate(states):
        mine = (state.actions >= 0) & can_be_judged(state.course) & (state.course.deadline >= 0) & ~state.lost
        mine[mine] = last[state.actions[mine]] == number
        found.append(np.flatnonzero(mine))
    return found


def _said(state: Past, pace: Pace, places: Places) -> _Said:
    course = state.course.part(places)
    span = spans(pace, course)
    return _Said(
        chances(pace, course), course.deadline, span.low, span.high, state.ended[places], state.elapsed
    )


def _count(flags: Iterable[Flags]) -> int:
    return sum(int(found.sum()) for found in flags)


def _at_least(seen: int, n: int, chance: float) -> float:
    """How often so many or more of `n` come by chance; 1 when there is none."""
    return 1 - sum(comb(n, k) * chance**k * (1 - chance) ** (n - k) for k in range(seen))


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
