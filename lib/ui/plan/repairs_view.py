"""What disagrees, what lacks its deliverable, what nobody touched: each with the button that repairs it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import streamlit as st

from lib.i18n import mark
from lib.i18n.formats import MISSING, arrow, format_day, format_percent
from lib.store.reads import Contradiction, Stale
from lib.store.rows import Rows
from lib.ui import data, layout, markup, session, tables, writing
from lib.ui.forms.fields import DAY
from lib.ui.forms.shell import button
from lib.ui.session import t, tn
from lib.usecases.repairs import WAYS, Repair, repair

#: Rows shown of each rule, whatever the size of the plan: each has its buttons, and what is repaired makes room. A button is a
#: form with a field of its own, which costs the framework as much as all the fields on the page: few are drawn.
SHOWN = 3
#: Rules repaired by another day of completion.
DATED = frozenset({"done_in_future", "done_before_start"})
#: Rules that name what an action depends on.
NEEDING = frozenset({"needs_later", "needs_late"})
RULES: Mapping[str, str] = {
    "done_below_100": mark("done, with a progress below 100 %"),
    "full_not_done": mark("progress of 100 %, not declared done"),
    "end_before_start": mark("deadline before the start"),
    "done_in_future": mark("done on a day that is still to come"),
    "done_before_start": mark("done before the start"),
    "progress_backwards": mark("progress that went backwards"),
    "done_with_open_steps": mark("done, with an open sub-step, an occurrence or a decision still to do"),
    "needs_later": mark("to be done before what it depends on"),
    "needs_late": mark("depends on an action that is late"),
    "no_deliverable": mark("progress of 100 %, without deliverable"),
    "stale": mark("nothing new for 30 days"),
}


def contradictions(rows: Rows[Contradiction]) -> None:
    """Values that disagree, and finished actions without deliverable."""
    layout.section(t("Contradictions"))
    if not rows:
        layout.empty(t("No value contradicts another."))
        return
    for rule in RULES:
        broken = [row for row in rows if row.rule == rule]
        if broken:
            _rule(rule, broken, broken[0].total)


def stale(rows: Rows[Stale]) -> None:
    """Open actions on which nothing was recorded lately."""
    layout.section(t("Nothing new for 30 days"))
    if not rows:
        layout.empty(t("Every open action was updated within 30 days."))
        return
    _rule("stale", rows, rows.found)


def _rule(rule: str, rows: Sequence[Contradiction | Stale], found: int) -> None:
    counted = tn("{n} action", "{n} actions", found)
    if rule == "stale":  # the heading of its block says the rule
        markup.paragraph(counted)
    else:
        name = t(RULES[rule])
        markup.paragraph(f"{name[:1].upper()}{name[1:]} ({counted})")
    shown = tuple(rows[:SHOWN])
    if writing.is_possible():
        for row in shown:
            _row(rule, row)
    else:
        tables.table(
            shown,
            t(RULES[rule]),
            tables.code(),
            tables.title(56),
            tables.Shown(markup.Column(t("What")), _what),
        )
    if found > len(shown):
        markup.paragraph(t("The first {n} of {total} are shown.", n=len(shown), total=found), "plan-state")


def _what(row: Contradiction | Stale) -> str:
    """The values in question."""
    language = session.language()
    if isinstance(row, Stale):
        return f"{tn('{n} day', '{n} days', row.days)} ({format_day(language, row.last_change)})"
    if row.rule == "end_before_start":
        start, deadline = format_day(language, row.start), format_day(language, row.deadline)
        return f"{start} {arrow(language)} {deadline}"
    if row.rule in NEEDING:
        needed, own = format_day(language, row.since), format_day(language, row.deadline)
        return t("{day}; {needs}: {needed}", day=own, needs=row.needs or MISSING, needed=needed)
    if row.rule in DATED:
        done = format_day(language, row.completed_on)
        return f"{format_day(language, row.start)} {arrow(language)} {done}" if row.start else done
    now = format_percent(language, row.progress, 0)
    if row.rule == "progress_backwards":
        before = format_percent(language, row.before, 0)
        return t(
            "from {before} to {after} on {day}",
            before=before,
            after=now,
            day=format_day(language, row.since),
        )
    return now


def _row(rule: str, row: Contradiction | Stale) -> None:
    """One action and its buttons, on a line."""
    with st.container(
        key=f"repair_{rule}_{row.key}", horizontal=True, vertical_alignment="center", gap="small"
    ):
        with st.container(width="stretch"):
            code = markup.Cell(row.code or MISSING, markup.action_link(row.code, row.key))
            markup.items([[code, markup.named(row.title, quiet=_what(row))]])
        typed = ""
        if rule == "no_deliverable":
            typed = st.text_input(
                t("Deliverable"),
                key=f"deliverable_{row.key}",
                label_visibility="collapsed",
                placeholder=t("Name of the deliverable"),
                width=260,
            )
        done: date | None = None
        if rule in DATED and isinstance(row, Contradiction):
            done = st.date_input(
                t("Day of completion"),
                row.completed_on,
                key=f"completed_{rule}_{row.key}",
                label_visibility="collapsed",
                format=DAY,
                width=150,
            )
        for way in [way for name, way in WAYS if name == rule]:
            _repair(rule, way, row, typed, done)


def _label(way: str, row: Contradiction | Stale) -> str:
    language = session.language()
    if isinstance(row, Contradiction):
        if way == "declare_done":
            return t("Declare done on {day}", day=format_day(language, row.since))
        if way == "take_back":
            return t("Set {progress} again", progress=format_percent(language, row.before, 0))
    if way == "confirm":
        return t("Confirm as it is")
    return {
        "complete": t("Set the progress to 100 %"),
        "swap": t("Exchange the two dates"),
        "reopen": t("Reopen the action"),
        "name_deliverable": t("Record the deliverable"),
        "date": t("Record this day"),
    }[way]


def _repair(rule: str, way: str, row: Contradiction | Stale, typed: str, done: date | None) -> None:
    wanted = Repair(
        row.key,
        way,
        before=row.before if isinstance(row, Contradiction) else None,
        since=row.since if isinstance(row, Contradiction) else None,
        deliverable=typed,
        completed_on=done,
    )
    why = f"{t(RULES[rule])} – {_label(way, row)}"
    button(
        f"repair_{rule}_{way}_{row.key}",
        _label(way, row),
        lambda sent: repair(data.store(), sent.seen, wanted, sent.writing, reason=why),
        lambda number: t("Repaired: revision {number}, which can be undone in the history.", number=number),
        table="action",
        width="content",
    )
