"""What can be said before a deadline passes, and what a day asks for: rules over columns of actions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from lib.domain.forecast import Flags, Numbers

#: A chance below this is a warning; by a day, it is « not likely ».
LOW_CHANCE = 0.5
#: An action postponed as many times is worth a word before its next deadline.
OFTEN = 2


class Reason(StrEnum):
    """Why an action is worth a word before its deadline."""

    CHANCE = "chance"
    PACE = "pace"
    LATE_START = "late_start"
    POSTPONED = "postponed"
    WAITING = "waiting"
    NO_OWNER = "no_owner"


class Fate(StrEnum):
    """What an action will be by a chosen day."""

    DONE = "done"
    DECIDE = "decide"
    LIKELY = "likely"
    UNLIKELY = "unlikely"
    LATER = "later"


@dataclass(frozen=True, slots=True, eq=False)
class Signs:
    """What the rules look at, a place per action; days count from today, NaN when there is no deadline."""

    is_open: Flags
    halted: Flags
    deadline: Numbers
    behind: Flags
    late_start: Flags
    postponed: Numbers
    waiting: Flags
    no_owner: Flags
    support: Flags


def warnings(signs: Signs, chance: Numbers | None) -> Mapping[Reason, Flags]:
    """The reasons that hold for each open action whose deadline is still to come; none for the others.

    `behind` and `late_start` are the plan's own definitions (macro `situations`); blocked and suspended actions are
    not warned about: they are said as such everywhere.
    """
    coming = signs.is_open & ~signs.halted & (signs.deadline >= 0)
    low = np.zeros_like(coming) if chance is None else np.nan_to_num(chance, nan=1.0) < LOW_CHANCE
    return {
        Reason.CHANCE: coming & low,
        Reason.PACE: coming & signs.behind,
        Reason.LATE_START: coming & signs.late_start,
        Reason.POSTPONED: coming & (signs.postponed >= OFTEN),
        Reason.WAITING: coming & signs.waiting,
        Reason.NO_OWNER: coming & signs.no_owner,
    }


def warned(found: Mapping[Reason, Flags], deadline: Numbers) -> NDArray[np.int64]:
    """The places of the actions with a reason, the nearest deadline first."""
    places = np.flatnonzero(np.any(list(found.values()), axis=0))
    return places[np.argsort(deadline[places], kind="stable")]


def fates(signs: Signs, by: float, chance: Numbers | None) -> Mapping[Fate, Flags]:
    """Where each action falls for a day `by` days from now; every action in exactly one place.

    `chance` is that of being done by then. Without it deadlines alone decide: those still to come are taken as kept,
    those passed ask for a new date. What is blocked, suspended, waiting on somebody or asks for support, and is due
    by the day, is to be decided before. What is due later, or has no deadline, is not asked for by the day.
    """
    due = signs.is_open & (signs.deadline <= by)
    asks = signs.halted | signs.waiting | signs.support
    if chance is None:
        asks = asks | (signs.deadline < 0)
        likely = due
    else:
        likely = due & (np.nan_to_num(chance, nan=0.0) >= LOW_CHANCE)
    decide = due & asks
    return {
        Fate.DONE: ~signs.is_open,
        Fate.DECIDE: decide,
        Fate.LIKELY: likely & ~decide,
        Fate.UNLIKELY: due & ~decide & ~likely,
        Fate.LATER: signs.is_open & ~due,
    }
