"""The open actions before their deadlines: chance of meeting them, warnings with their reasons; those past, their range."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

import numpy as np
import pandas as pd
import streamlit as st

from lib.domain.early_warning import LOW_CHANCE
from lib.domain.forecast import Numbers
from lib.i18n.labels import field_label
from lib.reports.outlook import Outlook
from lib.store import reads
from lib.store.reads import Action
from lib.ui import choices, data, markup, session
from lib.ui.outlook.view import range_of
from lib.ui.session import t, tn
from lib.wording.outlook import about, chance_words, likelihood, range_words, warning_words
from lib.wording.sentences import deadline_text
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
    markup.show(data.worded("chances", lambda: _chance_table(found, some, rows, shown), rows, shown))


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
    said = tn(
        "{n} action is worth a word before its deadline.",
        "{n} actions are worth a word before their deadlines.",
        n,
    )
    if found.chance is None or not n:
        return said
    return (
        said + " " + t("A chance below one in two is a reason; blocked and suspended actions are not listed.")
    )


def _chance_table(found: Outlook, places: Places, rows: pd.DataFrame, shown: str) -> str:
    language = session.language()
    spans = found.spans_of(places) if shown == "late" else None
    cells: list[list[markup.Cell | str]] = []
    for i, (place, row) in enumerate(zip(places, rows.to_dict("records"), strict=True)):
        link = markup.action_link(row["code"], row["key"])
        if shown == "late":
            low, high = range_of(found, spans, i)
            last: list[markup.Cell | str] = [range_words(language, low, high) if low else "–"]
        else:
            why = warning_words(language, found.reasons_of(place), row, int(found.signs.postponed[place]))
            last = [chance_cell(found.chance, place), why or "–"]
        cells.append(
            [
                markup.Cell(str(row["code"] or "–"), link),
                markup.Cell(str(row["title"]), link, quiet=str(row["lead"] or "")),
                deadline_text(language, row["deadline"], row["deadline_precision"], row["deadline_text"]),
                *last,
                markup.situation_cell(row["situation"]),
            ]
        )
    ending = (
        [markup.Column(t("Forecast end"), width=24)]
        if shown == "late"
        else [
            markup.Column(t("Chance to meet it"), short=True),
            markup.Column(t("Reason of the warning"), width=26),
        ]
    )
    return markup.table_html(
        [
            markup.Column(field_label(language, "action", "code"), short=True),
            markup.Column(field_label(language, "action", "title"), width=36),
            markup.Column(field_label(language, "action", "deadline"), short=True),
            *ending,
            markup.Column(t("Situation"), width=14),
        ],
        cells,
        t("Chances and warnings"),
    )


def on_sheet(found: Outlook, action: Action) -> None:
    """One line on an action's sheet: its chance and why it is worth a word; past its deadline, when it may end."""
    place = found.place_of(action.key)
    if place is None or not found.signs.is_open[place] or found.signs.halted[place]:
        return
    language = session.language()
    said, show = "", "coming"
    if found.chance is not None and not np.isnan(found.chance[place]):
        said = t(
            "Chance of meeting the deadline: {chance}", chance=chance_words(language, found.chance[place])
        )
    elif found.signs.deadline[place] < 0:
        low, high = range_of(found, found.spans_of(np.array([place])), 0)
        said, show = t("Forecast end: {range}", range=range_words(language, low, high)) if low else "", "late"
    why = warning_words(language, found.reasons_of(place), asdict(action), int(found.signs.postponed[place]))
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


def chance_cell(chance: Sequence[float] | Numbers | None, place: int) -> markup.Cell | str:
    """« plutôt probable », the figure below; a dash without forecast."""
    if chance is None or np.isnan(chance[place]):
        return "–"
    language = session.language()
    return markup.Cell(likelihood(language, chance[place]), quiet=about(language, chance[place]))
