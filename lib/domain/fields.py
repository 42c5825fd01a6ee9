"""The fields of each stored table and the kind of value each holds.

These names are used everywhere: store columns, change sets, the command line,
the hidden header row of exports.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

Kind = Literal["text", "date", "integer", "number", "flag", "json"]

#: Separates several names held in one text field; the first organisation is the lead.
NAMES_SEPARATOR = " / "

ACTION: Mapping[str, Kind] = MappingProxyType(
    {
        "code": "text",
        "axis": "text",  # key of the axis
        "title": "text",
        "description": "text",
        "organisation": "text",  # lead first, co-leads after NAMES_SEPARATOR
        "owner": "text",  # a function rather than a person
        "partners": "text",
        "start": "date",
        "deadline": "date",
        "deadline_text": "text",  # as typed
        "deadline_precision": "text",  # Precision
        "initial_deadline": "date",
        "status": "text",  # Status
        "progress": "number",  # 0 to 100, missing is missing
        "completed_on": "date",
        "priority": "text",  # Priority
        "deliverable": "text",
        "evidence": "text",
        "indicator": "text",
        "target": "text",
        "actual": "text",
        "source": "text",
        "support_requested": "text",
        "waiting_on": "text",  # the organisation whose move is next
        "waiting_since": "date",
        "confidential": "flag",
        "comment": "text",
        "checked_on": "date",  # the day on which somebody confirmed that it is still right as it stands
        "absent_since": "date",  # the file's day, when the last import no longer held the action
        "extra": "json",  # columns of the file that we do not know
    }
)

AXIS: Mapping[str, Kind] = MappingProxyType(
    {"code": "text", "title": "text", "position": "integer", "weather": "text", "weather_reason": "text"}
)

PARTNER: Mapping[str, Kind] = MappingProxyType(
    {
        "acronym": "text",
        "name": "text",
        "country": "text",
        "type": "text",
        "role": "text",
        "tier": "text",  # Tier, when declared; else computed
        "aliases": "text",  # other spellings, NAMES_SEPARATOR between them
        "contact": "text",  # for the team only, never shown to a guest
        "extra": "json",
    }
)

INTERACTION: Mapping[str, Kind] = MappingProxyType(
    {
        "occurred_on": "date",
        "partner": "text",  # acronym or name as the partners table has it
        "kind": "text",  # InteractionKind
        "subject": "text",
        "action": "text",  # code of the action, may be empty
        "result": "text",  # as typed
        "replied_on": "date",  # letters: the day of the answer
        "stage": "text",  # introductions: Stage reached
        "initiator": "text",
        "follow_up_by": "text",  # who promised to come back to it
        "follow_up_on": "date",
        "extra": "json",
    }
)

PLAN: Mapping[str, Kind] = MappingProxyType(
    {
        "title": "text",
        "adopted_on": "date",
        "is_sample": "flag",
        "host": "text",  # the organisation that keeps the plan
        "party_a": "text",  # the two parties to the joint minutes, as organisations
        "party_b": "text",
        "adopted_revision": "integer",  # the plan as adopted, what slips are measured against
        "commission": "text",  # the body that the minutes prepare; none for a plan without one
        "commission_on": "date",  # empty: to be set through diplomatic channels
    }
)

MEETING: Mapping[str, Kind] = MappingProxyType(
    {
        "title": "text",
        "held_on": "date",  # also the day of the figures shown
        "place": "text",
        "state": "text",  # MeetingState
        "planned_minutes": "integer",
        "shown_revision": "integer",  # the figures stay those of this revision, whatever comes in
        "attendance": "json",  # list of [party, function, present]
        "discussed": "json",  # keys of the actions spoken about
        "closing": "json",  # what the record says beside decisions: screens skipped, what came in meanwhile
    }
)

DECISION: Mapping[str, Kind] = MappingProxyType(
    {
        "number": "text",  # D-2026-047
        "meeting": "text",  # key of the meeting
        "text": "text",  # begins with an infinitive
        "action": "text",  # key of the linked action, may be empty
        "owner": "text",
        "deadline": "date",
        "recipients": "text",
        "status": "text",  # DecisionStatus
        "completed_on": "date",
    }
)

MINUTES: Mapping[str, Kind] = MappingProxyType(
    {
        "reference": "text",  # 2026/01
        "title": "text",
        "held_on": "date",
        "place": "text",
        "party_a": "text",
        "party_b": "text",
        "language_clause": "text",  # LanguageClause
        "shown_day": "date",  # the day of the figures in the annex …
        "shown_revision": "integer",  # … and their revision
        "content": "json",  # the sections as edited
    }
)

MINUTES_STEP: Mapping[str, Kind] = MappingProxyType(
    {
        "minutes": "text",  # key of the minutes
        "step": "text",  # MinutesStep
        "done_on": "date",
        "done_by": "text",  # a function
        "note": "text",
        "file_name": "text",  # kept with the revision that recorded the step, see `plan.source`
        "sha256": "text",
    }
)

COMMITMENT: Mapping[str, Kind] = MappingProxyType(
    {
        "code": "text",
        "origin": "text",  # CommitmentOrigin
        "reference": "text",  # article, recommendation, line
        "text": "text",
        "organisation": "text",  # who committed to it, NAMES_SEPARATOR between several
        "agreed_on": "date",
        "actions": "text",  # keys of the actions that carry it out, NAMES_SEPARATOR between them
    }
)

DECLARATION: Mapping[str, Kind] = MappingProxyType(
    {
        "action": "text",  # key of the action
        "organisation": "text",  # who declares
        "status": "text",  # Status
        "progress": "number",
        "declared_on": "date",
        "evidence": "text",
        "comment": "text",
        "settled_on": "date",  # the day on which the action's own value was settled
        "settled_by": "text",
        "settled_reason": "text",
    }
)

SETTING: Mapping[str, Kind] = MappingProxyType({"value": "json"})

#: Every versioned table, with its fields beside the plan and the stable key.
TABLES: Mapping[str, Mapping[str, Kind]] = MappingProxyType(
    {
        "plan": PLAN,
        "axis": AXIS,
        "action": ACTION,
        "partner": PARTNER,
        "interaction": INTERACTION,
        "setting": SETTING,
        "meeting": MEETING,
        "decision": DECISION,
        "minutes": MINUTES,
        "minutes_step": MINUTES_STEP,
        "commitment": COMMITMENT,
        "declaration": DECLARATION,
    }
)


def split_names(text: str | None) -> tuple[str, ...]:
    """The names held in a text field, in order; none for an empty one."""
    return tuple(name.strip() for name in (text or "").split(NAMES_SEPARATOR) if name.strip())


def join_names(names: tuple[str, ...] | list[str]) -> str | None:
    """The text that holds these names, or None when there is none."""
    return NAMES_SEPARATOR.join(names) or None
