"""The blocks of the deadlines page."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lib.charts.deadlines import gantt, overdue_bars
from lib.domain.terms import Situation
from lib.i18n.formats import MISSING, format_day
from lib.i18n.labels import field_label, label
from lib.i18n.values import value_text
from lib.store import reads
from lib.store.reads import Axis, Dated, Headline, Scheduled
from lib.store.rows import Rows
from lib.ui import choices, data, layout, markup, session
from lib.ui.plan import lines, links_view
from lib.ui.session import t, tn
from lib.wording.readings import overdue_sentence
from lib.wording.sentences import none_passed
from lib.wording.short import axis_name, days_in_full
from lib.wording.short import days as in_days


def heading(head: Headline) -> None:
    """The finding: how many deadlines have passed."""
    day = format_day(session.language(), session.today())
    if head.past_due:
        layout.title(
            tn(
                "{n} deadline has passed as of {day}",
                "{n} deadlines passed as of {day}",
                head.past_due,
                day=day,
            )
        )
    else:
        layout.title(none_passed(session.language(), head.without_deadline, session.today()).rstrip("."))


def choose(limits: Mapping[str, float]) -> str:
    """Which of the five readings, kept in the URL."""
    language = session.language()
    names = {
        "late": t("Deadlines passed"),
        "soon": t("Within {days}", days=days_in_full(language, int(limits["soon_days"]))),
        "coming": t("Within {days}", days=days_in_full(language, int(limits["coming_days"]))),
        "calendar": t("Calendar"),
        "moves": t("Slips"),
    }
    return choices.views(names)


def overdue(rows: Rows[Dated], undated: int) -> None:
    """Who must move and since when; then how old each deadline is, as bars."""
    language, day = session.language(), session.today()
    sentence = data.worded(
        "overdue",
        lambda: overdue_sentence(rows, language=language, today=day, total=rows.found, undated=undated),
        rows,
        day,
        undated,
    )
    if not rows:
        # The title says it; the sentence adds what nobody can know.
        if undated:
            layout.empty(sentence)
        return
    layout.section(t("Who must move"))
    lines.movers(rows, lambda row: row.days_late, burns=True)
    if rows.found > len(rows):
        every = markup.Cell(t("See all {n}", n=rows.found), markup.address("actions", situation="past_due"))
        told = t("The {n} oldest of {total} are shown.", n=len(rows), total=rows.found)
        markup.line((markup.Cell(told), every))

    def table() -> pd.DataFrame:
        return pd.DataFrame(
            {
                field_label(language, "action", "code"): [r.code or MISSING for r in rows],
                field_label(language, "action", "title"): [r.title or MISSING for r in rows],
                t("Lead"): [r.lead or MISSING for r in rows],
                field_label(language, "action", "deadline"): [format_day(language, r.deadline) for r in rows],
                t("Days"): [in_days(language, r.days_late) for r in rows],
                t("Situation"): [label(language, Situation(r.situation)) for r in rows],
            }
        )

    layout.section(t("Since when"))
    layout.chart(data.drawn(overdue_bars, rows.frame), key="overdue", sentence=sentence, rows=table)


def due(rows: Rows[Dated], days: int) -> None:
    """What falls due within some days: who must move, the nearest first."""
    within = days_in_full(session.language(), days)
    if not rows:
        layout.empty(t("No action falls due within {days}.", days=within))
        return
    markup.paragraph(
        tn(
            "{n} action falls due within {days}.",
            "{n} actions fall due within {days}.",
            rows.found,
            days=within,
        )
    )
    if rows.found > len(rows):
        markup.paragraph(t("The {n} nearest of {total} are shown.", n=len(rows), total=rows.found))
    lines.movers(rows, lambda row: row.days_left, burns=False)


def calendar_tools() -> DeltaGenerator:
    """Where the filter and the page number of the calendar stand side by side."""
    return st.container(horizontal=True, gap="medium")


def axis_filter(axes: Rows[Axis]) -> str | None:
    """One axis or all, kept in the URL."""
    names = {axis.key: axis_name(axis.code, axis.title) for axis in axes}
    return choices.select(t("Axis"), {"": t("All axes"), **names}, key="axis", width=480) or None


def calendar(rows: Rows[Scheduled]) -> None:
    """The bars from start to deadline."""
    language = session.language()
    if not rows:
        layout.empty(t("No action has a deadline to draw."))
        return

    milestones = data.read(reads.milestones, keys=tuple(row.key for row in rows))
    steps: dict[str, list[str]] = {}
    for row in milestones:
        steps.setdefault(row.action, []).append(
            f"{row.title} ({value_text(language, 'milestone', 'deadline', row.deadline)})"
        )

    def table() -> pd.DataFrame:
        told = {
            field_label(language, "action", name): [
                value_text(language, "action", name, getattr(row, name)) for row in rows
            ]
            for name in ("code", "title", "start", "deadline", "initial_deadline")
        }
        if steps:
            told[t("Milestones")] = [", ".join(steps.get(row.key, [MISSING])) for row in rows]
        return pd.DataFrame(told)

    said = t(
        "Bars go from start to deadline; the dotted line is {day}; a hollow mark is a first deadline that moved.",
        day=format_day(language, session.today()),
    )
    if any(row.deadline for row in milestones):
        said += " " + t("A circle is a milestone, full once it is done; a triangle is a late one.")
    ties = links_view.among(rows)
    if ties:
        said += " " + t("A thin line goes from what an action needs to the action.")
    layout.chart(
        data.drawn(gantt, rows.frame, milestones.frame, today=session.today(), ties=ties),
        key="calendar",
        sentence=said,
        rows=table,
    )
