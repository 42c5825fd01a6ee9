"""The curve: what was planned against what was recorded, from recorded revisions only."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

import pandas as pd

from lib.charts.evolution import curve
from lib.charts.lanes import months_between
from lib.i18n.formats import MISSING, format_day, format_number, format_percent
from lib.store import reads
from lib.store.reads import PlannedDay, RecordedDay
from lib.store.rows import Rows
from lib.ui import data, layout, markup, session
from lib.ui.session import t, tn
from lib.wording.weights import mean_mark

#: Days on which the planned line is computed, at most.
POINTS = 40


def curves() -> None:
    """Actions due and done, then expected and mean progress."""
    day = session.today()
    actual = data.read(reads.curve_actual)
    span = data.read(reads.planned_span)
    if span is None:
        layout.empty(t("No action has a deadline to draw."))
        return
    if not actual:
        layout.empty(t("No day is recorded up to {day}.", day=format_day(session.language(), day)))
        return
    planned = data.read(reads.curve_planned, days=_days(*span, day))
    language = session.language()
    last, due = actual[-1], next(row for row in planned if row.day == day)
    if len(actual) == 1:
        markup.paragraph(
            t("A single day is recorded: the planned line and one point. No past is invented."),
        )
    layout.chart(
        data.drawn(curve, planned.frame, actual.frame, today=day, planned_name="due", actual_name="done"),
        key="curve_counts",
        sentence=tn(
            "As of {day}, {done} actions are done and {n} is due by the reference deadlines.",
            "As of {day}, {done} actions are done and {n} are due by the reference deadlines.",
            due.due,
            day=format_day(language, day),
            done=last.done,
        ),
        rows=lambda: _rows(planned, actual, partial(format_number, language), "due", "done"),
    )
    layout.chart(
        data.drawn(
            curve, planned.frame, actual.frame, today=day, planned_name="expected", actual_name="progress"
        ),
        key="curve_progress",
        sentence=_progress_said(
            format_day(language, day),
            format_percent(language, last.progress)
            + (f" {mean_mark(language, is_weighted=True)}" if last.is_weighted else ""),
            format_percent(language, due.expected),
        ),
        rows=lambda: _rows(planned, actual, partial(format_percent, language), "expected", "progress"),
    )
    since = next((row.day for row in actual if row.is_weighted), None)
    if since is not None and since != actual[0].day:
        markup.paragraph(
            t("The mean is weighted from {day} on.", day=format_day(language, since)), "plan-state"
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


def _progress_said(day: str, progress: str, expected: str) -> str:
    if expected == MISSING:  # too few deadlines, or starts, to know
        return t(
            "As of {day}, the average progress is {progress}; what is expected at this date is not known.",
            day=day,
            progress=progress,
        )
    return t(
        "As of {day}, the average progress is {progress}; the reference deadlines ask for {expected}.",
        day=day,
        progress=progress,
        expected=expected,
    )


def _rows(
    planned: Rows[PlannedDay],
    actual: Rows[RecordedDay],
    written: Callable[[float | None], str],
    one: str,
    two: str,
) -> pd.DataFrame:
    """Every day of either line, in order, with what it says."""
    expected = {row.day: getattr(row, one) for row in planned}
    recorded = {row.day: getattr(row, two) for row in actual}
    days = sorted({*expected, *recorded})
    return pd.DataFrame(
        {
            t("Day"): [format_day(session.language(), day) for day in days],
            t("Planned"): [written(expected.get(day)) for day in days],
            t("As recorded"): [written(recorded.get(day)) for day in days],
        }
    )
