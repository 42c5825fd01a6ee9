"""Amounts in cells: their currency stands beside them, or in the heading of their column; it is never guessed."""

from __future__ import annotations

from lib.domain.money import Money, currency_in, parse_money
from lib.spreadsheets import report
from lib.spreadsheets.model import CellValue


def amount(value: CellValue, heading: str) -> Money | None:
    """The amount that a cell says below a heading; None when it says none, or none of a known currency."""
    return parse_money(_typed(value), currency_in(heading))


def is_bare(value: CellValue) -> bool:
    """Whether a cell says an amount and no currency."""
    typed = _typed(value)
    return parse_money(typed) is None and parse_money(typed, "MAD") is not None


def _typed(value: CellValue) -> str:
    """A number as it would be typed: to the cent, so that no mark of decimals parts three digits."""
    return f"{value:.2f}" if isinstance(value, float) else report.typed(value)
