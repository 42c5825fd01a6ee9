"""What may be said of a row or of a cell."""

from __future__ import annotations

from collections.abc import Mapping

from lib.spreadsheets.model import Level

#: code → (level, message). {row}, {column} and {value} are always there.
OF_ROWS: Mapping[str, tuple[Level, str]] = {
    "rows_wider": (
        "warning",
        "Rows with more cells than there are headings: {n}, the first is row {row}. Texts were probably cut at a "
        "separator. Check that each column holds what its heading says.",
    ),
    "cells_shifted": (
        "error",
        "Row {number}: more cells than headings ({n} too many). A text was probably cut at a separator: put it "
        "between quotation marks.",
    ),
    "cell_error_value": (
        "error",
        "Row {number}, column “{column}”: the cell holds the error {mark}. Correct the formula in the file.",
    ),
    "formula_elsewhere": (
        "warning",
        "Column “{column}”: formulas were saved without their result ({n}); the rows are applied without them. Open the file in Excel and save it again.",
    ),
    "cell_error_elsewhere": (
        "warning",
        "Row {number}, column “{column}”: the cell holds the error {mark}; the row is applied without it.",
    ),
    "id_missing": ("info", "Row {number}: no code; the action is recognised by its axis and title."),
    "id_missing_alone": (
        "error",
        "Row {number}: no code, and the table has no titles; nothing tells which action it is.",
    ),
    "id_float_ambiguous": (
        "warning",
        "Row {number}, column “{column}”: the number {value} is read as {read}, as the row above suggests. Check this code.",
    ),
    "code_became_date": (
        "warning",
        "Row {number}, column “{column}”: the spreadsheet turned this code into the date {value}; it is read as {read}. Check it, and give the column the format of text.",
    ),
    "text_too_long": (
        "warning",
        "Row {number}, column “{column}”: the text is longer than {limit} characters; it is cut there.",
    ),
    "formula_no_cache": (
        "error",
        "Row {number}, column “{column}”: the formula was saved without its result. Open the file in Excel and save it again.",
    ),
    "date_impossible": (
        "error",
        "Row {number}, column “{column}”: “{value}” is not a date that exists. Expected, for example: 30/11/2026.",
    ),
    "date_impossible_day": (
        "error",
        "Row {number}, column “{column}”: “{value}” is not a date: that month has {length} days. Expected, for example: 30/11/2026.",
    ),
    "date_text_unparsed": (
        "warning",
        "Row {number}, column “{column}”: “{value}” is not understood as a date; the text is kept. Expected, for example: 30/11/2026 or “T4 2026”.",
    ),
    "date_not_a_date": (
        "warning",
        "Row {number}, column “{column}”: “{value}” is not a date; the text is kept.",
    ),
    "date_without_year": (
        "warning",
        "Row {number}, column “{column}”: “{value}” has no year; the text is kept. Add the year.",
    ),
    "date_approximate": (
        "info",
        "Row {number}, column “{column}”: “{value}” is read as the period that ends on {day}.",
    ),
    "date_range": (
        "info",
        "Row {number}, column “{column}”: “{value}” is a span of time; {day} is kept of it.",
    ),
    "date_serial": (
        "info",
        "Row {number}, column “{column}”: the number {value} is read as the Excel date {day}.",
    ),
    "date_sentinel": (
        "warning",
        "Row {number}, column “{column}”: “{value}” looks like a default date, not a real one; no date is kept.",
    ),
    "year_assumed": ("warning", "Row {number}, column “{column}”: “{value}” has no year; {day} is proposed."),
    "deadline_unknown": (
        "info",
        "Row {number}, column “{column}”: “{value}”: the deadline is still to be set.",
    ),
    "status_late": (
        "info",
        "Row {number}, column “{column}”: “{value}” is stored as “In progress”; lateness is computed from the deadline.",
    ),
    "status_discuss": ("info", "Row {number}, column “{column}”: “{value}” is stored as “Not started”."),
    "status_ambiguous": (
        "warning",
        "Row {number}, column “{column}”: “{value}” can mean several things; the status is left as it was. Say which one it is.",
    ),
    "status_unknown": (
        "warning",
        "Row {number}, column “{column}”: the status “{value}” is unknown; the status is left as it was.",
    ),
    "word_unknown": (
        "warning",
        "Row {number}, column “{column}”: “{value}” is unknown; the value is left as it was.",
    ),
    "priority_unknown": (
        "warning",
        "Row {number}, column “{column}”: the priority “{value}” is unknown; the value is left as it was.",
    ),
    "flag_unknown": (
        "warning",
        "Row {number}, column “{column}”: “{value}” is neither yes nor no; the value is left as it was.",
    ),
    "cell_unread": (
        "error",
        "Row {number}, column “{column}”: “{value}” is not understood; the value is left as it was.",
    ),
    "axis_unread": (
        "error",
        "Row {number}, column “{column}”: “{value}” is no axis of the plan; the value is left as it was.",
    ),
    "action_unread": (
        "error",
        "Row {number}, column “{column}”: no action has the code “{value}”; the value is left as it was.",
    ),
    "money_unread": (
        "warning",
        "Row {number}, column “{column}”: “{value}” is not an amount with its currency; it is kept as typed. Expected, for example: 1 200 000 MAD.",
    ),
    "number_unread": (
        "warning",
        "Row {number}, column “{column}”: “{value}” is not a number above zero; it is kept as typed.",
    ),
    "money_bare": (
        "warning",
        "Column “{column}”: amounts without a currency are kept as typed ({n}). Name the currency in the heading, for example “Budget (MAD)”.",
    ),
    "title_struck": (
        "warning",
        "Row {number}: the title is struck through. If the action is cancelled, say so in its status.",
    ),
    "text_struck": (
        "warning",
        "Row {number}, column “{column}”: “{struck}” is struck through and left out; “{value}” is read.",
    ),
    "cell_struck": (
        "warning",
        "Row {number}, column “{column}”: “{struck}” is struck through; it is left out.",
    ),
    "cell_note": (
        "info",
        "Row {number}, column “{column}”: a note on the cell says “{note}”. It is kept with the row.",
    ),
    "note_elsewhere": ("info", "A note on cell {place} says “{note}”."),
    "notes_more": ("info", "More notes are on cells of the table: {n} ({cells})."),
    "code_merged": (
        "warning",
        "Codes merged over several actions: {codes} (rows: {n}). A code names one action: they are kept among the other columns, and these actions have none.",
    ),
    "title_from_beside": (
        "warning",
        "Row {number}: column “{column}” is blank; the title is made of the texts ahead of it.",
    ),
    "title_missing": ("error", "Row {number}: the action has no title."),
    "value_missing": ("error", "Row {number}, column “{column}”: this value is needed."),
    "end_before_start": (
        "warning",
        "Row {number}, column “{column}”: the deadline “{value}” comes before the start ({day}).",
    ),
    "completed_in_future": (
        "warning",
        "Row {number}, column “{column}”: the day of completion “{value}” is still to come.",
    ),
    "completed_before_start": (
        "warning",
        "Row {number}, column “{column}”: the day of completion “{value}” comes before the start ({day}).",
    ),
    "name_is_a_day": (
        "warning",
        "Row {number}, column “{column}”: “{value}” is a day, not a name; nobody is kept of it.",
    ),
    "owner_missing": ("warning", "Row {number}: the action has no owner and no organisation."),
    "progress_status_conflict": (
        "warning",
        "Row {number}, column “{column}”: the progress “{value}” does not agree with the status.",
    ),
    "progress_not_a_number": (
        "warning",
        "Row {number}, column “{column}”: “{value}” is not a percentage; the value is left as it was.",
    ),
    "progress_negative": ("error", "Row {number}, column “{column}”: “{value}” is below 0."),
    "progress_out_of_range": (
        "warning",
        "Row {number}, column “{column}”: “{value}” is above 100; 100 is kept.",
    ),
    "progress_fraction": ("info", "Row {number}, column “{column}”: “{value}” is read as a fraction of 1."),
    "progress_scale_by_status": (
        "info",
        "Row {number}, column “{column}”: “1” is read according to the status of the row.",
    ),
    "progress_scale_ambiguous": (
        "warning",
        "Row {number}, column “{column}”: “1” can be 1 % or 100 %; the value is left as it was.",
    ),
    "needs_unknown": (
        "warning",
        "Row {number}, column “{column}”: no action has the code “{needed}”; it is kept as typed, the dependencies recorded stay.",
    ),
    "needs_circle": (
        "warning",
        "Row {number}, column “{column}”: these actions would wait for one another: {path}; this dependency is left out.",
    ),
    "progress_empty": (
        "info",
        "Row {number}, column “{column}”: no percentage; it is shown as missing, never as 0.",
    ),
}
