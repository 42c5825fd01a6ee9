"""The curve: what was planned against what was recorded, from recorded revisions only."""

from __future__ import annotations

from datetime import date

import pandas as pd

from lib.charts.deadlines import months_between
from lib.charts.evolution import curve
from lib.i18n.formats import format_day, format_number, format_percent
from lib.store import reads
from lib.ui import data, layout, markup, session
from lib.ui.session import t, tn

#: Days on which the planned line is computed, at most.
POINTS = 40


def curves() -> None:
    """Actions due and done, then expected and mean progress."""
    day = session.today()
    actual = data.read(reads.curve_actual)
    span = data.read(reads.planned_span)
    if span is None or actual.empty:
        layout.empty(t("No action has a deadline to draw."))
        return
    planned = data.read(reads.curve_planned, days=_days(*span, day))
    language = session.language()
    last, due = actual.iloc[-1], planned[planned["day"] == day].iloc[0]
    if len(actual) == 1:
        markup.paragraph(
            t("A single day is recorded: the planned line and one point. No past is invented."),
        )
    layout.chart(
        data.drawn(curve, planned, actual, today=day, planned_name="due", actual_name="done"),
        key="curve_counts",
        sentence=tn(
            "As of {day}, {done} actions are done and {n} is due by the reference deadlines.",
            "As of {day}, {done} actions are done and {n} are due by the reference deadlines.",
            int(due["due"]),
            day=format_day(language, day),
            done=int(last["done"]),
        ),
        rows=lambda: _rows(planned, actual, "due", "done"),
    )
    layout.chart(
        data.drawn(curve, planned, actual, today=day, planned_name="expected", actual_name="progress"),
        key="curve_progress",
        sentence=t(
            "As of {day}, the average progress is {progress}; the reference deadlines ask for {expected}.",
            day=format_day(language, day),
            progress=format_percent(language, last["progress"]),
            expected=format_percent(language, due["expected"]),
        ),
        rows=lambda: _rows(planned, actual, "expected", "progress"),
    )
    markup.paragraph(
        t(
            "Planned: the deadlines of the plan as adopted, or the first ones, of the actions tracked today."
            " Recorded: the state of each recorded day, as it was known then."
        ),
        "plan-state",
    )


def _days(first: date, last: date, day: date) -> tuple[date, ...]:
    """The days of the planned line: first days of months, both ends, and the day shown."""
    return tuple(sorted({first, *months_between(first, max(last, day), POINTS), last, day}))


def _rows(planned: pd.DataFrame, actual: pd.DataFrame, one: str, two: str) -> pd.DataFrame:
    language = session.language()

    def written(value: float, name: str) -> str:
        return format_number(language, value) if name in ("due", "done") else format_percent(language, value)

    merged = planned[["day", one]].merge(actual[["day", two]], on="day", how="outer").sort_values("day")
    return pd.DataFrame(
        {
            t("Day"): [format_day(language, d) for d in merged["day"]],
            t("Planned"): [written(v, one) for v in merged[one]],
            t("As recorded"): [written(v, two) for v in merged[two]],
        }
    )
