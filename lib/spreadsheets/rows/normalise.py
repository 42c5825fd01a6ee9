"""Recognised table → clean rows: dates, progress, statuses, names, codes; the typed text is kept.

Nothing is guessed in silence: what is not understood is an issue on its cell, and a word that nobody
knows is a question.
"""

from __future__ import annotations

from collections.abc import Callable

from lib.domain.errors import FileRefused
from lib.spreadsheets import report
from lib.spreadsheets.cells.names import Known
from lib.spreadsheets.model import CleanRow, CleanTable, Recognition, Workbook
from lib.spreadsheets.patience import Check, checked, endless
from lib.spreadsheets.rows import notices
from lib.spreadsheets.rows.account import settled, sheets_read
from lib.spreadsheets.rows.data import data_rows
from lib.spreadsheets.rows.left_out import of_left_out
from lib.spreadsheets.rows.marks import of_formulas, of_struck, with_notes_and_links
from lib.spreadsheets.rows.merged import of_merged_codes, with_merges
from lib.spreadsheets.rows.questions import ask_names
from lib.spreadsheets.rows.reader import RowReader
from lib.spreadsheets.rows.series import with_series
from lib.spreadsheets.tables.joined import table_sheet

TOLD_EVERY = 2000
#: More rows than any plan has, and what a person would wait for.
MOST_ROWS = 200_000


def normalise(
    workbook: Workbook,
    recognition: Recognition,
    known: Known,
    *,
    tell: Callable[[float], None] = lambda share: None,
    check: Check = endless,
) -> CleanTable:
    """The rows of the recognised table, normalised, with everything worth saying about them.

    `tell` hears from time to time which share of the rows is done, from 0 to 1; `check` is asked as often.
    Raises FileRefused: too_many_rows.
    """
    parts = sheets_read(workbook.sheets, recognition)
    sheet, recognition = table_sheet(workbook, recognition)
    rows, ignored = data_rows(sheet, recognition, parts, check)
    read = with_series(sheet, recognition, rows, ignored, known.today)
    rows, ignored = read.rows, read.ignored
    merged = [*of_merged_codes(sheet, recognition, rows)]
    rows = with_merges(sheet, recognition, rows)
    rows, beside = with_notes_and_links(sheet, recognition, rows, ignored)
    if len(rows) > MOST_ROWS:
        raise FileRefused(
            "too_many_rows",
            "“{file}” holds {n} rows of data; a plan of more than {limit} is not read. Keep the rows that are to be followed.",
            file=workbook.file,
            n=len(rows),
            limit=MOST_ROWS,
        )
    reader = RowReader(sheet, read.recognition, known, rows)
    cleaned: list[CleanRow] = []
    for number, row in enumerate(checked(reader.rows(rows), check)):
        if number % TOLD_EVERY == 0:
            tell(number / len(rows))
        cleaned.append(row)
    issues = [
        *reader.issues,
        *merged,
        *beside,
        *read.issues,
        *of_struck(sheet, recognition, rows),
        *of_formulas(sheet, recognition, rows),
        *notices.of_layout(sheet, recognition, ignored),
        *of_left_out(ignored),
    ]
    if workbook.format == "csv":
        issues.extend(notices.of_widths(sheet, recognition, [row.index for row in rows]))
    if recognition.kind == "actions":
        issues.extend(report.duplicates(cleaned))
        issues.extend(notices.restarted(cleaned))
        issues.extend(notices.of_twins(workbook.sheets, recognition))
        ask_names(cleaned, known, reader.asked)
        issues.extend(notices.of_names(cleaned, reader.asked.names()))
    issues.extend(workbook.issues)
    told, unread = settled(parts, sheet, cleaned, ignored, issues)
    issues.extend(of_left_out(unread))
    issues.sort(key=lambda issue: (issue.row or 0, issue.cell))
    return CleanTable(
        recognition.kind,
        tuple(cleaned),
        (*ignored, *unread),
        tuple(issues),
        tuple(reader.axes.values()),
        reader.asked.questions(known),
        told,
        read.series,
        read.columns,
    )
