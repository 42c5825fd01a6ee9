"""Rows of any table that name one row, as the registry describes them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lib.domain.changes import Value
from lib.store.ledger import linked_rows, rows_at
from lib.store.rows import Rows
from lib.store.state import State

__all__ = [
    "LinkedRow",
    "linked",
    "saved_views",
]


@dataclass(frozen=True, slots=True)
class LinkedRow:
    """A row of a table: `values` holds every stored field by its name."""

    key: str
    values: Mapping[str, Value]


def linked(state: State, *, table: str, field: str, named: str) -> Rows[LinkedRow]:
    """The rows of a table that name a row in a field, the first recorded first."""
    found = linked_rows(state.store, state.revision, state.plan, table, field, named)
    return Rows([LinkedRow(key, values) for key, values in found.items()])


def saved_views(state: State) -> Rows[LinkedRow]:
    """The lists kept by name, in the order of their names."""
    found = rows_at(state.store, state.revision, state.plan, "saved_view")
    rows = [LinkedRow(key, values) for key, values in found.items()]
    return Rows(sorted(rows, key=lambda row: str(row.values["name"]).casefold()))
