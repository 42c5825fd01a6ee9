"""A day with its precision, or why there is none: what exists in the calendar, and what only stands for a date."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from lib.domain.terms import Precision

Edge = Literal["start", "end"]

#: Days that a program wrote for want of one: 01/01/1900, 31/12/9999.
SENTINEL_BEFORE, SENTINEL_FROM = date(1990, 1, 1), date(2200, 1, 1)
MIDDLE = ("mi", "mid", "mediados", "meados", "mitte", "منتصف", "اواسط")
EARLY = ("debut", "early", "principios", "inicio", "anfang", "بداية", "مطلع", "اوايل")
LATE = ("fin", "end", "late", "fines", "finales", "final", "ende", "نهاية", "متم", "اواخر")


@dataclass(frozen=True, slots=True)
class ParsedDate:
    """A date with its precision, or the code of what is wrong: date_impossible, date_text_unparsed,
    date_not_a_date; `note` is date_approximate, date_serial, date_sentinel or year_assumed."""

    day: date | None
    precision: Precision
    error: str = ""
    note: str = ""
    month: int | None = None  # for an impossible day: its month
    length: int | None = None  # and how many days that month has


def flagged(day: date) -> ParsedDate:
    """A day of the calendar, unless it stands for none."""
    if not SENTINEL_BEFORE <= day < SENTINEL_FROM:
        return ParsedDate(None, Precision.UNKNOWN, note="date_sentinel")
    return ParsedDate(day, Precision.DAY)


def _is_year(year: int) -> bool:
    return SENTINEL_BEFORE.year <= year < SENTINEL_FROM.year


def _no_year(year: int) -> ParsedDate:
    """A year that is none (0000), or that stands for none (1900, 9999)."""
    if year == 0:
        return ParsedDate(None, Precision.UNKNOWN, "date_impossible")
    return ParsedDate(None, Precision.UNKNOWN, note="date_sentinel")


def exact(year: int, month: int, day: int) -> ParsedDate:
    """The day of three numbers, or that there is none such."""
    if not 1 <= month <= 12:
        return ParsedDate(None, Precision.UNKNOWN, "date_impossible")
    length = calendar.monthrange(year, month)[1] if 1 <= year <= 9999 else 0
    if not 1 <= day <= length:
        return ParsedDate(None, Precision.UNKNOWN, "date_impossible", month=month, length=length)
    return flagged(date(year, month, day))


def period(
    year: int, first: int, last: int, precision: Precision, part: str | None, edge: Edge
) -> ParsedDate:
    """The day of a span of months; `part` is fin, mi or debut of it."""
    if not _is_year(year):
        return _no_year(year)
    end = date(year, last, calendar.monthrange(year, last)[1])
    start = date(year, first, 1)
    if part in MIDDLE:
        day = start.replace(day=15) if first == last else start + (end - start) // 2
    elif part in EARLY:
        day = (
            start.replace(day=10) if first == last else date(year, first, calendar.monthrange(year, first)[1])
        )
    else:
        day = start if edge == "start" and part not in LATE else end
    return ParsedDate(day, precision, note="date_approximate")


def week_of(year: int, number: int, edge: Edge) -> ParsedDate:
    """The first or the last day of a week of a year; few years have a fifty-third."""
    if not _is_year(year):
        return _no_year(year)
    if not 1 <= number <= date(year, 12, 28).isocalendar().week:
        return ParsedDate(None, Precision.UNKNOWN, "date_impossible")
    monday = date.fromisocalendar(year, number, 1)
    day = monday if edge == "start" else monday + timedelta(days=6)
    return ParsedDate(day, Precision.WEEK, note="date_approximate")
