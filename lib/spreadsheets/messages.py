"""Everything that may be said of a table: code → how serious it is, and the sentence."""

from __future__ import annotations

from collections.abc import Mapping

from lib.spreadsheets.model import Level

#: code → (level, message). {row}, {column} and {value} are always there.
MESSAGES: Mapping[str, tuple[Level, str]] = {
    "row_hidden": ("info", "Hidden rows are read too: {n}, the first is row {row}."),
    "column_hidden": ("info", "Hidden columns are read too: {names}."),
    "tables_stacked": (
        "info",
        "The headings come back on row {row}: the tables of the sheet are read as one.",
    ),
    "progress_by_position": (
        "info",
        "The progress is read from the place of a cross, from column {letters} on.",
    ),
    "sheets_alike": (
        "info",
        "Sheets with the same headings are not read: {names}. They can be read together.",
    ),
    "sheet_latest": (
        "info",
        "Sheets with the same headings are versions of one table: “{sheet}”, the latest, is read; {names}: not read. "
        "Another can be chosen above.",
    ),
    "sheet_ambiguous": (
        "info",
        "Other sheets could be the table too: {names}. “{sheet}” is read; another can be chosen.",
    ),
    "sheets_unseen": (
        "warning",
        "There are too many sheets: {n} were not looked at, from “{sheet}” on. The one to read can be chosen above.",
    ),
    "row_ignored_total": ("info", "Rows of totals left out: {n}, the first is row {row}."),
    "row_ignored_help": ("info", "Rows that say what to type left out: {n}, the first is row {row}."),
    "row_ignored_other_table": ("info", "Rows of another table left out: {n}, the first is row {row}."),
    "row_left_out": (
        "warning",
        "A row that holds a text with a date, an owner or a status is left out: “{value}”. Check that it is no action.",
    ),
    "several_cells": (
        "info",
        "Cells like this one: {n} ({cells}).",
    ),  # follows the sentence of the first of them
    "column_required_missing": (
        "warning",
        "The table has no column of titles: the codes stand for them. Say which column holds them.",
    ),
    "number_as_text": (
        "info",
        "Column “{column}”: numbers stored as text are read as numbers ({n}).",
    ),
    "owner_multiple": (
        "info",
        "Rows with several owners or organisations: {n}, the first is row {row}. The first named leads.",
    ),
    "owner_unknown": ("info", "Names that the plan does not know yet: {n} ({names})."),
    "already_imported": ("info", "This very file was already imported, as revision {revision}."),
    "conflict_edited_in_app": (
        "warning",
        "{title}: a value was edited in the application since this file was made; the application's stands until "
        "the file's is chosen.",
    ),
    "completion_is_planned": (
        "info",
        "Column “{column}”: its days are still to come, or those of actions that are not done ({n}); it is read as the deadline.",
    ),
    "title_elsewhere": (
        "info",
        "Column “{column}” is read as the title of the actions: column “{other}” is blank on {n} of their rows.",
    ),
    "owner_elsewhere": (
        "info",
        "Column “{column}” is read as the owner: column “{other}” says the same of all {n} actions.",
    ),
    "plan_without_follow_up": (
        "info",
        "No column names an owner, a status or a date to meet: the actions are read without them.",
    ),
    "read_elsewhere": (
        "info",
        "The headings are read on row {row} of the sheet “{sheet}”: most rows below row {first} of the sheet “{other}” "
        "could not be read as actions.",
    ),
    "layout_remembered": ("info", "These headings were met before: they are read as they were then."),
    "header_duplicate": (
        "info",
        "The heading “{name}” is there {n} times; each column keeps its own values.",
    ),
    "header_empty_with_values": (
        "info",
        "Column {letters} has values and no heading; it is recognised by its values.",
    ),
    "column_empty": ("info", "Column “{column}” is empty; nothing is changed by it."),
    "id_column_missing": (
        "info",
        "The table has no column of codes: actions are recognised by their axis and title.",
    ),
    "date_month_first": ("info", "Column “{column}”: the month comes before the day, as its dates show."),
    "date_ambiguous_order": (
        "info",
        "Column “{column}”: no date says whether the day or the month comes first; the day is read first.",
    ),
    "date_inversion_suspected": (
        "warning",
        "Column “{column}”: every true date has a day of 12 or less while every typed one is above. Days and months were probably swapped when the file was made: check these dates.",
    ),
    "ids_restart": (
        "warning",
        "Codes start again from one axis to the next (“{code}”): they are read within their axis.",
    ),
    "ids_restart_per_sheet": (
        "warning",
        "Codes start again on sheet “{sheet}” (“{code}”): read together, the sheet tells which action is meant.",
    ),
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
    "money_unread": (
        "warning",
        "Row {number}, column “{column}”: “{value}” is not an amount with its currency; it is kept as typed. Expected, for example: 1 200 000 MAD.",
    ),
    "money_bare": (
        "warning",
        "Column “{column}”: amounts without a currency are kept as typed ({n}). Name the currency in the heading, for example “Budget (MAD)”.",
    ),
    "title_struck": (
        "warning",
        "Row {number}: the title is struck through. If the action is cancelled, say so in its status.",
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
    "progress_empty": (
        "info",
        "Row {number}, column “{column}”: no percentage; it is shown as missing, never as 0.",
    ),
}
