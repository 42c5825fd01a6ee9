"""Where a meeting is on the shared screen, and which of its points were shown: the session remembers it, and the browser
(a cookie that meeting.js writes), so that a page that is loaded again, or a server started again, goes on from there."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from lib.domain import asked
from lib.reports.meeting import Shown
from lib.ui import markup, session
from lib.ui.meeting.screens import screens

COOKIE = "plan_meeting"
#: The computed point that lists what was not discussed yet: to be listed there is not to be called.
LAST = 8


@dataclass(frozen=True, slots=True)
class Place:
    """A screen, the part of it, and the numbers of the screens that were shown."""

    screen: int = 1
    part: int = 0
    shown: frozenset[int] = frozenset()


def of(meeting: str) -> Place:
    """Where a meeting is: at its beginning, where neither the session nor the browser knows better."""
    held: Place | None = session.state(_slot(meeting))
    if held is not None:
        return held
    found = read(str(st.context.cookies.get(COOKIE, "")), meeting)
    session.keep_state(_slot(meeting), found)
    return found


def read(kept: str, meeting: str) -> Place:
    """What the browser keeps, « key/screen/part/1.2.3 », if it is of this meeting; anybody can write it."""
    key, *numbers = kept.split("/")
    if key != meeting or len(numbers) != 3:
        return Place()
    shown = (asked.number(number) for number in numbers[2].split("."))
    return Place(
        asked.number(numbers[0]) or 1,
        asked.number(numbers[1]) or 0,
        frozenset(number for number in shown if number),
    )


def move(meeting: str, screen: int, part: int) -> None:
    """Goes to a screen, that is not shown yet."""
    session.keep_state(_slot(meeting), Place(screen, part, of(meeting).shown))


def show(meeting: str, screen: int, part: int) -> None:
    """A screen is shown: from now on it counts as such."""
    held = Place(screen, part, of(meeting).shown | {screen})
    session.keep_state(_slot(meeting), held)
    numbers = ".".join(str(number) for number in sorted(held.shown))
    markup.paragraph(f"{meeting}/{screen}/{part}/{numbers}", "plan-place")


def reached(facts: Shown) -> frozenset[str]:
    """Keys of the actions on the screens that were shown."""
    shown = screens(facts, {})
    return frozenset(
        row.key
        for number in of(facts.meeting.key).shown
        if number in shown and shown[number].computed != LAST
        for part in shown[number].parts
        for row in part.rows
        if row.key
    )


def _slot(meeting: str) -> str:
    return f"meeting_place:{meeting}"
