"""The sentence that reads a chart to who does not see it. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from lib.domain.terms import Situation, Stage
from lib.i18n import Language, translate, translate_plural
from lib.i18n.formats import MISSING, as_typed, format_day, format_list
from lib.i18n.labels import label
from lib.store.reads import AxisFigures, Dated, SituationCount
from lib.wording.sentences import assessed, none_passed
from lib.wording.short import axis_name, axis_words, days_in_full

ORDER = (
    Situation.DONE,
    Situation.ON_TIME,
    Situation.WATCH,
    Situation.OVERDUE,
    Situation.BLOCKED,
    Situation.UPCOMING,
    Situation.CANCELLED,
    Situation.TO_COMPLETE,
)


def axis_bullets_sentence(axes: Iterable[AxisFigures], *, language: Language) -> str:
    """The axis furthest behind what is expected, in a sentence; empty without axes."""
    known = assessed(axes)
    if not known:
        return translate(language, "No axis has enough of its actions compared to be assessed yet.")
    worst, gap = min(known, key=lambda pair: pair[1])
    name = axis_name(worst.axis_code, None) or axis_words(language, None, worst.axis_title)
    points = round(abs(gap))
    if gap < 0 and points:
        return translate_plural(
            language,
            "{axis} is the furthest from what is expected on this day: {n} point behind.",
            "{axis} is the furthest from what is expected on this day: {n} points behind.",
            points,
            axis=name,
        )
    return translate(language, "Every axis that is assessed is at or above what is expected on this day.")


def situations_sentence(counts: Iterable[SituationCount], *, language: Language) -> str:
    """How many actions are in each situation, over all axes."""
    totals: Counter[str] = Counter()
    for count in counts:
        totals[count.situation] += count.n
    parts = [f"{label(language, s).lower()} {totals[str(s)]}" for s in ORDER if totals[str(s)]]
    return (
        translate(language, "Situation of the actions: {parts}.", parts=format_list(language, parts))
        if parts
        else ""
    )


def overdue_sentence(
    rows: Sequence[Dated], *, language: Language, today: date, total: int, undated: int = 0
) -> str:
    """How many and how old the oldest; `total` counts those that are not among the rows too, `undated` the actions
    without a deadline.
    """
    day = format_day(language, today)
    if not rows:
        return none_passed(language, undated, today)
    oldest = max(rows, key=lambda row: row.days_late)
    return translate_plural(
        language,
        "{n} deadline has passed as of {day}, by {oldest}.",
        "{n} deadlines have passed as of {day}; the oldest ({code}) by {oldest}.",
        total,
        day=day,
        oldest=days_in_full(language, oldest.days_late),
        code=oldest.code or as_typed(language, oldest.title or MISSING),
    )


def stages_sentence(
    reached: Sequence[tuple[Stage, int]], no_follow_up: int, *, language: Language, days: int
) -> str:
    """« Sur 14 mises en relation de 90 jours ou plus : 12 contacts → … (2 sans suite). »"""
    if not reached or not reached[0][1]:
        return translate(language, "No introduction is {days} old yet.", days=days_in_full(language, days))
    names = dict(reached)
    return translate(
        language,
        "Introductions {days} old or more: {n} → contacts {contacted} → meetings {met} → offers {offer}"
        " → contracts {contract} (without follow-up: {none}).",
        days=days_in_full(language, days),
        n=names[Stage.INTRODUCED],
        contacted=names[Stage.CONTACTED],
        met=names[Stage.MET],
        offer=names[Stage.OFFER],
        contract=names[Stage.CONTRACT],
        none=no_follow_up,
    )
