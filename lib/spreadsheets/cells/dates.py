"""The strict grammar of dates and periods: what is written, never a guess.

A period gives its last day (its first for a start) and a precision; a day that does not exist is an
error with its reason; a text that is not a date is said to be none. Product rules for « mi- » (15)
and « début » (10) are our own and flagged as approximate.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Literal

from lib.domain.terms import Precision
from lib.spreadsheets.cells import date_patterns as forms
from lib.spreadsheets.cells.date_patterns import MONTHS
from lib.spreadsheets.cells.days import (
    MIDDLE,
    SENTINEL_BEFORE,
    Edge,
    ParsedDate,
    exact,
    flagged,
    period,
    week_of,
)
from lib.spreadsheets.folding import fold, fold_word, words
from lib.spreadsheets.model import CellValue

Order = Literal["day", "month"]

SERIAL = re.compile(r"^\d{5}(?:[.,]\d+)?$")
YEAR_FIRST = re.compile(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?:[T ].*)?")
DAY_FIRST = re.compile(r"(?P<day>\d{1,2})[-/.](?P<month>\d{1,2})[-/.](?P<year>\d{4})")
WEEKDAY = re.compile(r"\s*\((?:[^\W\d]+)\)$")
EPOCH = date(1899, 12, 30)
LAST_SERIAL = 80_000
LONGEST = 200  # beyond, a text is a sentence, whatever it opens with
CONTINUOUS, UNKNOWN = "continuous", "unknown"


def says_the_day(text: str, day: date | None) -> bool:
    """Whether a text is that very day and no more, year first or day first: 2026-06-30, 30-6-2026."""
    found = YEAR_FIRST.fullmatch(text) or DAY_FIRST.fullmatch(text)
    if day is None or found is None:
        return False
    return (int(found["year"]), int(found["month"]), int(found["day"])) == (day.year, day.month, day.day)


def parse_date(
    value: CellValue, *, edge: Edge = "end", order: Order = "day", year: int | None = None
) -> ParsedDate:
    """The date in a cell. `order` is which comes first in 03/04/2025; `year` is proposed when none is typed."""
    if isinstance(value, datetime):
        return flagged(value.date())
    if isinstance(value, date):
        return flagged(value)
    if isinstance(value, bool):
        return ParsedDate(None, Precision.UNKNOWN, "date_not_a_date")
    if isinstance(value, int | float):
        return _number(value)
    if value is None:
        return ParsedDate(None, Precision.UNKNOWN)
    return _parse_text(str(value), edge, order, year)


@lru_cache(maxsize=50_000)
def _parse_text(typed: str, edge: Edge, order: Order, year: int | None) -> ParsedDate:
    if len(typed) > LONGEST:
        return ParsedDate(None, Precision.UNKNOWN, "date_text_unparsed")
    text = WEEKDAY.sub("", fold(typed)).strip(" .'\"")
    about = forms.ABOUT.match(text)
    if about and text[about.end() :]:
        found = _parse_text(text[about.end() :], edge, order, year)
        return replace(found, note="date_approximate") if found.day and not found.note else found
    text = forms.AT_THE_LATEST.sub("", forms.BY.sub("", text))
    known = words("deadline").get(fold_word(text))
    if known:
        return ParsedDate(None, Precision.CONTINUOUS if known == CONTINUOUS else Precision.UNKNOWN)
    if SERIAL.match(text):
        return _number(float(text.replace(",", ".")))
    for word, figure in forms.WORDS_FOR:
        text = text.replace(fold(word).lstrip() if word[-1] != " " else word, figure)
    text = forms.OF_A_SPAN.sub("", text)
    return _by_grammar(text, edge, order, year) or _range(text, edge, order, year)


def _by_grammar(text: str, edge: Edge, order: Order, year: int | None) -> ParsedDate | None:
    for pattern, reader in READERS:
        match = pattern.match(text)
        if match:
            return reader(match, edge, order, year)
    return None


def _range(text: str, edge: Edge, order: Order, year: int | None) -> ParsedDate:
    """« du 01/03/2026 au 31/05/2026 »: its end for a deadline, its beginning for a start."""
    ends = [part for part in forms.RANGE.split(re.sub(r"^(?:du|de|from|del|من) ", "", text)) if part]
    found = [_by_grammar(part.strip(), edge, order, year) for part in ends] if len(ends) == 2 else []
    chosen = found[0 if edge == "start" else 1] if found else None
    if chosen is None or chosen.day is None or found[1] is None or found[1].day is None:
        return ParsedDate(None, Precision.UNKNOWN, "date_text_unparsed")
    return ParsedDate(chosen.day, chosen.precision, note="date_range")


def _number(value: float) -> ParsedDate:
    if SENTINEL_BEFORE.year <= value <= 2100 and float(value).is_integer():
        return ParsedDate(date(int(value), 12, 31), Precision.YEAR, note="date_approximate")
    if (SENTINEL_BEFORE - EPOCH).days <= value <= LAST_SERIAL:
        return ParsedDate(EPOCH + timedelta(days=int(value)), Precision.DAY, note="date_serial")
    return ParsedDate(None, Precision.UNKNOWN, "date_not_a_date")


def _full_year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)


def _numeric(m: re.Match[str], edge: Edge, order: Order, year: int | None) -> ParsedDate:
    first, second, y = int(m[1]), int(m[2]), _full_year(m[3])
    return exact(y, first, second) if order == "month" else exact(y, second, first)


def _iso(m: re.Match[str], edge: Edge, order: Order, year: int | None) -> ParsedDate:
    return exact(int(m[1]), int(m[2]), int(m[3]))


def _worded(m: re.Match[str], edge: Edge, order: Order, year: int | None) -> ParsedDate:
    return exact(_full_year(m[3]), MONTHS[m[2]], int(m[1]))


def _english(m: re.Match[str], edge: Edge, order: Order, year: int | None) -> ParsedDate:
    return exact(int(m[3]), MONTHS[m[1]], int(m[2]))


def _month_year(m: re.Match[str], edge: Edge, order: Order, year: int | None) -> ParsedDate:
    return period(_full_year(m[3]), MONTHS[m[2]], MONTHS[m[2]], Precision.MONTH, m[1], edge)


def _month_only(m: re.Match[str], edge: Edge, order: Order, year: int | None) -> ParsedDate:
    if year is None:
        return ParsedDate(None, Precision.UNKNOWN, "date_without_year")
    found = period(year, MONTHS[m[2]], MONTHS[m[2]], Precision.MONTH, m[1], edge)
    return ParsedDate(found.day, found.precision, note="year_assumed")


def _months_year(m: re.Match[str], edge: Edge, order: Order, year: int | None) -> ParsedDate:
    return period(
        _full_year(m[3]), MONTHS[m[1]], max(MONTHS[m[1]], MONTHS[m[2]]), Precision.MONTH, None, edge
    )


def _day_month(m: re.Match[str], edge: Edge, order: Order, year: int | None) -> ParsedDate:
    if year is None:
        return ParsedDate(None, Precision.UNKNOWN, "date_without_year")
    first, second = int(m[1]), int(m[2]) if m[2] else MONTHS[m[3]]
    found = exact(year, first, second) if order == "month" and m[2] else exact(year, second, first)
    return found if found.error else ParsedDate(found.day, found.precision, note="year_assumed")


def _years(m: re.Match[str], edge: Edge, order: Order, year: int | None) -> ParsedDate:
    first, last = int(m[1]), int(m[2])
    if not 1990 <= first <= last <= 2100:
        return ParsedDate(None, Precision.UNKNOWN, "date_text_unparsed")
    return period(first if edge == "start" else last, 1, 12, Precision.YEAR, None, edge)


def _compact(m: re.Match[str], edge: Edge, order: Order, year: int | None) -> ParsedDate:
    return exact(int(m[1]), int(m[2]), int(m[3]))


def _quarter_last(m: re.Match[str], edge: Edge, order: Order, year: int | None) -> ParsedDate:
    last = 3 * int(m[3]) if m[2] else 6 * int(m[5])
    precision = Precision.QUARTER if m[2] else Precision.SEMESTER
    return period(int(m[1]), last - (2 if m[2] else 5), last, precision, None, edge)


def _iso_week(m: re.Match[str], edge: Edge, order: Order, year: int | None) -> ParsedDate:
    return week_of(int(m[1]), int(m[2]), edge)


def _year_month(m: re.Match[str], edge: Edge, order: Order, year: int | None) -> ParsedDate:
    month = int(m[2])
    if not 1 <= month <= 12:
        return ParsedDate(None, Precision.UNKNOWN, "date_impossible")
    return period(int(m[1]), month, month, Precision.MONTH, None, edge)


def _month_slash_year(m: re.Match[str], edge: Edge, order: Order, year: int | None) -> ParsedDate:
    month = int(m[1])
    if not 1 <= month <= 12:
        return ParsedDate(None, Precision.UNKNOWN, "date_impossible")
    return period(int(m[2]), month, month, Precision.MONTH, None, edge)


def _quarter(m: re.Match[str], edge: Edge, order: Order, year: int | None) -> ParsedDate:
    last = 3 * int(m[2] or m[3])
    return period(_full_year(m[4]), last - 2, last, Precision.QUARTER, m[1], edge)


def _semester(m: re.Match[str], edge: Edge, order: Order, year: int | None) -> ParsedDate:
    last = 6 * int(m[2] or m[3])
    return period(_full_year(m[4]), last - 5, last, Precision.SEMESTER, m[1], edge)


def _quarters(m: re.Match[str], edge: Edge, order: Order, year: int | None) -> ParsedDate:
    first, last = sorted((int(m[1]), int(m[2])))
    return period(int(m[3]), 3 * first - 2, 3 * last, Precision.QUARTER, None, edge)


def _year_part(m: re.Match[str], edge: Edge, order: Order, year: int | None) -> ParsedDate:
    """« mi-2026 » ends with its first half, « début 2026 » with its first quarter: our own rule, flagged."""
    last = 6 if m[1] in MIDDLE else 3
    return period(int(m[2]), 1, last, Precision.SEMESTER if last == 6 else Precision.QUARTER, None, edge)


def _half_month(m: re.Match[str], edge: Edge, order: Order, year: int | None) -> ParsedDate:
    """« 1re quinzaine »: from the 1st to the 15th; the second one to the end of the month."""
    y, month, first = _full_year(m[5]), MONTHS[m[4]], bool(m[2]) or m[1] == "1"
    whole = period(y, month, month, Precision.MONTH, "mi" if first else None, edge)
    if whole.day is None or edge == "end":
        return whole
    return replace(whole, day=whole.day.replace(day=1 if first else 16))


def _week(m: re.Match[str], edge: Edge, order: Order, year: int | None) -> ParsedDate:
    return week_of(_full_year(m[2]), int(m[1]), edge)


def _year_only(m: re.Match[str], edge: Edge, order: Order, year: int | None) -> ParsedDate:
    y = int(m[1])
    if not 1990 <= y <= 2100:
        return ParsedDate(None, Precision.UNKNOWN, "date_not_a_date")
    return period(y, 1, 12, Precision.YEAR, "fin" if m[0].startswith("fin") else None, edge)


READERS = (
    (forms.NUMERIC, _numeric),
    (forms.ISO, _iso),
    (forms.WORDED, _worded),
    (forms.ENGLISH, _english),
    (forms.COMPACT, _compact),
    (forms.MONTHS_YEAR, _months_year),
    (forms.YEARS, _years),
    (forms.YEAR_MONTH, _year_month),
    (forms.QUARTER_LAST, _quarter_last),
    (forms.ISO_WEEK, _iso_week),
    (forms.MONTH_SLASH_YEAR, _month_slash_year),
    (forms.SEMESTER, _semester),
    (forms.QUARTER, _quarter),
    (forms.QUARTERS, _quarters),
    (forms.WEEK, _week),
    (forms.HALF_MONTH, _half_month),
    (forms.YEAR_PART, _year_part),
    (forms.MONTH_YEAR, _month_year),
    (forms.MONTH_ONLY, _month_only),
    (forms.DAY_MONTH, _day_month),
    (forms.YEAR_ONLY, _year_only),
)
