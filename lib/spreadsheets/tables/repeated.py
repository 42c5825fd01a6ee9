"""Headings said again, on another page or above another table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from lib.spreadsheets.folding import fold_label
from lib.spreadsheets.model import CellValue


def repeats(row: Sequence[CellValue], header: Sequence[CellValue]) -> bool:
    """Whether a row says the headings again, wholly or in part."""
    return repeating(header)(row)


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
