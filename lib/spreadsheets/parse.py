"""Bytes of a known format → workbook, in this process: `read` calls it inside a child."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from lib.domain.errors import FileRefused
from lib.spreadsheets.container import DEFAULT_LIMITS, Limits, password, unreadable
from lib.spreadsheets.csv_text import parse_csv
from lib.spreadsheets.metadata import last_saved
from lib.spreadsheets.model import CellValue, Issue, Sheet, Workbook
from lib.spreadsheets.mojibake import repaired
from lib.spreadsheets.xlsx_scan import Scan, scan_xlsx

XLRD_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}


def parse(content: bytes, file: str, kind: str, limits: Limits = DEFAULT_LIMITS) -> Workbook:
    """The workbook that the bytes hold. Raises FileRefused when they cannot be read."""
    if kind == "csv":
        sheet, issues = parse_csv(content)
        return _mended(Workbook(file, "csv", (sheet,), issues))
    scans: dict[str, Scan] = {}
    if kind in ("xlsx", "xlsm"):
        try:
            content, scans = scan_xlsx(content)
        except (SyntaxError, ValueError, KeyError, EOFError, OSError) as error:
            raise unreadable(file) from error
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        sheets = tuple(_sheets(book, scans, kind, file, limits))
    except PasswordError as error:
        raise password(file) from error
    except (CalamineError, OSError, ValueError) as error:
        raise unreadable(file) from error
    if kind == "xls" and any(
        "\x00" in c for s in sheets for row in s.rows for c in row if isinstance(c, str)
    ):
        sheets = tuple(_xls_sheets(content))
    return _mended(Workbook(file, kind, sheets, tuple(_notices(kind, scans)), last_saved(content, kind)))


def _mended(workbook: Workbook) -> Workbook:
    """The workbook with the texts repaired that were decoded with the wrong alphabet."""
    mended = [repaired(sheet) for sheet in workbook.sheets]
    issues = tuple(issue for _, found in mended for issue in found)
    if not issues:
        return workbook
    return replace(workbook, sheets=tuple(sheet for sheet, _ in mended), issues=(*workbook.issues, *issues))


def _notices(kind: str, scans: dict[str, Scan]) -> Iterable[Issue]:
    if kind == "xlsm":
        yield Issue(
            "info", "file_macro_ignored", "The macros of the workbook were ignored; its values were read."
        )
    for name, scan in scans.items():
        if scan.far:
            yield Issue(
                "info",
                "row_far_away",
                "Sheet “{sheet}”: {n} stray cell(s) far from the table were left out ({cells}).",
                cell=scan.far[0],
                values={"sheet": name, "n": len(scan.far), "cells": ", ".join(scan.far[:3])},
            )


def _sheets(
    book: CalamineWorkbook, scans: dict[str, Scan], kind: str, file: str, limits: Limits
) -> Iterable[Sheet]:
    for metadata in book.sheets_metadata:
        if metadata.typ is not SheetTypeEnum.WorkSheet:
            continue
        sheet = book.get_sheet_by_name(metadata.name)
        if sheet.total_height * max(sheet.total_width, 1) > limits.cells:
            raise FileRefused(
                "file_too_many_cells",
                "Sheet “{sheet}” of “{file}” declares {n} cells. Copy the table into a new workbook.",
                sheet=metadata.name,
                file=file,
                n=sheet.total_height * sheet.total_width,
            )
        scan = scans.get(metadata.name, Scan())
        merges = scan.merges or _merges(sheet, kind)
        yield Sheet(
            name=metadata.name,
            rows=tuple(_rows(sheet.to_python(skip_empty_area=False), scan)),
            visible=metadata.visible is SheetVisibleEnum.Visible,
            merges=tuple(merges),
            errors=scan.errors,
            no_result=frozenset(scan.no_result),
            percents=frozenset(scan.percents),
            hidden_rows=frozenset(scan.hidden_rows),
            hidden_columns=frozenset(scan.hidden_columns),
        )


def _merges(sheet: Any, kind: str) -> list[tuple[int, int, int, int]]:
    ranges = sheet.merged_cell_ranges if kind == "xls" else None
    return [(a, b, c, d) for (a, b), (c, d) in ranges or ()]


def _rows(raw: list[list[Any]], scan: Scan) -> list[tuple[CellValue, ...]]:
    """The rows with plain values, without empty ends; a row that holds an error cell is kept."""
    rows = [_row(row) for row in raw]
    last = max((r for r, _ in [*scan.errors, *scan.no_result]), default=-1)
    while rows and not rows[-1] and len(rows) - 1 > last:
        rows.pop()
    return rows


def _row(raw: list[Any]) -> tuple[CellValue, ...]:
    size = len(raw)
    while size and (raw[size - 1] == "" or raw[size - 1] is None):
        size -= 1
    return tuple([_value(cell) for cell in raw[:size]])


def _value(cell: Any) -> CellValue:
    if isinstance(cell, str):
        return cell if cell.strip() else None
    if isinstance(cell, datetime):
        return cell.date() if cell.time() == time() else cell
    if isinstance(cell, timedelta):
        return str(cell)
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 2**53:
        return int(cell)
    if isinstance(cell, int | float | bool | date | time):
        return cell
    return None


def _xls_sheets(content: bytes) -> Iterable[Sheet]:
    """The sheets of an .xls through the slower reader, for files whose texts the fast one mangles."""
    import xlrd  # only ever needed for these rare files

    book = xlrd.open_workbook(file_contents=content, formatting_info=False)
    for sheet in book.sheets():
        errors: dict[tuple[int, int], str] = {}
        rows: list[tuple[CellValue, ...]] = []
        for r in range(sheet.nrows):
            cells: list[Any] = []
            for c, cell in enumerate(sheet.row(r)):
                if cell.ctype == xlrd.XL_CELL_DATE:
                    cells.append(xlrd.xldate.xldate_as_datetime(cell.value, book.datemode))
                elif cell.ctype == xlrd.XL_CELL_ERROR:
                    errors[r, c] = XLRD_ERRORS.get(cell.value, "#ERR")
                    cells.append(None)
                elif cell.ctype == xlrd.XL_CELL_BOOLEAN:
                    cells.append(bool(cell.value))
                else:
                    cells.append(cell.value)
            rows.append(_row(cells))
        yield Sheet(sheet.name, tuple(rows), visible=sheet.visibility == 0, errors=errors)
