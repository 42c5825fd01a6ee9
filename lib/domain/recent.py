"""Whether the last months went at the pace that the history before them led to expect."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from lib.domain.forecast import Course, Pace, can_be_judged, counts_by, learn

#: The days that are compared with what came before them.
RECENT = 90.0
#: A pace is said slower, or quicker, when as few completions, or as many, would come by chance less often than this:
#: five times in a hundred for both, mostly for the one that matters.
SLOWER, QUICKER = 0.04, 0.005


class Change(StrEnum):
    """How the last months differ from the history."""

    SLOWER = "slower"
    QUICKER = "quicker"


@dataclass(frozen=True, slots=True)
class Recent:
    """Completions of the last 90 days among the actions that were open before them, how many the history led to
    expect, and whether that is more than chance."""

    done: int
    expected: float
    change: Change | None


def recent(course: Course) -> Recent | None:
    """What the last 90 days say of the pace; None when the history before them said nothing."""
    then = replace(
        course,
        start=course.start + RECENT,
        first=course.first + RECENT,
        deadline=course.deadline + RECENT,
        completed=np.where(course.completed <= -RECENT, course.completed + RECENT, np.nan),
    )
    pace = learn(then)
    open_then = can_be_judged(then)
    if not isinstance(pace, Pace) or not open_then.any():
        return None
    done = int((~np.isnan(course.completed) & open_then).sum())
    counts = counts_by(pace, then, RECENT)
    fewer, same = float((counts < done).mean()), float((counts == done).mean())
    slower, quicker = fewer + same / 2 < SLOWER, 1 - fewer - same / 2 < QUICKER
    change = Change.SLOWER if slower else Change.QUICKER if quicker else None
    return Recent(done, float(counts.mean()), change)
