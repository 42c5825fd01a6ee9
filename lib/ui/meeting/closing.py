"""The sheet of a meeting: closing it, what it recorded, what came in, its record, undoing it together."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from lib.documents import docx, pdf
from lib.documents.blocks import Document
from lib.documents.decisions_record import RecordFacts, decisions_record
from lib.domain.errors import Invalid
from lib.domain.terms import RevisionKind
from lib.i18n import Language
from lib.i18n.authors import author_name
from lib.i18n.formats import MISSING, format_day, format_list
from lib.i18n.labels import label
from lib.reports.meeting import WEEK, Shown, attendance_of, running_order
from lib.reports.record import record_facts
from lib.ui import data, layout, markup, session, writing
from lib.ui.forms.shell import Form
from lib.ui.forms.state import Sent
from lib.ui.meeting import facts as meeting_facts
from lib.ui.meeting import mode, place
from lib.ui.meeting.screens import screens
from lib.ui.meeting.view import attendance_fields
from lib.ui.paper_rows import DOCX, PDF
from lib.ui.session import t, tn
from lib.usecases.meetings import Undone, close_meeting, recorded, undo_meeting
from lib.wording.meeting import TITLES


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
    meeting = facts.meeting
    called = {i.key: f"{i.code} – {i.title}" for call in running_order(facts) for i in call.items}
    shown = screens(facts, {})
    seen = place.of(meeting.key).shown
    spoken = {row.key for n in seen if n in shown for part in shown[n].parts for row in part.rows if row.key}
    spoken |= meeting_facts.touched(meeting)

    def write(sent: Sent) -> int | None:
        store, key = data.store(), meeting.key
        came = [row.number for row in meeting_facts.came_in(meeting)]
        touched = meeting_facts.touched(meeting)
        said, next_on = sent.values, sent.values["next_on"]
        return close_meeting(
            store,
            sent.seen,
            key,
            attendance=attendance,
            discussed=sorted({*discussed, *touched}),
            closing={
                "skipped": [number for number in TITLES if number not in shown],
                "not_discussed": [key for key in called if key not in discussed],
                "came_in": came,
                "next_on": next_on.isoformat() if next_on else None,
                "next_place": said["next_place"] or "",
            },
            writing=sent.writing,
            reason=t("Closing of the meeting"),
        )

    first = {
        "discussed": [key for key in called if key in spoken],
        "next_on": meeting.held_on + WEEK,
        "next_place": meeting.place,
    }
    with Form(f"close_{meeting.key}", "meeting", first) as form:
        discussed = form.several(
            "discussed", t("Discussed: what is left out returns first next time"), called
        )
        one, two = st.columns(2)
        form.day("next_on", t("Next meeting on"), one)
        form.text("next_place", t("Place of the next meeting"), two)
        attendance = attendance_fields(form, attendance_of(meeting))
        form.submit(t("Close the meeting and draw up the record"), write, t("The meeting is closed."))


def record(facts: Shown) -> None:
    """What the meeting recorded, one revision per line; then what came in from others meanwhile."""
    meeting, language = facts.meeting, session.language()
    rows = recorded(data.store(), meeting.key, meeting.shown_revision, session.plan())
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
                    r.reason or MISSING,
                    t("Undone by revision {number}", number=r.undone_by) if r.undone_by else MISSING,
                ]
                for r in rows
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


def outcome(facts: Shown) -> None:
    """Of a closed meeting: points skipped, what was left, who was there."""
    if facts.is_open:
        return
    said = data.read(record_facts, meeting=facts.meeting, language=session.language())
    layout.section(t("Record of decisions"))
    markup.facts(
        {
            t("Present"): format_list(session.language(), [f"{f} ({p})" if p else f for p, f in said.present])
            or t("not recorded"),
            t("Decisions"): format_list(session.language(), [line.number for line in said.lines]) or MISSING,
            t("Points with nothing to examine"): format_list(session.language(), said.skipped) or MISSING,
            t("Not discussed"): format_list(session.language(), said.not_discussed) or MISSING,
            t("Next meeting"): said.next_meeting,
        }
    )
    _papers(said)


def _papers(said: RecordFacts) -> None:
    """The record as the Word file that is sent, and as PDF; made when asked for."""
    language, day = session.language(), said.day.isoformat()
    with st.container(horizontal=True, gap="small"):
        for write, ending, mime, name in (
            (docx.write, "docx", DOCX, t("Download the record (Word)")),
            (pdf.write, "pdf", PDF, t("Download the record (PDF)")),
        ):
            st.download_button(
                name,
                data=partial(_written, write, said, language),
                file_name=f"releve-decisions-{day}.{ending}",
                mime=mime,
                icon=":material/download:",
                key=f"record_{ending}",
            )


def _written(write: Callable[[Document], bytes], said: RecordFacts, language: Language) -> bytes:
    return write(decisions_record(said, language))


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

        def write(sent: Sent) -> Undone:
            if not sent.values["sure"]:
                raise Invalid("not_confirmed", "Tick the box to confirm.", field="sure")
            day = format_day(session.language(), meeting.held_on)
            return undo_meeting(
                data.store(),
                meeting.key,
                meeting.shown_revision,
                sent.writing,
                reason=t("Undoing of the meeting of {day}", day=day),
            )

        with Form(f"undo_{meeting.key}") as form:
            form.tick("sure", t("I confirm"))
            form.submit(t("Undo together"), write, _undone, primary=False)


def _undone(undone: Undone) -> str:
    said = [tn("{n} revision undone.", "{n} revisions undone.", len(undone.numbers))]
    if undone.kept:
        n = len(undone.kept)
        said.append(tn("{n} value changed since was kept.", "{n} values changed since were kept.", n))
    return " ".join(said)
