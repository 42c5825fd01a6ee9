"""The address of a page: the one reader of what stands in it. Anybody writes addresses: nothing in one fails a page."""

from __future__ import annotations

from datetime import date

import streamlit as st

from lib.domain import asked

#: What every link takes along: the plan where there are several, the language, and the moment that is shown.
PLAN, LANGUAGE, DAY, VERSION = "plan", "lang", "day", "revision"
FOLLOWED = (PLAN, LANGUAGE, DAY, VERSION)


def query(name: str) -> str:
    """A parameter as one line of plain text, empty when absent."""
    return asked.text(str(st.query_params.get(name, "")))


def number(name: str) -> int | None:
    """A parameter that is a whole number; None when it is absent or is none."""
    return asked.number(query(name))


def day(name: str) -> date | None:
    """A parameter that is a day; None when it is absent or is none."""
    return asked.day(query(name))


def address() -> dict[str, str]:
    """Every parameter."""
    return {asked.text(name): query(name) for name in st.query_params}


def links(**choices: str) -> dict[str, str]:
    """The query of a link to another page: plan, language, day and revision go along."""
    kept = {name: query(name) for name in FOLLOWED}
    return {name: value for name, value in {**kept, **choices}.items() if value}
