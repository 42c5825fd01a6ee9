"""What is recorded around the plan: meetings, decisions, joint minutes, commitments, declarations, notes."""

from __future__ import annotations

from lib.domain import terms
from lib.domain.schema.model import Field, Table, Unique, organisation, shown

MEETING = Table(
    "meeting",
    "meetings",
    "Work meeting",
    (
        shown("title", "text", "Title of the meeting", needed=True),
        shown("held_on", "date", "Held on"),  # also the day of the figures shown
        shown("place", "text", "Place"),
        shown(
            "state",
            "text",
            "State",
            terms.MeetingState,
            in_form=False,
            unique=Unique(
                "meeting_open",
                "A meeting is open already: resume it, or close it first.",
                only=terms.MeetingState.OPEN,
            ),
        ),
        shown("planned_minutes", "integer", "Planned length (minutes)"),
        # The figures stay those of this revision, whatever comes in.
        shown("shown_revision", "integer", "Revision shown", in_form=False),
        shown("attendance", "json", "Attendance"),  # list of [party, function, present]
        shown("discussed", "json", "Actions discussed", mentions="action", in_form=False),
        # What the record says beside decisions: screens skipped, what came in meanwhile.
        shown("closing", "json", "Closing", mentions="action", in_form=False),
    ),
    named_by=("held_on", "title"),
    gone="This meeting is no longer there.",
)

DECISION = Table(
    "decision",
    "decisions",
    "Decision",
    (
        shown("number", "text", "Number", in_form=False),  # D-2026-047
        shown("meeting", "text", "Meeting", refers_to="meeting", in_form=False),
        shown("text", "text", "Decision", needed=True, long=True),  # begins with an infinitive
        shown("action", "text", "Linked action", refers_to="action"),
        shown("owner", "text", "Owner", needed=True),
        shown("deadline", "date", "Deadline"),
        shown("recipients", "text", "Recipients"),
        shown("status", "text", "Status", terms.DecisionStatus),
        shown("completed_on", "date", "Completed on"),
    ),
    named_by=("number", "text"),
    gone="This decision is no longer there.",
)

MINUTES = Table(
    "minutes",
    "minutes",
    "Joint minutes",
    (
        shown(
            "reference",
            "text",
            "Reference",  # 2026/01
            unique=Unique("reference_taken", "The reference {reference} is that of other minutes."),
        ),
        shown("title", "text", "Title of the minutes", needed=True),
        shown("held_on", "date", "Held on", needed=True),
        shown("place", "text", "Place"),
        organisation("party_a", label="First party to the minutes"),
        organisation("party_b", label="Second party to the minutes"),
        shown("language_clause", "text", "Languages of the originals", terms.LanguageClause),
        # The figures in the annex.
        shown("shown_day", "date", "Day of the figures", in_form=False),
        shown("shown_revision", "integer", "Revision shown", in_form=False),
        shown("content", "document", "Text"),  # the sections as edited
    ),
    named_by=("reference", "title"),
    gone="These minutes are no longer there.",
)

MINUTES_STEP = Table(
    "minutes_step",
    "minutes_steps",
    "Step of the minutes",
    (
        shown("minutes", "text", "Joint minutes", refers_to="minutes", in_form=False),
        shown("step", "text", "Step", terms.MinutesStep, needed=True),
        shown("done_on", "date", "Date", needed=True),
        shown("done_by", "text", "By (function)", needed=True),
        Field("note", "text", "Note"),
        # Kept with the revision that recorded the step, see `plan.source`.
        shown("file_name", "text", "File", in_form=False),
        shown("sha256", "text", "Fingerprint of the file", in_form=False),
    ),
    named_by=("minutes", "step"),
)

COMMITMENT = Table(
    "commitment",
    "commitments",
    "Commitment",
    (
        shown(
            "code",
            "text",
            "Code",
            unique=Unique("commitment_code_taken", "The code {code} already belongs to another commitment."),
        ),
        shown("origin", "text", "Origin", terms.CommitmentOrigin),
        shown("reference", "text", "Article or line"),
        shown("text", "text", "Commitment", needed=True, long=True),
        organisation("organisation", label="Organisation", many=True),  # who undertook it
        shown("agreed_on", "date", "Agreed on"),
        shown("actions", "text", "Linked actions", refers_to="action", many=True),
    ),
    named_by=("code", "text"),
    gone="This commitment is no longer there.",
)

DECLARATION = Table(
    "declaration",
    "declarations",
    "Declaration",
    (
        shown("action", "text", "Linked action", refers_to="action", needed=True, in_form=False),
        organisation("organisation", label="Organisation", needed=True),  # who declares
        shown("status", "text", "Declared status", terms.Status),
        shown("progress", "percent", "Declared progress"),
        shown("declared_on", "date", "Declared on", needed=True),
        shown("evidence", "text", "Evidence"),
        Field("comment", "text", "Comment", long=True),
        # The day on which the action's own value was settled.
        shown("settled_on", "date", "Settled on", in_form=False),
        shown("settled_by", "text", "Settled by", in_form=False),
        shown("settled_reason", "text", "Reason of the settlement", in_form=False),
    ),
    named_by=("organisation", "declared_on", "action"),
)

NOTE = Table(
    "note",
    "notes",
    "Note",
    (
        shown("action", "text", "Linked action", refers_to="action", needed=True, in_form=False),
        shown("noted_on", "date", "Noted on", needed=True),
        shown("noted_by", "text", "By (function)", needed=True),
        shown("shared", "flag", "Shared with the partners"),
        shown("text", "text", "Note", needed=True, long=True),
    ),
    named_by=("action", "noted_on"),
    sheet="Notes",
    gone="This note is no longer there.",
    opened_by="shared",
)

#: A list as somebody wants to find it again: what its address asks for, by a name.
SAVED_VIEW = Table(
    "saved_view",
    "saved_views",
    "Saved view",
    (
        Field(
            "name",
            "text",
            "Name of the view",
            needed=True,
            unique=Unique("view_taken", "The name “{name}” is that of another view."),
        ),
        Field("query", "text", "Address of the view", needed=True, in_form=False),
    ),
    named_by=("name",),
    gone="This view is no longer there.",
)
