"""Before a meeting and after it: the list, the form that opens one, the sheet of one."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from lib.domain.agenda import encode
from lib.domain.terms import DecisionStatus, MeetingState
from lib.i18n.formats import MISSING, format_day
from lib.i18n.labels import field_label, label
from lib.reports.attendance import invited
from lib.reports.meeting import attendance_of, brought, last_held
from lib.store import reads
from lib.store.reads import Meeting
from lib.store.rows import Rows
from lib.ui import data, layout, markup, screen, session, tables, writing
from lib.ui.files import section
from lib.ui.forms.shell import Form
from lib.ui.forms.state import Sent
from lib.ui.meeting import facts, mode
from lib.ui.meeting.attendance import attendance_fields
from lib.ui.session import t
from lib.usecases.decisions import settle_decision
from lib.usecases.meetings import open_meeting

MINUTES = 30


def chosen(meetings: Sequence[Meeting]) -> Meeting | None:
    """The meeting that the URL names; in meeting mode one that has begun, else the one that is open."""
    named = next((m for m in meetings if m.key == session.query(mode.MEETING)), None)
    if screen.is_projected() and (named is None or named.state == MeetingState.CONVENED):
        return opened(meetings)
    return named


def opened(meetings: Sequence[Meeting]) -> Meeting | None:
    """The meeting left open, if there is one."""
    return next((m for m in meetings if m.state == MeetingState.OPEN), None)


def resume(meeting: Meeting) -> None:
    """The meeting left open, to be taken up where it was."""
    layout.section(t("A meeting is open"))
    day = format_day(session.language(), meeting.held_on)
    markup.paragraph(
        t(
            "“{title}”, opened on {day}: its figures are those of revision {number}.",
            title=meeting.title,
            day=day,
            number=meeting.shown_revision,
        )
    )
    with st.container(horizontal=True, gap="small"):
        mode.enter_button(meeting.key)
        if writing.is_possible():
            st.button(
                t("Close the meeting …"),
                key="to_sheet",
                on_click=session.put_query,
                args=(mode.MEETING, meeting.key, ""),
            )


def open_form(meetings: Sequence[Meeting]) -> None:
    """Title, place, length, attendance by function and party."""
    layout.section(t("Open a meeting"))
    if not writing.is_possible():
        layout.empty(t("A meeting is opened on the present state, by an editor."))
        return
    last = last_held(meetings)

    def write(sent: Sent) -> str:
        title, minutes = sent.values["title"] or "", int(sent.values["planned_minutes"] or 0)
        # What was added by hand and not come to is on the next agenda, however it is opened.
        carries = bool(brought(last)) and minutes > 0
        return open_meeting(
            data.store(),
            data.latest_revision(),
            title=title,
            place=sent.values["place"] or "",
            minutes=minutes,
            attendance=attendance,
            writing=sent.writing,
            reason=title,
            agenda=encode(facts.proposal(meetings, minutes)) if carries else None,
        )

    first = {
        "title": t("Weekly follow-up meeting"),
        "place": last.place if last else None,
        "planned_minutes": MINUTES,
    }
    with Form("open_meeting", "meeting", first) as form:
        one, two, three = st.columns([3, 2, 1])
        form.field("title", one)
        form.field("place", two)
        form.field("planned_minutes", three, min_value=5.0, max_value=480.0, step=5.0)
        attendance = attendance_fields(form, invited(attendance_of(last)) if last else ())
        form.submit(t("Open the meeting"), write, t("The meeting is open."), after=mode.project_first)


def past(meetings: Rows[Meeting]) -> None:
    """Every meeting: day, decisions, state."""
    layout.section(t("Meetings"))
    held = Rows([m for m in meetings if m.state != MeetingState.CONVENED])
    if not held:
        layout.empty(t("No meeting was held yet."))
        return
    language = session.language()
    tables.table(
        held,
        t("Meetings"),
        tables.Shown(
            markup.Column(t("Day"), short=True),
            lambda m: markup.Cell(format_day(language, m.held_on), markup.address("meeting", meeting=m.key)),
        ),
        tables.Shown(
            markup.Column(field_label(language, "meeting", "title"), width=46),
            lambda m: markup.Cell(m.title, markup.address("meeting", meeting=m.key)),
        ),
        tables.field("meeting", "place", width=22),
        tables.Shown(markup.Column(t("Decisions"), number=True), lambda m: str(m.decisions)),
        tables.Shown(markup.Column(t("State"), short=True), lambda m: label(language, MeetingState(m.state))),
    )


def waiting_decisions() -> None:
    """Decisions of every meeting that are still to be carried out, and what became of one."""
    language = session.language()
    found = data.read(reads.decisions, status=DecisionStatus.TO_DO)
    if not found:
        return
    layout.section(t("Decisions to be carried out"))
    tables.table(
        found,
        t("Decisions to be carried out"),
        tables.Shown(markup.Column(t("No."), short=True), lambda d: d.number),
        tables.Shown(
            markup.Column(t("Decision"), width=46),
            lambda d: markup.Cell(d.text, quiet=section.counted("decision", d.key)),
        ),
        tables.Shown(markup.Column(t("Responsible (function)"), width=22), lambda d: d.owner or MISSING),
        tables.Shown(
            markup.Column(t("Deadline"), short=True),
            lambda d: markup.Cell(
                format_day(language, d.deadline), quiet=t("date passed") if d.is_late else ""
            ),
        ),
        tables.Shown(
            markup.Column(t("Action"), short=True),
            lambda d: markup.Cell(
                d.action_code or MISSING, markup.action_link(d.action_code, d.action) if d.action else ""
            ),
        ),
        also=data.read(reads.attachment_counts),
    )
    names = {d.key: f"{d.number} – {d.text}" for d in found}
    section.of_one("decision", names)
    if not writing.is_possible():
        return
    one, two = st.columns([3, 1])
    key = str(one.selectbox(t("Decision"), list(names), format_func=lambda k: names[k], key="settled"))

    def write(sent: Sent) -> int | None:
        status = DecisionStatus(str(sent.values["status"]))
        return settle_decision(data.store(), sent.seen, key, status, sent.writing)

    words = {str(s): label(language, s) for s in (DecisionStatus.DONE, DecisionStatus.LAPSED)}
    with Form(f"settle_{key}", "decision", {"status": DecisionStatus.DONE}, key=key) as form:
        form.choice("status", t("What became of it"), words, two, empty=None)
        form.submit(t("Record"), write, t("The changes were recorded."), primary=False)
