"""The blocks of the deadlines page."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lib.charts.deadlines import gantt, overdue_bars
from lib.charts.theme import day_of
from lib.domain.terms import Situation
from lib.i18n.formats import format_day
from lib.i18n.labels import field_label, label
from lib.store.reads import Headline
from lib.ui import choices, data, layout, markup, session
from lib.ui.session import t, tn
from lib.wording.readings import overdue_sentence
from lib.wording.short import axis_name
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
        layout.title(t("No deadline has passed as of {day}", day=day))


def choose(limits: Mapping[str, float]) -> str:
    """Which of the five readings, kept in the URL."""
    names = {
        "late": t("Deadlines passed"),
        "soon": t("Within {days} days", days=int(limits["soon_days"])),
        "coming": t("Within {days} days", days=int(limits["coming_days"])),
        "calendar": t("Calendar"),
        "moves": t("Slips"),
    }
    return choices.views(names)


def overdue(rows: pd.DataFrame, head: Headline) -> None:
    """Sorted bars, then who and since when."""
    language, day = session.language(), session.today()
    sentence = data.worded(
        "overdue",
        lambda: overdue_sentence(rows, language=language, today=day, total=head.past_due),
        rows,
        day,
        head,
    )
    if rows.empty:
        layout.empty(sentence)
        return

    def table() -> pd.DataFrame:
        return pd.DataFrame(
            {
                field_label(language, "action", "code"): rows["code"].fillna("–"),
                field_label(language, "action", "title"): rows["title"],
                field_label(language, "action", "deadline"): [
                    format_day(language, d) for d in rows["deadline"]
                ],
                t("Days"): [in_days(language, int(n)) for n in rows["days_late"]],
                t("Situation"): [label(language, Situation(s)) for s in rows["situation"]],
            }
        )

    layout.chart(
        data.drawn(overdue_bars, rows),
        key="overdue",
        sentence=sentence,
        rows=table,
    )
    if head.past_due > len(rows):
        markup.paragraph(t("The {n} oldest of {total} are shown.", n=len(rows), total=head.past_due))
    _table(rows, "days_late", t("Days"), sentence)


def due(rows: pd.DataFrame, days: int) -> None:
    """What falls due within some days, the nearest first."""
    found = _found(rows)
    sentence = tn(
        "{n} action falls due within {days} days.",
        "{n} actions fall due within {days} days.",
        found,
        days=days,
    )
    markup.paragraph(sentence)
    if found > len(rows):
        markup.paragraph(t("The {n} nearest of {total} are shown.", n=len(rows), total=found))
    if not rows.empty:
        _table(rows, "days_left", t("Days left"), sentence)


def _found(rows: pd.DataFrame) -> int:
    """How many there are, those that are not among the rows too."""
    return int(rows["found"].iloc[0]) if len(rows) else 0


def _table(rows: pd.DataFrame, field: str, title: str, caption: str) -> None:
    markup.show(
        data.worded(
            "due_table", lambda: _table_html(rows, field, title, caption), rows, field, title, caption
        )
    )


def _table_html(rows: pd.DataFrame, field: str, title: str, caption: str) -> str:
    language = session.language()
    return markup.table_html(
        [
            markup.Column(field_label(language, "action", "code"), short=True),
            markup.Column(field_label(language, "action", "title"), width=38),
            markup.Column(t("Lead"), width=22),
            markup.Column(field_label(language, "action", "deadline"), short=True),
            markup.Column(title, number=True),
            markup.Column(t("Situation"), width=16),
        ],
        [
            [
                markup.Cell(str(row["code"] or "–"), markup.action_link(row["code"], row["key"])),
                markup.Cell(str(row["title"]), markup.action_link(row["code"], row["key"])),
                markup.Cell(str(row["lead"] or "–"), quiet=str(row["owner"] or "")),
                format_day(language, row["deadline"]),
                in_days(language, int(row[field])),
                markup.situation_cell(row["situation"]),
            ]
            for row in rows.to_dict("records")
        ],
        caption,
    )


def calendar_tools() -> DeltaGenerator:
    """Where the filter and the page number of the calendar stand side by side."""
    return st.container(horizontal=True, gap="medium")


def axis_filter(axes: pd.DataFrame) -> str | None:
    """One axis or all, kept in the URL."""
    names = {str(row["key"]): axis_name(row["code"], row["title"]) for row in axes.to_dict("records")}
    return choices.select(t("Axis"), {"": t("All axes"), **names}, key="axis", width=480) or None


def calendar_page(first: pd.DataFrame) -> int:
    """Which 25 bars."""
    return choices.pager(_found(first), 25)


def calendar(rows: pd.DataFrame) -> None:
    """The bars from start to deadline."""
    language = session.language()
    if rows.empty:
        layout.empty(t("No action has a deadline to draw."))
        return

    def table() -> pd.DataFrame:
        return pd.DataFrame(
            {
                field_label(language, "action", name): [
                    format_day(language, day_of(v)) if name not in ("code", "title") else v
                    for v in rows[name]
                ]
                for name in ("code", "title", "start", "deadline", "initial_deadline")
            }
        )

    layout.chart(
        data.drawn(gantt, rows, today=session.today()),
        key="calendar",
        sentence=t(
            "Bars go from start to deadline; the dotted line is {day}; a hollow mark is a first deadline that moved.",
            day=format_day(language, session.today()),
        ),
        rows=table,
    )
