"""Lists of actions as a reader asks for them: filtered, sorted by any field, a page at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lib.domain.changes import Value
from lib.domain.schema import ACTION
from lib.store.reads.actions import ActionRow, filters, whole
from lib.store.rows import Rows, as_rows
from lib.store.state import State

__all__ = [
    "PRESSING",
    "ListedAction",
    "Neighbours",
    "action_list",
    "neighbours",
    "next_code",
]

#: The order of a list that names no field: what presses first.
PRESSING = "situation"


@dataclass(frozen=True, slots=True)
class ListedAction(ActionRow):
    """An action of a list: `values` holds every stored field by its name, `expected` is the progress that it should have."""

    expected: float | None
    values: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The actions before and after one of them in a list; None at an end of it."""

    before: ListedAction | None
    after: ListedAction | None


def action_list(
    state: State,
    *,
    sort: str = PRESSING,
    descending: bool = False,
    axis: str | None = None,
    organisation: str | None = None,
    situations: Sequence[str] = (),
    priority: str | None = None,
    search: str | None = None,
    limit: int = 50,
    offset: int = 0,
) -> Rows[ListedAction]:
    """A page of the actions that the filters leave, sorted by a field or by what presses; `found` counts them all."""
    chosen = filters(axis, organisation, situations, priority, search)
    placed = _placed(state, sort, chosen, descending=descending, key=None, limit=limit, offset=offset)
    rows = _rows(state, [record["key"] for record in placed])
    return Rows(list(rows), int(placed[0]["found"]) if placed else None)


def neighbours(
    state: State,
    key: str,
    *,
    sort: str = PRESSING,
    descending: bool = False,
    axis: str | None = None,
    organisation: str | None = None,
    situations: Sequence[str] = (),
    priority: str | None = None,
    search: str | None = None,
) -> Neighbours:
    """The actions beside one of them in the same list; none when the list no longer holds it."""
    chosen = filters(axis, organisation, situations, priority, search)
    placed = _placed(state, sort, chosen, descending=descending, key=key, limit=1, offset=0)
    keys = [str(record["key"]) for record in placed]
    if key not in keys:
        return Neighbours(None, None)
    rows = {row.key: row for row in _rows(state, [other for other in keys if other != key])}
    at = keys.index(key)
    return Neighbours(
        rows.get(keys[at - 1]) if at else None, rows.get(keys[at + 1]) if at + 1 < len(keys) else None
    )


def _placed(
    state: State, sort: str, chosen: Mapping[str, Any], *, descending: bool, **asked: Any
) -> list[dict[str, Any]]:
    pressing = sort == PRESSING
    field = ACTION.field("code" if pressing else sort)
    return state.store.listed(
        "action",
        field.name,
        revision=state.revision,
        plan=state.plan,
        day=state.day,
        **chosen,
        pressing=pressing,
        descending=descending,
        worded=field.kind in ("text", "money"),
        order=[str(value) for value in field.vocabulary or ()],
        **asked,
    )


def _rows(state: State, keys: Sequence[str]) -> Rows[ListedAction]:
    records = state.records("actions_of_keys", keys=list(keys)) if keys else []
    return as_rows(ListedAction, [whole(record) for record in records])


@dataclass(frozen=True, slots=True)
class _Codes:
    prefix: str
    last: int
    width: int | None


def next_code(state: State, *, axis: str | None) -> str:
    """The code that the next action of an axis takes: after the last of those that its codes begin like, wherever in the
    plan they stand; empty when nothing tells how codes are made."""
    found = state.first(_Codes, "next_code", axis=axis or None)
    return f"{found.prefix}{str(found.last + 1).zfill(found.width or 0)}" if found else ""
