"""What other systems read of the plan: actions and headline, as plain values under names that do not change.

An action has the fields that a partner is shown, whoever reads, so that there is one description of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import asdict
from datetime import date

from lib.domain.names import split_names
from lib.domain.schema import ACTION
from lib.reports.briefing import EVERY
from lib.store import reads
from lib.store.ledger import rows_at
from lib.store.state import State

Plain = str | int | float | bool | None | list[str]
#: Fields that are told otherwise, or are the bookkeeping of this program.
LEFT_OUT = frozenset({"axis", "recurrence_until", "absent_since", "checked_on"})
FIELDS = tuple(name for name in ACTION.shown if name not in LEFT_OUT)
#: What the day says of an action.
COMPUTED = ("situation", "is_past_due", "days_late", "days_left")
#: The columns of an action, in order.
COLUMNS = ("key", "axis_code", "axis_title", *FIELDS, *COMPUTED)
MANY = frozenset(field.name for field in ACTION.fields if field.many)


def about(state: State, *, is_partner: bool) -> dict[str, Plain]:
    """Which figures an answer holds: of which plan, day, revision, in whose view."""
    sheet = reads.plan_sheet(state)
    return {
        "plan": state.plan,
        "title": sheet.title,
        "is_sample": sheet.is_sample,
        "day": state.day.isoformat(),
        "revision": state.revision,
        "view": "partner" if is_partner else "team",
    }


def headline(state: State) -> dict[str, Plain]:
    """The figures of the whole plan; rates in hundredths, None for what is not known."""
    return asdict(reads.headline(state))


def actions(state: State, *, hides: Set[str] = frozenset()) -> list[dict[str, Plain]]:
    """Each action with its fields and what the day says of it, in the order of the plan."""
    stored = rows_at(state.store, state.revision, state.plan, ACTION.name)
    found = []
    for row in reads.situations(state, limit=EVERY):
        if row.key in hides:
            continue
        told: dict[str, Plain] = {"key": row.key, "axis_code": row.axis_code, "axis_title": row.axis_title}
        told |= {name: _plain(name, stored[row.key][name]) for name in FIELDS}
        told |= {name: getattr(row, name) for name in COMPUTED}
        found.append(told)
    return found


def flat(action: Mapping[str, Plain]) -> list[str]:
    """An action as the cells of a line, in the order of `COLUMNS`. A text that a spreadsheet would take for a formula
    begins with an apostrophe."""
    return [_cell(action[name]) for name in COLUMNS]


def _plain(name: str, value: object) -> Plain:
    if name in MANY:
        return list(split_names(str(value or "")))
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, str | int | float | bool) else None


def _cell(value: Plain) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case str() | list():
            text = value if isinstance(value, str) else " / ".join(value)
            return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
        case _:
            return str(value)
