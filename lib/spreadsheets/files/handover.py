"""A workbook as bytes, from the process that read it to the one that understands it.

Columns, each with its different values said once: less to write, less to read, and the values that come back down a
column are one object each in the memory of the app.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Any

from lib.spreadsheets.model import CellValue, Sheet, Workbook

#: Below this share of filled places, rows of very unlike lengths are handed over as they are.
FILLED = 0.25
#: A column where most of the first values differ is said value by value.
LOOKED_AT, DIFFERENT = 500, 0.6

Row = tuple[CellValue, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """The rows of a sheet by column; `lengths` when they are not all as long as the longest."""

    columns: tuple[tuple[Sequence[CellValue], array[int] | None], ...]
    lengths: array[int] | None


def packed(workbook: Workbook) -> tuple[Workbook, tuple[Columns | tuple[Row, ...], ...]]:
    """The workbook without its rows, and the rows of each sheet made ready for a pickle."""
    bare = replace(workbook, sheets=tuple(replace(sheet, rows=()) for sheet in workbook.sheets))
    return bare, tuple(_columns(sheet.rows) for sheet in workbook.sheets)


def unpacked(workbook: Workbook, held: Sequence[Columns | tuple[Row, ...]]) -> Workbook:
    """The workbook with its rows again, as they were."""
    sheets: list[Sheet] = []
    for sheet, rows in zip(workbook.sheets, held, strict=True):
        sheets.append(replace(sheet, rows=rows if isinstance(rows, tuple) else _rows(rows)))
    return replace(workbook, sheets=tuple(sheets))


def _columns(rows: tuple[Row, ...]) -> Columns | tuple[Row, ...]:
    lengths = array("I", map(len, rows))
    widest = max(lengths, default=0)
    if not widest or sum(lengths) < FILLED * widest * len(rows):
        return rows
    even = min(lengths) == widest
    columns = zip(*rows, strict=True) if even else zip_longest(*rows)
    return Columns(tuple(_told_once(column) for column in columns), None if even else lengths)


def _told_once(column: Sequence[CellValue]) -> tuple[Sequence[CellValue], array[int] | None]:
    """The different values of a column and the place of each among them; the column itself when most differ."""
    # True is 1 to a dictionary, and so is 1.0: where kinds are mixed, a value is told by its kind too.
    mixed = len(set(map(type, column)) - {type(None)}) > 1
    keys: Sequence[Any] = list(zip(map(type, column), column, strict=True)) if mixed else column
    if len(set(keys[:LOOKED_AT])) > DIFFERENT * min(LOOKED_AT, len(keys)):
        return column, None
    places = {key: number for number, key in enumerate(dict.fromkeys(keys))}
    values = tuple(key[1] for key in places) if mixed else tuple(places)
    return values, array("H" if len(values) < 2**16 else "I", map(places.__getitem__, keys))


def _rows(held: Columns) -> tuple[Row, ...]:
    columns = (
        values if places is None else map(values.__getitem__, places) for values, places in held.columns
    )
    rows = zip(*columns, strict=True)
    if held.lengths is None:
        return tuple(rows)
    return tuple(row[:length] for row, length in zip(rows, held.lengths, strict=True))
