"""The plan itself: its axes, actions, partners, exchanges, settings."""

from __future__ import annotations

from lib.domain import terms
from lib.domain.milestones import ProgressFrom
from lib.domain.recurrence import Recurrence
from lib.domain.schema.model import Field, Table, Unique, archived, kept, organisation, shown

__all__ = ["ACTION", "AXIS", "INTERACTION", "PARTNER", "PLAN", "SETTING"]

PLAN = Table(
    "plan",
    "plan",
    "Plan",
    (
        shown("title", "text", "Title of the plan", needed=True),
        shown("adopted_on", "date", "Adopted on"),
        shown("is_sample", "flag", "Sample data", in_form=False),
        organisation("host", label="Organisation that keeps the plan"),
        shown("town", "text", "Town from which letters leave"),
        # The two parties to the joint minutes.
        organisation("party_a", label="First party to the minutes"),
        organisation("party_b", label="Second party to the minutes"),
        # What slips are measured against.
        shown("adopted_revision", "integer", "Revision of the plan as adopted", in_form=False),
        # The body that the minutes prepare; none for a plan without one, no day: through diplomatic channels.
        shown("commission", "text", "Mixed commission"),
        shown("commission_on", "date", "Date of the mixed commission"),
        # In what currency sums of several are told beside their rates.
        shown("reference_currency", "text", "Currency of the plan", terms.Currency),
        # Whether means count each action and axis by its weight.
        shown("is_weighted", "flag", "Means weighted by the weights of actions and axes"),
        # What a list of plans and the names of files call it; none where its title is short.
        shown("short_name", "text", "Short name of the plan"),
        shown("starts_on", "date", "Beginning of the plan"),
        shown("ends_on", "date", "End of the plan"),
        # A closed plan is read; nothing is recorded in it until it is reopened.
        shown("closed_on", "date", "Closed on", in_form=False),
        Field("closed_reason", "text", "Reason of the closing", in_form=False),
        # The plan whose structure it began with: its key.
        Field("copied_from", "text", "Begun from a copy of", in_form=False),
    ),
    named_by=("title",),
)

AXIS = Table(
    "axis",
    "axes",
    "Axis",
    (
        shown("code", "text", "Code"),
        shown("title", "text", "Axis", needed=True),
        shown("position", "integer", "Order"),
        shown("weather", "text", "Judgement set by hand", terms.Weather),
        shown("weather_reason", "text", "Reason of the judgement"),
        shown("weight", "number", "Weight", above_zero=True),
        *archived("axis"),
    ),
    named_by=("code", "title"),
    sheet="Axes",
    gone="This axis is no longer in the plan.",
    archived_by="archived_on",
)

ACTION = Table(
    "action",
    "actions",
    "Action",
    (
        shown(
            "code",
            "text",
            "Code",
            unique=Unique("code_taken", "The code {code} already belongs to another action."),
        ),
        shown("axis", "text", "Axis", refers_to="axis"),
        shown("title", "text", "Action", needed=True),
        shown("description", "text", "Description", long=True),
        organisation("organisation", label="Organisation", many=True),  # lead first
        shown("owner", "text", "Owner", many=True),  # functions rather than persons
        organisation("partners", label="Partners", many=True),
        shown("start", "date", "Start"),
        shown("deadline", "date", "Deadline"),
        shown("deadline_text", "text", "Deadline (text)", in_form=False),  # as typed
        shown(
            "deadline_precision",
            "text",
            "Deadline precision",
            terms.Precision,
            in_form=False,
            in_sheet=False,
        ),
        shown("initial_deadline", "date", "Initial deadline", in_form=False),
        shown("status", "text", "Status", terms.Status),
        shown("progress", "percent", "Progress"),  # missing is missing
        shown("progress_from", "text", "Progress from", ProgressFrom, in_form=False),
        shown("completed_on", "date", "Completed on"),
        shown("recurrence", "text", "Recurrence", Recurrence),
        shown("recurrence_until", "date", "Recurs until"),
        shown("priority", "text", "Priority", terms.Priority),
        shown("deliverable", "text", "Deliverable"),
        shown("evidence", "text", "Evidence"),
        shown("indicator", "text", "Indicator"),
        shown("target", "text", "Target"),
        shown("actual", "text", "Actual"),
        shown("source", "text", "Source"),
        shown("support_requested", "text", "Support requested"),
        shown("budget", "money", "Budget"),  # agreed by both parties
        shown("weight", "number", "Weight", above_zero=True),  # in the means of a plan that is weighted
        organisation("waiting_on", label="Waiting on"),  # whose move is next
        shown("waiting_since", "date", "Waiting since"),
        shown("confidential", "flag", "Confidential"),
        # Roles and e-mail addresses of accounts (lib/domain/reserved.py); it is confidential too then.
        kept("reserved_for", "text", "Reserved for", many=True, names_people=True),
        Field("comment", "text", "Comment", long=True),
        # The day on which somebody confirmed that it is still right as it stands.
        kept("checked_on", "date", "Confirmed on", shown_to_partner=True),
        # The file's day, when the last import no longer held the action.
        kept("absent_since", "date", "Absent from the file of", shown_to_partner=True),
        # Where a plan asks for it: who declared the action done, and the second person who confirmed it.
        kept("declared_by", "text", "Declared done by", shown_to_partner=True),
        kept("declared_on", "date", "Declared done on", shown_to_partner=True),
        kept("verified_by", "text", "Verified by", shown_to_partner=True),
        kept("verified_on", "date", "Verified on", shown_to_partner=True),
        kept("extra", "json", "Other columns"),  # columns of the file that we do not know
        *archived("action"),
    ),
    named_by=("code", "title"),
    sheet="Actions",
    gone="This action is no longer in the plan.",
    only_read=(
        Field("sub_title", "text", "Sub-action"),
        # A row that names one of these tells a line of funding.
        Field("source_of_funds", "text", "Source of funds"),
        Field("committed", "money", "Committed amount"),
        Field("spent", "money", "Spent amount"),
        Field("needs", "text", "Depends on", many=True),  # the codes of what it depends on: rows of their own
    ),
    archived_by="archived_on",
)

PARTNER = Table(
    "partner",
    "partners",
    "Partner",
    (
        shown("acronym", "text", "Acronym"),
        shown("name", "text", "Name"),
        shown("country", "text", "Country"),
        shown("type", "text", "Type"),
        shown("role", "text", "Role"),
        shown("tier", "text", "Place in the plan", terms.Tier),  # when declared; else computed
        shown("aliases", "text", "Other spellings", many=True),
        Field("contact", "text", "Contact details"),  # for the team only
        kept("extra", "json", "Other columns"),
        *archived("partner"),
    ),
    named_by=("acronym",),
    sheet="Partners",
    gone="This partner is no longer there.",
    archived_by="archived_on",
)

INTERACTION = Table(
    "interaction",
    "interactions",
    "Exchange",
    (
        shown("occurred_on", "date", "Date", needed=True),
        organisation("partner", label="Partner", needed=True),
        shown("kind", "text", "Kind", terms.InteractionKind, needed=True),
        shown("subject", "text", "Subject", needed=True),
        shown("action", "text", "Linked action", refers_to="action", refers_by="code"),
        shown("result", "text", "Outcome"),  # as typed
        shown("replied_on", "date", "Answered on"),  # letters: the day of the answer
        shown("stage", "text", "Stage reached", terms.Stage),  # of an introduction
        organisation("initiator", label="Started by"),
        shown("follow_up_by", "text", "Follow-up promised by"),
        shown("follow_up_on", "date", "Follow-up planned on"),
        kept("extra", "json", "Other columns"),
    ),
    named_by=("occurred_on", "partner", "subject"),
    sheet="Exchanges",
    gone="This exchange is no longer there.",
)

SETTING = Table("setting", "settings", "Setting", (Field("value", "json", "Value"),))
