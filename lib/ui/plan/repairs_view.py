"""What disagrees, what lacks its deliverable, what nobody touched: each with the button that repairs it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from lib.i18n import mark
from lib.i18n.formats import arrow, format_day, format_percent
from lib.i18n.labels import field_label
from lib.ui import data, layout, markup, session, writing
from lib.ui.forms.shell import button
from lib.ui.session import t, tn
from lib.usecases.repairs import WAYS, Repair, repair
from lib.wording.short import present

#: Rows shown of each rule, whatever the size of the plan: each has its buttons, and what is repaired makes room.
SHOWN = 5
RULES: Mapping[str, str] = {
    "done_below_100": mark("done, with a progress below 100 %"),
    "full_not_done": mark("progress of 100 %, not declared done"),
    "end_before_start": mark("deadline before the start"),
    "progress_backwards": mark("progress that went backwards"),
    "done_with_open_steps": mark("done, with an open sub-step or a decision still to do"),
    "no_deliverable": mark("progress of 100 %, without deliverable"),
    "stale": mark("nothing new for 30 days"),
}


def contradictions(rows: pd.DataFrame) -> None:
    """Values that disagree, and finished actions without deliverable."""
    layout.section(t("Contradictions"))
    if rows.empty:
        layout.empty(t("No value contradicts another."))
        return
    for rule in [name for name in RULES if (rows["rule"] == name).any()]:
        _rule(rule, rows[rows["rule"] == rule])


def stale(rows: pd.DataFrame) -> None:
    """Open actions on which nothing was recorded lately."""
    layout.section(t("Nothing new for 30 days"))
    if rows.empty:
        layout.empty(t("Every open action was updated within 30 days."))
        return
    _rule("stale", rows)


def _rule(rule: str, rows: pd.DataFrame) -> None:
    found = int(rows["found"].iloc[0])
    counted = tn("{n} action", "{n} actions", found)
    if rule == "stale":  # the heading of its block says the rule
        markup.paragraph(counted)
    else:
        name = t(RULES[rule])
        markup.paragraph(f"{name[:1].upper()}{name[1:]} ({counted})")
    shown = rows.head(SHOWN).to_dict("records")
    if writing.is_possible():
        for row in shown:
            _row(rule, row)
    else:
        markup.table(
            [
                markup.Column(field_label(session.language(), "action", "code"), short=True),
                markup.Column(field_label(session.language(), "action", "title"), width=56),
                markup.Column(t("What")),
            ],
            [[*_names(row), _what(rule, row)] for row in shown],
            t(RULES[rule]),
        )
    if found > len(shown):
        markup.paragraph(t("The first {n} of {total} are shown.", n=len(shown), total=found), "plan-state")


def _names(row: Mapping[Any, Any]) -> list[markup.Cell | str]:
    return [
        markup.Cell(str(row["code"] or "–"), markup.action_link(row["code"], row["key"])),
        str(row["title"]),
    ]


def _what(rule: str, row: Mapping[Any, Any]) -> str:
    """The values in question."""
    language = session.language()
    if rule == "stale":
        days = tn("{n} day", "{n} days", int(row["days"]))
        return f"{days} ({format_day(language, row['last_change'])})"
    if rule == "end_before_start":
        start, deadline = (format_day(language, row[name]) for name in ("start", "deadline"))
        return f"{start} {arrow(language)} {deadline}"
    now = format_percent(language, row["progress"], 0)
    if rule == "progress_backwards":
        before = format_percent(language, row["before"], 0)
        return t(
            "from {before} to {after} on {day}",
            before=before,
            after=now,
            day=format_day(language, row["since"]),
        )
    return now


def _row(rule: str, row: Mapping[Any, Any]) -> None:
    """One action and its buttons, on a line."""
    with st.container(
        key=f"repair_{rule}_{row['key']}", horizontal=True, vertical_alignment="center", gap="small"
    ):
        with st.container(width="stretch"):
            names = _names(row)
            markup.items([[names[0], markup.Cell(str(row["title"]), quiet=_what(rule, row))]])
        typed = ""
        if rule == "no_deliverable":
            typed = st.text_input(
                t("Deliverable"),
                key=f"deliverable_{row['key']}",
                label_visibility="collapsed",
                placeholder=t("Name of the deliverable"),
                width=260,
            )
        for way in [way for name, way in WAYS if name == rule]:
            _repair(rule, way, row, typed)


def _label(way: str, row: Mapping[Any, Any]) -> str:
    language = session.language()
    if way == "declare_done":
        return t("Declare done on {day}", day=format_day(language, row["since"]))
    if way == "take_back":
        return t("Set {progress} again", progress=format_percent(language, row["before"], 0))
    if way == "confirm":
        return t("Confirm as it is")
    return {
        "complete": t("Set the progress to 100 %"),
        "swap": t("Exchange the two dates"),
        "reopen": t("Reopen the action"),
        "name_deliverable": t("Record the deliverable"),
    }[way]


def _repair(rule: str, way: str, row: Mapping[Any, Any], typed: str) -> None:
    wanted = Repair(
        str(row["key"]),
        way,
        before=float(row["before"]) if rule != "stale" and present(row["before"]) else None,
        since=row["since"] if rule != "stale" and present(row["since"]) else None,
        deliverable=typed,
    )
    why = f"{t(RULES[rule])} – {_label(way, row)}"
    button(
        f"repair_{rule}_{way}_{row['key']}",
        _label(way, row),
        lambda sent: repair(data.store(), sent.seen, wanted, sent.writing, reason=why),
        lambda number: t("Repaired: revision {number}, which can be undone in the history.", number=number),
        table="action",
        width="content",
    )
