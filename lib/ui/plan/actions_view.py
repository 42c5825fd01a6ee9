"""The blocks of the actions page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from lib.domain.terms import Priority, Situation
from lib.i18n.formats import format_list, format_pair
from lib.i18n.labels import label, signed_label
from lib.store.reads import WITHOUT_AXIS, ActionRow, Axis
from lib.store.rows import Rows
from lib.ui import choices, exports, layout, markup, session, tables, writing
from lib.ui.plan import action_form
from lib.ui.session import t, tn
from lib.wording.short import axis_name

PAGE = 50


def filters(axes: Rows[Axis], organisations: list[str]) -> dict[str, Any]:
    """Search, axis, organisation, situation, priority: all in the URL."""
    language = session.language()
    names = {axis.key: axis_name(axis.code, axis.title) for axis in axes}
    if session.query("axis") == WITHOUT_AXIS:
        names[WITHOUT_AXIS] = t("Without axis")
    search, axis, organisation, situation, priority = st.columns([2.4, 2.6, 2.4, 2.4, 2.2], gap="small")
    with search:
        text = choices.words(t("Search"), key="q", placeholder=t("Code, title, owner…"))
    situations = {
        "tracked": t("Tracked actions"),
        **{str(s): signed_label(language, s) for s in Situation},
        "past_due": t("Deadlines passed"),
        "late_start": t("Late starts"),
        "engaged": t("Share engaged"),
        "first_due": t("First deadlines reached"),
        "led": t("As lead of the organisation"),
    }
    priorities = {str(p): label(language, p) for p in Priority}
    with axis:
        chosen_axis = choices.select(t("Axis"), {"": t("All axes"), **names}, key="axis")
    with organisation:
        known = {"": t("All organisations"), **{name: name for name in organisations}}
        chosen_organisation = choices.select(t("Organisation"), known, key="organisation")
    with situation:
        chosen_situation = choices.select(
            t("Situation"), {"": t("All situations"), **situations}, key="situation"
        )
    with priority:
        chosen_priority = choices.select(
            t("Priority"), {"": t("All priorities"), **priorities}, key="priority"
        )
    return {
        "search": text or None,
        "axis": chosen_axis or None,
        "organisation": chosen_organisation or None,
        "situations": [chosen_situation] if chosen_situation else [],
        "priority": chosen_priority or None,
    }


def summary(counts: Mapping[str, int], filters: Mapping[str, object]) -> None:
    """How many actions the filters leave, by situation."""
    language = session.language()
    total = sum(counts.values())
    if not total:
        filtered = any(filters.values())
        layout.empty(
            t("No action matches. Widen the search or the filters.")
            if filtered
            else t("The plan holds no action yet. Import a spreadsheet to begin.")
        )
        if not filtered:
            exports.empty_workbook_button()
        return
    parts = [f"{label(language, s).lower()} {counts[s]}" for s in Situation if counts.get(s)]
    markup.paragraph(
        format_pair(language, tn("{n} action", "{n} actions", total), f"{format_list(language, parts)}.")
    )


def table(rows: Rows[ActionRow]) -> None:
    """The rows; each opens its sheet."""
    if rows:
        tables.actions(rows, t("Actions"))


def tools(chosen: Mapping[str, Any], counts: Mapping[str, int]) -> None:
    """Export of what is listed; a new action."""
    with st.container(horizontal=True):
        if counts:
            exports.list_button(chosen)
        exports.workbook_button()
    if writing.is_possible():
        entry = layout.unfolded(t("New action"), "new_action", icon=":material/add:")
        if entry:
            with entry:
                action_form.create()
