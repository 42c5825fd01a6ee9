"""Choices that live in the URL, under a name of ours in every language.

Streamlit's own binding writes the label that is shown, which changes with the language; here the
URL carries the option itself.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Literal, TypeVar

import streamlit as st

from lib.domain import asked
from lib.i18n.formats import format_day, format_pair
from lib.ui import address, markup, session, visiting
from lib.ui.following import follows
from lib.ui.session import t

#: Stands between several names in one parameter of the URL.
SEPARATOR = ","
Given = TypeVar("Given")
DAYS: dict[str, Any] = {"format": "DD/MM/YYYY", "max_value": asked.LAST_DAY}
DAY_FIELD: dict[str, Any] = {**DAYS, "label_visibility": "collapsed", "width": 140}


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
    first_shown = _among(options, key, default)
    if visiting.is_visitor():
        if first_shown != default and not always:
            _told(label, options[first_shown])
        return first_shown
    chosen = st.selectbox(
        label,
        names,
        index=_followed(key, first_shown, 0, names.index(first_shown)),
        format_func=lambda name: options[name],
        key=key,
        label_visibility="collapsed" if hidden_label else "visible",
        width=width,
    )
    name = chosen if chosen is not None else default
    session.put_query(key, name, "" if always else default)
    return name


def _told(label: str, chosen: str) -> None:
    """What somebody else chose, to a visitor."""
    markup.paragraph(format_pair(session.language(), label, chosen), "plan-state")


def _among(options: Mapping[str, str], key: str, default: str) -> str:
    """The option that the URL names; what it names at first and is none is told."""
    named = session.query(key)
    if named and named not in options and session.widget(key) is None:
        session.tell_unread(key, named)
    return asked.choice(named, options, default)


def views(options: Mapping[str, str], *, key: str = "view") -> str:
    """Which of a page's readings (name → words), the first unless the URL says otherwise."""
    default = next(iter(options))
    if visiting.is_visitor():
        return _among(options, key, default)
    chosen = st.segmented_control(
        t("Reading"),
        list(options),
        default=_followed(key, shown := _among(options, key, default), None, shown),
        format_func=lambda name: options[name],
        key=key,
        label_visibility="collapsed",
        required=True,
    )
    name = chosen or default
    session.put_query(key, name, default)
    return name


def words(label: str, *, key: str, placeholder: str) -> str:
    """What is searched for."""
    asked = session.query(key)
    if visiting.is_visitor():
        return asked.strip()
    first = _followed(key, asked, "", asked)
    typed = (st.text_input(label, first, key=key, placeholder=placeholder) or "").strip()
    session.put_query(key, typed, "")
    return typed


def several(label: str, options: Mapping[str, str], *, key: str, first: Sequence[str]) -> tuple[str, ...]:
    """Some of the options (name → words) in the order of the choice: the URL's, else `first`, which none at all means too."""
    asked = [name for name in session.query(key).split(SEPARATOR) if name in options]
    shown = list(dict.fromkeys(asked)) or list(first)
    if visiting.is_visitor():
        return tuple(shown)
    chosen = st.multiselect(
        label,
        list(options),
        default=_followed(key, shown, None, shown),
        format_func=lambda name: options[name],
        key=key,
        placeholder="",
    )
    names = tuple(chosen) or tuple(first)
    session.put_query(key, SEPARATOR.join(names), SEPARATOR.join(first))
    return names


def several_asked(key: str, options: Collection[str]) -> tuple[str, ...]:
    """Those of the options that are chosen, before their own field is drawn; none when nothing says so."""
    chosen = None if follows() or visiting.is_visitor() else session.widget(key)
    named = session.query(key).split(SEPARATOR) if chosen is None else chosen
    return tuple(dict.fromkeys(name for name in named if name in options))


def _followed(key: str, asked: Any, neutral: Any, first: Given) -> Given | Any:
    """What a widget is given first: it is set to what the address asks for when a link was followed to it."""
    if not follows() or session.widget(key) in (None, asked):
        return first
    session.preset({key: asked})
    return neutral


def day(label: str) -> None:
    """The day of the figures: named in the URL as soon as it is not the one shown first."""
    field = {
        "key": session.DAY,
        "on_change": session.leave_revision,
        "min_value": asked.FIRST_DAY,
        **DAY_FIELD,
    }
    chosen = (
        st.date_input(label, **field)
        if isinstance(session.widget(session.DAY), date)
        else st.date_input(label, session.today(), **field)
    )
    first = session.default_day()
    session.put_query(session.DAY, (chosen or first).isoformat(), first.isoformat())


def past_day(label: str, *, key: str, first: date) -> date:
    """A day of the past or the present: the URL's, else `first`."""
    named, last = address.day(key), max(first, session.present_day())
    known = named is not None and named <= last
    if session.query(key) and not known:
        session.tell_unread(key, session.query(key))
    default = named if named is not None and known else first
    if visiting.is_visitor():
        _told(label, format_day(session.language(), default))
        return default
    field = {**DAYS, "min_value": asked.FIRST_DAY, "max_value": last}
    chosen = st.date_input(label, default, key=key, width=170, **field) or default
    session.put_query(key, chosen.isoformat(), "")
    return chosen


def day_ahead(label: str, presets: Mapping[str, str], *, key: str, today: date) -> date:
    """A day after `today`: one of the presets (ISO day → words), or another one typed; the URL carries the day."""
    other, named = "other", session.query(key)
    names = {**presets, other: t("Another day")}
    given = address.day(key)
    typed = given if given and given > today else None
    if named and not typed:
        session.tell_unread(key, named)
    default = next(iter(names))
    first = named if named in presets else other if typed else default
    if visiting.is_visitor():
        day = typed or date.fromisoformat(default)
        _told(label, format_day(session.language(), day))
        return day
    with st.container(horizontal=True, gap="medium", vertical_alignment="bottom"):
        chosen = st.selectbox(
            label,
            list(names),
            index=list(names).index(first),
            format_func=lambda name: names[name],
            key=key,
            width=420,
        )
        if chosen == other:
            picked = st.date_input(
                t("Another day"),
                typed or today + timedelta(90),
                min_value=today + timedelta(1),
                key=f"{key}_day",
                **DAY_FIELD,
            )
            chosen = (picked or today + timedelta(90)).isoformat()
    name = chosen or default
    session.put_query(key, name, default)
    return date.fromisoformat(name)


def page_asked(key: str = "page") -> int:
    """The page number (from 0) that the address asks for, whether there is one or not; the first for what is no number."""
    return max((address.number(key) or 1) - 1, 0)


def first_page(key: str = "page") -> None:
    """Back to the first page, before the field that turns them is drawn."""
    if session.widget(key) is not None and not follows() and not visiting.is_visitor():
        session.preset({key: 1})
    session.put_query(key, "1", "1")


def pager(found: int, size: int, key: str = "page") -> int:
    """The page number chosen (from 0) for a list of `found` rows; nothing to choose when all fit."""
    if found <= size:
        return 0
    pages = (found + size - 1) // size
    asked = min(page_asked(key) + 1, pages)
    if visiting.is_visitor():
        return asked - 1
    chosen = st.number_input(
        t("Page (of {pages})", pages=pages),
        min_value=1,
        max_value=pages,
        value="min" if asked == 1 else _followed(key, asked, "min", asked),
        key=key,
        width=160,
    )
    session.put_query(key, str(chosen), "1")
    return int(chosen) - 1
