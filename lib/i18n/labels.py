"""The words shown for the closed vocabularies and for the fields of each table."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from lib.i18n.catalogue import Language, mark, translate

#: Vocabulary (the enum's class name) → value → message.
WORDS: Mapping[str, Mapping[str, str]] = {
    "Status": {
        "not_started": mark("Not started"),
        "in_progress": mark("In progress"),
        "done": mark("Done"),
        "blocked": mark("Blocked"),
        "suspended": mark("Suspended"),
        "cancelled": mark("Cancelled"),
    },
    "Situation": {
        "cancelled": mark("Cancelled"),
        "done": mark("Done"),
        "blocked": mark("Blocked"),
        "overdue": mark("Overdue"),
        "upcoming": mark("Upcoming"),
        "watch": mark("To watch"),
        "on_time": mark("On time"),
    },
    "Weather": {
        "compromised": mark("Compromised"),
        "support_needed": mark("Support needed"),
        "under_control": mark("Under control"),
        "secured": mark("Secured"),
        "not_assessed": mark("Not assessed"),
    },
    "Priority": {"high": mark("High"), "medium": mark("Medium"), "low": mark("Low")},
    "Precision": {
        "day": mark("To the day"),
        "week": mark("Week"),
        "month": mark("Month"),
        "quarter": mark("Quarter"),
        "semester": mark("Semester"),
        "year": mark("Year"),
        "continuous": mark("Continuous"),
        "unknown": mark("Unknown deadline"),
    },
    "InteractionKind": {
        "meeting": mark("Meeting"),
        "letter": mark("Letter"),
        "call": mark("Call"),
        "introduction": mark("B2B introduction"),
        "visit": mark("Visit"),
        "mission": mark("Mission"),
        "other": mark("Other exchange"),
    },
    "Stage": {
        "introduced": mark("Introduction made"),
        "contacted": mark("Contact established"),
        "met": mark("Meeting held"),
        "offer": mark("Offer exchanged"),
        "contract": mark("Contract signed"),
        "no_follow_up": mark("No follow-up"),
    },
    "Tier": {"signatory": mark("Signatory"), "lead": mark("Lead"), "associate": mark("Associate")},
    "RevisionKind": {
        "start": mark("Creation of the plan"),
        "sample": mark("Sample plan"),
        "import": mark("Import"),
        "edit": mark("Entry"),
        "setting": mark("Setting"),
        "undo": mark("Undo"),
    },
}

#: The sign that stands beside a colour, so that colour never speaks alone.
SIGNS: Mapping[str, Mapping[str, str]] = {
    "Situation": {
        "done": "✔",
        "on_time": "●",
        "watch": "▲",
        "overdue": "■",
        "blocked": "✖",
        "upcoming": "○",
        "cancelled": "–",
    },
    "Weather": {
        "secured": "●",
        "under_control": "◐",
        "support_needed": "▲",
        "compromised": "■",
        "not_assessed": "–",
    },
}

FIELDS: Mapping[str, Mapping[str, str]] = {
    "action": {
        "code": mark("Code"),
        "axis": mark("Axis"),
        "title": mark("Action"),
        "sub_title": "Sub-action",
        "description": mark("Description"),
        "organisation": mark("Organisation"),
        "owner": mark("Owner"),
        "partners": mark("Partners"),
        "start": mark("Start"),
        "deadline": mark("Deadline"),
        "deadline_text": mark("Deadline (text)"),
        "deadline_precision": mark("Deadline precision"),
        "initial_deadline": mark("Initial deadline"),
        "status": mark("Status"),
        "progress": mark("Progress"),
        "completed_on": mark("Completed on"),
        "priority": mark("Priority"),
        "deliverable": mark("Deliverable"),
        "evidence": mark("Evidence"),
        "indicator": mark("Indicator"),
        "target": mark("Target"),
        "actual": mark("Actual"),
        "source": mark("Source"),
        "support_requested": mark("Support requested"),
        "waiting_on": mark("Waiting on"),
        "confidential": mark("Confidential"),
        "comment": mark("Comment"),
        "absent_since": mark("Absent from the file of"),
        "extra": mark("Other columns"),
    },
    "axis": {
        "code": mark("Code"),
        "title": mark("Axis"),
        "position": mark("Order"),
        "weather": mark("Judgement set by hand"),
        "weather_reason": mark("Reason of the judgement"),
    },
    "partner": {
        "acronym": mark("Acronym"),
        "name": mark("Name"),
        "country": mark("Country"),
        "type": mark("Type"),
        "role": mark("Role"),
        "tier": mark("Place in the plan"),
        "aliases": mark("Other spellings"),
        "extra": mark("Other columns"),
    },
    "interaction": {
        "occurred_on": mark("Date"),
        "partner": mark("Partner"),
        "kind": mark("Kind"),
        "subject": mark("Subject"),
        "action": mark("Linked action"),
        "result": mark("Outcome"),
        "replied_on": mark("Answered on"),
        "stage": mark("Stage reached"),
        "initiator": mark("Started by"),
        "extra": mark("Other columns"),
    },
    "plan": {
        "title": mark("Title of the plan"),
        "adopted_on": mark("Adopted on"),
        "is_sample": mark("Sample data"),
        "host": mark("Organisation that keeps the plan"),
    },
    "setting": {"value": mark("Value")},
}

#: The tables themselves, as the history names them.
TABLES: Mapping[str, str] = {
    "action": mark("Action"),
    "axis": mark("Axis"),
    "partner": mark("Partner"),
    "interaction": mark("Exchange"),
    "plan": mark("Plan"),
    "setting": mark("Setting"),
}


def label(language: Language, value: StrEnum) -> str:
    """The word for a value of a closed vocabulary."""
    return translate(language, WORDS[type(value).__name__][value.value])


def sign(value: StrEnum) -> str:
    """The sign of a situation or a weather."""
    return SIGNS[type(value).__name__][value.value]


def signed_label(language: Language, value: StrEnum) -> str:
    """« ■ En retard »: the sign, then the word."""
    return f"{sign(value)} {label(language, value)}"


def field_label(language: Language, table: str, field: str) -> str:
    """The heading of a field of a table."""
    return translate(language, FIELDS[table][field])


def table_label(language: Language, table: str) -> str:
    """What one row of the table is called."""
    return translate(language, TABLES[table])
