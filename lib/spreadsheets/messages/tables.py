"""What may be said of a table as a whole: its sheets, its headings, its columns, the rows left out."""

from __future__ import annotations

from collections.abc import Mapping

from lib.spreadsheets.model import Level

#: code → (level, message).
OF_TABLES: Mapping[str, tuple[Level, str]] = {
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
        "Sheets with the same headings are versions of one table: “{sheet}”, the latest, is read; not read: {names}. "
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
    "milestones_read": (
        "info",
        "Rows below an action are read as its milestones: {n}, the first is “{title}”, of {action}.",
    ),
    "row_ignored_total": ("info", "Rows of totals left out: {n}, the first is row {row}."),
    "row_ignored_help": ("info", "Rows that say what to type left out: {n}, the first is row {row}."),
    "plan_beside": (
        "warning",
        "A second plan with the same headings stands beside, from column {first} to column {last}. It is not read "
        "(rows: {n}). Move it below the first.",
    ),
    "columns_beside": ("info", "Another table beside is left out, from column {first} to column {last}."),
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
    "parts_of_merged_titles": (
        "info",
        "Column “{column}” names the parts of the actions: their titles are merged over several of its rows.",
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
}
