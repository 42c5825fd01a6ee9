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

WIDTHS = {"title": 48, "description": 48, "code": 10, "comment": 40, "subject": 56, "name": 48, "result": 32}
EXPLAINED = (32, 80, 28)  # the widths of the sheet of explanations
SPARE_ROWS = 500  # validated and unlocked below the data, for what people add


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """One sheet: fields and their headings, lists of allowed words, the rows, the field that is locked."""

    name: str
    fields: tuple[str, ...]
    labels: tuple[str, ...]
    kinds: tuple[Kind, ...]
    choices: Mapping[str, tuple[str, ...]]
    extra: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    locked: str | None = None


@dataclass(frozen=True, slots=True)
class Explanations:
    """A sheet to be read, not filled in: its lines, then what is said of each column."""

    name: str
    lines: tuple[str, ...]
    labels: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    right_to_left: bool = False


def write_sheets(
    sheets: Sequence[SheetPlan],
    *,
    banner: str,
    revision: int,
    plan: str,
    identity: str = "",
    explanations: Explanations | None = None,
) -> bytes:
    """The workbook of a plan. `banner` stands above the headings when it is not empty, `identity` (day, revision and
    fingerprint of the figures) at the foot of printed pages and in the properties of the file. Without a `plan` it is
    made from none.
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
        _write_sheet(book, sheet, banner, styles, identity)
    if explanations:
        _explain(book, explanations, styles)
    if not plan:
        book.close()
        return buffer.getvalue()
    meta = book.add_worksheet("_meta")
    meta.hide()
    for row, (name, value) in enumerate((("plan", plan), ("revision", str(revision)), ("format", "1"))):
        meta.write_string(row, 0, name)
        meta.write_string(row, 1, value)
    book.close()
    return buffer.getvalue()


def write_table(labels: Sequence[str], rows: Sequence[Sequence[Any]], *, title: str) -> bytes:
    """A simple styled list with one line above its headings."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(
        buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    styles = _styles(book)
    sheet = book.add_worksheet("Actions")
    sheet.write_string(0, 0, title, styles["banner"])
    for column, text in enumerate(labels):
        sheet.write_string(1, column, text, styles["header"])
        sheet.set_column(column, column, 24)
    for row, values in enumerate(rows, start=2):
        for column, value in enumerate(values):
            _cell(sheet, row, column, value, styles, locked=False)
    sheet.freeze_panes(2, 0)
    sheet.autofilter(1, 0, max(1, len(rows) + 1), len(labels) - 1)
    book.close()
    return buffer.getvalue()


def _styles(book: Any) -> dict[str, Any]:
    base = {"valign": "top", "text_wrap": True, "border": 1, "border_color": LIGHT.line}
    return {
        "header": book.add_format(
            {**base, "bold": True, "bg_color": LIGHT.brand, "font_color": LIGHT.background}
        ),
        "banner": book.add_format({"bold": True, "font_color": LIGHT.words[Situation.WATCH]}),
        "text": book.add_format({**base, "locked": False, "num_format": "@"}),
        "date": book.add_format({**base, "locked": False, "num_format": "dd/mm/yyyy", "align": "left"}),
        "number": book.add_format({**base, "locked": False}),
        "locked": book.add_format({**base, "locked": True, "bg_color": LIGHT.surface, "num_format": "@"}),
        "free": book.add_format({"locked": False}),
    }


def _write_sheet(book: Any, plan: SheetPlan, banner: str, styles: Mapping[str, Any], identity: str) -> None:
    sheet = book.add_worksheet(plan.name[:31])
    titles = (*plan.labels, *plan.extra)
    top = 1 if banner else 0
    if banner:
        sheet.write_string(0, 0, banner, styles["banner"])
    for column, field in enumerate(plan.fields):
        sheet.write_string(top, column, field)
    sheet.set_row(top, None, None, {"hidden": True})
    header = top + 1
    for column, text in enumerate(titles):
        field = plan.fields[column] if column < len(plan.fields) else ""
        sheet.set_column(column, column, WIDTHS.get(field, 18), styles["free"])
        sheet.write_string(header, column, text, styles["header"])
    for row, values in enumerate(plan.rows, start=header + 1):
        for column, value in enumerate(values):
            locked = column < len(plan.fields) and plan.fields[column] == plan.locked
            _cell(sheet, row, column, value, styles, locked=locked)
    last = header + len(plan.rows)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.repeat_rows(header)
    sheet.set_footer("&L" + identity.replace("&", "&&")[:200] + "&R&P/&N")
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


def _explain(book: Any, told: Explanations, styles: Mapping[str, Any]) -> None:
    sheet = book.add_worksheet(told.name[:31])
    if told.right_to_left:
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


def _cell(sheet: Any, row: int, column: int, value: Any, styles: Mapping[str, Any], *, locked: bool) -> None:
    if value is None:
        sheet.write_blank(row, column, None, styles["locked" if locked else "text"])
    elif isinstance(value, bool):
        sheet.write_string(row, column, "oui" if value else "non", styles["text"])
    elif isinstance(value, date):
        sheet.write_datetime(row, column, value, styles["date"])
    elif isinstance(value, int | float):
        sheet.write_number(row, column, value, styles["number"])
    else:
        sheet.write_string(row, column, str(value), styles["locked" if locked else "text"])


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
