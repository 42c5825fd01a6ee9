"""The blocks of the overview."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lib.charts.progress import axis_bullets
from lib.i18n.formats import format_day, format_list
from lib.reports.minutes import countries
from lib.store.reads import Headline, Minutes, Plan, Since
from lib.ui import data, layout, markup, navigation, session
from lib.ui.layout import Tile
from lib.ui.plan.axes_view import axes_data
from lib.ui.session import t
from lib.wording.minutes import commission_words, short_name, state_words
from lib.wording.readings import axis_bullets_sentence
from lib.wording.sentences import change, plan_sentence
from lib.wording.short import present
from lib.wording.tiles import missing_data, tile_words


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


def axes(frame: pd.DataFrame) -> None:
    """One bullet line per axis, its weather in words."""
    language = session.language()
    layout.section(t("Progress per axis"))
    layout.chart(
        data.drawn(axis_bullets, frame, row=42, most=8),
        key="overview_axes",
        sentence="",
        alternative=data.worded("bullets", lambda: axis_bullets_sentence(frame, language=language), frame),
        rows=lambda: axes_data(frame),
    )


def support(frame: pd.DataFrame) -> None:
    """What is asked of the president, three at most: declared requests, else what is blocked; and who waits."""
    layout.section(t("Support requested from the president"))
    if frame.empty:
        layout.empty(t("No support is requested on this day."))
        return
    markup.items(
        [
            markup.Cell(str(row.code or "–"), markup.action_link(row.code, row.key), style="code"),
            markup.Cell(
                str(row.title),
                quiet=" · ".join(
                    text
                    for text in (
                        t("Asked: {what}", what=row.support_requested)
                        if present(row.support_requested)
                        else t("Blocked: a decision is expected"),
                        _who_waits(row.owner, row.lead, row.waiting_on),
                    )
                    if text
                ),
            ),
        ]
        for row in frame.itertuples()
    )
    found = int(frame["found"].iloc[0])
    if found > len(frame):
        markup.paragraph(t("The first {n} of {total} are shown.", n=len(frame), total=found), "plan-state")


def _who_waits(owner: object, lead: object, waiting_on: object) -> str:
    """Who asks and waits for the answer, and on whom else the action waits."""
    who = [str(owner if present(owner) else lead)] if present(owner) or present(lead) else []
    if present(waiting_on):
        who.append(t("waiting on {whom}", whom=waiting_on))
    return t("waiting: {who}", who=format_list(session.language(), who)) if who else ""


def next_steps(frame: pd.DataFrame, plan: Plan, minutes: Sequence[Minutes]) -> None:
    """The nearest deadlines, then where the minutes are and the commission, which may have no date to count down to."""
    layout.section(t("Next steps"))
    entries: list[list[markup.Cell | str]] = [
        [
            markup.Cell(format_day(session.language(), row.deadline), style="code"),
            markup.Cell(str(row.code or "–"), markup.action_link(row.code, row.key)),
            str(row.title),
        ]
        for row in frame.itertuples()
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
    """What is not filled in."""
    return missing_data(session.language(), head)
