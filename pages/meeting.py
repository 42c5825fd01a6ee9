"""The weekly meeting: before it, on the shared screen, and its closing."""

from lib.domain.terms import MeetingState
from lib.store import reads
from lib.ui import data, freshness, layout, screen, session
from lib.ui.meeting import closing, convening, given, mode, rectify, unsent, view
from lib.ui.meeting import facts as meeting_facts

session.require("meeting")

meetings = data.read(reads.meetings)
meeting = view.chosen(meetings)

if meeting is None and screen.is_projected():
    mode.put_off()
elif meeting is not None and screen.is_projected():
    mode.project(meeting_facts.shown(meeting, meetings))
elif meeting is not None and meeting.state == MeetingState.CONVENED:
    convening.sheet(meeting_facts.shown(meeting, meetings))
    layout.page_end()
elif meeting is not None:
    facts = meeting_facts.shown(meeting, meetings)
    closing.heading(facts)
    unsent.told(facts)
    closing.close_form(facts)
    given.outcome(facts)
    rectify.rectify(facts)
    closing.record(facts)
    closing.undo_together(facts)
    if facts.is_open:
        freshness.watched()
    layout.page_end()
else:
    layout.title(
        session.t("Meeting"),
        session.t("Exceptions first: what is late or blocked is called, the rest is not discussed."),
    )
    convening.coming(meetings)
    left_open = view.opened(meetings)
    if left_open is not None:
        view.resume(left_open)
    else:
        view.open_form(meetings)
    convening.convene_form(meetings)
    view.waiting_decisions()
    view.past(meetings)
    layout.page_end()
