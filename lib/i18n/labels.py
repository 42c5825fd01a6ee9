"""The words shown for the closed vocabularies, with their signs; and the names of fields and tables."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from lib.domain.schema import TABLES
from lib.i18n.catalogue import Language, mark, translate

#: Vocabulary (the enum's class name) → value → message.
WORDS: Mapping[str, Mapping[str, str]] = {
    "MailKind": {
        "round": mark("Link of a round"),
        "week_before": mark("Reminder a week before"),
        "on_the_day": mark("Reminder on the day"),
        "passed": mark("Reminder of a deadline that passed"),
        "awaited": mark("“You are expected”"),
        "digest": mark("Digest of the week"),
        "note": mark("Note for the president"),
        "first": mark("First mail to oneself"),
    },
    "Status": {
        "not_started": mark("Not started"),
        "in_progress": mark("In progress"),
        "done": mark("Done"),
        "blocked": mark("Blocked"),
        "suspended": mark("Suspended"),
        "cancelled": mark("Cancelled"),
    },
    "MilestoneStatus": {
        "not_started": mark("Not begun"),
        "in_progress": mark("In hand"),
        "done": mark("Reached"),
        "blocked": mark("Held up"),
        "suspended": mark("Set aside"),
        "cancelled": mark("Given up"),
    },
    "ProgressFrom": {"declared": mark("Declared progress"), "milestones": mark("Milestones")},
    "Situation": {
        "cancelled": mark("Cancelled"),
        "done": mark("Done"),
        "blocked": mark("Blocked"),
        "overdue": mark("Overdue"),
        "upcoming": mark("Upcoming"),
        "watch": mark("To watch"),
        "on_time": mark("On time"),
        "to_complete": mark("To complete"),
    },
    "Weather": {
        "compromised": mark("Compromised"),
        "support_needed": mark("Support needed"),
        "under_control": mark("Under control"),
        "secured": mark("Secured"),
        "not_assessed": mark("Not assessed"),
    },
    "AttachmentKind": {
        "deliverable": mark("Deliverable"),
        "evidence": mark("Evidence"),
        "other": mark("Other document"),
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
    "Recurrence": {
        "weekly": mark("Every week"),
        "monthly": mark("Every month"),
        "quarterly": mark("Every quarter"),
        "half_yearly": mark("Every half-year"),
        "yearly": mark("Every year"),
    },
    "OccurrenceState": {
        "planned": mark("To do"),
        "done": mark("Done"),
        "dropped": mark("Without object"),
        "untold": mark("Not known"),
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
        "meeting": mark("Work meeting"),
        "minutes": mark("Joint minutes"),
        "answer": mark("Answer to a round"),
    },
    "MeetingState": {"convened": mark("Convened"), "open": mark("Open"), "closed": mark("Closed")},
    "DecisionStatus": {"to_do": mark("To do"), "done": mark("Carried out"), "lapsed": mark("Lapsed")},
    "MinutesStep": {
        "drafted": mark("Drafted"),
        "reviewed_a": mark("Reviewed by the first party"),
        "reviewed_b": mark("Reviewed by the second party"),
        "initialled": mark("Initialled"),
        "signed_a": mark("Signed by the first party"),
        "signed_b": mark("Signed by the second party"),
        "sent_a": mark("Sent to the authorities of the first party"),
        "sent_b": mark("Sent to the authorities of the second party"),
        "acknowledged_a": mark("Receipt acknowledged, first party"),
        "acknowledged_b": mark("Receipt acknowledged, second party"),
    },
    "LanguageClause": {
        "french": mark("French only"),
        "french_arabic_equal": mark("French and Arabic, both texts equally authentic"),
        "french_arabic_french_prevails": mark("French and Arabic, the French text prevails"),
    },
    "CommitmentOrigin": {
        "convention": mark("Partnership convention"),
        "forum": mark("Recommendation of the forum"),
        "minutes": mark("Signed minutes"),
        "statement": mark("Joint statement"),
        "other": mark("Other text"),
    },
    "AmendmentAnswer": {
        "accepted": mark("Accepted"),
        "accepted_in_part": mark("Accepted in part"),
        "declined": mark("Not retained"),
    },
    "FormerKind": {
        "action": mark("Action"),
        "axis": mark("Axis"),
        "owner": mark("Owner"),
        "organisation": mark("Organisation"),
    },
    "NameKind": {
        "organisation": mark("Organisation"),
        "function": mark("Function"),
        "place": mark("Place"),
        "title": mark("Title or heading"),
    },
    "Gender": {
        "feminine": mark("Feminine"),
        "masculine": mark("Masculine"),
        "plural": mark("Plural"),
    },
    "Currency": {
        "MAD": mark("MAD (dirham)"),
        "XOF": mark("XOF (CFA franc)"),
        "EUR": mark("EUR (euro)"),
        "USD": mark("USD (dollar)"),
        "GBP": mark("GBP (pound sterling)"),
        "XAF": mark("XAF (Central African CFA franc)"),
        "CHF": mark("CHF (Swiss franc)"),
        "CAD": mark("CAD (Canadian dollar)"),
        "CNY": mark("CNY (yuan)"),
        "JPY": mark("JPY (yen)"),
        "AED": mark("AED (Emirates dirham)"),
        "SAR": mark("SAR (riyal)"),
        "TND": mark("TND (dinar)"),
    },
    "Direction": {"up": mark("Up: the higher, the better"), "down": mark("Down: the lower, the better")},
    "Span": {
        "day": mark("The day"),
        "month": mark("The month"),
        "quarter": mark("The quarter"),
        "semester": mark("The semester"),
        "year": mark("The year"),
    },
    "Said": {
        "unchanged": mark("No change"),
        "advances": mark("It advances"),
        "done": mark("Done"),
        "blocked": mark("Blocked"),
    },
    "Outcome": {"accepted": mark("Taken into the plan"), "set_aside": mark("Left out of the plan")},
    "AnswerWay": {"page": mark("The answer page"), "workbook": mark("The workbook")},
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
        "to_complete": "?",
    },
    "Weather": {
        "secured": "●",
        "under_control": "◐",
        "support_needed": "▲",
        "compromised": "■",
        "not_assessed": "–",
    },
}


#: Countries as plans name them, in French or in English, without case.
COUNTRIES: Mapping[str, str] = {
    "maroc": mark("Morocco"),
    "morocco": mark("Morocco"),
    "togo": mark("Togo"),
    "international": mark("International bodies"),
}


def country_words(language: Language, typed: str) -> str:
    """A country of the plan in the reader's language where it is one of ours, else as it was typed."""
    known = COUNTRIES.get(typed.strip().casefold())
    return translate(language, known) if known else typed


def label(language: Language, value: StrEnum) -> str:
    """The word for a value of a closed vocabulary."""
    return translate(language, WORDS[type(value).__name__][value.value])


def sign(value: StrEnum) -> str:
    """The sign of a situation or a weather."""
    return SIGNS[type(value).__name__][value.value]


def signed_label(language: Language, value: StrEnum) -> str:
    """« ■ En retard »: the sign, then the word, never on two lines."""
    return f"{sign(value)}\u00a0{label(language, value)}"


def field_label(language: Language, table: str, field: str) -> str:
    """The heading of a field of a table."""
    return translate(language, TABLES[table].field(field).label)


def table_label(language: Language, table: str) -> str:
    """What one row of the table is called."""
    return translate(language, TABLES[table].label)
