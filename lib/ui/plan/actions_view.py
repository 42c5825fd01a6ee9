"""The blocks of the actions page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lib.domain.terms import Priority, Situation
from lib.i18n.formats import format_list, format_number, format_pair
from lib.i18n.labels import label, sign
from lib.store import reads
from lib.store.reads import PRESSING, WITHOUT_AXIS, Axis, ListedAction
from lib.store.rows import Rows
from lib.ui import (
    choices,
    data,
    exports,
    layout,
    link_rows,
    markup,
    navigation,
    session,
    tables,
    visiting,
    writing,
)
from lib.ui.plan import action_columns, action_form, listing, saved_views
from lib.ui.session import t
from lib.wording.lists import PRESSING_ORDER, list_title, shown_of
from lib.wording.short import axis_name

PAGE = 50


def head() -> DeltaGenerator:
    """Where the title goes, which says what the filters below it leave."""
    return st.container(key="actions_head", gap="small")


def title(counts: Mapping[str, int], whole: int) -> None:
    """The state of the list; and the form of a new action."""
    layout.title(list_title(session.language(), counts, whole))
    if writing.is_possible():
        entry = layout.unfolded(t("New action"), "new_action", icon=":material/add:")
        if entry:
            with entry:
                action_form.create()


def filters(axes: Rows[Axis], organisations: Sequence[str]) -> None:
    """What is searched for, how it is sorted, what else is left out, what is shown: all in the URL."""
    with st.container(key="actions_bar", horizontal=True, vertical_alignment="bottom", gap="small"):
        choices.words(
            t("Search in the actions (words in any order)"), key="q", placeholder=t("Code, title, owner…")
        )
        shown = _shown_columns()
        _sort(shown)
        _more(axes, organisations)
        with st.popover(t("Columns ({n})", n=len(shown)), width="content"):
            options = {name: action_columns.label(name) for name in listing.showable()}
            choices.several(t("Columns, in this order"), options, key="columns", first=listing.FIRST_COLUMNS)
        saved_views.popover()


def _shown_columns() -> tuple[str, ...]:
    return choices.several_asked("columns", listing.showable()) or listing.FIRST_COLUMNS


def _sort(shown: Sequence[str]) -> None:
    names = [PRESSING, *dict.fromkeys(name for name in shown if name != PRESSING)]
    field = listing.order(session.query("sort"))[0]
    options: dict[str, str] = {}
    for name in dict.fromkeys([*names, field]):
        words = (
            t("What presses")
            if name == PRESSING
            else t("{column}, ascending", column=action_columns.label(name))
        )
        back = (
            t("What presses, last first")
            if name == PRESSING
            else t("{column}, descending", column=action_columns.label(name))
        )
        options |= {name: words, f"-{name}": back}
    choices.select(t("Sorted by"), options, key="sort", first=PRESSING, width=250)


def _more(axes: Rows[Axis], organisations: Sequence[str]) -> None:
    language = session.language()
    names = {axis.key: axis_name(axis.code, axis.title) for axis in axes}
    if session.query("axis") == WITHOUT_AXIS:
        names[WITHOUT_AXIS] = t("Without axis")
    chosen = sum(bool(session.query(name)) for name in ("axis", "organisation", "priority"))
    words = t("Filters ({n})", n=chosen) if chosen else t("Filters")
    with st.popover(words, width="content"):
        choices.select(t("Axis"), {"": t("All axes"), **names}, key="axis")
        known = {"": t("All organisations"), **{name: name for name in organisations}}
        choices.select(t("Organisation"), known, key="organisation")
        priorities = {str(p): label(language, p) for p in Priority}
        choices.select(t("Priority"), {"": t("All priorities"), **priorities}, key="priority")


def situations(counts: Mapping[str, int], found: int) -> None:
    """The situations as filters, each with how many of the list it leaves; and one that a figure elsewhere opened."""
    language, asked = session.language(), session.query("situation")
    chosen = asked if listing.filters({"situation": asked})["situations"] else ""
    if asked and not chosen:
        session.tell_unread("situation", asked)
    session.put_query("situation", chosen, "")

    def chip(name: str, words: str, n: int, **look: str) -> link_rows.Chip:
        link = markup.same_page("actions", situation=name, page="")
        return link_rows.Chip(words, format_number(language, n), link, chosen=name == chosen, **look)

    entries = [chip("", t("All"), sum(counts.values()))]
    for name in PRESSING_ORDER:
        if name in map(str, Situation) and (counts.get(name) or name == chosen):
            situation = Situation(name)
            look = {"mark": sign(situation), "style": f"s-{name}"}
            entries.append(chip(name, label(language, situation), counts.get(name, 0), **look))
    if chosen != "to_verify" and data.read(reads.to_verify):
        left = data.read(
            reads.situation_counts, **{**listing.filters(session.address()), "situations": ("to_verify",)}
        )
        entries += [chip("to_verify", _counted("to_verify"), sum(left.values()))] if left else []
    if chosen in listing.COUNTED:
        entries.append(chip(chosen, _counted(chosen), found))
    if len(entries) > 1:
        link_rows.chips(entries, t("Situation"))


def _counted(name: str) -> str:
    return {
        "tracked": t("Tracked actions"),
        "past_due": t("Deadlines passed"),
        "late_start": t("Late starts"),
        "engaged": t("Share engaged"),
        "first_due": t("First deadlines reached"),
        "led": t("As lead of the organisation"),
        "to_verify": t("Done, to be verified"),
    }[name]


def table(rows: Rows[ListedAction], axes: Rows[Axis], whole: int) -> None:
    """Where the page is in the list, then its rows; each opens its sheet. Without any, what to do."""
    if not rows:
        _nothing(axes, whole)
        return
    language = session.language()
    first = PAGE * choices.page_asked() + 1
    said = [markup.Cell(words) for words in _filtered(axes)]
    if len(rows) < rows.found:
        said.insert(0, markup.Cell(shown_of(language, min(first, rows.found), len(rows), rows.found)))
    if any(session.query(name) for name in listing.FILTERS) and not visiting.is_visitor():
        said.append(_clear())
    if said:
        markup.line(said)
    columns = action_columns.columns(_shown_columns(), session.query("sort"))
    tables.table(rows, t("Actions"), *columns, also=(listing.trail(), data.read(reads.attachment_counts)))


def _clear() -> markup.Cell:
    cleared = dict.fromkeys(listing.FILTERS, "")
    return markup.Cell(t("Clear the filters"), markup.same_page("actions", page="", **cleared))


def _filtered(axes: Rows[Axis]) -> list[str]:
    """The filters in force, in words."""
    language = session.language()
    asked = {name: session.query(name) for name in listing.FILTERS}
    found = []
    if asked["q"]:
        found.append(t("search “{words}”", words=asked["q"]))
    if asked["axis"]:
        known = next((axis for axis in axes if axis.key == asked["axis"]), None)
        found.append(axis_name(known.code, known.title) if known else t("Without axis"))
    if asked["organisation"]:
        found.append(asked["organisation"])
    if asked["situation"]:
        name = asked["situation"]
        found.append(_counted(name) if name in listing.COUNTED else label(language, Situation(name)))
    if asked["priority"]:
        found.append(format_pair(language, t("Priority"), label(language, Priority(asked["priority"]))))
    return found


def _nothing(axes: Rows[Axis], whole: int) -> None:
    if whole:
        named = format_list(session.language(), _filtered(axes))
        layout.empty(t("Nothing matches these filters: {filters}.", filters=named))
        if not visiting.is_visitor():
            markup.line([_clear()], "plan-sentence")
        return
    layout.empty(writing.nothing_yet(t("The plan holds no action yet."), t("Import a spreadsheet to begin.")))
    if writing.is_possible():
        navigation.link("import_file", t("Import a table"), ":material/upload_file:")


def tools(chosen: Mapping[str, Any]) -> None:
    """Export of what is listed, and of the whole plan."""
    with st.container(horizontal=True):
        sort, descending = listing.order(session.query("sort"))
        exports.list_button({**chosen, "sort": sort, "descending": descending})
        exports.workbook_button()


def asked() -> dict[str, Any]:
    """What the address leaves of the actions."""
    return listing.filters(session.address())


def page(chosen: Mapping[str, Any]) -> Rows[ListedAction]:
    """The page of the list that the address asks for, in its order; the first one of a list that was changed just now."""
    here = listing.kept(session.address(), (*listing.FILTERS, "sort"))
    if session.state("actions_list") not in (None, here):
        choices.first_page()
    session.keep_state("actions_list", here)
    sort, descending = listing.order(session.query("sort"))
    return tables.page(reads.action_list, PAGE, sort=sort, descending=descending, **chosen)
