"""Percentages as people type them; the scale of a column is decided from all of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lib.spreadsheets.folding import fold, fold_word, words
from lib.spreadsheets.model import CellValue

#: No share has more digits: beyond, numbers overflow.
FRACTION = re.compile(r"^(\d{1,9})\s*/\s*(\d{1,9})$")
NUMBER = re.compile(r"^(-?\d{1,15}(?:[.,]\d{1,30})?)\s*(%?)$")
LONGEST, HUGE = 60, 1e15


@dataclass(frozen=True, slots=True)
class ParsedProgress:
    """A value from 0 to 100, or the code of what is wrong or worth saying."""

    value: float | None
    error: str = ""
    note: str = ""


def as_shown(value: CellValue, *, percent: bool) -> CellValue:
    """What a reader sees of a number that is no progress: 0.3 in a cell shown as a percentage is 30."""
    if not percent or isinstance(value, bool) or not isinstance(value, int | float):
        return value
    return round(100.0 * value, 6)


def is_fraction_scale(values: Sequence[CellValue], percents: Sequence[bool]) -> bool:
    """Every bare number of the column lies between 0 and 1, and one of them strictly, or is shown as a percentage."""
    told = {(v.__class__, v, p) for v, p in zip(values, percents, strict=True)}
    numbers = [(n, p) for _, v, p in told if (n := _bare(v)) is not None]
    if not numbers or any(n > 1 or n < 0 for n, _ in numbers):
        return False
    return any(0 < n < 1 for n, _ in numbers) or any(p for _, p in numbers) or any(n == 1 for n, _ in numbers)


def _bare(value: CellValue) -> float | None:
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return (
            float(max(-HUGE, min(HUGE, value))) if value == value else None
        )  # a number that is none differs from itself
    match = NUMBER.match(_folded(value).replace(" ", ""))
    return float(match[1].replace(",", ".")) if match and not match[2] else None


def _folded(value: CellValue) -> str:
    text = value if isinstance(value, str) else str(value)
    return fold(text) if len(text) <= LONGEST else ""


def parse_progress(
    value: CellValue, *, fractions: bool, percent: bool, is_done: bool | None
) -> ParsedProgress:
    """The progress in a cell. `fractions`: the column holds 0–1; `percent`: the cell is shown as a percentage;
    `is_done`: what the row's status says, None when it says nothing."""
    if value is None:
        return ParsedProgress(None)
    if isinstance(value, bool):
        return ParsedProgress(None, "progress_not_a_number")
    if isinstance(value, int | float):
        amount, marked = _bare(value), False
    else:
        text = _folded(value)
        share = FRACTION.match(text)
        if share and int(share[2]):
            return _bounded(100.0 * int(share[1]) / int(share[2]))
        number = NUMBER.match(text.replace(" ", ""))
        if number is None:
            return _worded(text)
        amount, marked = float(number[1].replace(",", ".")), bool(number[2])
    if amount is None:
        return ParsedProgress(None, "progress_not_a_number")
    if marked:
        return _bounded(amount)
    if percent or fractions:
        return _bounded(100 * amount)
    if 0 < amount < 1:
        return ParsedProgress(round(100 * amount, 6), note="progress_fraction")
    if amount == 1:
        if is_done is None:
            return ParsedProgress(None, "progress_scale_ambiguous")
        return ParsedProgress(100.0 if is_done else 1.0, note="progress_scale_by_status")
    return _bounded(amount)


def _worded(text: str) -> ParsedProgress:
    """« terminé », « à faire »: a status typed as a share."""
    share = {"done": 100.0, "not_started": 0.0}.get(words("status").get(fold_word(text), ""))
    return ParsedProgress(share, "" if share is not None else "progress_not_a_number")


def _bounded(amount: float) -> ParsedProgress:
    amount = round(amount, 6)
    if amount < 0:
        return ParsedProgress(None, "progress_negative")
    if amount > 100:
        return ParsedProgress(100.0, note="progress_out_of_range")
    return ParsedProgress(amount)
