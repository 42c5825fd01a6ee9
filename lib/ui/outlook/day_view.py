"""« Ce qui doit être vrai à une date »: what will be done by a day, what must be decided before, what will not make it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
import streamlit as st

from lib.domain.early_warning import Fate
from lib.i18n.formats import format_day
from lib.reports.outlook import Outlook
from lib.store import reads
from lib.store.reads import OutlookAction
from lib.ui import choices, data, layout, markup, navigation, session, tables
from lib.ui.outlook import conditions_view, milestones_view
from lib.ui.outlook.chances_view import chance_cell
from lib.ui.session import t, tn
from lib.wording.outlook import needed_words

SHOWN = 25


@dataclass(frozen=True, slots=True)
class Lot:
    """The actions of one fate: how many, the first of them by deadline, their chances by the day, if anything is said."""

    n: int
    keys: tuple[str, ...]
    chances: tuple[float | None, ...]


def by_a_day(found: Outlook, commission: date | None) -> None:
    """The choice of the day, the plan on that day in one breath, then the actions."""
    language = session.language()
    by = choices.day_ahead(t("Day"), presets(found.day, commission), key="by", today=found.day)
    lots = data.kept("by_a_day", lambda: _lots(found, by), session.revision(), session.plan(), found.day, by)
    day = format_day(language, by)
    forecast = found.chance is not None
    markup.paragraph(_sentence(lots, day, forecast), "plan-lead")
    navigation.link("actions", t("See the actions done"), situation="done")
    _section(
        t("More likely than not to be done by {day}", day=day)
        if forecast
        else t("Due by {day}: taken as kept, without forecast", day=day),
        Fate.LIKELY,
        lots,
        t("Nothing more is expected by then."),
    )
    _section(t("To be decided before {day}", day=day), Fate.DECIDE, lots, t("Nothing waits for a decision."))
    if forecast:
        _section(
            t("Due by {day}, more likely not to make it", day=day),
            Fate.UNLIKELY,
            lots,
            t("Nothing due by then is likely to miss it."),
        )
    asked = (Fate.LIKELY, Fate.DECIDE, Fate.UNLIKELY)
    conditions_view.needed_by(by, [key for fate in asked for key in lots[fate].keys])
    milestones_view.due_by(by)
    if lots[Fate.LATER].n:
        with st.expander(
            tn(
                "{n} action is due later, or has no deadline",
                "{n} actions are due later, or have no deadline",
                lots[Fate.LATER].n,
            )
        ):
            _rows(Fate.LATER, lots[Fate.LATER], t("Later"))


def presets(today: date, commission: date | None) -> Mapping[str, str]:
    """ISO day → words: the mixed commission when its day is known and to come; the end of this year, of the half-year that follows."""
    language = session.language()
    found = {}
    if commission is not None and commission > today:
        found[commission.isoformat()] = t("Mixed commission: {day}", day=format_day(language, commission))
    year = today.year + (today >= date(today.year, 12, 31))
    ends = {date(year, 12, 31): t("End of the year: {day}", day=format_day(language, date(year, 12, 31)))}
    half = date(year + 1, 6, 30)
    ends[half] = t("End of the next half-year: {day}", day=format_day(language, half))
    for day, words in ends.items():
        found.setdefault(day.isoformat(), words)
    return found


def _lots(found: Outlook, by: date) -> Mapping[Fate, Lot]:
    chance = found.chance_by(by)
    known = np.full(len(found.keys), np.nan) if chance is None else chance
    lots = {}
    for fate, flags in found.fates(by).items():
        places = np.flatnonzero(flags)
        first = places[np.argsort(found.signs.deadline[places], kind="stable")][:SHOWN]
        lots[fate] = Lot(
            len(places),
            tuple(str(key) for key in found.keys[first]),
            tuple(None if np.isnan(value) else float(value) for value in known[first]),
        )
    return lots


def _sentence(lots: Mapping[Fate, Lot], day: str, forecast: bool) -> str:
    n = {fate: lot.n for fate, lot in lots.items()}
    said = [
        tn("By {day}: {n} action is done already.", "By {day}: {n} actions are done already.", n[Fate.DONE], day=day)
    ]  # fmt: skip
    if n[Fate.LIKELY]:
        said.append(
            tn(
                "{n} more is likelier than not to be.",
                "{n} more are likelier than not to be.",
                n[Fate.LIKELY],
            )
            if forecast
            else tn(
                "{n} more is due and taken as kept.", "{n} more are due and taken as kept.", n[Fate.LIKELY]
            )
        )
    if n[Fate.DECIDE]:
        said.append(
            tn("{n} due by then asks for a decision first.", "{n} due by then ask for a decision first.", n[Fate.DECIDE])
        )  # fmt: skip
    if n[Fate.UNLIKELY]:
        said.append(
            tn(
                "{n} has less than one chance in two.",
                "{n} have less than one chance in two.",
                n[Fate.UNLIKELY],
            )
        )
    return " ".join(said)


def _section(title: str, fate: Fate, lots: Mapping[Fate, Lot], nothing: str) -> None:
    layout.section(title)
    if lots[fate].n:
        _rows(fate, lots[fate], title)
    else:
        layout.empty(nothing)


def _rows(fate: Fate, lot: Lot, caption: str) -> None:
    """The first actions of a fate: what they need when something is to be decided, else their chance by the day."""
    language = session.language()
    rows = data.read(reads.outlook_actions, keys=list(lot.keys))
    chances = dict(zip(lot.keys, lot.chances, strict=True))
    needed: tables.Shown[OutlookAction] = tables.Shown(
        markup.Column(t("What is needed"), width=22), lambda r: needed_words(language, r)
    )
    chance: tables.Shown[OutlookAction] = tables.Shown(
        markup.Column(t("Chance by then"), width=22, short=True), lambda r: chance_cell(chances[r.key])
    )
    tables.table(
        rows,
        caption,
        tables.code(),
        tables.title(36, below=lambda r: r.lead),
        tables.field("action", "owner", width=16),
        tables.deadline(),
        *([needed] if fate is Fate.DECIDE else [chance] if any(lot.chances) else []),
        tables.Shown(markup.Column(t("Situation"), width=14), lambda r: markup.situation_cell(r.situation)),
        also=lot,
    )
    if lot.n > len(rows):
        markup.paragraph(t("The first {n} of {total} are shown.", n=len(rows), total=lot.n))
