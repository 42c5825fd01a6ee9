"""Which actions are reserved to some of the team."""

from __future__ import annotations

from dataclasses import dataclass

from lib.store.connection import Store
from lib.store.rows import Rows, rows_of

__all__ = ["Reserved", "reserved_actions"]


@dataclass(frozen=True, slots=True)
class Reserved:
    """An action of any plan that is reserved, and to whom (lib/domain/reserved.py)."""

    plan: str
    key: str
    reserved_for: str


def reserved_actions(store: Store) -> Rows[Reserved]:
    """The actions of every plan that are reserved as they stand, or stood last."""
    return rows_of(Reserved, *store.answer("reserved_actions"))
