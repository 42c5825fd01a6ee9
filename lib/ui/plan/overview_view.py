"""The blocks of the overview."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lib.charts.progress import axis_bullets
from lib.i18n.formats import MISSING, format_day, format_list
from lib.reports.minutes import countries
from lib.store.reads import AxisFigures, Dated, Headline, Minutes, Plan, Since, Support
from lib.store.rows import Rows
from lib.ui import data, layout, markup, navigation, session
from lib.ui.layout import Tile
from lib.ui.plan.axes_view import axes_data
from lib.ui.session import t
from lib.wording.minutes import commission_words, short_name, state_words
from lib.wording.readings import axis_bullets_sentence
from lib.wording.sentences import change, plan_sentence
from lib.wording.tiles import tile_words, under_figures


def nothing_yet() -> None:
    """The plan holds no action."""
    layout.title(t("Overview"))
    layout.empty(t("The plan holds no action yet. Import a spreadsheet to begin."))
    st.page_link(
        navigation.file_of("import_file"),
        label=t("Import a file"),
        icon=":material/upload_file:",
        query_params=session.links(),
    )


def lead(head: Headline, limits: Mapping[str, float]) -> None:
    """The plan in one breath."""
    layout.title(t("Where the plan stands"))
    markup.paragraph(plan_sentence(session.language(), head, int(limits["soon_days"])), "plan-lead")


def tiles(head: Headline, limits: Mapping[str, float], before: Since | None) -> None:
    """Done, progress, past deadlines, soon due; what changed since the last meeting, if there was one."""
    language = session.language()
    words = tile_words(language, head, limits)
    layout.tiles(
        [
            Tile(
                "done",
                *words["done"],
                t("See the actions done"),
                "actions",
                (("situation", "done"),),
                change(language, before, head.done, before.figures.done) if before else "",
            ),
            Tile("progress", *words["progress"], t("See by axis"), "axes"),
            Tile(
                "late",
                *words["late"],
                t("See the deadlines passed"),
                "deadlines",
                (("view", "late"),),
                change(language, before, head.past_due, before.figures.past_due) if before else "",
            ),
            Tile("soon", *words["soon"], t("See what falls due"), "deadlines", (("view", "soon"),)),
        ]
    )


def columns() -> list[DeltaGenerator]:
    """The axes at the start, what is asked and what comes at the end."""
    return list(st.container(key="overview_columns").columns([13, 12], gap="large"))


def axes(rows: Rows[AxisFigures]) -> None:
    """One bullet line per axis, its weather in words."""
    language = session.language()
    layout.section(t("Progress per axis"))
    layout.chart(
        data.drawn(axis_bullets, rows.frame, row=42, most=8),
        key="overview_axes",
        sentence="",
        alternative=data.worded("bullets", lambda: axis_bullets_sentence(rows, language=language), rows),
        rows=lambda: axes_data(rows),
    )


def support(rows: Rows[Support]) -> None:
    """What is asked of the president, three at most: declared requests, else what is blocked; and who waits."""
    layout.section(t("Support requested from the president"))
    if not rows:
        layout.empty(t("No support is requested on this day."))
        return
    markup.items(
        [
            markup.Cell(row.code or MISSING, markup.action_link(row.code, row.key), style="code"),
            markup.Cell(
                row.title or MISSING,
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
    if rows.found > len(rows):
        markup.paragraph(
            t("The first {n} of {total} are shown.", n=len(rows), total=rows.found), "plan-state"
        )


def _who_waits(row: Support) -> str:
    """Who asks and waits for the answer, and on whom else the action waits."""
    who = [row.responsible] if row.responsible else []
    if row.waiting_on:
        who.append(t("waiting on {whom}", whom=row.waiting_on))
    return t("waiting: {who}", who=format_list(session.language(), who)) if who else ""


def next_steps(rows: Rows[Dated], plan: Plan, minutes: Sequence[Minutes]) -> None:
    """The nearest deadlines, then where the minutes are and the commission, which may have no date to count down to."""
    layout.section(t("Next steps"))
    entries: list[list[markup.Cell | str]] = [
        [
            markup.Cell(format_day(session.language(), row.deadline), style="code"),
            markup.Cell(row.code or MISSING, markup.action_link(row.code, row.key)),
            row.title or MISSING,
        ]
        for row in rows
    ]
    entries += _towards_commission(plan, minutes)
    if entries:
        markup.items(entries)
    else:
        layout.empty(t("No deadline is to come."))


def _towards_commission(plan: Plan, minutes: Sequence[Minutes]) -> list[list[markup.Cell | str]]:
    """One entry: the minutes that wait for something, else the last ones; below, the commission they prepare."""
    language = session.language()
    commission = commission_words(language, plan)
    shown = next((m for m in minutes if m.waiting), minutes[0] if minutes else None)
    if shown is None:
        return [[commission]] if commission else []
    link = markup.Cell(
        short_name(language, shown), markup.address("minutes", minutes=shown.key), style="code"
    )
    words = state_words(language, shown, data.read(countries))
    return [[link, markup.Cell(words, quiet=commission)]]


def missing(head: Headline) -> str:
    """What confidential actions do to the figures, and what is not filled in."""
    return under_figures(session.language(), head)
