"""Bytes of a known format → workbook, in this process: `read` calls it inside a child.

What reads .xlsx is loaded with this module, what reads the other formats when one of them comes: a child starts for
every file, and pays for all that it loads.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import zip_longest
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from lib.spreadsheets.files.canvas import COLUMNS
from lib.spreadsheets.files.container import DEFAULT_LIMITS, Limits
from lib.spreadsheets.files.metadata import last_saved
from lib.spreadsheets.files.refusals import refusal, too_many_cells
from lib.spreadsheets.files.text.mojibake import repaired
from lib.spreadsheets.files.xlsx.scan import Scan, scan_xlsx
from lib.spreadsheets.files.xlsx.styles import styles_are_damaged, without_styles
from lib.spreadsheets.grid.formats import shown
from lib.spreadsheets.model import CellValue, Issue, Place, Sheet, Workbook

#: What readers raise on a damaged file.
DAMAGED = (
    SyntaxError,
    ValueError,
    LookupError,  # a key, an index, or an encoding that nobody knows
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    OverflowError,
    struct.error,
    zlib.error,
    zipfile.BadZipFile,
)


TEXTS = ("csv", "html", "mht", "spreadsheetml")


def parse(content: bytes, file: str, kind: str, limits: Limits = DEFAULT_LIMITS) -> Workbook:
    """The workbook that the bytes hold. Raises FileRefused when they cannot be read."""
    if kind == "fods":
        from lib.spreadsheets.files.ods.flat import packed

        return replace(parse(packed(content), file, "ods", limits), format=kind)
    if kind in TEXTS:
        try:
            found = _within(_text(content, file, kind, limits), limits)
            return _mended(replace(found, issues=(*found.issues, *_far(found.sheets))))
        except DAMAGED as error:
            raise refusal("file_unreadable", file) from error
    scans: dict[str, Scan] = {}
    if kind in ("xlsx", "xlsm"):
        try:
            content, scans = scan_xlsx(content)
        except DAMAGED as error:
            raise refusal("file_unreadable", file) from error
    if kind == "xls":
        old = _old(content)
        if old is not None:
            return _mended(_without_nulls(Workbook(file, kind, old)))
    if kind == "ods":
        scans = _ods(content, file)
    try:
        damaged = kind in ("xlsx", "xlsm") and styles_are_damaged(content)
        book = CalamineWorkbook.from_filelike(io.BytesIO(without_styles(content) if damaged else content))
        sheets = tuple(_sheets(book, scans, kind, file, limits))
    except PasswordError as error:
        raise refusal("file_password", file) from error
    except (CalamineError, *DAMAGED) as error:
        raise refusal("file_unreadable", file) from error
    notices = (*_notices(kind, scans, damaged=damaged), *_far(sheets))
    return _mended(Workbook(file, kind, sheets, notices, last_saved(content, kind)))


def _text(content: bytes, file: str, kind: str, limits: Limits) -> Workbook:
    """A workbook written as a text; the readers of the rarer kinds are loaded when one comes."""
    if kind == "html":
        from lib.spreadsheets.files.web.html_tables import parse_html

        return parse_html(content, file, limits)
    if kind == "mht":
        from lib.spreadsheets.files.web.archive import parse_web_archive

        return parse_web_archive(content, file, limits)
    if kind == "spreadsheetml":
        from lib.spreadsheets.files.spreadsheetml import parse_spreadsheetml

        return parse_spreadsheetml(content, file, limits)
    from lib.spreadsheets.files.text.plain import parse_text

    return parse_text(content, file)


def _within(workbook: Workbook, limits: Limits) -> Workbook:
    """The workbook of a text, no larger than a sheet may be: a text has no end of columns. Raises FileRefused."""
    for sheet in workbook.sheets:
        area = sum(map(len, sheet.rows))
        if area > limits.cells or max(map(len, sheet.rows), default=0) > COLUMNS:
            raise too_many_cells(workbook.file, sheet.name, area)
    return workbook


def _old(content: bytes) -> tuple[Sheet, ...] | None:
    """The sheets of an .xls by the reader that tells more; None when it cannot open the file."""
    from lib.spreadsheets.files.xls_sheets import xls_sheets

    try:
        return tuple(xls_sheets(content))
    except Exception:  # xlrd raises whatever its parsing meets; the other reader then has its turn
        return None


def _without_nulls(workbook: Workbook) -> Workbook:
    """The workbook without the null characters that some writers of .xls leave in texts."""
    texts = (v for sheet in workbook.sheets for row in sheet.rows for v in row if isinstance(v, str))
    count = sum(text.count("\x00") for text in texts)
    if not count:
        return workbook
    from lib.spreadsheets.files.text.plain import nulls_taken_out

    sheets = tuple(
        replace(
            sheet,
            rows=tuple(
                tuple(v.replace("\x00", "") if isinstance(v, str) else v for v in row) for row in sheet.rows
            ),
        )
        for sheet in workbook.sheets
    )
    return replace(workbook, sheets=sheets, issues=(*workbook.issues, nulls_taken_out(count)))


def _ods(content: bytes, file: str) -> dict[str, Scan]:
    from lib.spreadsheets.files.ods.scan import content_of, repeats_values, scan_ods

    try:
        xml = content_of(content)
        times = repeats_values(xml)
        if times:
            raise too_many_cells(file, "", times)
        return scan_ods(xml)
    except DAMAGED as error:
        raise refusal("file_unreadable", file) from error


def _mended(workbook: Workbook) -> Workbook:
    """The workbook with the texts repaired that were decoded with the wrong alphabet."""
    mended = [repaired(sheet) for sheet in workbook.sheets]
    issues = tuple(issue for _, found in mended for issue in found)
    if not issues:
        return workbook
    return replace(workbook, sheets=tuple(sheet for sheet, _ in mended), issues=(*workbook.issues, *issues))


def _notices(kind: str, scans: dict[str, Scan], *, damaged: bool) -> Iterable[Issue]:
    if damaged:
        yield Issue(
            "warning",
            "styles_unreadable",
            "The style sheet of the workbook is damaged: its dates are read as numbers. Check them.",
        )
    if kind == "xlsm":
        yield Issue(
            "info", "file_macro_ignored", "The macros of the workbook were ignored; its values were read."
        )
    for name, scan in scans.items():
        if scan.unread_notes:
            yield Issue(
                "warning",
                "notes_unreadable",
                "The notes on the cells of sheet “{sheet}” are damaged and could not be read.",
                values={"sheet": name},
            )


def _far(sheets: Iterable[Sheet]) -> Iterable[Issue]:
    """What is said of the cells that were left out because they stand far from a table."""
    for sheet in sheets:
        if sheet.far:
            yield Issue(
                "info",
                "row_far_away",
                "Sheet “{sheet}”: {n} stray cell(s) far from the table were left out ({cells}).",
                cell=sheet.far[0],
                values={"sheet": sheet.name, "n": len(sheet.far), "cells": ", ".join(sheet.far[:3])},
            )


def _sheets(
    book: CalamineWorkbook, scans: dict[str, Scan], kind: str, file: str, limits: Limits
) -> Iterable[Sheet]:
    for metadata in book.sheets_metadata:
        if metadata.typ is not SheetTypeEnum.WorkSheet:
            continue
        sheet = book.get_sheet_by_name(metadata.name)
        if sheet.total_height * max(sheet.total_width, 1) > limits.cells:
            raise too_many_cells(file, metadata.name, sheet.total_height * sheet.total_width)
        scan = scans.get(metadata.name, Scan())
        merges = scan.merges or _merges(sheet, kind)
        rows = _rows(sheet.to_python(skip_empty_area=False), scan)
        yield Sheet(
            name=metadata.name,
            rows=tuple(rows),
            visible=metadata.visible is SheetVisibleEnum.Visible,
            merges=tuple(merges),
            errors=scan.errors,
            no_result=frozenset(scan.no_result),
            percents=frozenset(scan.percents),
            struck=frozenset(scan.struck),
            hidden_rows=frozenset(scan.hidden_rows),
            hidden_columns=frozenset(scan.hidden_columns),
            far=tuple(scan.far),
            shown=scan.shown or _shown(rows, scan.formats),
            notes=scan.notes,
            withdrawn={place: text.struck for place, text in scan.texts.items()},
            links=scan.links,
        )


def _shown(rows: list[tuple[CellValue, ...]], formats: Mapping[Place, str]) -> dict[Place, str]:
    """The texts that formats show in place of the values of a sheet."""
    found: dict[Place, str] = {}
    for (row, column), code in formats.items():
        value = rows[row][column] if row < len(rows) and column < len(rows[row]) else None
        text = shown(value, code) if isinstance(value, int | float | date) else None
        if text is not None:
            found[row, column] = text
    return found


def _merges(sheet: Any, kind: str) -> list[tuple[int, int, int, int]]:
    ranges = sheet.merged_cell_ranges if kind == "xls" else None
    return [(a, b, c, d) for (a, b), (c, d) in ranges or ()]


def _rows(raw: list[list[Any]], scan: Scan) -> list[tuple[CellValue, ...]]:
    """The rows with plain values, without empty ends nor struck parts; a row that holds an error cell is kept."""
    rows = _plain(raw)
    for (row, column), text in scan.texts.items():
        if row < len(rows) and column < len(rows[row]):
            rows[row] = (*rows[row][:column], text.standing, *rows[row][column + 1 :])
    for (row, column), answer in scan.answers.items():
        if row < len(rows):
            held = [*rows[row], *[None] * (column + 1 - len(rows[row]))]
            held[column] = answer
            rows[row] = tuple(held)
    last = max((r for r, _ in [*scan.errors, *scan.no_result]), default=-1)
    while rows and not rows[-1] and len(rows) - 1 > last:
        rows.pop()
    return rows


def _plain(raw: list[list[Any]]) -> list[tuple[CellValue, ...]]:
    """The rows with plain values and without empty ends; a column of one kind at once, since most need nothing."""
    columns = [_column(column) for column in zip_longest(*raw, fillvalue="")]
    rows = list(zip(*columns, strict=True)) if columns else [()] * len(raw)
    return [row if row and row[-1] is not None else _without_end(row) for row in rows]


def _column(raw: tuple[Any, ...]) -> Sequence[CellValue]:
    kinds = set(map(type, raw))
    if kinds == {str}:
        blank = {text for text in set(raw) if not text or text.isspace()}
        return [None if text in blank else text for text in raw] if blank else raw
    if len(kinds & {bool, int, float}) > 1:  # True is 1 to a dictionary, and so is 1.0
        return [_value(cell) for cell in raw]
    plain = {cell: _value(cell) for cell in set(raw)}
    return [plain[cell] for cell in raw]


def _without_end(row: tuple[CellValue, ...]) -> tuple[CellValue, ...]:
    size = len(row)
    while size and row[size - 1] is None:
        size -= 1
    return row[:size]


def _value(cell: Any) -> CellValue:
    if isinstance(cell, str):
        return None if not cell or cell.isspace() else cell
    if isinstance(cell, datetime):
        return cell.date() if cell.time() == time() else cell
    if isinstance(cell, timedelta):
        return str(cell)
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 2**53:
        return int(cell)
    if isinstance(cell, int | float | bool | date | time):
        return cell
    return None
