"""Workbooks out: styled, guarded, without a single live formula.

A hidden row above the headings carries our field names, so that a file that comes back is
recognised whatever the language of its headings.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import xlsxwriter

from lib.domain.changes import Value
from lib.domain.palette import LIGHT
from lib.domain.schema import Kind
from lib.domain.terms import Situation
from lib.spreadsheets.filled import FilledSheet, Style
from lib.spreadsheets.printing import heights, set_page, widths

#: The kind of a field → how its column shows what people type there.
COLUMNS: Mapping[Kind, str] = {"date": "date", "integer": "number", "number": "number", "percent": "number"}
#: The hidden sheet in which our exports say which plan and revision they show, and what their words stand for.
META = "_meta"
EXPLAINED = (32, 80, 28)  # the widths of the sheet of explanations
SPARE_ROWS = 500  # validated and unlocked below the data, for what people add


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """One sheet: fields and their headings, lists of allowed words, the rows, the field that is locked.

    `keyed`: the last of the other columns holds the key of each row, and is hidden.
    """

    name: str
    fields: tuple[str, ...]
    labels: tuple[str, ...]
    kinds: tuple[Kind, ...]
    choices: Mapping[str, tuple[str, ...]]
    extra: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    locked: str | None = None
    keyed: bool = False
    meant: tuple[
        tuple[str, str, str], ...
    ] = ()  # « table.field », a word of `choices`, the value that it stands for


@dataclass(frozen=True, slots=True)
class Explanations:
    """A sheet to be read, not filled in: its lines, then what is said of each column."""

    name: str
    lines: tuple[str, ...]
    labels: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def write_sheets(
    sheets: Sequence[SheetPlan],
    *,
    banner: str,
    revision: int,
    plan: str,
    identity: str = "",
    explanations: Explanations | None = None,
    right_to_left: bool = False,
) -> bytes:
    """The workbook of a plan. `banner` stands above the headings when it is not empty, `identity` (day, revision and
    fingerprint of the figures) at the foot of printed pages and in the properties of the file. Without a `plan` it is
    made from none. `right_to_left` begins each sheet on the right, as its language is read.
    """
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(
        buffer,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    styles = _styles(book)
    book.set_properties({"comments": identity})
    for sheet in sheets:
        _write_sheet(book, sheet, banner, styles, identity, right_to_left)
    if explanations:
        _explain(book, explanations, styles, right_to_left)
    if not plan:
        book.close()
        return buffer.getvalue()
    meta = book.add_worksheet(META)
    meta.hide()
    for row, (name, value) in enumerate((("plan", plan), ("revision", str(revision)), ("format", "1"))):
        meta.write_string(row, 0, name)
        meta.write_string(row, 1, value)
    for row, line in enumerate((line for sheet in sheets for line in sheet.meant), start=3):
        for column, value in enumerate(line):
            meta.write_string(row, column, value)
    book.close()
    return buffer.getvalue()


def write_table(
    labels: Sequence[str], rows: Sequence[Sequence[Any]], *, title: str, right_to_left: bool = False
) -> bytes:
    """A simple styled list with one line above its headings; `right_to_left` begins it on the right."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(
        buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    styles = _styles(book)
    sheet = book.add_worksheet("Actions", FilledSheet)
    if right_to_left:
        sheet.right_to_left()
    sheet.write_string(0, 0, title, styles["banner"])
    wide = widths((), labels, rows)
    for column, text in enumerate(labels):
        sheet.write_string(1, column, text, styles["header"])
        sheet.set_column(column, column, wide[column])
    set_page(sheet, header=1, columns=wide, identity=title)
    sheet.fill(2, rows, [_style(styles)] * len(labels), heights(rows, wide))
    _frame_blanks(sheet, 2, len(rows), len(labels), styles)
    sheet.freeze_panes(2, 0)
    sheet.autofilter(1, 0, max(1, len(rows) + 1), len(labels) - 1)
    book.close()
    return buffer.getvalue()


def _styles(book: Any) -> dict[str, Any]:
    plain = {"valign": "top", "text_wrap": True}
    base = {**plain, "border": 1, "border_color": LIGHT.line}
    free = {**plain, "locked": False}
    return {
        "header": book.add_format(
            {**base, "bold": True, "bg_color": LIGHT.brand, "font_color": LIGHT.background}
        ),
        "banner": book.add_format({"bold": True, "font_color": LIGHT.words[Situation.WATCH]}),
        "text": book.add_format({**base, "locked": False, "num_format": "@"}),
        "date": book.add_format({**base, "locked": False, "num_format": "dd/mm/yyyy", "align": "left"}),
        "number": book.add_format({**base, "locked": False}),
        "locked": book.add_format({**base, "locked": True, "bg_color": LIGHT.surface, "num_format": "@"}),
        # What people add in a column, and its empty cells: no frame below the last row.
        "text column": book.add_format({**free, "num_format": "@"}),
        "date column": book.add_format({**free, "num_format": "dd/mm/yyyy", "align": "left"}),
        "number column": book.add_format(free),
        "frame": book.add_format({"border": 1, "border_color": LIGHT.line}),
    }


def _write_sheet(
    book: Any, plan: SheetPlan, banner: str, styles: Mapping[str, Any], identity: str, right_to_left: bool
) -> None:
    sheet = book.add_worksheet(plan.name[:31], FilledSheet)
    if right_to_left:
        sheet.right_to_left()
    titles = (*plan.labels, *plan.extra)
    top = 1 if banner else 0
    if banner:
        sheet.write_string(0, 0, banner, styles["banner"])
    for column, field in enumerate(plan.fields):
        sheet.write_string(top, column, field)
    sheet.set_row(top, None, None, {"hidden": True})
    header = top + 1
    wide = widths(plan.fields, titles, plan.rows)
    sheet.set_row(header, heights([titles], wide)[0] or None)
    for column, text in enumerate(titles):
        kind = plan.kinds[column] if column < len(plan.kinds) else "text"
        sheet.set_column(column, column, wide[column], styles[f"{COLUMNS.get(kind, 'text')} column"])
        sheet.write_string(header, column, text, styles["header"])
    if plan.keyed:
        wide = [*wide[:-1], 0.0]
        sheet.set_column(len(titles) - 1, len(titles) - 1, 0, styles["locked"], {"hidden": True})
    looks = [_locked(styles) if field == plan.locked else _style(styles) for field in plan.fields]
    sheet.fill(
        header + 1,
        plan.rows,
        [*looks, *(_style(styles) for _ in plan.extra)],
        heights(plan.rows, wide),
    )
    _frame_blanks(sheet, header + 1, len(plan.rows), len(titles), styles)
    last = header + len(plan.rows)
    set_page(sheet, header=header, columns=wide, identity=identity)
    sheet.freeze_panes(header + 1, 2)
    sheet.autofilter(header, 0, max(last, header + 1), len(titles) - 1)
    _validate(sheet, plan, header + 1, last + SPARE_ROWS)
    sheet.protect(
        "",
        {
            "format_cells": True,
            "format_columns": True,
            "format_rows": True,
            "insert_rows": True,
            "sort": True,
            "autofilter": True,
            "select_locked_cells": True,
            "select_unlocked_cells": True,
        },
    )


def _explain(book: Any, told: Explanations, styles: Mapping[str, Any], right_to_left: bool) -> None:
    sheet = book.add_worksheet(told.name[:31])
    if right_to_left:
        sheet.right_to_left()
    for row, text in enumerate(told.lines):
        sheet.merge_range(row, 0, row, len(told.labels) - 1, "", styles["text"])
        sheet.write_string(row, 0, text, styles["text"])
        sheet.set_row(row, 36)
    top = len(told.lines) + 1
    for column, text in enumerate(told.labels):
        sheet.write_string(top, column, text, styles["header"])
        sheet.set_column(column, column, EXPLAINED[min(column, 2)])
    for place, texts in enumerate(told.rows, start=top + 1):
        for column, text in enumerate(texts):
            sheet.write_string(place, column, text, styles["locked"])
        # Not every program makes room by itself for a text of several lines.
        sheet.set_row(place, 15 * max(1, *(-(-len(t) // EXPLAINED[min(c, 2)]) for c, t in enumerate(texts))))
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.protect("")


def _style(styles: Mapping[str, Any]) -> Style:
    """The format of a cell by its value; a blank has that of its column."""

    def of(value: object) -> Any:
        if value is None:
            return None
        if isinstance(value, date):
            return styles["date"]
        number = isinstance(value, int | float) and not isinstance(value, bool)
        return styles["number" if number else "text"]

    return of


def _locked(styles: Mapping[str, Any]) -> Style:
    """That of a column that nobody changes, where a blank is locked too: it is written for that alone."""
    return lambda value: styles["date"] if isinstance(value, date) else styles["locked"]


def _frame_blanks(sheet: Any, first: int, rows: int, columns: int, styles: Mapping[str, Any]) -> None:
    """Empty cells of the table look like the others by one rule, instead of a cell each."""
    if rows:
        sheet.conditional_format(
            first, 0, first + rows - 1, columns - 1, {"type": "blanks", "format": styles["frame"]}
        )


def _validate(sheet: Any, plan: SheetPlan, first: int, last: int) -> None:
    """Lists for closed vocabularies, dates, 0–100 for the progress: warnings, so that text stays possible."""
    for column, (field, kind) in enumerate(zip(plan.fields, plan.kinds, strict=True)):
        if field in plan.choices:
            rule: dict[str, Any] = {"validate": "list", "source": list(plan.choices[field])}
        elif kind == "date":
            rule = {"validate": "date", "criteria": ">=", "value": date(1990, 1, 1), "error_type": "warning"}
        elif kind == "percent":
            rule = {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 100}
        else:
            continue
        sheet.data_validation(first, column, last, column, {**rule, "ignore_blank": True})
