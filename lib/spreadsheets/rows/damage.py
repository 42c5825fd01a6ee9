"""Cells that hold no value: errors of formulas, formulas saved without a result."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lib.spreadsheets import report
from lib.spreadsheets.letters import column_letters
from lib.spreadsheets.rows.data import DataRow

if TYPE_CHECKING:
    from lib.spreadsheets.rows.reader import RowReader


def on_field(reader: RowReader, row: DataRow, field: str, column: int) -> None:
    """The issue of a damaged cell in a column of ours."""
    mark = reader.sheet.errors.get((row.index, column))
    reader.say(row, field, "cell_error_value" if mark is not None else "formula_no_cache", mark=mark)


def elsewhere(reader: RowReader, row: DataRow) -> None:
    """Errors in the cells that are only kept: said, the row is applied without them."""
    for column, label in reader.unknown.items():
        mark = reader.sheet.errors.get((row.index, column))
        if mark is not None:
            place = reader.places(row.index)
            cell = replace(place, letters={"": column_letters(column)})[""]
            values = {"mark": mark, "column": label, "number": place.row}
            reader.issues.append(
                report.on_cell("cell_error_elsewhere", cell=cell, row=row.index + 1, value=mark, **values)
            )
