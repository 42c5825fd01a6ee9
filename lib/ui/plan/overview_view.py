"""The blocks of the overview: who is late, what is asked and the trend; the axes and what comes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lib.charts.overview import axis_rows
from lib.charts.trend import done_and_overdue
from lib.i18n.formats import MISSING, format_day, format_list
from lib.reports.minutes import countries
from lib.store.reads import (
    AxisFigures,
    Dated,
    Headline,
    LastDone,
    Minutes,
    Plan,
    Since,
    Support,
    TrendPoint,
)
from lib.store.rows import Rows
from lib.ui import data, digest, exports, layout, markup, navigation, session, writing
from lib.ui.plan import lines
from lib.ui.plan.axes_view import axes_data
from lib.ui.session import t
from lib.wording.minutes import commission_words, short_name, state_words
from lib.wording.overview import axis_note, other_axes, since_when
from lib.wording.readings import axis_bullets_sentence
from lib.wording.sentences import none_passed, plan_sentence
from lib.wording.tiles import asides, missing_data, missing_parts, tile_words
from lib.wording.trend import trend_finding, trend_sentence
from lib.wording.weights import per_axis_label

#: The axes drawn when there are too many; up to one more, all of them are.
AXES = 8
#: The months of the trend, the one of the day included.
MONTHS = 13


def nothing_yet() -> None:
    """The plan holds no action."""
    layout.title(t("Overview"))
    layout.empty(writing.nothing_yet(t("The plan holds no action yet."), t("Import a spreadsheet to begin.")))
    _import()
    if writing.is_possible():
        exports.empty_workbook_button()


def _import() -> None:
    """The way to the import, for who may import."""
    if writing.is_possible():
        navigation.link("import_file", t("Import a file"), ":material/upload_file:")


def lead(head: Headline, limits: Mapping[str, float]) -> None:
    """The plan in one breath: the title of the page."""
    layout.title(plan_sentence(session.language(), head, int(limits["soon_days"])))


def tiles(
    head: Headline,
    limits: Mapping[str, float],
    before: Since | None,
    last: LastDone,
    late: Rows[Dated],
    coming: Rows[Dated],
) -> None:
    """Done, progress, past deadlines, soon due; since when. Past deadlines burn when there are any."""
    language = session.language()
    since = since_when(language, head, before, last, late, coming)
    links = {
        "done": markup.address("actions", situation="done"),
        "progress": markup.address("axes"),
        "late": markup.address("deadlines", view="late"),
        "soon": markup.address("deadlines", view="soon"),
    }
    digest.tiles(
        digest.Tile(*words, since[name], links[name], burns=name == "late" and head.past_due > 0)
        for name, words in tile_words(language, head, limits).items()
    )


def columns() -> list[DeltaGenerator]:
    """Who is late at the start, the axes at the end."""
    return list(st.container(key="overview_columns").columns([11, 13], gap="medium"))


def overdue(rows: Rows[Dated], undated: int) -> None:
    """The oldest deadlines passed: how many days, what, who; without any, how many actions have no deadline."""
    if not rows:
        layout.section(t("Late for the longest time"))
        layout.empty(none_passed(session.language(), undated))
        return
    every = markup.Cell(t("See all {n}", n=rows.found), markup.address("deadlines", view="late"))
    layout.section(t("Late for the longest time"), every if rows.found > len(rows) else None)
    lines.late(rows)


def support(rows: Rows[Support]) -> None:
    """What is asked of the president, three at most: declared requests, else what is blocked; and who waits."""
    # Those that ask stand first: where the first one does not, all are the blocked ones, which have their list.
    listed = rows.found > len(rows) and not rows[0].support_requested
    every = markup.Cell(t("See all {n}", n=rows.found), markup.address("actions", situation="blocked"))
    layout.section(t("Support requested from the president"), every if listed else None)
    if not rows:
        layout.empty(t("No support is requested on this day."))
        return
    markup.items(
        [
            *lines.coded(row.code, row.key),
            markup.Cell(
                row.title or MISSING,
                "" if row.code else markup.action_link(None, row.key),
                quiet=" · ".join(
                    text
                    for text in (
                        t("Asked: {what}", what=row.support_requested)
                        if row.support_requested
                        else t("Blocked: a decision is expected"),
                        _who_waits(row),
                    )
                    if text
                ),
            ),
        ]
        for row in rows
    )
    if rows.found > len(rows) and not listed:
        markup.paragraph(
            t("The first {n} of {total} are shown.", n=len(rows), total=rows.found), "plan-state"
        )


def _who_waits(row: Support) -> str:
    """Who asks and waits for the answer, and on whom else the action waits."""
    who = [row.responsible] if row.responsible else []
    if row.waiting_on:
        who.append(t("waiting on {whom}", whom=row.waiting_on))
    return t("waiting: {who}", who=format_list(session.language(), who)) if who else ""


def to_complete(head: Headline) -> None:
    """What is not filled in, and where it is filled in; nothing where everything is."""
    missing = missing_parts(session.language(), head)
    if not missing:
        return
    layout.section(t("To complete"))
    markup.items([[tuple(markup.Cell(part, markup.address("quality")) for part in missing)]])


def missing(head: Headline) -> str:
    """For the end of the page: what is said of its figures; that nothing is missing, where nothing is."""
    language = session.language()
    whole = "" if missing_parts(language, head) else missing_data(language, head)
    return " ".join(text for text in (asides(language, head), whole) if text)


def first_month(day: date) -> date:
    """The first day of the first month of the trend."""
    months = day.year * 12 + day.month - MONTHS
    return date(months // 12, months % 12 + 1, 1)


def trend(points: Rows[TrendPoint]) -> None:
    """Actions done and deadlines passed, month after recorded month; a sentence while there is one month alone."""
    language = session.language()
    if sum(point.is_recorded for point in points) < 2:
        layout.section(t("Evolution"))
        layout.empty(t("One month alone is recorded: what changes will be shown after the next one."))
        return
    layout.section(data.worded("trend_finding", lambda: trend_finding(language, points), points))
    layout.chart(
        data.drawn(done_and_overdue, points.frame),
        key="trend",
        sentence="",
        alternative=data.worded("trend", lambda: trend_sentence(language, points), points),
        rows=lambda: pd.DataFrame(
            {
                t("Day"): [format_day(language, point.day) for point in points],
                t("Actions done"): [str(point.done) for point in points],
                t("Deadlines passed"): [str(point.past_due) for point in points],
            }
        ),
    )


def axes(rows: Rows[AxisFigures]) -> None:
    """One row per axis in the order of their codes: all of them, else the first ones and how many others there are."""
    language = session.language()
    layout.section(per_axis_label(language, is_weighted=any(axis.is_weighted for axis in rows)))
    if all(axis.axis_key is None for axis in rows):
        layout.empty(t("This plan has no axis."))
        _import()
        return
    shown = rows if len(rows) <= AXES + 1 else rows[:AXES]
    frame = data.worded(
        "axes_drawn",
        lambda: rows.frame.head(len(shown)).assign(note=[axis_note(language, axis) for axis in shown]),
        rows,
    )
    layout.chart(
        data.drawn(axis_rows, frame),
        narrow=data.drawn(axis_rows, frame, narrow=True),
        key="overview_axes",
        sentence="",
        alternative=data.worded("bullets", lambda: axis_bullets_sentence(rows, language=language), rows),
        rows=lambda: axes_data(rows),
    )
    if len(shown) < len(rows):
        markup.rest(markup.Cell(other_axes(language, rows[AXES:]), markup.address("axes")))


def next_steps(rows: Rows[Dated], plan: Plan, minutes: Sequence[Minutes]) -> None:
    """The nearest deadlines and who answers for them, then where the minutes are and the commission, which may have no day."""
    layout.section(t("Next steps"))
    entries = [*map(lines.coming, rows), *_towards_commission(plan, minutes)]
    if entries:
        digest.lines(entries, dated=True)
    else:
        layout.empty(t("No deadline is to come."))


def _towards_commission(plan: Plan, minutes: Sequence[Minutes]) -> list[digest.Line]:
    """One entry: the minutes that wait for something, else the last ones; below, the commission they prepare."""
    language = session.language()
    commission = commission_words(language, plan)
    shown = next((m for m in minutes if m.waiting), minutes[0] if minutes else None)
    if shown is None:
        return [digest.Line("", (markup.Cell(commission),))] if commission else []
    link = markup.Cell(
        short_name(language, shown), markup.address("minutes", minutes=shown.key), style="code"
    )
    state = markup.Cell(state_words(language, shown, data.read(countries)))
    return [digest.Line("", (link, state), ((markup.Cell(commission),),) if commission else ())]
