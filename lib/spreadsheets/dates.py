"""The strict grammar of dates and periods: what is written, never a guess.

A period gives its last day (its first for a start) and a precision; a day that does not exist is an
error with its reason; a text that is not a date is said to be none. Product rules for « mi- » (15)
and « début » (10) are our own and flagged as approximate.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Literal

from lib.domain.terms import Precision
from lib.spreadsheets.folding import fold, fold_word, words
from lib.spreadsheets.model import CellValue

Order = Literal["day", "month"]
Edge = Literal["start", "end"]

MONTHS = {
    name: number
    for number, names in enumerate(
        [
            "janvier janv jan january",
            "fevrier fevr fev feb february",
            "mars mar march",
            "avril avr apr april",
            "mai may",
            "juin jun june",
            "juillet juil jul july",
            "aout aou aug august",
            "septembre sept sep september",
            "octobre oct october",
            "novembre nov november",
            "decembre dec december",
        ],
        start=1,
    )
    for name in names.split()
}
MONTH = "(" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"
YEAR = r"(\d{4}|\d{2})"
NUMERIC = re.compile(r"^'?(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})(?:[ t]\d{1,2}[:h]\d{2}.*)?$")
ISO = re.compile(r"^'?(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ t]\d{1,2}:\d{2}.*)?$")
WORDED = re.compile(
    rf"^(?:le )?(?:\w+ )?(\d{{1,2}})(?:er)?[ \-/.]*{MONTH}[ \-/.,]*{YEAR}(?: \d{{1,2}}[:h]\d{{2}}.*)?$"
)
ENGLISH = re.compile(rf"^{MONTH} (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})$")
MONTH_YEAR = re.compile(rf"^(fin|mi|debut|courant|end)?(?: de| of|-| )*{MONTH}[ \-/.']*{YEAR}$")
MONTH_ONLY = re.compile(rf"^(fin|mi|debut|courant)?[ \-]*(?:de )?{MONTH}$")
YEAR_MONTH = re.compile(r"^(\d{4})[-/](\d{1,2})$")
MONTH_SLASH_YEAR = re.compile(r"^(\d{1,2})[/\-](\d{4})$")
QUARTER = re.compile(
    rf"^(?:(fin|mi|debut) )?(?:[tq] ?([1-4])|([1-4])(?:er|e|eme|st|nd|rd|th)? ?(?:t|q|trimestre|quarter))[ \-/]*(?:de )?{YEAR}$"
)
SEMESTER = re.compile(
    rf"^(?:(fin|mi|debut) )?(?:s ?([12])|([12])(?:er|e|eme|nd|st)? ?(?:s|semestre|half))[ \-/]*(?:de )?{YEAR}$"
)
WEEK = re.compile(rf"^(?:s|w|semaine|week|sem) ?(\d{{1,2}})[ \-/]*{YEAR}$")
YEAR_ONLY = re.compile(r"^(?:courant|fin|en|annee|d'ici fin|avant fin|end)? ?(\d{4})$")
SERIAL = re.compile(r"^\d{5}$")
EPOCH = date(1899, 12, 30)
SENTINEL_BEFORE = date(1990, 1, 1)
CONTINUOUS, UNKNOWN = "continuous", "unknown"


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


def parse_date(
    value: CellValue, *, edge: Edge = "end", order: Order = "day", year: int | None = None
) -> ParsedDate:
    """The date in a cell. `order` is which comes first in 03/04/2025; `year` is proposed when none is typed."""
    if isinstance(value, datetime):
        return _flag(value.date())
    if isinstance(value, date):
        return _flag(value)
    if isinstance(value, bool):
        return ParsedDate(None, Precision.UNKNOWN, "date_not_a_date")
    if isinstance(value, int | float):
        return _number(value)
    if value is None:
        return ParsedDate(None, Precision.UNKNOWN)
    return _parse_text(str(value), edge, order, year)


@lru_cache(maxsize=50_000)
def _parse_text(typed: str, edge: Edge, order: Order, year: int | None) -> ParsedDate:
    text = fold(typed).strip(" .'\"")
    text = re.sub(r"^(?:avant |d'ici |au plus tard |jusqu'au |pour |au |le )+(?=\d|fin|mi|debut)", "", text)
    known = words("deadline").get(fold_word(text))
    if known:
        return ParsedDate(None, Precision.CONTINUOUS if known == CONTINUOUS else Precision.UNKNOWN)
    if SERIAL.match(text):
        return _number(int(text))
    for pattern, reader in READERS:
        match = pattern.match(text)
        if match:
            return reader(match, edge, order, year)
    return ParsedDate(None, Precision.UNKNOWN, "date_text_unparsed")


def _number(value: float) -> ParsedDate:
    if 1900 <= value <= 2100 and float(value).is_integer():
        return ParsedDate(date(int(value), 12, 31), Precision.YEAR, note="date_approximate")
    if 20_000 <= value <= 80_000:
        return ParsedDate(EPOCH + timedelta(days=int(value)), Precision.DAY, note="date_serial")
    return ParsedDate(None, Precision.UNKNOWN, "date_not_a_date")


def _flag(day: date) -> ParsedDate:
    return ParsedDate(day, Precision.DAY, note="date_sentinel" if day < SENTINEL_BEFORE else "")


def _full_year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)


def _exact(year: int, month: int, day: int) -> ParsedDate:
    if not 1 <= month <= 12:
        return ParsedDate(None, Precision.UNKNOWN, "date_impossible")
    length = calendar.monthrange(year, month)[1] if 1 <= year <= 9999 else 0
    if not 1 <= day <= length:
        return ParsedDate(None, Precision.UNKNOWN, "date_impossible", month=month, length=length)
    return _flag(date(year, month, day))


def _period(
    year: int, first: int, last: int, precision: Precision, part: str | None, edge: Edge
) -> ParsedDate:
    """The day of a span of months; `part` is fin, mi or debut of it."""
    end = date(year, last, calendar.monthrange(year, last)[1])
    start = date(year, first, 1)
    if part == "mi":
        day = start.replace(day=15) if first == last else start + (end - start) // 2
    elif part == "debut":
        day = (
            start.replace(day=10) if first == last else date(year, first, calendar.monthrange(year, first)[1])
        )
    else:
        day = start if edge == "start" and part not in ("fin", "end") else end
    return ParsedDate(day, precision, note="date_approximate")


def _numeric(m: re.Match[str], edge: Edge, order: Order, year: int | None) -> ParsedDate:
    first, second, y = int(m[1]), int(m[2]), _full_year(m[3])
    return _exact(y, first, second) if order == "month" else _exact(y, second, first)


def _iso(m: re.Match[str], edge: Edge, order: Order, year: int | None) -> ParsedDate:
    return _exact(int(m[1]), int(m[2]), int(m[3]))


def _worded(m: re.Match[str], edge: Edge, order: Order, year: int | None) -> ParsedDate:
    return _exact(_full_year(m[3]), MONTHS[m[2]], int(m[1]))


def _english(m: re.Match[str], edge: Edge, order: Order, year: int | None) -> ParsedDate:
    return _exact(int(m[3]), MONTHS[m[1]], int(m[2]))


def _month_year(m: re.Match[str], edge: Edge, order: Order, year: int | None) -> ParsedDate:
    return _period(_full_year(m[3]), MONTHS[m[2]], MONTHS[m[2]], Precision.MONTH, m[1], edge)


def _month_only(m: re.Match[str], edge: Edge, order: Order, year: int | None) -> ParsedDate:
    if year is None:
        return ParsedDate(None, Precision.UNKNOWN, "date_without_year")
    found = _period(year, MONTHS[m[2]], MONTHS[m[2]], Precision.MONTH, m[1], edge)
    return ParsedDate(found.day, found.precision, note="year_assumed")


def _year_month(m: re.Match[str], edge: Edge, order: Order, year: int | None) -> ParsedDate:
    month = int(m[2])
    if not 1 <= month <= 12:
        return ParsedDate(None, Precision.UNKNOWN, "date_impossible")
    return _period(int(m[1]), month, month, Precision.MONTH, None, edge)


def _month_slash_year(m: re.Match[str], edge: Edge, order: Order, year: int | None) -> ParsedDate:
    month = int(m[1])
    if not 1 <= month <= 12:
        return ParsedDate(None, Precision.UNKNOWN, "date_impossible")
    return _period(int(m[2]), month, month, Precision.MONTH, None, edge)


def _quarter(m: re.Match[str], edge: Edge, order: Order, year: int | None) -> ParsedDate:
    last = 3 * int(m[2] or m[3])
    return _period(_full_year(m[4]), last - 2, last, Precision.QUARTER, m[1], edge)


def _semester(m: re.Match[str], edge: Edge, order: Order, year: int | None) -> ParsedDate:
    last = 6 * int(m[2] or m[3])
    return _period(_full_year(m[4]), last - 5, last, Precision.SEMESTER, m[1], edge)


def _week(m: re.Match[str], edge: Edge, order: Order, year: int | None) -> ParsedDate:
    number, y = int(m[1]), _full_year(m[2])
    if not 1 <= number <= 53:
        return ParsedDate(None, Precision.UNKNOWN, "date_impossible")
    monday = date.fromisocalendar(y, min(number, 52), 1)
    return ParsedDate(
        monday if edge == "start" else monday + timedelta(days=6), Precision.WEEK, note="date_approximate"
    )


def _year_only(m: re.Match[str], edge: Edge, order: Order, year: int | None) -> ParsedDate:
    y = int(m[1])
    if not 1990 <= y <= 2100:
        return ParsedDate(None, Precision.UNKNOWN, "date_not_a_date")
    return _period(y, 1, 12, Precision.YEAR, "fin" if m[0].startswith("fin") else None, edge)


READERS = (
    (NUMERIC, _numeric),
    (ISO, _iso),
    (WORDED, _worded),
    (ENGLISH, _english),
    (YEAR_MONTH, _year_month),
    (MONTH_SLASH_YEAR, _month_slash_year),
    (SEMESTER, _semester),
    (QUARTER, _quarter),
    (WEEK, _week),
    (MONTH_YEAR, _month_year),
    (MONTH_ONLY, _month_only),
    (YEAR_ONLY, _year_only),
)


def column_order(values: list[CellValue]) -> Order:
    """Which comes first in the texts of a column: month only when every text agrees and one proves it."""
    pairs = [(int(m[1]), int(m[2])) for v in values if isinstance(v, str) and (m := NUMERIC.match(fold(v)))]
    proves_month = any(second > 12 for _, second in pairs)
    proves_day = any(first > 12 for first, _ in pairs)
    return "month" if proves_month and not proves_day else "day"


def inversion_suspected(values: list[CellValue]) -> bool:
    """True dates that all have a day ≤ 12 beside texts whose day is > 12: a French date typed into an
    Excel that puts the month first was swapped where it could be and left as text where it could not."""
    true_dates = [v for v in values if isinstance(v, date)]
    texts = [int(m[1]) for v in values if isinstance(v, str) and (m := NUMERIC.match(fold(v)))]
    return (
        len(true_dates) >= 3
        and len(texts) >= 3
        and all(d.day <= 12 for d in true_dates)
        and all(first > 12 for first in texts)
    )
