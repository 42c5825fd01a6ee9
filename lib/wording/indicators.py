"""What an indicator says: the value it stands at, its target, the way it goes. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from lib.domain.indicators import Aim, Point, change_of, improves, reached_on, was_reached_on
from lib.domain.terms import Span
from lib.i18n import Language, mark, translate
from lib.i18n.formats import (
    as_typed,
    format_day,
    format_month,
    format_pair,
    format_quantity,
    format_signed_quantity,
)
from lib.store.reads import Indicator, Measure

#: The period of a value, where it is no day and no month.
PERIODS = {Span.QUARTER: mark("Q{number} {year}"), Span.SEMESTER: mark("H{number} {year}")}


def aim_of(row: Indicator) -> Aim:
    """What an indicator is to reach, and from where."""
    return Aim(row.baseline, row.baseline_on, row.target, row.target_on, row.direction)


def points_of(rows: Sequence[Measure]) -> list[Point]:
    """The values of an indicator, as its rules take them."""
    return [Point(row.measured_on, row.value, row.span or str(Span.DAY)) for row in rows]


def period_words(language: Language, day: date, span: str | None) -> str:
    """« 24/11/2026 », « sept. 2026 », « T3 2026 », « 2026 »: what a value is of."""
    found = Span(span or Span.DAY)
    if found is Span.MONTH:
        return format_month(language, day)
    if found is Span.YEAR:
        return str(day.year)
    if found is Span.DAY:
        return format_day(language, day)
    number = -(-day.month // (3 if found is Span.QUARTER else 6))
    return translate(language, PERIODS[found], number=number, year=day.year)


def target_words(language: Language, row: Indicator) -> str:
    """« ≥ 120 PME au 31/12/2026 »; empty without a target."""
    if row.target is None:
        return ""
    sign = "≤" if aim_of(row).downwards else "≥"
    said = as_typed(language, f"{sign} {format_quantity(language, row.target, row.unit)}")
    if row.target_on is None:
        return said
    return translate(language, "{value} by {day}", value=said, day=format_day(language, row.target_on))


def start_words(language: Language, row: Indicator) -> str:
    """« 40 PME au 01/01/2026 »; empty where the start is not known."""
    if row.baseline is None:
        return ""
    said = format_quantity(language, row.baseline, row.unit)
    if row.baseline_on is None:
        return said
    return translate(language, "{value} on {day}", value=said, day=format_day(language, row.baseline_on))


def last_words(language: Language, row: Indicator) -> str:
    """« 41 PME (sept. 2026) »; that nothing was measured, where nothing was."""
    if row.last_on is None:
        return translate(language, "No value measured yet")
    period = period_words(language, row.last_on, row.last_span)
    return f"{format_quantity(language, row.last_value, row.unit)} ({period})"


def reached_words(language: Language, row: Indicator, measures: Sequence[Measure], day: date) -> str:
    """Since when the target is reached, or that it is not yet; empty where there is none, or nothing to tell it by."""
    aim, points = aim_of(row), points_of(measures)
    if aim.target is None or not points:
        return ""

    def of(point: Point) -> str:
        return period_words(language, point.day, point.span)

    since = reached_on(aim, points)
    if since is not None:
        return translate(language, "target reached ({period})", period=of(since))
    once = was_reached_on(aim, points)
    if once is not None:
        return translate(language, "target reached ({period}), no longer so", period=of(once))
    if aim.target_on is not None and aim.target_on < day:
        said = format_day(language, aim.target_on)
        return translate(language, "target set for {day}, not reached to date", day=said)
    return translate(language, "target not reached yet")


def trend_words(language: Language, row: Indicator, measures: Sequence[Measure]) -> str:
    """« +11 PME dans le sens visé (valeur précédente : août 2026) »; not told from fewer than two values."""
    aim, points = aim_of(row), points_of(measures)
    change = change_of(points)
    if change is None:
        return translate(language, "one value alone: no trend is told") if points else ""
    before = points[-2]
    period = period_words(language, before.day, before.span)
    if not change:
        return translate(language, "unchanged (value before: {period})", period=period)
    moved = format_signed_quantity(language, change, row.unit)
    if aim.target is None and aim.direction is None:
        return translate(language, "{change} (value before: {period})", change=moved, period=period)
    way = (
        mark("{change} in the direction aimed at (value before: {period})")
        if improves(aim, points)
        else mark("{change} away from the direction aimed at (value before: {period})")
    )
    return translate(language, way, change=moved, period=period)


def sentence(language: Language, row: Indicator, measures: Sequence[Measure], day: date) -> str:
    """Where an indicator stands, in a line: its last value, its target, since when it is reached, the way it goes."""
    target = target_words(language, row)
    parts = [
        last_words(language, row),
        format_pair(language, translate(language, "target"), target) if target else "",
        reached_words(language, row, measures, day),
        trend_words(language, row, measures),
    ]
    return " · ".join(part for part in parts if part)
