"""What is recorded around the plan: meetings, decisions, joint minutes, commitments, notes."""

from __future__ import annotations

from lib.domain import terms
from lib.domain.schema.model import Field, Table, Unique, organisation, shown

__all__ = [
    "AMENDMENT",
    "CERTIFICATE",
    "COMMITMENT",
    "DECISION",
    "MEETING",
    "MEETING_RECORD",
    "MINUTES",
    "MINUTES_STEP",
    "NOTE",
    "PAPER_NAME",
    "SAVED_VIEW",
]

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
        shown("starts_at", "text", "Begins at"),  # the hour for which it is convened, « 10:00 »
        shown("chair", "text", "Chaired by (function)"),
        shown("secretary", "text", "Secretary (function)"),
        # Hours of the plan's clock, « 10:05 ».
        shown("began_at", "text", "Opened at", in_form=False),
        shown("ended_at", "text", "Closed at", in_form=False),
        shown("distribution", "text", "Distribution", long=True),  # a recipient per line
        # Its points in order: [number of a computed point or null, minutes, title of one added by hand].
        shown("agenda", "json", "Agenda", mentions="action", in_form=False),
        shown("undebated", "json", "Without debate", mentions="action", in_form=False),
    ),
    named_by=("held_on", "title"),
    gone="This meeting is no longer there.",
)

#: What was given out of a closed meeting, as it was given: the record, then what corrects it.
MEETING_RECORD = Table(
    "meeting_record",
    "meeting_records",
    "Record of a meeting",
    (
        shown("meeting", "text", "Meeting", refers_to="meeting", in_form=False),
        shown("number", "integer", "Number", in_form=False),  # 0 is the record, 1 its first correction
        Field("corrects", "text", "What is corrected", long=True),
        Field("reason", "text", "Reason"),
        # All that the meeting recorded is undone: the last record says so before it is.
        shown("annuls", "flag", "Annuls what was recorded", in_form=False),
        shown("language", "text", "Language", in_form=False),
        shown("shown_revision", "integer", "Revision shown", in_form=False),
        shown("fingerprint", "text", "Fingerprint", in_form=False),
        # [ending, sha256, file name] of each file, for the team: it tells decisions on reserved actions too. Their bytes are kept by their fingerprint.
        Field("files", "json", "Files", in_form=False),
    ),
    named_by=("meeting", "number"),
    gone="This record is no longer there.",
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
        shown("signed_on", "date", "Day of the signature"),
        shown("signed_at", "text", "Place of the signature"),
        shown("president", "text", "Chaired by (function)"),  # none: both heads of delegation together
        # Why the figures of the annex are of another day than the meeting.
        shown("shown_reason", "text", "Reason of the day of the figures"),
        # The paper made to be signed, in each language of an original: [language, sha256, length, file name].
        Field("prepared", "json", "Paper made to be signed", in_form=False),
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

AMENDMENT = Table(
    "amendment",
    "amendments",
    "Amendment",
    (
        Field("minutes", "text", "Joint minutes", refers_to="minutes", in_form=False),
        Field("party", "text", "Asked by", refers_to="partner", refers_by="label", needed=True),
        Field("asked_on", "date", "Asked on", needed=True),
        Field("part", "text", "Part of the text"),
        Field("text", "text", "Wording asked for", needed=True, long=True),
        Field("answer", "text", "Answer", terms.AmendmentAnswer),
        Field("answer_text", "text", "Reason of the answer", long=True),
        Field("answered_on", "date", "Answered on"),
    ),
    named_by=("party", "asked_on", "part"),
    gone="This amendment is no longer there.",
)

#: Whose electronic signature is known: told by the party itself, compared with a file that comes back.
CERTIFICATE = Table(
    "certificate",
    "certificates",
    "Certificate of signature",
    (
        Field("organisation", "text", "Organisation", refers_to="partner", refers_by="label", needed=True),
        Field("subject", "text", "Holder", in_form=False),
        Field("sha256", "text", "Fingerprint of the certificate", in_form=False),
        Field("registered_on", "date", "Registered on", in_form=False),
    ),
    named_by=("organisation", "subject"),
    gone="This certificate is no longer there.",
)

#: How a party, a function or a place is written in a sentence, in each language: with its article in French.
PAPER_NAME = Table(
    "paper_name",
    "paper_names",
    "Name on papers",
    (
        shown("kind", "text", "Kind", terms.NameKind, needed=True),
        shown("name", "text", "Name in the plan", needed=True),
        shown("gender", "text", "Gender", terms.Gender),
        shown("french", "text", "In French, with its article"),
        shown("french_short", "text", "In French, short"),
        shown("arabic", "text", "In Arabic"),
        shown("arabic_short", "text", "In Arabic, short"),
        shown("english", "text", "In English"),
        shown("english_short", "text", "In English, short"),
        shown("letterhead", "text", "Letterhead", long=True),
        shown("emblem", "text", "Emblem", in_form=False),  # the fingerprint of its picture
    ),
    named_by=("name",),
    sheet="Names on papers",
    gone="This name is no longer there.",
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
    tells="text",
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
