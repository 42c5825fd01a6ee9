"""Amounts in cells: their currency stands beside them, or in the heading of their column; it is never guessed."""

from __future__ import annotations

import re

from lib.domain.money import Money, currency_in, parse_money
from lib.domain.numbers import held
from lib.spreadsheets import report
from lib.spreadsheets.cells.reading import Reading, noted
from lib.spreadsheets.folding import fold
from lib.spreadsheets.model import CellValue

NUMBER = re.compile(r"[0-9]+(\.[0-9]+)?")


def amount(value: CellValue, heading: str) -> Money | None:
    """The amount that a cell says below a heading; None when it says none, or none of a known currency."""
    return parse_money(_typed(value), currency_in(heading))


def is_bare(value: CellValue) -> bool:
    """Whether a cell says an amount and no currency."""
    typed = _typed(value)
    return parse_money(typed) is None and parse_money(typed, "MAD") is not None


def number_read(field: str, value: CellValue) -> Reading:
    """What a cell says below the heading of a number that is above zero; what is none is kept as typed, and told."""
    number = _plain_number(value)
    if value is not None and (number is None or number <= 0):
        return Reading({}, noted("number_unread"), kept=True)
    return Reading({field: number})


def _plain_number(value: CellValue) -> float | None:
    """The number of a cell: « 2,5 », « 30 % » (30); None for what is none."""
    if value is None or isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return held(float(value))
    typed = fold(report.typed(value)).replace(" ", "").removesuffix("%").replace(",", ".")
    return held(float(typed)) if NUMBER.fullmatch(typed) else None


def _typed(value: CellValue) -> str:
    """A number as it would be typed: to the cent, so that no mark of decimals parts three digits."""
    return f"{value:.2f}" if isinstance(value, float) else report.typed(value)
