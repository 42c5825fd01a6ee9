"""How the data stand: the page of a plan that cannot be opened, and the banner of one that can be read alone."""

from __future__ import annotations

from datetime import timedelta

import streamlit as st

from lib import clock
from lib.domain.errors import StoreUnavailable
from lib.ui import data, freshness, markup, session
from lib.ui.session import t

#: A clock that is behind by less than this is nobody's concern.
BEHIND = timedelta(minutes=5)
TOLD = "standing"


def unavailable(error: StoreUnavailable) -> None:
    """What happened, what is safe, what to do; and a way to try again, which every run does."""
    st.title(t("The plan cannot be opened"), anchor=False)
    markup.paragraph(t(error.message, **error.values))
    st.button(t("Try again"), key="try_again", type="primary", icon=":material/refresh:")


def banner(page: str) -> None:
    """Why nothing can be recorded now; what happened to the file or the ledger, on the first page of each session; a clock
    that is behind."""
    place = data.whole_store().place
    fault, told = place.fault, place.told
    if fault is not None:
        why, moment = t(fault.message, **fault.values), freshness.since()
        if moment is not None:
            why = f"{why} {t('What is shown is what was recorded until {moment}.', moment=moment)}"
        st.warning(why, icon=":material/warning:")
    if told is not None and _is_first_page(place.name, page):
        st.info(t(told.message, **told.values), icon=":material/info:")
    last = data.revision_of(session.latest())
    if last is not None and clock.held_day() is None and last.recorded_at - clock.now() > BEHIND:
        st.warning(
            t(
                "The clock of this machine is behind: the last revision was recorded on {day}, and it says {present}."
                " Nothing is lost, and revisions keep their order. Set the clock right.",
                day=session.moment(last.recorded_at),
                present=session.moment(clock.now()),
            ),
            icon=":material/schedule:",
        )


def _is_first_page(name: str, page: str) -> bool:
    """Whether a page is the one on which a session learns of a place: it stays there as long as the page does, since what
    goes away by itself moves a button from under the hand that presses it."""
    held = session.state(TOLD)
    is_first = held is None or held[0] != name or held[1] == page
    session.keep_state(TOLD, (name, page if is_first else ""))
    return bool(is_first)
