"""The sheets of an old .xls, with what its faster reader does not tell: error cells, merges, percentages."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

import xlrd

from lib.spreadsheets.model import CellValue, Sheet

ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}


def xls_sheets(content: bytes) -> Iterable[Sheet]:
    """Every sheet of the workbook. Raises what xlrd raises on a damaged file."""
    book = _open(content)
    for sheet in book.sheets():
        errors: dict[tuple[int, int], str] = {}
        percents: set[tuple[int, int]] = set()
        rows: list[tuple[CellValue, ...]] = []
        for r in range(sheet.nrows):
            cells = [
                _value(book, sheet, cell, (r, c), errors, percents) for c, cell in enumerate(sheet.row(r))
            ]
            while cells and cells[-1] is None:
                cells.pop()
            rows.append(tuple(cells))
        while rows and not rows[-1] and not any(r == len(rows) - 1 for r, _ in errors):
            rows.pop()
        hidden = {r for r, info in sheet.rowinfo_map.items() if info.hidden}
        yield Sheet(
            sheet.name,
            tuple(rows),
            visible=sheet.visibility == 0,
            merges=tuple((a, c, b - 1, d - 1) for a, b, c, d in sheet.merged_cells),
            errors=errors,
            percents=frozenset(percents),
            hidden_rows=frozenset(hidden),
            hidden_columns=frozenset(c for c, info in sheet.colinfo_map.items() if info.hidden),
        )


def _open(content: bytes) -> Any:
    told = io.StringIO()  # what it would print: standard output is not its own
    try:
        return xlrd.open_workbook(file_contents=content, formatting_info=True, logfile=told)
    except (NotImplementedError, AssertionError, IndexError, KeyError):
        return xlrd.open_workbook(file_contents=content, formatting_info=False, logfile=told)


def _value(
    book: Any,
    sheet: Any,
    cell: Any,
    place: tuple[int, int],
    errors: dict[tuple[int, int], str],
    percents: set[tuple[int, int]],
) -> CellValue:
    value = cell.value
    if cell.ctype == xlrd.XL_CELL_ERROR:
        errors[place] = ERRORS.get(value, "#ERR")
        return None
    if cell.ctype == xlrd.XL_CELL_DATE:
        return _date(book, value)
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return bool(value)
    if cell.ctype == xlrd.XL_CELL_NUMBER:
        if book.formatting_info and "%" in _format(book, cell):
            percents.add(place)
        return int(value) if float(value).is_integer() and abs(value) < 2**53 else float(value)
    text = str(value)
    return text if text.strip() else None


def _date(book: Any, value: float) -> CellValue:
    try:
        moment: datetime = xlrd.xldate.xldate_as_datetime(value, book.datemode)
    except (ValueError, OverflowError):
        return float(value)
    day: date = moment.date()
    return day if moment.time() == time() else moment


def _format(book: Any, cell: Any) -> str:
    try:
        return str(book.format_map[book.xf_list[cell.xf_index].format_key].format_str)
    except (IndexError, KeyError):
        return ""
