"""What a whole column of dates tells: which comes first, day or month, and whether they were swapped."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from lib.spreadsheets.cells import date_patterns as forms
from lib.spreadsheets.cells.dates import Order
from lib.spreadsheets.folding import fold
from lib.spreadsheets.model import CellValue


def column_order(values: list[CellValue], table: list[CellValue] | None = None) -> Order:
    """Which comes first in the texts of a column: month only when one proves it and none the contrary.

    A column that proves nothing follows the other dates of its `table`.
    """
    month, day = _proofs(values)
    if not month and not day and table is not None:
        month, day = _proofs(table)
    return "month" if month and not day else "day"


def _proofs(values: list[CellValue]) -> tuple[bool, bool]:
    """Whether a text proves that the month comes first, and whether one proves the day."""
    pairs = _pairs(values)
    return any(second > 12 for _, second in pairs), any(first > 12 for first, _ in pairs)


def order_is_unproved(values: list[CellValue]) -> bool:
    """Texts such as 03/04/2026 of which none says whether its day or its month comes first."""
    pairs = set(_pairs(values))
    unequal = {p for p in pairs if p[0] != p[1]}
    return len(unequal) >= 3 and all(max(p) <= 12 for p in pairs)


def inversion_suspected(values: list[CellValue]) -> bool:
    """True dates that all have a day ≤ 12 beside texts whose day is > 12: a French date typed into an
    Excel that puts the month first was swapped where it could be and left as text where it could not."""
    if any(isinstance(v, date) and v.day > 12 for v in values):
        return False
    if sum(isinstance(v, date) for v in values) < 3:
        return False
    texts = _pairs(values)
    return len(texts) >= 3 and all(first > 12 for first, _ in texts)


def _pairs(values: list[CellValue]) -> list[tuple[int, int]]:
    """The first two numbers of each text such as 03/04/2026, in the order of the column."""
    return [pair for v in values if isinstance(v, str) and (pair := _pair(v)) is not None]


@lru_cache(maxsize=20_000)
def _pair(text: str) -> tuple[int, int] | None:
    match = forms.NUMERIC.match(fold(text))
    return (int(match[1]), int(match[2])) if match else None
