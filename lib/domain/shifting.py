"""Days of a plan moved all alike: by months and days, as a plan that is begun from another needs it. Pure."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

#: Months and days by which a plan can be moved, at most.
MOST_MONTHS, MOST_DAYS = 240, 7_300


@dataclass(frozen=True, slots=True)
class Shift:
    """By how much: whole months first, then days."""

    months: int = 0
    days: int = 0


def shifted(day: date | None, shift: Shift) -> date | None:
    """A day moved; the last of the month where the month that is reached has fewer days, missing where it is missing."""
    if day is None:
        return None
    months = day.year * 12 + day.month - 1 + shift.months
    year, month = divmod(months, 12)
    reached = date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    return reached + timedelta(shift.days)


def shift_to(start: date, first: date | None) -> Shift:
    """The shift that brings the first day of a plan to another; none for a plan without a day."""
    return Shift(days=(start - first).days) if first is not None else Shift()
