"""The weekly meeting: before it, on the shared screen, and its closing."""

from lib.domain.roles import Role
from lib.store import reads
from lib.ui import data, layout, session
from lib.ui.meeting import meeting_closing, meeting_facts, meeting_mode, meeting_view

session.require(Role.READER)

meetings = data.read(reads.meetings)
meeting = meeting_view.chosen(meetings)

if meeting is not None and session.is_projected():
    meeting_mode.project(meeting_facts.shown(meeting, meetings))
elif meeting is not None:
    facts = meeting_facts.shown(meeting, meetings)
    meeting_closing.heading(facts)
    meeting_closing.close_form(facts)
    meeting_closing.outcome(facts)
    meeting_closing.record(facts)
    meeting_closing.undo_together(facts)
    layout.page_end()
else:
    layout.title(
        session.t("Meeting"),
        session.t("Exceptions first: what is late or blocked is called, the rest is not discussed."),
    )
    left_open = meeting_view.opened(meetings)
    if left_open is not None:
        meeting_view.resume(left_open)
    else:
        meeting_view.open_form(meetings)
    meeting_view.waiting_decisions()
    meeting_view.past(meetings)
    layout.page_end()
