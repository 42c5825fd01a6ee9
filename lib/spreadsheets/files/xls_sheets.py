"""The sheets of an old .xls, with what its faster reader does not tell: error cells, merges, notes, formats, fonts."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from itertools import islice, pairwise
from typing import Any, NamedTuple

import xlrd

from lib.spreadsheets.files.xlsx.parts import LONGEST, MOST, WEB, without_author
from lib.spreadsheets.files.xlsx.scan import MOST_MERGES
from lib.spreadsheets.grid.formats import shown, tells
from lib.spreadsheets.grid.struck import Struck
from lib.spreadsheets.model import CellValue, Place, Sheet

ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}


@dataclass(slots=True)
class Told:
    """What the cells of a sheet say beside their values; positions are (row, column) from 0."""

    errors: dict[Place, str] = field(default_factory=dict)
    percents: set[Place] = field(default_factory=set)
    struck: set[Place] = field(default_factory=set)
    shown: dict[Place, str] = field(default_factory=dict)
    withdrawn: dict[Place, str] = field(default_factory=dict)


class Style(NamedTuple):
    """What a cell style says of the values under it."""

    percent: bool = False
    struck: bool = False
    format: str = ""


PLAIN = Style()


def xls_sheets(content: bytes) -> Iterable[Sheet]:
    """Every sheet of the workbook. Raises what xlrd raises on a damaged file."""
    book = _open(content)
    styles = _styles(book)
    for sheet in book.sheets():
        told = Told()
        rows: list[tuple[CellValue, ...]] = []
        for r in range(sheet.nrows):
            cells = [_value(book, sheet, cell, (r, c), styles, told) for c, cell in enumerate(sheet.row(r))]
            while cells and cells[-1] is None:
                cells.pop()
            rows.append(tuple(cells))
        while rows and not rows[-1] and not any(r == len(rows) - 1 for r, _ in told.errors):
            rows.pop()
        yield Sheet(
            sheet.name,
            tuple(rows),
            visible=sheet.visibility == 0,
            merges=tuple((a, c, b - 1, d - 1) for a, b, c, d in sheet.merged_cells[:MOST_MERGES]),
            errors=told.errors,
            percents=frozenset(told.percents),
            hidden_rows=frozenset(r for r, info in sheet.rowinfo_map.items() if info.hidden),
            hidden_columns=frozenset(c for c, info in sheet.colinfo_map.items() if info.hidden),
            struck=frozenset(told.struck),
            shown=told.shown,
            notes=dict(islice(_notes(sheet), MOST)),
            withdrawn=told.withdrawn,
            links=dict(islice(_links(sheet), MOST)),
        )


def _styles(book: Any) -> list[Style]:
    """The cell styles of the workbook, by number; none when its formats could not be read."""
    if not book.formatting_info:
        return []
    found = []
    for xf in book.xf_list:
        known = book.format_map.get(xf.format_key)
        code = str(known.format_str) if known else ""
        struck = xf.font_index < len(book.font_list) and bool(book.font_list[xf.font_index].struck_out)
        found.append(Style("%" in code, struck, code if tells(code) else ""))
    return found


def _notes(sheet: Any) -> Iterator[tuple[Place, str]]:
    for place, note in sheet.cell_note_map.items():
        text = without_author(str(note.text or ""), str(note.author or ""))
        if text:
            yield place, text[:LONGEST]


def _links(sheet: Any) -> Iterator[tuple[Place, str]]:
    for place, link in sheet.hyperlink_map.items():
        address = str(link.url_or_path or "") if not isinstance(link.url_or_path, bytes) else ""
        if address.startswith(WEB):
            yield place, address


def _open(content: bytes) -> Any:
    told = io.StringIO()  # what it would print: standard output is not its own
    try:
        return xlrd.open_workbook(file_contents=content, formatting_info=True, logfile=told)
    except (NotImplementedError, AssertionError, IndexError, KeyError):
        return xlrd.open_workbook(file_contents=content, formatting_info=False, logfile=told)


def _value(book: Any, sheet: Any, cell: Any, place: Place, styles: list[Style], told: Told) -> CellValue:
    value = cell.value
    if cell.ctype in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK):
        return None
    if cell.ctype == xlrd.XL_CELL_ERROR:
        told.errors[place] = ERRORS.get(value, "#ERR")
        return None
    style = styles[cell.xf_index] if cell.xf_index is not None and cell.xf_index < len(styles) else PLAIN
    if style.struck:
        told.struck.add(place)
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return bool(value)
    if cell.ctype in (xlrd.XL_CELL_DATE, xlrd.XL_CELL_NUMBER):
        found = _date(book, value) if cell.ctype == xlrd.XL_CELL_DATE else whole(value)
        if style.percent and cell.ctype == xlrd.XL_CELL_NUMBER:
            told.percents.add(place)
        text = shown(found, style.format) if style.format else None
        if text is not None:
            told.shown[place] = text
        return found
    text = str(value)
    runs = sheet.rich_text_runlist_map.get(place)
    parted = Struck.of(_runs(book, text, runs, own=style.struck)) if runs else None
    if parted is not None and parted.standing:
        told.struck.discard(place)
        told.withdrawn[place] = parted.struck
        return parted.standing
    if parted is not None:
        told.struck.add(place)
    return text if text.strip() else None


def _runs(book: Any, text: str, runs: list[tuple[int, int]], *, own: bool) -> list[tuple[str, bool]]:
    """The parts of a text, each with whether its font strikes it through; the first may have that of the cell: `own`."""
    fonts = book.font_list
    starts = [
        (0, own),
        *((start, font < len(fonts) and bool(fonts[font].struck_out)) for start, font in runs),
    ]
    return [
        (text[start:end], out)
        for (start, out), (end, _) in pairwise([*starts, (len(text), False)])
        if end > start
    ]


def whole(value: float) -> int | float:
    """A number as it is typed: 12 rather than 12.0."""
    return int(value) if float(value).is_integer() and abs(value) < 2**53 else float(value)


def _date(book: Any, value: float) -> date | float:
    try:
        moment: datetime = xlrd.xldate.xldate_as_datetime(value, book.datemode)
    except (ValueError, OverflowError):
        return float(value)
    day: date = moment.date()
    return day if moment.time() == time() else moment
