"""SpreadsheetML 2003: the XML that Excel wrote before .xlsx, and that many applications still export as .xls."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, time
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import ParseError, iterparse

from lib.spreadsheets.files.canvas import COLUMNS, ROWS, Canvas
from lib.spreadsheets.files.container import Limits
from lib.spreadsheets.files.refusals import refusal, too_many_cells
from lib.spreadsheets.files.text.separated import decode
from lib.spreadsheets.files.web.html_cells import FIRST_DAY
from lib.spreadsheets.grid.formats import shown, tells
from lib.spreadsheets.model import CellValue, Sheet, Workbook

#: An ampersand that begins no entity, as applications that glue texts together leave them.
BARE = re.compile("&(?!(?:#[0-9]{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});)")
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
DECLARATION = re.compile(r"\s*<\?xml[^>]{0,200}\?>")
PERCENTS = ("percent", "%")
NAMED = {"general date": "", "short date": "", "medium date": "", "long date": "", "fixed": "0.00"}


def parse_spreadsheetml(content: bytes, file: str, limits: Limits) -> Workbook:
    """The sheets of the workbook. Raises FileRefused for one that is cut or is no XML."""
    try:
        sheets = tuple(_sheets(content, file, limits))
    except ParseError:
        try:
            sheets = tuple(_sheets(_mended(content), file, limits))
        except ParseError as error:
            raise refusal("file_unreadable", file) from error
    if not sheets:
        raise refusal("file_unreadable", file)
    return Workbook(file, "spreadsheetml", sheets)


def _mended(content: bytes) -> bytes:
    """The text with its bare ampersands escaped, without characters that no XML holds, in UTF-8."""
    text = DECLARATION.sub("", decode(content)[0], count=1)
    return CONTROLS.sub("", BARE.sub("&amp;", text)).encode("utf-8", "replace")


@dataclass(slots=True)
class _Style:
    """How a style shows numbers; a style without a format of its own shows them as its parent does."""

    code: str = ""
    struck: bool = False


@dataclass(slots=True)
class _Reading:
    """A sheet being read: the next row, the columns' styles, what a merge covers in the rows below."""

    canvas: Canvas
    row: int = 0
    columns: dict[int, _Style] = field(default_factory=dict)
    column: int = 0


def _sheets(content: bytes, file: str, limits: Limits) -> Iterator[Sheet]:
    styles: dict[str, _Style] = {}
    reading: _Reading | None = None
    for event, element in iterparse(io.BytesIO(content), events=("start", "end")):
        name = _name(element.tag)
        if event == "start":
            if name == "Worksheet":
                reading = _Reading(Canvas(file, limits, _get(element, "Name")))
            continue
        if name == "Style":
            styles[_get(element, "ID")] = _style(element, styles)
        elif reading is not None and name == "Column":
            _column(element, reading, styles)
        elif reading is not None and name == "Row":
            _row(element, reading, styles)
            element.clear()
        elif reading is not None and name == "Visible":
            reading.canvas.visible = (element.text or "").strip() not in ("SheetHidden", "SheetVeryHidden")
        elif reading is not None and name == "Worksheet":
            yield reading.canvas.sheet()
            element.clear()
            reading = None


def _name(tag: object) -> str:
    return str(tag).rsplit("}", 1)[-1]


def _get(element: Element, name: str) -> str:
    value = element.get("{urn:schemas-microsoft-com:office:spreadsheet}" + name)
    return value if value is not None else element.get(name, "")


def _number(element: Element, name: str, most: int) -> int | None:
    written = _get(element, name).strip()
    return min(int(written), most) if written.isdecimal() and len(written) < 9 else None


def _style(element: Element, styles: dict[str, _Style]) -> _Style:
    parent = styles.get(_get(element, "Parent"), _Style())
    code, struck = parent.code, parent.struck
    for part in element:
        if _name(part.tag) == "NumberFormat":
            code = _get(part, "Format")
        elif _name(part.tag) == "Font" and _get(part, "StrikeThrough"):
            struck = _get(part, "StrikeThrough") == "1"
    return _Style(code, struck)


def _column(element: Element, reading: _Reading, styles: dict[str, _Style]) -> None:
    first = (_number(element, "Index", COLUMNS) or reading.column + 1) - 1
    after = min(first + 1 + (_number(element, "Span", COLUMNS) or 0), COLUMNS)
    style = styles.get(_get(element, "StyleID"))
    for column in range(first, after):
        if style is not None:
            reading.columns[column] = style
        if _get(element, "Hidden") == "1":
            reading.canvas.hidden_columns.add(column)
    reading.column = after


def _row(element: Element, reading: _Reading, styles: dict[str, _Style]) -> None:
    canvas = reading.canvas
    row = (_number(element, "Index", ROWS + 1) or reading.row + 1) - 1
    if row >= ROWS:
        raise too_many_cells(canvas.file, canvas.name, row)
    reading.row = row + 1 + (_number(element, "Span", ROWS) or 0)
    if _get(element, "Hidden") == "1":
        canvas.hidden_rows.add(row)
    of_row = styles.get(_get(element, "StyleID"))
    column = 0
    for cell in element:
        if _name(cell.tag) != "Cell":
            continue
        column = (_number(cell, "Index", COLUMNS) or column + 1) - 1
        style = styles.get(_get(cell, "StyleID")) or of_row or reading.columns.get(column) or _Style()
        _cell(cell, canvas, (row, column), style)
        across, down = _number(cell, "MergeAcross", COLUMNS) or 0, _number(cell, "MergeDown", ROWS) or 0
        if across or down:
            canvas.merges.append((row, column, row + down, column + across))
        column += 1 + across


def _cell(cell: Element, canvas: Canvas, place: tuple[int, int], style: _Style) -> None:
    data = next((part for part in cell if _name(part.tag) == "Data"), None)
    note = next((part for part in cell if _name(part.tag) == "Comment"), None)
    text = "".join(data.itertext()) if data is not None else ""
    if note is not None and (said := "".join(note.itertext()).strip()):
        canvas.notes[place] = said
    kind = _get(data, "Type") if data is not None else ""
    if _get(cell, "Formula") and (data is None or (not text and kind != "String")):
        canvas.no_result.add(place)
        return
    if kind == "Error":
        canvas.errors[place] = text.strip() or "#ERR"
        return
    value = _value(text, kind, style.code)
    canvas.put(*place, value)
    if value is None:
        return
    if any(mark in style.code.lower() for mark in PERCENTS):
        canvas.percents.add(place)
    if style.struck:
        canvas.struck.add(place)
    if (link := _get(cell, "HRef")).startswith(("http:", "https:", "mailto:")):
        canvas.links[place] = link
    code = NAMED.get(style.code.lower(), style.code)
    if not isinstance(value, str | time) and code and tells(code) and (seen := shown(value, code)):
        canvas.shown[place] = seen


def _value(text: str, kind: str, code: str) -> CellValue:
    """A value by its type; what is not of its type stays a text."""
    if not text.strip():
        return None
    try:
        if kind == "Number":
            number = float(text)
            return int(number) if number.is_integer() and abs(number) < 2**53 else number
        if kind == "DateTime":
            moment = datetime.fromisoformat(text.strip()[:23].rstrip("Z"))
            if moment.date() <= FIRST_DAY.replace(day=31).date() and moment.time() != time():
                return moment.time()  # an hour without a day stands on the day zero
            return moment.date() if moment.time() == time() else moment
    except (ValueError, OverflowError):
        return text
    return text.strip() == "1" if kind == "Boolean" else text
