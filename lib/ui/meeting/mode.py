"""The meeting on a shared screen: one question at a time, figures frozen, next and previous by keyboard."""

from __future__ import annotations

import streamlit as st

from lib import clock
from lib.domain.terms import MeetingState
from lib.i18n import direction
from lib.i18n.formats import format_day, format_fraction, format_percent
from lib.i18n.labels import label
from lib.reports.meeting import Shown
from lib.store import reads
from lib.ui import address, data, digest, freshness, layout, markup, session, writing
from lib.ui.meeting import notes, place, unsent
from lib.ui.meeting.facts import noted as noted_on
from lib.ui.meeting.screens import Part, Screen, screens
from lib.ui.session import t
from lib.wording.files import to_verify_text
from lib.wording.meeting import point_title
from lib.wording.progress import compared
from lib.wording.short import days_in_full
from lib.wording.tiles import late_words, under_figures
from lib.wording.weights import mean_label

MODE, SCREEN, PART, MEETING = "mode", "screen", "part", "meeting"
#: Points that a key of one figure goes to.
KEYS = 9


def enter_button(key: str) -> None:
    """Opens the meeting mode on a meeting."""
    st.button(
        t("Open the meeting mode"),
        type="primary",
        icon=":material/present_to_all:",
        on_click=_enter,
        args=(key,),
        key=f"enter_{key}",
    )


def project_first(key: str) -> None:
    """Of a meeting that was opened just now: its first screen."""
    session.put_query(MEETING, key, "")
    session.put_query(MODE, "meeting", "")


def put_off() -> None:
    """Back to the page, in its own looks: a link to the shared screen when no meeting is open."""
    session.put_query(MODE, "", "")
    st.rerun()


def project(facts: Shown) -> None:
    """One screen of the meeting, which the address names from now on: closed by somebody else, it is still this one."""
    session.put_query(MEETING, facts.meeting.key, "")
    noted = noted_on(facts.meeting)
    shown = screens(facts, noted)
    stops = [(number, part) for number, screen in shown.items() for part in range(len(screen.parts))]
    at = _place(facts.meeting.key, stops)
    screen = shown[stops[at][0]]
    place.show(facts.meeting.key, *stops[at])
    _state(facts, screen)
    part = stops[at][1]
    title = screen.title
    if len(screen.parts) > 1:
        which = format_fraction(session.language(), part + 1, len(screen.parts))
        title += f" ({which})" if part == 0 else " – " + t("Continued ({place})", place=which)
    layout.title(title, screen.parts[part].sentence)
    unsent.told(facts)
    _draw(facts, screen, screen.parts[part])
    _points(facts, stops, screen)
    freshness.watched()
    _controls(facts, stops, at, screen)


def _place(key: str, stops: list[tuple[int, int]]) -> int:
    """Where the URL points, else where the meeting was: the screen and part, else the next one with something to say."""
    held, screen, part = place.of(key), address.number(SCREEN), address.number(PART)
    wanted = (screen or 1, (part or 1) - 1) if screen or part else (held.screen, held.part)
    return next((i for i, stop in enumerate(stops) if stop >= wanted), len(stops) - 1)


def _state(facts: Shown, screen: Screen) -> None:
    """Whose figures, of which day and revision; which point, and how long for it."""
    language, meeting = session.language(), facts.meeting
    sheet = data.read_at(data.state().at(meeting.shown_revision), reads.plan_sheet)
    said = [
        t("SAMPLE – fictional data") if sheet.is_sample else sheet.title,
        t(
            "Figures frozen as of {day}, revision {number}",
            day=format_day(language, meeting.held_on),
            number=meeting.shown_revision,
        ),
        t("Point {place}", place=format_fraction(language, screen.number, screen.of)),
        t("{n} min for this point", n=screen.minutes),
    ]
    if session.partner_view():
        said.append(t("Partner's view"))
    if facts.is_open:
        gone = max(0, int((clock.now() - meeting.opened_at).total_seconds() // 60))
        said.append(t("{gone} of {planned} min", gone=gone, planned=meeting.planned_minutes))
    else:
        said.append(label(language, MeetingState(meeting.state)))
    markup.paragraph(" · ".join(said), "plan-state")


def _draw(facts: Shown, screen: Screen, part: Part) -> None:
    if part.has_tiles:
        _tiles(facts)
        markup.paragraph(under_figures(session.language(), facts.head), "plan-sentence plan-missing")
    elif part.rows:
        with st.container(key=f"meeting_{part.size}"):
            markup.table(part.columns, [row.cells for row in part.rows], screen.title)


def _tiles(facts: Shown) -> None:
    """The figures of the overview, large."""
    language, head = session.language(), facts.head
    unverified = to_verify_text(language, head.unverified)
    entries = (
        (
            t("Actions done"),
            format_fraction(language, head.done, head.tracked),
            ", ".join(part for part in (t("of the tracked actions"), unverified) if part),
        ),
        (
            mean_label(language, head),
            format_percent(language, head.progress),
            compared(language, head),
        ),
        (
            t("Deadlines passed"),
            str(head.past_due),
            late_words(language, head),
        ),
        (
            t("Within {days}", days=days_in_full(session.language(), facts.soon_days)),
            str(head.soon),
            t("deadlines to come"),
        ),
    )
    for column, entry in zip(st.columns(4, gap="large"), entries, strict=True):
        with column:
            digest.tile(*entry)


def _points(facts: Shown, stops: list[tuple[int, int]], screen: Screen) -> None:
    """The points by number, each its own key; one that has nothing to say cannot be gone to."""
    said = {number for number, _ in stops}
    with st.container(key="meeting_points", horizontal=True, gap="xsmall", width="content"):
        for number, point in enumerate(facts.points, 1):
            st.button(
                str(number),
                shortcut=str(number) if number <= KEYS else None,
                key=f"meeting_point_{number}",
                help=point_title(session.language(), point),
                on_click=_go,
                args=(facts.meeting.key, number, 0),
                disabled=number not in said,
                type="primary" if number == screen.number else "secondary",
            )


def _controls(facts: Shown, stops: list[tuple[int, int]], at: int, screen: Screen) -> None:
    """Previous, note, next, leave; the keys are written on the buttons."""
    back, ahead = ("Right", "Left") if direction(session.language()) == "rtl" else ("Left", "Right")
    with st.container(key="meeting_nav", horizontal=True, gap="medium"):
        _step(facts, t("Previous"), stops[max(0, at - 1)], back, at == 0, "previous")
        if facts.is_open and writing.is_possible():
            st.button(
                t("Record a decision"),
                shortcut="D",
                key="note_decision",
                on_click=notes.open_drawer,
                args=(notes.DECISION,),
                icon=":material/gavel:",
                width="stretch",
            )
            st.button(
                t("Note on an action"),
                shortcut="N",
                key="note_action",
                on_click=notes.open_drawer,
                args=(notes.DATE,),
                icon=":material/edit:",
                width="stretch",
            )
        last = at == len(stops) - 1
        if last and facts.is_open:
            st.button(
                t("To the closing"),
                type="primary",
                key="to_closing",
                on_click=_leave,
                args=(facts.meeting.key,),
                width="stretch",
                shortcut=ahead,
            )
        else:
            _step(facts, t("Next"), stops[min(len(stops) - 1, at + 1)], ahead, last, "next")
        st.button(
            t("Leave"), key="leave", on_click=_leave, args=(facts.meeting.key,), shortcut="Q", width="content"
        )
    keys = [row.key for part in screen.parts for row in part.rows if row.key]
    notes.shown(facts, keys)


def _step(facts: Shown, name: str, stop: tuple[int, int], shortcut: str, is_off: bool, key: str) -> None:
    st.button(
        name,
        shortcut=shortcut,
        key=f"meeting_{key}",
        on_click=_go,
        args=(facts.meeting.key, *stop),
        disabled=is_off,
        type="primary" if key == "next" else "secondary",
        width="stretch",
    )


def _go(key: str, screen: int, part: int) -> None:
    place.move(key, screen, part)
    session.put_query(SCREEN, str(screen), "1")
    session.put_query(PART, str(part + 1), "1")


def _enter(key: str) -> None:
    held = place.of(key)
    session.put_query(MEETING, key, "")
    session.put_query(MODE, "meeting", "")
    _go(key, held.screen, held.part)


def _leave(key: str) -> None:
    session.put_query(SCREEN, "", "")
    session.put_query(PART, "", "")
    session.put_query(MODE, "", "")
    session.put_query(MEETING, key, "")
