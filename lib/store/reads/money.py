"""Amounts of money by axis and source, how many actions have any, the rates of currencies."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from lib.store.ledger import rows_at
from lib.store.reads.linked import LinkedRow
from lib.store.rows import Rows
from lib.store.state import State

__all__ = [
    "MoneyCount",
    "MoneySum",
    "exchange_rates",
    "money_counts",
    "money_sums",
]


@dataclass(frozen=True, slots=True)
class MoneySum:
    """The sum of one measure (planned, committed, spent) in one currency, of an axis (no key: none) from a source (none:
    not known); `is_counted`: of actions that are not cancelled. `last_day`: the last day for which one of its amounts was
    told.
    """

    axis_key: str | None
    axis_code: str | None
    axis_title: str | None
    source_of_funds: str | None
    measure: str
    currency: str
    is_counted: bool
    amount: Decimal
    last_day: date | None


@dataclass(frozen=True, slots=True)
class MoneyCount:
    """How many actions of an axis are tracked, how many of them have an amount of each measure, and of any (`told`)."""

    axis_key: str | None
    tracked: int
    planned: int
    committed: int
    spent: int
    told: int


def money_sums(state: State) -> Rows[MoneySum]:
    """Sums by axis, source, measure and currency, in the order of the axes: no two currencies in one."""
    return state.select(MoneySum, "money_sums")


def money_counts(state: State) -> Rows[MoneyCount]:
    """How many tracked actions of each axis have amounts."""
    return state.select(MoneyCount, "money_counts")


def exchange_rates(state: State) -> Rows[LinkedRow]:
    """The rates recorded, the latest day first."""
    found = rows_at(state.store, state.revision, state.plan, "exchange_rate")
    rows = [LinkedRow(key, values) for key, values in found.items()]
    return Rows(sorted(rows, key=lambda row: (str(row.values["rated_on"]), row.key), reverse=True))
