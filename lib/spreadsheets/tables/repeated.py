"""Headings said again, on another page or above another table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from lib.spreadsheets.folding import fold_label
from lib.spreadsheets.model import CellValue

#: Headings said again, and the share of all, that make those of another table.
FEWEST, MOSTLY = 3, 0.6


def repeats(row: Sequence[CellValue], header: Sequence[CellValue]) -> bool:
    """Whether a row says the headings again, wholly or in part."""
    return repeating(header)(row)


def moved(row: Sequence[CellValue], header: Mapping[str, int]) -> bool:
    """Whether a row says the headings (text → column) again in another order: those of a second table with the same
    columns."""
    first = next((value for value in row if value is not None), None)
    if first not in header:
        return False
    said = [(column, value) for column, value in enumerate(row) if value is not None]
    if len(said) < FEWEST or len(said) < MOSTLY * len(header):
        return False
    places = [(column, header.get(value, -1) if isinstance(value, str) else -1) for column, value in said]
    return all(place >= 0 for _, place in places) and sum(place != column for column, place in places) >= 2


def repeating(header: Sequence[CellValue]) -> Callable[[Sequence[CellValue]], bool]:
    """Whether a row says these headings again, wholly or in part; for the rows of a whole table."""
    labels = _labels(tuple(header))

    def says_them(row: Sequence[CellValue]) -> bool:
        width = len(row)
        present = width - row.count(None)
        allowed = 0.3 * present  # cells that say something else
        doubtful = []
        same = 0
        for column, heading, label in labels:
            value = row[column] if column < width else None
            if value is None:
                continue
            if value == heading:
                same += 1
            # Most cells differ from their heading by their length alone: folding is for the others.
            elif isinstance(value, str) and abs(len(value) - len(label)) <= 6:
                doubtful.append((value, label))
            else:
                allowed -= 1
                if allowed < 0:
                    return False
        for value, label in doubtful:
            if label == fold_label(value):
                same += 1
            else:
                allowed -= 1
                if allowed < 0:
                    return False
        return same >= 2 and same >= 0.7 * present

    return says_them


@lru_cache(maxsize=64)
def _labels(header: tuple[CellValue, ...]) -> tuple[tuple[int, CellValue, str], ...]:
    """Column, value and folded text of each heading."""
    return tuple((c, value, fold_label(str(value))) for c, value in enumerate(header) if value is not None)
