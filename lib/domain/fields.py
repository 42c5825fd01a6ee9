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
        "waiting_on": "text",
        "confidential": "flag",
        "comment": "text",
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
        "extra": "json",
    }
)

PLAN: Mapping[str, Kind] = MappingProxyType(
    {
        "title": "text",
        "adopted_on": "date",
        "is_sample": "flag",
        "host": "text",  # the organisation that keeps the plan
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
    }
)


def split_names(text: str | None) -> tuple[str, ...]:
    """The names held in a text field, in order; none for an empty one."""
    return tuple(name.strip() for name in (text or "").split(NAMES_SEPARATOR) if name.strip())


def join_names(names: tuple[str, ...] | list[str]) -> str | None:
    """The text that holds these names, or None when there is none."""
    return NAMES_SEPARATOR.join(names) or None
