"""A page that somebody shared, as a visitor sees it: no menu and no way to anything else; it draws itself anew when something
is recorded or a day begins, and ends with its link."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import NoReturn

import streamlit as st

from lib.store import reads
from lib.ui import data, freshness, layout, markup, navigation, plan_choice, session, time_travel, visiting
from lib.ui.session import t

STYLE = Path(__file__).with_name("board.css")
#: Seconds after which a page asks whether its link still holds, and whether there is anything new.
EVERY = 4


def header() -> None:
    """The plan, the day of the figures, until when the link opens; and what every page says of its moment."""
    sheet, board = data.read(reads.plan_sheet), visiting.board()
    st.html(f"<style>{_rules()}</style>")
    markup.paragraph(sheet.title or "", "plan-name")
    until = t("read only, until {moment}", moment=session.moment(board.expires_at)) if board else ""
    banner = t("SAMPLE – fictional data") if sheet.is_sample else ""
    markup.state_line(banner, f"{layout.state_words()} · {until}")
    freshness.banner()
    time_travel.banner()
    plan_choice.closed_banner()
    _watch(session.present_day())


@st.fragment(run_every=EVERY)
def _watch(day: date) -> None:
    """Asks by itself, as nobody touches a page on a wall: the guard hears it, and ends the page with its link."""
    if freshness.newer() or session.present_day() != day:
        st.rerun()


def is_it(path: str) -> bool:
    """Whether an address of the menu is the page that was shared."""
    board = visiting.board()
    return board is not None and path == board.path


def lead_back() -> NoReturn:
    """Opens the page that was shared: no other one is there for a visitor."""
    board = visiting.board()
    navigation.go(board.page if board else "overview")


@cache
def _rules() -> str:
    return STYLE.read_text(encoding="utf-8")
