"""What is measured: the indicators of the plan or of an action, and the values of each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lib.store.rows import Rows
from lib.store.state import State

__all__ = [
    "Indicator",
    "Measure",
    "indicators",
    "measures",
]


@dataclass(frozen=True, slots=True)
class Indicator:
    """An indicator with its aim, its action, how many values were measured of it, and the last one."""

    key: str
    action: str
    name: str
    unit: str | None
    direction: str | None
    baseline: float | None
    baseline_on: date | None
    target: float | None
    target_on: date | None
    action_code: str | None
    action_title: str | None
    measured: int
    last_on: date | None
    last_value: float | None
    last_span: str | None


@dataclass(frozen=True, slots=True)
class Measure:
    """A value measured of an indicator, of a day or of the period that ends on it."""

    key: str
    indicator: str
    measured_on: date
    span: str | None
    value: float
    source: str | None


def indicators(state: State, *, action: str | None = None) -> Rows[Indicator]:
    """The indicators of an action, by its key, or of every action of the plan in the order of their codes."""
    return state.select(Indicator, "indicators", action=action)


def measures(state: State, *, action: str | None = None) -> Rows[Measure]:
    """The values measured for an action, by its key, or in the whole plan, the earliest first."""
    return state.select(Measure, "measures", action=action)
