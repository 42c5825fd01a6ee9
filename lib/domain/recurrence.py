"""Actions that come back: the days on which their occurrences fall, and what these say of the action."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Recurrence(StrEnum):
    """How often an action comes back."""

    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    HALF_YEARLY = "half_yearly"
    YEARLY = "yearly"


class OccurrenceState(StrEnum):
    """What became of an occurrence. Late is never one: it is computed. `UNTOLD`: it was due before the plan knew that
    the action comes back, and nobody has said what became of it."""

    PLANNED = "planned"
    DONE = "done"
    DROPPED = "dropped"
    UNTOLD = "untold"


#: No action has more occurrences than this: the first ones are kept.
MOST = 200
MONTHS = {Recurrence.MONTHLY: 1, Recurrence.QUARTERLY: 3, Recurrence.HALF_YEARLY: 6, Recurrence.YEARLY: 12}
WEEK = timedelta(days=7)


def days_of(every: Recurrence, start: date, until: date) -> tuple[date, ...]:
    """The days on which occurrences are due, in order: the last one on the last day, the others before it, a period
    apart, down to the start, which is none.

    A last day that ends its month makes every one end its own; any other keeps its number, or is the last day of a month
    that is shorter.
    """
    months = MONTHS.get(every, 0)
    apart = (until.year - start.year) * 12 + until.month - start.month
    most = apart // months + 1 if months else (until - start).days // WEEK.days
    found: list[date] = []
    for back in range(most, -1, -1):
        day = _months_before(until, back * months) if months else until - back * WEEK
        if day is not None and day > start:
            found.append(day)
        if len(found) == MOST:
            break
    return tuple(found)


def _months_before(day: date, months: int) -> date | None:
    place = day.year * 12 + day.month - 1 - months
    year, month = place // 12, place % 12 + 1
    if year < 1:
        return None
    last = monthrange(year, month)[1]
    ends = day.day == monthrange(day.year, day.month)[1]
    return date(year, month, last if ends else min(day.day, last))


@dataclass(frozen=True, slots=True)
class Course:
    """How far a recurring action is: occurrences done, of those that count; on which day the last one was, if all are."""

    done: int
    counted: int
    touched: bool  # somebody said what became of one of them
    completed_on: date | None

    @property
    def is_over(self) -> bool:
        """Whether every occurrence that counts is done."""
        return 0 < self.counted == self.done

    @property
    def progress(self) -> float | None:
        """The share that is done; None when nothing counts."""
        return 100.0 * self.done / self.counted if self.counted else None


def course_of(occurrences: Iterable[tuple[str | None, date | None]]) -> Course:
    """What the state and the day of completion of each occurrence of an action come to. One without an object, or of
    which nothing was told, does not count."""
    found = [(OccurrenceState(state or OccurrenceState.PLANNED), day) for state, day in occurrences]
    done = [day for state, day in found if state == OccurrenceState.DONE]
    counted = len(done) + sum(state == OccurrenceState.PLANNED for state, _ in found)
    touched = any(state in (OccurrenceState.DONE, OccurrenceState.DROPPED) for state, _ in found)
    return Course(len(done), counted, touched, max((day for day in done if day), default=None))
