"""Choices that live in the URL, under a name of ours in every language.

Streamlit's own binding writes the label that is shown, which changes with the language; here the
URL carries the option itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import streamlit as st

from lib.ui import session
from lib.ui.session import t


def select(
    label: str,
    options: Mapping[str, str],
    *,
    key: str,
    first: str = "",
    hidden_label: bool = False,
    width: int | Literal["stretch"] = "stretch",
    always: bool = False,
) -> str:
    """One of the options (name → words): the URL's, else `first`, else the first of them.

    `always` keeps the name in the URL even when it is the one shown without it.
    """
    names = list(options)
    default = first or names[0]
    asked = session.query(key)
    chosen = st.selectbox(
        label,
        names,
        index=names.index(asked if asked in options else default),
        format_func=lambda name: options[name],
        key=key,
        label_visibility="collapsed" if hidden_label else "visible",
        width=width,
    )
    name = chosen if chosen is not None else default
    session.put_query(key, name, "" if always else default)
    return name


def views(options: Mapping[str, str], *, key: str = "view") -> str:
    """Which of a page's readings (name → words), the first unless the URL says otherwise."""
    default = next(iter(options))
    asked = session.query(key)
    chosen = st.segmented_control(
        t("Reading"),
        list(options),
        default=asked if asked in options else default,
        format_func=lambda name: options[name],
        key=key,
        label_visibility="collapsed",
        required=True,
    )
    name = chosen or default
    session.put_query(key, name, default)
    return name


def pager(found: int, size: int, key: str = "page") -> int:
    """The page number chosen (from 0) for a list of `found` rows; nothing to choose when all fit."""
    if found <= size:
        return 0
    pages = (found + size - 1) // size
    chosen = st.number_input(
        t("Page (of {pages})", pages=pages),
        min_value=1,
        max_value=pages,
        value=1,
        key=key,
        bind="query-params",
        width=160,
    )
    return int(chosen) - 1
