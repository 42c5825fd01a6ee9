"""Recognised table → clean rows: dates, progress, statuses, names, codes; the typed text is kept.

Nothing is guessed in silence: what is not understood is an issue on its cell, and a word that nobody
knows is a question.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from lib.spreadsheets import notices, report
from lib.spreadsheets.codes import axis_of_code
from lib.spreadsheets.joined import table_sheet
from lib.spreadsheets.model import CleanRow, CleanTable, Recognition, Workbook
from lib.spreadsheets.names import Known
from lib.spreadsheets.questions import ask_names
from lib.spreadsheets.row_reader import RowReader
from lib.spreadsheets.rows import DataRow, axes_of, data_rows

TOLD_EVERY = 2000


def normalise(
    workbook: Workbook,
    recognition: Recognition,
    known: Known,
    *,
    tell: Callable[[float], None] = lambda share: None,
) -> CleanTable:
    """The rows of the recognised table, normalised, with everything worth saying about them.

    `tell` hears from time to time which share of the rows is done, from 0 to 1.
    """
    sheet, recognition = table_sheet(workbook, recognition)
    rows, ignored = data_rows(sheet, recognition)
    reader = RowReader(sheet, recognition, known, rows)
    cleaned: list[CleanRow] = []
    for number, row in enumerate(rows):
        if number % TOLD_EVERY == 0:
            tell(number / len(rows))
        cleaned.append(reader.row(row))
    issues = [*reader.issues, *notices.of_layout(sheet, recognition, ignored)]
    axes: dict[str, tuple[str, str | None, str]] = {}
    if recognition.kind == "actions":
        cleaned, axes = _with_axes(rows, cleaned)
        issues.extend(report.duplicates(cleaned))
        issues.extend(notices.restarted(cleaned))
        ask_names(cleaned, known, reader.asked)
    issues.extend(workbook.issues)
    issues.sort(key=lambda issue: (issue.row or 0, issue.cell))
    return CleanTable(
        recognition.kind,
        tuple(cleaned),
        tuple(ignored),
        tuple(issues),
        tuple(axes.values()),
        reader.asked.questions(known),
    )


def _with_axes(
    rows: list[DataRow], cleaned: list[CleanRow]
) -> tuple[list[CleanRow], dict[str, tuple[str, str | None, str]]]:
    """The rows with their axis key, and the axes met; an axis named only by codes has its code as title."""
    codes = {
        row.index: axis_of_code(cast(str | None, c.values.get("code")))
        for row, c in zip(rows, cleaned, strict=True)
    }
    axes: dict[str, tuple[str, str | None, str]] = {}
    keys: dict[int, str] = {}
    for index, key, code, title in axes_of(rows, codes):
        keys[index] = key
        if key not in axes or axes[key][2] == key:
            axes[key] = (key, code, title)
    with_axis = [
        CleanRow(c.row, {**c.values, "axis": keys[row.index]}, c.cells, row.axis or "")
        if row.index in keys
        else c
        for row, c in zip(rows, cleaned, strict=True)
    ]
    return with_axis, axes
