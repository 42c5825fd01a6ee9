"""The sentence that reads a chart to who does not see it. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pandas as pd

from lib.domain.terms import Situation, Stage
from lib.i18n import Language, translate, translate_plural
from lib.i18n.formats import format_day, format_list
from lib.i18n.labels import label
from lib.wording.short import axis_name, days

ORDER = (
    Situation.DONE,
    Situation.ON_TIME,
    Situation.WATCH,
    Situation.OVERDUE,
    Situation.BLOCKED,
    Situation.UPCOMING,
    Situation.CANCELLED,
)


def axis_bullets_sentence(axes: pd.DataFrame, *, language: Language) -> str:
    """The axis furthest behind what is expected, in a sentence; empty without axes."""
    known = axes.dropna(subset=["gap"])
    if known.empty:
        return translate(language, "No axis has both a progress and an expected progress yet.")
    worst = known.loc[known["gap"].idxmin()]
    name = axis_name(worst["axis_code"], None) or axis_name(None, worst["axis_title"])
    points = round(abs(float(worst["gap"])))
    if worst["gap"] < 0 and points:
        return translate_plural(
            language,
            "{axis} is the furthest from what is expected on this day: {n} point behind.",
            "{axis} is the furthest from what is expected on this day: {n} points behind.",
            points,
            axis=name,
        )
    return translate(language, "Every axis is at or above what is expected on this day.")


def situations_sentence(counts: pd.DataFrame, *, language: Language) -> str:
    """How many actions are in each situation, over all axes."""
    totals = counts.groupby("situation")["n"].sum() if not counts.empty else {}
    parts = [
        f"{label(language, s).lower()} {int(totals[str(s)])}"
        for s in ORDER
        if str(s) in totals and totals[str(s)]
    ]
    return (
        translate(language, "Situation of the actions: {parts}.", parts=format_list(language, parts))
        if parts
        else ""
    )


def overdue_sentence(rows: pd.DataFrame, *, language: Language, today: date, total: int = 0) -> str:
    """How many and how old the oldest; `total` counts those that are not among the rows too."""
    day = format_day(language, today)
    if rows.empty:
        return translate(language, "No deadline has passed as of {day}.", day=day)
    oldest = rows.loc[rows["days_late"].idxmax()]
    return translate_plural(
        language,
        "{n} deadline has passed as of {day}, by {oldest}.",
        "{n} deadlines have passed as of {day}; the oldest ({code}) by {oldest}.",
        total or len(rows),
        day=day,
        oldest=days(language, int(oldest["days_late"])),
        code=oldest["code"] or "–",
    )


def stages_sentence(
    reached: Sequence[tuple[Stage, int]], no_follow_up: int, *, language: Language, days: int
) -> str:
    """« Sur 14 mises en relation de 90 jours ou plus : 12 contacts → … (2 sans suite). »"""
    if not reached or not reached[0][1]:
        return translate(language, "No introduction is {days} days old yet.", days=days)
    names = dict(reached)
    return translate(
        language,
        "Introductions {days} days old or more: {n} → {contacted} contacts → {met} meetings → {offer} offers"
        " → {contract} contracts ({none} without follow-up).",
        days=days,
        n=names[Stage.INTRODUCED],
        contacted=names[Stage.CONTACTED],
        met=names[Stage.MET],
        offer=names[Stage.OFFER],
        contract=names[Stage.CONTRACT],
        none=no_follow_up,
    )
