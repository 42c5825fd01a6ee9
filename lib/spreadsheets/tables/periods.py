"""Columns that hold a value measured of each period: « janv. 2026 », « T1 2026 », « 2025 », a date; beside an indicator."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType

from lib.domain.indicators import last_day
from lib.domain.quantities import parse_quantity
from lib.domain.terms import Precision, Span
from lib.spreadsheets.cells.dates import parse_date
from lib.spreadsheets.folding import fold, fold_label, vocabulary
from lib.spreadsheets.model import CellValue, Recognition, Sheet
from lib.spreadsheets.tables.headings import TIERS

#: The share of numbers that makes a column one of values.
NUMBERS = 0.5
#: Columns of periods without an indicator from which they are told.
SEVERAL = 3
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
SPANS: Mapping[str, Span] = MappingProxyType(
    {
        Precision.DAY: Span.DAY,
        Precision.MONTH: Span.MONTH,
        Precision.QUARTER: Span.QUARTER,
        Precision.SEMESTER: Span.SEMESTER,
        Precision.YEAR: Span.YEAR,
    }
)


@dataclass(frozen=True, slots=True)
class Period:
    """What the values of a column are of, under its last day."""

    day: date
    span: Span


@dataclass(frozen=True, slots=True)
class SeriesColumns:
    """Where a table tells its indicators: the column of each period, and those that say more of an indicator."""

    periods: Mapping[int, Period]
    fields: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))  # name, target, unit, …

    @property
    def every(self) -> frozenset[int]:
        """All of them."""
        return frozenset((*self.periods, *self.fields.values()))


def series_columns(sheet: Sheet, recognition: Recognition) -> SeriesColumns | None:
    """The columns of a table of actions that hold a series; None for a table without periods.

    Where no column names an indicator it has `periods` alone: nobody says what was measured.
    """
    if recognition.kind != "actions" or recognition.header_row is None or recognition.ours:
        return None
    header = recognition.header_row - 1
    free = [c for c in recognition.labels if c not in recognition.columns and c not in recognition.by_place]
    found = {c: period for c in free if (period := _period(sheet, header, c, recognition)) is not None}
    periods = {
        c: period for c, period in _as_months(sheet, header, found).items() if _holds_values(sheet, header, c)
    }
    if not periods:
        return None
    known = {name: c for c, name in recognition.columns.items() if name in ("indicator", "target")}
    if "indicator" not in known:
        return SeriesColumns(MappingProxyType(periods)) if len(periods) >= SEVERAL else None
    words = vocabulary("series")["headings"]
    for column in free:
        label = fold_label(recognition.labels[column])
        for name, spellings in words.items():
            if column not in periods and name not in known and label in map(fold_label, spellings):
                known[name] = column
    known["name"] = known.pop("indicator")
    return SeriesColumns(MappingProxyType(periods), MappingProxyType(known))


def _period(sheet: Sheet, header: int, column: int, recognition: Recognition) -> Period | None:
    """The period that a heading names; a month without its year takes that of the row above."""
    row = sheet.rows[header]
    raw = row[column] if column < len(row) else None
    if isinstance(raw, datetime | date):
        return Period(raw.date() if isinstance(raw, datetime) else raw, Span.DAY)
    if isinstance(raw, bool):
        return None
    if isinstance(raw, int | float):
        return _parsed(raw) if YEAR.fullmatch(f"{raw:g}") else None
    text = _unprefixed(str(raw) if raw is not None else recognition.labels[column])
    return _parsed(text) or (
        _parsed(f"{text} {year}") if (year := _year_above(sheet, header, column)) else None
    )


def measured_periods(headings: Mapping[int, tuple[str, str]]) -> frozenset[int]:
    """The columns headed « Réalisé T1 2026 », « Réalisé T2 2026 »: beside an indicator they are none of our fields."""
    found = {c for c, (text, _) in headings.items() if _is_measured(text)}
    return frozenset(found) if len(found) > 1 else frozenset()


def _is_measured(text: str) -> bool:
    bare = _unprefixed(text)
    period = _parsed(bare) if bare != fold(text) else None
    return period is not None and period.span != Span.DAY


def _parsed(value: CellValue) -> Period | None:
    found = parse_date(value)
    span = SPANS.get(found.precision)
    if found.day is None or span is None or found.error:
        return None
    return Period(last_day(found.day, span), span)


def _unprefixed(text: str) -> str:
    """A heading without the words that say that its values were measured."""
    folded = fold(text).replace("\n", " ").strip(" :-–()")
    for word in sorted(vocabulary("series")["measured"]["words"], key=len, reverse=True):
        if folded.startswith(f"{fold(word)} "):
            return folded[len(fold(word)) :].strip(" :-–()")
    return folded


def _year_above(sheet: Sheet, header: int, column: int) -> str:
    """The year in the heading that spans a column in the rows above, or stands to its left there."""
    for above in range(header - 1, max(-1, header - 1 - TIERS), -1):
        row = sheet.rows[above]
        for place in range(min(column, len(row) - 1), -1, -1):
            if row[place] is not None:
                year = YEAR.search(str(row[place]))
                return year[0] if year else ""
    return ""


def _as_months(sheet: Sheet, header: int, found: Mapping[int, Period]) -> dict[int, Period]:
    """The same, where every date of a heading is the first or the last of its month: they stand for the month."""
    days = [period.day for period in found.values() if period.span == Span.DAY]
    whole = len(days) > 1 and (
        all(day.day == 1 for day in days) or all(day == last_day(day, Span.MONTH) for day in days)
    )
    if not whole or len({(day.year, day.month) for day in days}) < len(days):
        return dict(found)
    return {
        c: Period(last_day(p.day, Span.MONTH), Span.MONTH) if p.span == Span.DAY else p
        for c, p in found.items()
    }


def _holds_values(sheet: Sheet, header: int, column: int) -> bool:
    """Whether most of what stands below a heading are numbers: crosses and colours tell a calendar, no value."""
    held = [row[column] for row in sheet.rows[header + 1 :] if column < len(row) and row[column] is not None]
    said = [value for value in held if not is_missing(value)]
    return bool(said) and sum(map(_is_number, said)) >= NUMBERS * len(said)


def is_missing(value: CellValue) -> bool:
    """Whether a cell says that nothing was measured."""
    return value is None or (
        isinstance(value, str)
        and fold(value).strip() in {"", *map(fold, vocabulary("series")["missing"]["words"])}
    )


def _is_number(value: CellValue) -> bool:
    if isinstance(value, str):
        return parse_quantity(value) is not None
    return isinstance(value, int | float) and not isinstance(value, bool)
