"""The last months in a line: whether actions still get done, whether deadlines pass. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from lib.i18n import Language, translate, translate_plural
from lib.i18n.formats import format_day, format_long_month
from lib.store.reads import TrendPoint


def trend_finding(language: Language, points: Sequence[TrendPoint]) -> str:
    """« Aucune réalisation de plus depuis juin ; échéances dépassées : de 0 à 8 »: computed from the points alone."""
    return translate(language, "{done}; {late}", done=_done(language, points), late=_late(language, points))


def _done(language: Language, points: Sequence[TrendPoint]) -> str:
    first, last = points[0], points[-1]
    if not last.done and not first.done:
        return translate(language, "No action done yet")
    steady = next(
        points[place]
        for place in range(len(points))
        if all(point.done == last.done for point in points[place:])
    )
    if steady is last:
        return translate(
            language, "Actions done: from {before} to {now} since {month}",
            before=first.done, now=last.done, month=_month(language, first, last),
        )  # fmt: skip
    return translate(language, "No more actions done since {month}", month=_month(language, steady, last))


def _late(language: Language, points: Sequence[TrendPoint]) -> str:
    first, last = points[0], points[-1]
    if first.past_due != last.past_due:
        return translate(
            language, "deadlines passed: from {before} to {now}", before=first.past_due, now=last.past_due
        )
    if not last.past_due:
        return translate(language, "no deadline passed")
    return translate(language, "deadlines passed: {now}, as in {month}", now=last.past_due,
                     month=_month(language, first, last))  # fmt: skip


def _month(language: Language, point: TrendPoint, last: TrendPoint) -> str:
    """The month of a point, with its year where it is not the year of the last one."""
    return format_long_month(language, point.day, with_year=point.day.year != last.day.year)


def trend_sentence(language: Language, points: Sequence[TrendPoint]) -> str:
    """The points read aloud, for who does not see the chart."""
    said = (
        translate(
            language, "{day}: {done}, {late}",
            day=format_day(language, point.day), done=done_words(language, point.done), late=late_words(language, point.past_due),
        )
        for point in points
    )  # fmt: skip
    return f"{trend_finding(language, points)}. {' · '.join(said)}"


def done_words(language: Language, n: int) -> str:
    """« 12 réalisées »."""
    return translate_plural(language, "{n} done", "{n} done", n)


def late_words(language: Language, n: int) -> str:
    """« 8 dépassées »."""
    return translate_plural(language, "{n} passed", "{n} passed", n)
