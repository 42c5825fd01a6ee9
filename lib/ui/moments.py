"""The two states that are compared: presets, two days, or two revisions, all in the URL."""

from __future__ import annotations

from datetime import date

import streamlit as st

from lib.domain import asked
from lib.i18n.formats import format_day
from lib.store import reads
from lib.store.reads import Pair
from lib.store.state import State
from lib.ui import address, choices, data, markup, session, time_travel
from lib.ui.session import t

#: Revisions that can be chosen; an older one is reached by its number in the URL.
LISTED = 200


def is_single() -> bool:
    """Whether the plan has one revision only: nothing can be compared."""
    return data.read(reads.revisions, limit=1).found == 1


def choose() -> Pair:
    """The states chosen, and the controls to choose them."""
    shown = data.state()
    earlier = data.read(reads.state_before)
    adopted = data.read(reads.plan_sheet).adopted_revision
    names = {}
    if earlier is not None:
        names["last"] = t("Since the last meeting") if earlier[1] else t("Since the last update")
    if adopted is not None and adopted < shown.revision:
        names["adoption"] = t("Since the plan was adopted")
    names |= {"month": t("Since a month ago"), "days": t("Two days")}
    if not session.is_partner():
        names["revisions"] = t("Two revisions")
    _follow_address()
    chosen = choices.views(names, key="since")
    if chosen == "days":
        return _two_days(shown.day)
    if chosen == "revisions":
        return _two_revisions(shown.revision)
    if chosen == "last" and earlier is not None:
        return Pair(earlier[0], shown)
    if chosen == "adoption" and adopted is not None:
        return Pair(_state(adopted), shown)
    return Pair(_on(month_before(shown.day)), shown)


def month_before(day: date) -> date:
    """The same day of the month before, or the last one of a shorter month."""
    year, month = (day.year - 1, 12) if day.month == 1 else (day.year, day.month - 1)
    return next(d for d in (_day(year, month, day.day - n) for n in range(4)) if d)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _follow_address() -> None:
    """An address that names two states (?from=…&to=…) without saying of which sort is understood."""
    named = session.query("from") or session.query("to")
    if named and not session.query("since"):
        session.put_query("since", "days" if asked.number(named) is None else "revisions", "")


def _two_days(today: date) -> Pair:
    with st.container(horizontal=True, gap="medium"):
        one = choices.past_day(t("From"), key="from", first=month_before(today))
        two = choices.past_day(t("To"), key="to", first=today)
    earlier, later = sorted((one, two))
    return Pair(_on(earlier), data.state().at(data.revision_on(later), later))


def _two_revisions(shown: int) -> Pair:
    names = {str(row.number): time_travel.name_of(row) for row in time_travel.revisions(LISTED)}
    for key in ("from", "to"):
        number = address.number(key)
        if number is not None and str(number) not in names and data.revision_of(number):
            names[str(number)] = t("Revision {number}", number=number)
    listed = list(names)
    with st.container(horizontal=True, gap="medium"):
        one = choices.select(t("From"), names, key="from", first=listed[min(1, len(listed) - 1)], width=420)
        two = choices.select(
            t("To"), names, key="to", first=str(shown) if str(shown) in names else listed[0], width=420
        )
    earlier, later = sorted((int(one), int(two)))
    return Pair(_state(earlier), _state(later))


def _state(number: int) -> State:
    found = data.revision_of(number)
    return data.state().at(number, found.as_of if found else None)


def _on(day: date) -> State:
    """The state on a day; the first one recorded, on its own day, for a day before any."""
    number = data.revision_on(day)
    state = _state(number)
    if state.day <= day:
        return state.at(number, day)
    markup.paragraph(
        t(
            "Nothing was recorded before {day}: the comparison starts there.",
            day=format_day(session.language(), state.day),
        )
    )
    return state
