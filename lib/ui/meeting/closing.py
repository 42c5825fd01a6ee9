"""The sheet of a meeting: closing it, what it recorded, what came in, undoing it together."""

from __future__ import annotations

import streamlit as st

from lib.domain.changes import Value
from lib.domain.hours import hour_of
from lib.domain.terms import RevisionKind
from lib.domain.zones import in_zone
from lib.i18n import LANGUAGES, NAMES
from lib.i18n.authors import author_name
from lib.i18n.formats import MISSING, format_day
from lib.i18n.labels import label
from lib.reports.meeting import WEEK, Shown, attendance_of, running_order
from lib.reports.meeting_recorded import recorded_lines
from lib.reports.record import began, drawn_up
from lib.ui import data, layout, markup, session, writing
from lib.ui.files import section
from lib.ui.forms.shell import Form
from lib.ui.forms.state import SURE, Sent
from lib.ui.meeting import facts as meeting_facts
from lib.ui.meeting import mode, place
from lib.ui.meeting.attendance import attendance_fields
from lib.ui.meeting.screens import screens, skipped
from lib.ui.session import t, tn
from lib.usecases.meetings import Undone, close_meeting, recorded, undo_meeting


def heading(facts: Shown) -> None:
    """Which meeting, on which figures."""
    meeting, language = facts.meeting, session.language()
    layout.title(
        t("Meeting of {day}", day=format_day(language, meeting.held_on)),
        f"{meeting.title} · "
        + t(
            "Figures frozen as of {day}, revision {number}",
            day=format_day(language, meeting.held_on),
            number=meeting.shown_revision,
        ),
    )
    with st.container(horizontal=True, gap="small"):
        mode.enter_button(meeting.key)
        st.button(
            t("All meetings"),
            key="all_meetings",
            icon=":material/list:",
            on_click=session.put_query,
            args=(mode.MEETING, "", ""),
        )


def close_form(facts: Shown) -> None:
    """What was discussed, when the next one is, who was there; then the meeting is closed."""
    if not facts.is_open or not writing.is_possible():
        return
    layout.section(t("Close the meeting"))
    meeting, last = facts.meeting, facts.previous
    called = {i.key: f"{i.code} – {i.title}" for call in running_order(facts) for i in call.items}
    added = {point.title: point.title for point in facts.points if point.computed is None}
    shown = screens(facts, {})
    seen = place.of(meeting.key).shown
    spoken = place.reached(facts) | {shown[n].title for n in seen if n in shown and shown[n].computed is None}
    spoken |= meeting_facts.touched(meeting)

    def write(sent: Sent) -> int | None:
        store, key = data.store(), meeting.key
        touched = meeting_facts.touched(meeting)
        said, next_on = sent.values, sent.values["next_on"]
        return close_meeting(
            store,
            sent.seen,
            key,
            attendance=attendance,
            discussed=sorted({*(key for key in discussed if key in called), *touched}),
            closing={
                "skipped": skipped(facts, shown),
                "not_discussed": [key for key in called if key not in discussed],
                "points_left": [title for title in added if title not in discussed],
                "next_on": next_on.isoformat() if next_on else None,
                "next_place": said["next_place"] or "",
            },
            writing=sent.writing,
            reason=t("Closing of the meeting"),
            sheet=_sheet(sent),
            draw=drawn_up(
                data.state(), meeting=meeting, language=next(c for c in LANGUAGES if c == said["language"])
            ),
        )

    first = {
        "discussed": [key for key in (*added, *called) if key in spoken],
        "next_on": meeting.held_on + WEEK,
        "next_place": meeting.place,
        "chair": meeting.chair or (last.chair if last else None),
        "secretary": meeting.secretary or (last.secretary if last else None),
        "began_at": began(data.state(), meeting=meeting),
        "distribution": meeting.distribution or (last.distribution if last else None),
        "language": session.language(),
    }
    with Form(f"close_{meeting.key}", "meeting", first) as form:
        discussed = form.several(
            "discussed", t("Discussed: what is left out returns first next time"), {**added, **called}
        )
        one, two = st.columns(2)
        form.day("next_on", t("Next meeting on"), one)
        form.text("next_place", t("Place of the next meeting"), two)
        attendance = attendance_fields(form, attendance_of(meeting))
        _sheet_fields(form)
        form.submit(t("Close the meeting and draw up the record"), write, t("The meeting is closed."))


def _sheet_fields(form: Form) -> None:
    """Who held the meeting, its hours, who receives the record, and in which language it is drawn up."""
    one, two = st.columns(2)
    form.field("chair", one)
    form.field("secretary", two)
    one, two, three = st.columns(3)
    form.field("began_at", one, placeholder="10:05")
    form.field("ended_at", two, placeholder=t("the hour of the closing"))
    form.choice(
        "language", t("Language of the record"), {code: NAMES[code] for code in LANGUAGES}, three, empty=None
    )
    form.field("distribution", height=80)


def _sheet(sent: Sent) -> dict[str, Value]:
    """What the record says of the meeting itself; it ends when it is closed, unless another hour is typed."""
    said = sent.values
    now = in_zone(sent.writing.recorded_at, session.zone()).strftime("%H:%M")
    return {
        "chair": said["chair"],
        "secretary": said["secretary"],
        "began_at": hour_of(said["began_at"], "began_at"),
        "ended_at": hour_of(said["ended_at"], "ended_at") or now,
        "distribution": said["distribution"],
    }


def record(facts: Shown) -> None:
    """What is attached to its decisions; what the meeting recorded, one revision per line; then what came in from others meanwhile."""
    meeting, language = facts.meeting, session.language()
    section.of_one("decision", {d.key: f"{d.number} – {d.text}" for d in facts.own})
    rows = recorded_lines(data.state(), meeting=meeting, language=language)
    layout.section(t("Recorded in this meeting"))
    if rows:
        markup.table(
            [
                markup.Column(t("Revision"), number=True),
                markup.Column(t("When"), short=True),
                markup.Column(t("Who"), width=18),
                markup.Column(t("What"), width=48),
                markup.Column(t("State"), width=16),
            ],
            [
                [
                    str(r.number),
                    session.moment(r.recorded_at),
                    author_name(language, r.author),
                    line.words,
                    t("Undone by revision {number}", number=r.undone_by) if r.undone_by else MISSING,
                ]
                for line in rows
                for r in (line.revision,)
            ],
            t("Recorded in this meeting"),
        )
    else:
        layout.empty(t("Nothing was recorded in this meeting."))
    layout.section(t("Came in from others meanwhile"))
    others = meeting_facts.came_in(meeting)
    if others:
        markup.items(
            [
                t("Revision {number}", number=r.number),
                label(language, RevisionKind(r.kind)),
                r.file_name or r.reason or MISSING,
                author_name(language, r.author),
            ]
            for r in others
        )
        markup.paragraph(t("The figures of the meeting did not move; the next meeting shows what changed."))
    else:
        layout.empty(t("Nothing came in while the meeting was held."))


def undo_together(facts: Shown) -> None:
    """One confirmed step back over all that the meeting recorded, newest first."""
    if not writing.is_possible():
        return
    store, meeting = data.store(), facts.meeting
    standing = [
        r for r in recorded(store, meeting.key, meeting.shown_revision, session.plan()) if r.undone_by is None
    ]
    if not standing:
        return
    with st.expander(t("Undo all that this meeting recorded")):
        markup.paragraph(
            tn(
                "{n} revision would be undone, the newest first; what others changed since is kept.",
                "{n} revisions would be undone, the newest first; what others changed since is kept.",
                len(standing),
            )
        )
        if not facts.is_open:
            markup.paragraph(
                t(
                    "The record that was given out is kept as it is; a corrective record is drawn up first, which says that what it told is annulled."
                )
            )

        def write(sent: Sent) -> Undone:
            sent.be_sure()
            day = format_day(session.language(), meeting.held_on)
            return undo_meeting(
                data.store(),
                meeting.key,
                meeting.shown_revision,
                sent.writing,
                reason=t("Undoing of the meeting of {day}", day=day),
                draw=drawn_up(data.state(), meeting=meeting, language=session.language()),
            )

        with Form(f"undo_{meeting.key}") as form:
            form.tick(SURE, t("I confirm"))
            form.submit(t("Undo together"), write, _undone, primary=False)


def _undone(undone: Undone) -> str:
    said = [tn("{n} revision undone.", "{n} revisions undone.", len(undone.numbers))]
    if undone.kept:
        n = len(undone.kept)
        said.append(tn("{n} value changed since was kept.", "{n} values changed since were kept.", n))
    if undone.record is not None:
        said.append(t("Corrective record no. {number} says so.", number=undone.record))
    return " ".join(said)
