"""The blocks of the actions page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from lib.charts.progress import axis_name
from lib.domain.terms import Priority, Situation
from lib.i18n.labels import label, signed_label
from lib.ui import action_form, data, exports, layout, markup, session, writing
from lib.ui.action_table import action_table
from lib.ui.session import t, tn

PAGE = 50


def filters(axes: pd.DataFrame, organisations: list[str]) -> dict[str, Any]:
    """Search, axis, organisation, situation, priority: all in the URL."""
    language = session.language()
    names = {str(row["key"]): axis_name(row["code"], row["title"]) for row in axes.to_dict("records")}
    search, axis, organisation, situation, priority = st.columns([3, 3, 2.4, 2.2, 1.8], gap="small")
    with search:
        text = st.text_input(t("Search"), key="q", placeholder=t("Code, title, owner…"), bind="query-params")
    with axis:
        chosen_axis = st.selectbox(
            t("Axis"),
            ["", *names],
            format_func=lambda k: names.get(k) or t("All axes"),
            key="axis",
            bind="query-params",
        )
    with organisation:
        chosen_organisation = st.selectbox(
            t("Organisation"),
            ["", *organisations],
            format_func=lambda o: o or t("All"),
            key="organisation",
            bind="query-params",
        )
    with situation:
        chosen_situation = st.selectbox(
            t("Situation"),
            ["", *[str(s) for s in Situation]],
            format_func=lambda s: signed_label(language, Situation(s)) if s else t("All"),
            key="situation",
            bind="query-params",
        )
    with priority:
        chosen_priority = st.selectbox(
            t("Priority"),
            ["", *[str(p) for p in Priority]],
            format_func=lambda p: label(language, Priority(p)) if p else t("All"),
            key="priority",
            bind="query-params",
        )
    return {
        "search": (text or "").strip() or None,
        "axis": chosen_axis or None,
        "organisation": chosen_organisation or None,
        "situations": [chosen_situation] if chosen_situation else [],
        "priority": chosen_priority or None,
    }


def summary(counts: Mapping[str, int]) -> None:
    """How many actions the filters leave, by situation."""
    language = session.language()
    total = sum(counts.values())
    if not total:
        layout.empty(t("No action matches. Widen the search or the filters."))
        return
    parts = [f"{counts[s]} {label(language, s).lower()}" for s in Situation if counts.get(s)]
    markup.paragraph(f"{tn('{n} action', '{n} actions', total)} : {', '.join(parts)}.")


def page_of(counts: Mapping[str, int]) -> int:
    """Which 50 rows."""
    return layout.pager(sum(counts.values()), PAGE, "page")


def table(rows: pd.DataFrame) -> None:
    """The rows; each opens its sheet."""
    if not rows.empty:
        action_table(rows, t("Actions"))


def tools(chosen: Mapping[str, Any], counts: Mapping[str, int]) -> None:
    """Export of what is listed; a new action."""
    with st.container(horizontal=True):
        if counts:
            exports.list_button(chosen)
        exports.workbook_button()
    if writing.is_possible():
        with st.expander(t("New action"), icon=":material/add:"):
            action_form.create(data.store())
