"""The grid of a table once its columns are known: what merges say of each row, and without what is struck out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import time

from lib.spreadsheets.cells.dates import parse_date
from lib.spreadsheets.grid.merges import covered
from lib.spreadsheets.model import CellValue, Place, Recognition, Sheet
from lib.spreadsheets.report import typed

#: What a row is about: struck, it says that the row is dropped; the rest of it stays as it is then.
ABOUT = frozenset(
    {"code", "axis", "title", "sub_title", "acronym", "name", "occurred_on", "partner", "subject"}
)


def resolved(sheet: Sheet, recognition: Recognition) -> Sheet:
    """The sheet with the values that its merges spread, and without the cells that are struck out on their own."""
    header = (recognition.header_row or 0) - 1
    sheet = _without_struck(sheet, recognition, header)
    covering = covered(sheet.rows, sheet.merges, header)
    if not covering:
        return sheet
    return replace(
        sheet,
        spread={place: sheet.rows[row][column] for place, (row, column) in covering.items()},
        percents=sheet.percents | {place for place, above in covering.items() if above in sheet.percents},
    )


def _without_struck(sheet: Sheet, recognition: Recognition, header: int) -> Sheet:
    """A value struck out in a row that stands is withdrawn, and told; a row whose subject is struck is left whole."""
    about = [column for column, field in recognition.columns.items() if field in ABOUT]
    struck: dict[int, list[int]] = {}
    for row, column in sheet.struck:
        if header < row < len(sheet.rows) and column < len(sheet.rows[row]):
            struck.setdefault(row, []).append(column)
    rows: list[tuple[CellValue, ...]] = list(sheet.rows)
    withdrawn: dict[Place, str] = dict(sheet.withdrawn)
    for row, columns in struck.items():
        stands = any(value is not None and c not in columns for c, value in enumerate(rows[row]))
        if not stands or not set(columns).isdisjoint(about):
            continue
        withdrawn.update({(row, c): typed(rows[row][c]) for c in columns if rows[row][c] is not None})
        rows[row] = tuple(
            _day_beside(rows[row], c, columns, recognition) if c in columns else value
            for c, value in enumerate(rows[row])
        )
    return replace(sheet, rows=tuple(rows), withdrawn=withdrawn) if struck else sheet


def _day_beside(
    row: Sequence[CellValue], column: int, struck: Sequence[int], recognition: Recognition
) -> CellValue:
    """The day that stands right beside a struck deadline, in a column that is none of ours: the new one."""
    if recognition.columns.get(column) != "deadline" or column + 1 >= len(row) or column + 1 in struck:
        return None
    value = row[column + 1]
    if column + 1 in recognition.columns or isinstance(value, bool | int | float | time):
        return None
    return value if parse_date(value).day is not None else None
