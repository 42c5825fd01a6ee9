"""What the values of an indicator say: where it stands, since when its target is reached, which way it goes.

A value that is missing is missing: nothing is drawn between, nothing is judged from one value alone.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lib.domain.terms import Direction, Span

#: Months of each span.
MONTHS = {Span.MONTH: 1, Span.QUARTER: 3, Span.SEMESTER: 6, Span.YEAR: 12}


@dataclass(frozen=True, slots=True)
class Aim:
    """Where an indicator starts and what it is to reach; what nobody said is None."""

    baseline: float | None = None
    baseline_on: date | None = None
    target: float | None = None
    target_on: date | None = None
    direction: str | None = None

    @property
    def downwards(self) -> bool:
        """Whether lower is better: as declared, else when the target is below the start."""
        if self.direction is not None:
            return self.direction == Direction.DOWN
        return self.target is not None and self.baseline is not None and self.target < self.baseline


@dataclass(frozen=True, slots=True)
class Point:
    """A value measured: of a day, or of the period that ends on it."""

    day: date
    value: float
    span: str = Span.DAY


def reaches(aim: Aim, value: float) -> bool:
    """Whether a value is at the target or beyond; no target is reached where none is said."""
    if aim.target is None:
        return False
    return value <= aim.target if aim.downwards else value >= aim.target


def reached_on(aim: Aim, points: Sequence[Point]) -> Point | None:
    """The value since which the target is reached, still so at the last one; None when it is not, or no longer."""
    found = None
    for point in sorted(points, key=lambda p: p.day):
        found = (found or point) if reaches(aim, point.value) else None
    return found


def was_reached_on(aim: Aim, points: Sequence[Point]) -> Point | None:
    """The first value that reached the target, whatever came after."""
    return next((p for p in sorted(points, key=lambda p: p.day) if reaches(aim, p.value)), None)


def change_of(points: Sequence[Point]) -> float | None:
    """From the value before the last one to the last one; None with fewer than two values."""
    known = sorted(points, key=lambda p: p.day)
    return known[-1].value - known[-2].value if len(known) > 1 else None


def improves(aim: Aim, points: Sequence[Point]) -> bool | None:
    """Whether the last value is better than the one before; None where they are equal, or fewer than two."""
    change = change_of(points)
    return (change < 0) == aim.downwards if change else None


def last_day(day: date, span: str | None) -> date:
    """The last day of the period of a span in which a day is; the day itself for a day."""
    months = MONTHS.get(Span(span), 0) if span else 0
    if not months:
        return day
    month = day.month + (months - day.month % months) % months
    return date(day.year, month, monthrange(day.year, month)[1])


def first_day(day: date, span: str | None) -> date:
    """The first day of that period."""
    months = MONTHS.get(Span(span), 0) if span else 0
    end = last_day(day, span)
    return date(end.year, end.month - months + 1, 1) if months else day
