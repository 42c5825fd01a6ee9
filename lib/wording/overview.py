"""What the overview says beside its figures: since when each is so, what an axis lacks, which axes are not drawn. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lib.domain.terms import Weather
from lib.i18n import Language, translate, translate_plural
from lib.i18n.formats import format_day, format_fraction, format_points
from lib.store.reads import AxisFigures, Dated, Headline, LastDone, Since
from lib.wording.sentences import change


def since_when(
    language: Language,
    head: Headline,
    before: Since | None,
    last: LastDone,
    late: Sequence[Dated],
    coming: Sequence[Dated],
) -> Mapping[str, str]:
    """For each of the four figures what changed since the last meeting or update, else since when it is what it is.

    `late` and `coming` begin with the deadline that passed first and with the next one.
    """
    return {
        "done": _done(language, head, before, last),
        "progress": _progress(language, head, before) if before else "",
        "late": _late(language, head, before, late),
        "soon": _soon(language, head, coming),
    }


def _done(language: Language, head: Headline, before: Since | None, last: LastDone) -> str:
    if before and head.done != before.figures.done:
        return change(language, before, head.done, before.figures.done)
    if last.day is not None:
        return translate(language, "the last one completed on {day}", day=format_day(language, last.day))
    if head.done:  # a completion dated on a day to come tells a day, which is none to be believed
        is_said = last.undated >= head.done
        return translate(language, "none tells the day of its completion") if is_said else ""
    return translate(language, "none completed yet")


def _progress(language: Language, head: Headline, before: Since) -> str:
    if head.progress is None or before.figures.progress is None:
        return ""
    gained = round(head.progress - before.figures.progress, 1)
    if not gained:
        return change(language, before, 0, 0)
    told, day = format_points(language, gained), format_day(language, before.day)
    if before.is_meeting:
        return translate(language, "{change} since the meeting of {day}", change=told, day=day)
    return translate(language, "{change} since {day}", change=told, day=day)


def _late(language: Language, head: Headline, before: Since | None, late: Sequence[Dated]) -> str:
    if before and head.past_due != before.figures.past_due:
        return change(language, before, head.past_due, before.figures.past_due)
    if late:
        return translate(language, "the oldest since {day}", day=format_day(language, late[0].deadline))
    return change(language, before, 0, 0) if before else ""


def _soon(language: Language, head: Headline, coming: Sequence[Dated]) -> str:
    if not coming:
        return translate(language, "no deadline to come")
    day = format_day(language, coming[0].deadline)
    if head.soon:
        return translate(language, "the first one on {day}", day=day)
    return translate(language, "none before {day}", day=day)


def axis_note(language: Language, axis: AxisFigures) -> str:
    """Beside the judgement of an axis: its gap, over how many actions when not all; without one, what there is to give."""
    if not axis.tracked:
        return translate(language, "no action")
    if axis.gap is None:
        n = axis.without_deadline
        return (
            translate_plural(language, "{n} deadline to give", "{n} deadlines to give", n)
            if n
            else translate(language, "starts or progress to give")
        )
    points = format_points(language, axis.gap)
    if axis.gap_n == axis.tracked:
        return points
    compared = format_fraction(language, axis.gap_n, axis.tracked)
    return translate(language, "{points} on {n} actions", points=points, n=compared)


def other_axes(language: Language, others: Sequence[AxisFigures]) -> str:
    """« + 22 autres, dont 5 compromis »: the axes that are not drawn are never left out in silence."""
    n = len(others)
    compromised = sum(axis.weather == Weather.COMPROMISED for axis in others)
    if not compromised:
        return translate_plural(language, "+ {n} other", "+ {n} others", n)
    return translate_plural(
        language, "+ {n} other, of which {compromised} compromised", "+ {n} others, of which {compromised} compromised",
        n, compromised=compromised,
    )  # fmt: skip
