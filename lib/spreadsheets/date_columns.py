"""What a whole column of dates tells: which comes first, day or month, and whether they were swapped."""

from __future__ import annotations

from datetime import date

from lib.spreadsheets import date_patterns as forms
from lib.spreadsheets.dates import Order
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
    pairs = [
        (int(m[1]), int(m[2])) for v in values if isinstance(v, str) and (m := forms.NUMERIC.match(fold(v)))
    ]
    return any(second > 12 for _, second in pairs), any(first > 12 for first, _ in pairs)


def order_is_unproved(values: list[CellValue]) -> bool:
    """Texts such as 03/04/2026 of which none says whether its day or its month comes first."""
    pairs = {
        (int(m[1]), int(m[2])) for v in values if isinstance(v, str) and (m := forms.NUMERIC.match(fold(v)))
    }
    unequal = {p for p in pairs if p[0] != p[1]}
    return len(unequal) >= 3 and all(max(p) <= 12 for p in pairs)


def inversion_suspected(values: list[CellValue]) -> bool:
    """True dates that all have a day ≤ 12 beside texts whose day is > 12: a French date typed into an
    Excel that puts the month first was swapped where it could be and left as text where it could not."""
    true_dates = [v for v in values if isinstance(v, date)]
    texts = [int(m[1]) for v in values if isinstance(v, str) and (m := forms.NUMERIC.match(fold(v)))]
    return (
        len(true_dates) >= 3
        and len(texts) >= 3
        and all(d.day <= 12 for d in true_dates)
        and all(first > 12 for first in texts)
    )
