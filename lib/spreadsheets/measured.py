"""What a file tells of the indicators of its actions, beside its rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Measured:
    """A value of an indicator in a file: under which day, of what (a `Span`), how much, and its cell."""

    day: date
    span: str
    value: float
    cell: str


@dataclass(frozen=True, slots=True)
class Series:
    """An indicator that a file tells beside an action (`row`, that of its clean row), on its own row `line`."""

    row: int
    line: int
    cell: str
    name: str
    unit: str | None = None
    direction: str | None = None
    baseline: float | None = None
    target: float | None = None
    values: tuple[Measured, ...] = ()
