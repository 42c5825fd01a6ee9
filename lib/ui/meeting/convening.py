"""Before a meeting: convening one, its agenda, its convocation, and its opening on the day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import streamlit as st

from lib.domain.agenda import WEIGHTS
from lib.domain.terms import MeetingState
from lib.i18n.formats import as_typed, format_day, format_list, format_long_day
from lib.reports.attendance import invited
from lib.reports.meeting import WEEK, Shown, attendance_of, last_held, next_meeting
from lib.store.reads import Meeting
from lib.ui import data, layout, markup, session, writing
from lib.ui.forms.shell import Form
from lib.ui.forms.state import SURE, Sent
from lib.ui.meeting import agenda_form, facts, invitation, mode
from lib.ui.meeting.attendance import attendance_fields
from lib.ui.session import t
from lib.usecases.convening import begin, call_off, convene, edit_convened
from lib.wording.meeting import TITLES

MINUTES = 30
#: What is asked of a meeting to come beside its people.
SHEET = ("title", "held_on", "starts_at", "planned_minutes", "place", "chair", "secretary")


def coming(meetings: Sequence[Meeting]) -> None:
    """The meetings that are convened, the next one first."""
    found = sorted((m for m in meetings if m.state == MeetingState.CONVENED), key=lambda m: m.held_on)
    if not found:
        return
    layout.section(t("Meetings convened"))
    markup.items(
        [
            markup.Cell(
                format_long_day(session.language(), m.held_on), markup.address("meeting", meeting=m.key)
            ),
            m.starts_at or "",
            m.title,
            m.place or "",
        ]
        for m in found
    )


def convene_form(meetings: Sequence[Meeting]) -> None:
    """Day, hour, place, length, who chairs, who is invited; the agenda is proposed and changed on its sheet."""
    if not writing.is_possible():
        return
    part = layout.unfolded(t("Convene a meeting"), "convene", icon=":material/event_upcoming:")
    if part is None:
        return
    last = last_held(meetings)
    day, place = next_meeting(last) if last else (None, "")
    earliest = session.present_day() + timedelta(1)

    def write(sent: Sent) -> str:
        minutes = int(sent.values["planned_minutes"] or 0)
        title = str(sent.values["title"] or "")
        return convene(
            data.store(),
            data.latest_revision(),
            {name: sent.values[name] for name in SHEET},
            attendance=attendance,
            points=facts.proposal(meetings, minutes),
            writing=sent.writing,
            reason=t("Convocation: {title}", title=title) if title else t("Convocation"),
        )

    first = {
        "title": last.title if last else t("Weekly follow-up meeting"),
        "held_on": day if day and day >= earliest else session.present_day() + WEEK,
        "planned_minutes": last.planned_minutes if last else MINUTES,
        "place": place or (last.place if last else None),
        "starts_at": last.starts_at if last else None,
        "chair": last.chair if last else None,
        "secretary": last.secretary if last else None,
    }
    with part, Form("convene_meeting", "meeting", first) as form:
        _sheet(form)
        attendance = attendance_fields(form, invited(attendance_of(last)) if last else (), invites=True)
        form.submit(
            t("Convene with the proposed agenda"),
            write,
            t("The meeting is convened: its agenda and its convocation are below."),
            after=lambda key: session.put_query(mode.MEETING, str(key), ""),
        )


def _sheet(form: Form) -> None:
    one, two, three, four = st.columns([4, 2, 2, 2])
    form.field("title", one)
    form.field("held_on", two, title=t("Date"))
    form.field("starts_at", three, placeholder="10:00")
    form.field("planned_minutes", four, min_value=5.0, max_value=480.0, step=5.0)
    for column, name in zip(st.columns(3), ("place", "chair", "secretary"), strict=True):
        form.field(name, column)


def sheet(shown: Shown) -> None:
    """A meeting that is convened: when and where, its agenda, its convocation, its opening."""
    meeting, language = shown.meeting, session.language()
    typed = [as_typed(language, text) for text in (meeting.title, meeting.place) if text]
    hour = [meeting.starts_at] if meeting.starts_at else []
    layout.title(
        t("Meeting convened for {day}", day=format_day(language, meeting.held_on)),
        format_list(language, [*typed, *hour, t("{n} min", n=meeting.planned_minutes)]),
    )
    st.button(
        t("All meetings"),
        key="all_meetings",
        icon=":material/list:",
        on_click=session.put_query,
        args=(mode.MEETING, "", ""),
    )
    if writing.is_possible():
        agenda_form.edit(shown)
    else:
        agenda_form.read(shown)
    _beside(shown)
    invitation.files(shown)
    if writing.is_possible():
        _open(shown)
        _change(shown)
        _call_off(shown)


def _beside(shown: Shown) -> None:
    """What has something to examine and is not on the agenda."""
    asked = {point.computed for point in shown.points}
    left = [t(TITLES[n]) for n in WEIGHTS if n not in asked and shown.called.found.get(n)]
    if left:
        markup.paragraph(
            t(
                "Not on the agenda, though there is something to examine: {points}.",
                points=format_list(session.language(), left),
            )
        )


def _open(shown: Shown) -> None:
    """On the day: who is there, then the first screen."""
    meeting = shown.meeting
    part = layout.unfolded(
        t("Open this meeting"),
        f"begin_{meeting.key}",
        icon=":material/play_arrow:",
        opens_first=meeting.held_on <= session.present_day(),
    )
    if part is None:
        return

    def write(sent: Sent) -> int | None:
        return begin(
            data.store(),
            sent.seen,
            meeting.key,
            data.latest_revision(),
            attendance=attendance,
            writing=sent.writing,
            reason=meeting.title,
        )

    with part, Form(f"begin_{meeting.key}", "meeting") as form:
        markup.paragraph(t("Its figures are those of the moment at which it is opened; tick who is there."))
        attendance = attendance_fields(form, attendance_of(meeting))
        form.submit(
            t("Open the meeting"),
            write,
            t("The meeting is open."),
            after=lambda _: mode.project_first(meeting.key),
        )


def _change(shown: Shown) -> None:
    """Day, hour, place, length, people of a meeting that is convened."""
    meeting = shown.meeting
    part = layout.unfolded(
        t("Change the day, the place, the length or the people"),
        f"change_{meeting.key}",
        icon=":material/edit_calendar:",
    )
    if part is None:
        return

    def write(sent: Sent) -> int | None:
        return edit_convened(
            data.store(), sent.seen, meeting.key, sent.changed, sent.writing, reason=meeting.title
        )

    row = {name: getattr(meeting, name) for name in SHEET}
    with part, Form(f"convened_{meeting.key}", "meeting", row, key=meeting.key) as form:
        _sheet(form)
        markup.paragraph(t("Another length adjusts the durations of the agenda."), "plan-state")
        form.submit(t("Record"), write, t("The changes were recorded."), primary=False)


def _call_off(shown: Shown) -> None:
    meeting = shown.meeting
    part = layout.unfolded(
        t("Take the convocation back"), f"call_off_{meeting.key}", icon=":material/event_busy:"
    )
    if part is None:
        return

    def write(sent: Sent) -> int:
        sent.be_sure()
        day = format_day(session.language(), meeting.held_on)
        return call_off(
            data.store(),
            sent.seen,
            meeting.key,
            sent.writing,
            reason=t("Convocation for {day} taken back", day=day),
        )

    with part, Form(f"call_off_{meeting.key}") as form:
        form.tick(SURE, t("I confirm"))
        form.submit(
            t("Take back"),
            write,
            t("The convocation is taken back: nothing else changed."),
            primary=False,
            after=lambda _: session.put_query(mode.MEETING, "", ""),
        )
