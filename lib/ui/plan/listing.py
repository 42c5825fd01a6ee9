"""A list of actions as an address asks for it: its filters, its order, its columns. What a view keeps by name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl, urlencode

from lib.domain.schema import ACTION
from lib.domain.terms import Priority, Situation
from lib.store.reads import PRESSING
from lib.ui import session

#: The parameters of the address that make a list; those that also show it otherwise.
FILTERS = ("q", "axis", "organisation", "situation", "priority")
NAMES = (*FILTERS, "sort", "columns")
#: What is counted elsewhere and opened here, beside the situations.
COUNTED = ("tracked", "past_due", "late_start", "engaged", "first_due", "led", "to_verify")
#: What a column can show: every field that people read, and the situation.
SHOWABLE = (
    PRESSING,
    *(f.name for f in ACTION.fields if f.kind != "json" and f.name != "deadline_precision"),
)
FIRST_COLUMNS = ("code", "title", "owner", "deadline", "progress", PRESSING)


def showable() -> tuple[str, ...]:
    """Those of this reader: a partner is offered none that partners do not see, nor what says that there are such."""
    if not session.is_partner():
        return SHOWABLE
    return tuple(name for name in SHOWABLE if name in {PRESSING, *ACTION.shown} - {"confidential"})


def order(sort: str) -> tuple[str, bool]:
    """The field that a list is sorted by, and whether from its end: « -deadline »."""
    field = sort.removeprefix("-")
    return (field, sort.startswith("-")) if field in SHOWABLE else (PRESSING, False)


def filters(given: Mapping[str, str]) -> dict[str, Any]:
    """What the parameters of an address leave of the actions, as the reads take it; one that says nothing is not there."""
    situation, priority = given.get("situation", ""), given.get("priority", "")
    return {
        "search": given.get("q", "").strip() or None,
        "axis": given.get("axis") or None,
        "organisation": given.get("organisation") or None,
        "situations": (situation,) if situation in (*map(str, Situation), *COUNTED) else (),
        "priority": priority if priority in map(str, Priority) else None,
    }


def kept(given: Mapping[str, str], names: tuple[str, ...] = NAMES) -> str:
    """The parameters that make a list, as one text: what a view keeps and a sheet remembers."""
    return urlencode({name: given[name] for name in names if given.get(name)})


def parts(query: str) -> dict[str, str]:
    """The parameters in such a text, those of a list and no other."""
    return {name: value for name, value in parse_qsl(query) if name in NAMES and value}


def address_query(query: str) -> dict[str, str]:
    """The same for a link to the list: every parameter of it, the absent ones empty."""
    found = parts(query)
    return {name: found.get(name, "") for name in NAMES}


def trail() -> str:
    """What the sheets opened from the list shown remember of it: which it is, and its order."""
    return kept(session.address(), (*FILTERS, "sort")) or f"sort={PRESSING}"
