"""The open actions before their deadlines: chance of meeting them, warnings with their reasons; those past, their range."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import streamlit as st

from lib.domain.early_warning import LOW_CHANCE
from lib.i18n.formats import MISSING
from lib.reports.outlook import Outlook
from lib.store import reads
from lib.store.reads import Action, OutlookAction
from lib.store.rows import Rows
from lib.ui import choices, data, markup, session, tables
from lib.ui.outlook.view import range_of
from lib.ui.session import t, tn
from lib.wording.outlook import about, chance_words, likelihood, range_words, warning_words
from lib.wording.short import axis_name

Places = np.ndarray[Any, np.dtype[np.int64]]
PAGE = 25


def warnings(found: Outlook) -> None:
    """The open actions by their deadlines: chance, reasons; those past, when they may end."""
    with st.container(horizontal=True, gap="medium"):
        shown = choices.select(
            t("Actions shown"),
            {
                "warned": t("Warnings before the deadline"),
                "coming": t("All deadlines to come"),
                "late": t("Deadlines passed"),
            },
            key="show",
            width=320,
        )
        names = {axis.key: axis_name(axis.code, axis.title) for axis in found.axes[:-1] if axis.key}
        axis = choices.select(t("Axis"), {"": t("All axes"), **names}, key="axis", width=480)
        places = _places(found, shown, axis)
        page = choices.pager(len(places), PAGE)
    markup.paragraph(_count(found, shown, len(places)))
    if not len(places):
        return
    some = places[page * PAGE : (page + 1) * PAGE]
    rows = data.read(reads.outlook_actions, keys=[str(key) for key in found.keys[some]])
    place = {row.key: int(at) for row, at in zip(rows, some, strict=True)}
    (_late_table if shown == "late" else _chance_table)(found, rows, place)


def _places(found: Outlook, shown: str, axis: str) -> Places:
    signs = found.signs
    mine = signs.is_open & ~signs.halted & ~np.isnan(signs.deadline)
    if axis:
        mine = mine & (found.axis == [a.key for a in found.axes[:-1]].index(axis))
    if shown == "warned":
        warned = found.warned()
        kept: Places = warned[mine[warned]]
        return kept
    places = np.flatnonzero(mine & ((signs.deadline < 0) if shown == "late" else (signs.deadline >= 0)))
    chosen: Places = places[np.argsort(signs.deadline[places], kind="stable")]
    return chosen


def _count(found: Outlook, shown: str, n: int) -> str:
    if shown == "late":
        return tn("{n} deadline passed, open still.", "{n} deadlines passed, open still.", n)
    if shown == "coming":
        return tn("{n} deadline to come.", "{n} deadlines to come.", n)
    if not n:
        return t("No action is worth a word before its deadline.")
    said = tn(
        "{n} action is worth a word before its deadline.",
        "{n} actions are worth a word before their deadlines.",
        n,
    )
    if found.chance is None:
        return said
    return (
        said + " " + t("A chance below one in two is a reason; blocked and suspended actions are not listed.")
    )


def _chance_table(found: Outlook, rows: Rows[OutlookAction], place: Mapping[str, int]) -> None:
    """Each action with its chance, if anything is said of it, and why it is worth a word."""
    language = session.language()

    def why(row: OutlookAction) -> str:
        at = place[row.key]
        return warning_words(language, found.reasons_of(at), row, int(found.signs.postponed[at])) or MISSING

    chance: tables.Shown[OutlookAction] = tables.Shown(
        markup.Column(t("Chance to meet it"), short=True),
        lambda r: chance_cell(found.chance_of(place[r.key])),
    )
    reason = tables.Shown(markup.Column(t("Reason of the warning"), width=26), why)
    _table(rows, *([] if found.chance is None else [chance]), reason)


def _late_table(found: Outlook, rows: Rows[OutlookAction], place: Mapping[str, int]) -> None:
    """Each action with the range of its end, if anything is said of it."""
    end: tables.Shown[OutlookAction] = tables.Shown(
        markup.Column(t("Forecast end"), width=24), lambda r: _end_of(found, place[r.key]) or MISSING
    )
    _table(rows, *([] if found.chance is None else [end]))


def _end_of(found: Outlook, place: int) -> str:
    """When an action may end; empty where nothing is said of it."""
    low, high = range_of(found, found.spans_of(np.array([place])), 0)
    return range_words(session.language(), low, high) if low else ""


def _table(rows: Rows[OutlookAction], *ending: tables.Shown[OutlookAction]) -> None:
    tables.table(
        rows,
        t("Chances and warnings"),
        tables.code(),
        tables.title(36, below=lambda r: r.lead),
        tables.deadline(),
        *ending,
        tables.Shown(markup.Column(t("Situation"), width=14), lambda r: markup.situation_cell(r.situation)),
    )


def on_sheet(found: Outlook, action: Action) -> None:
    """One line on an action's sheet: its chance and why it is worth a word; past its deadline, when it may end."""
    place = found.place_of(action.key)
    if place is None or not found.signs.is_open[place] or found.signs.halted[place]:
        return
    language = session.language()
    said, show = "", "coming"
    chance = found.chance_of(place)
    if chance is not None:
        said = t("Chance of meeting the deadline: {chance}", chance=chance_words(language, chance))
    elif found.signs.deadline[place] < 0:
        end, show = _end_of(found, place), "late"
        said = t("Forecast end: {range}", range=end) if end else ""
    why = warning_words(language, found.reasons_of(place), action, int(found.signs.postponed[place]))
    if said or why:
        link = markup.address("outlook", view="chances", show=show)
        markup.items([[markup.Cell(said or t("Warnings before the deadline"), link), why]])


def below_one_in_two(found: Outlook, days: int) -> None:
    """How many of the deadlines within some days are likelier missed than met, with the way to them."""
    if found.chance is None:
        return
    n = int((np.nan_to_num(found.chance, nan=1.0) < LOW_CHANCE)[found.signs.deadline <= days].sum())
    if n:
        said = tn(
            "{n} of them has less than one chance in two to be met.",
            "{n} of them have less than one chance in two to be met.",
            n,
        )
        markup.items([[markup.Cell(said, markup.address("outlook", view="chances"))]])


def chance_cell(chance: float | None) -> markup.Cell | str:
    """« plutôt probable », the figure below; a dash where nothing is said."""
    if chance is None:
        return MISSING
    language = session.language()
    return markup.Cell(likelihood(language, chance), quiet=about(language, chance))
