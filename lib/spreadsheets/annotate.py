"""The workbook that was sent, sent back: untouched but for coloured cells and a column that says why.

An .xlsx is edited part by part, so that everything else in it stays byte for byte; the other formats
come back as an .xlsx that holds the same values.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from html import escape

import xlsxwriter

from lib.spreadsheets.files.xlsx.scan import sheet_paths
from lib.spreadsheets.fixes import place_of
from lib.spreadsheets.letters import column_index, column_letters
from lib.spreadsheets.model import Issue, Sheet, Workbook
from lib.spreadsheets.report import typed
from lib.spreadsheets.tables.headings import FLAG

COLOURS = {"error": "FFF4C7C3", "warning": "FFFCE8B2"}
ROW = re.compile(r"<row\b([^>]*?)(?:/>|>(.*?)</row>)", re.DOTALL)
CELL = re.compile(r'<c\b(?=[^>]*\br="([A-Z]+)\d+")([^>]*?)(/>|>.*?</c>)', re.DOTALL)
XF = re.compile(r"<xf\b[^>]*?(?:/>|>.*?</xf>)", re.DOTALL)
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
Notes = Mapping[str, Mapping[int, Mapping[int, tuple[str, list[str]]]]]  # sheet → row → column → level, texts


def annotated(
    content: bytes,
    workbook: Workbook,
    sheet: str,
    header: int,
    issues: Iterable[Issue],
    words: Callable[[Issue], str],
    heading: str,
) -> tuple[bytes, str]:
    """The workbook with its wrong cells coloured and explained, and the ending of its name. `header` is the heading row, from 1."""
    notes = _notes(sheet, issues, words)
    if workbook.format in ("xlsx", "xlsm"):
        try:
            return _edited(content, notes, header, heading), workbook.format
        except LookupError:  # an .xlsx written in an unusual way: its values are copied instead
            pass
    return _copied(workbook, notes, header, heading), "xlsx"


def _notes(sheet: str, issues: Iterable[Issue], words: Callable[[Issue], str]) -> Notes:
    found: dict[str, dict[int, dict[int, tuple[str, list[str]]]]] = defaultdict(lambda: defaultdict(dict))
    for issue in issues:
        if not issue.cell or issue.row is None or issue.level not in COLOURS:
            continue
        name, row, column = place_of(issue.cell, sheet)
        level, texts = found[name][row].get(column, (issue.level, []))
        worst = "error" if "error" in (level, issue.level) else level
        found[name][row][column] = (worst, [*texts, words(issue)])
    return found


def _edited(content: bytes, notes: Notes, header: int, heading: str) -> bytes:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as archive,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as copy,
    ):
        paths = sheet_paths(archive)
        styles = archive.read("xl/styles.xml").decode("utf-8")
        fills, styles = _with_fills(styles)
        replaced: dict[str, str] = {}
        for name, rows in notes.items():
            if name not in paths:
                raise LookupError(name)
            text = archive.read(paths[name]).decode("utf-8")
            if "<sheetData" not in text:
                raise LookupError("sheetData")
            replaced[paths[name]], styles = _sheet(text, rows, header, f"{FLAG} {heading}", fills, styles)
        replaced["xl/styles.xml"] = styles
        for entry in archive.infolist():
            data = replaced.get(entry.filename)
            copy.writestr(entry, data.encode("utf-8") if data is not None else archive.read(entry.filename))
    return out.getvalue()


def _with_fills(styles: str) -> tuple[dict[str, int], str]:
    """The style sheet with our two fills, and their numbers."""
    found = re.search(r'<fills\b[^>]*\bcount="(\d+)"[^>]*>', styles)
    if found is None or "</fills>" not in styles or "<cellXfs" not in styles:
        raise LookupError("fills")
    count = int(found[1])
    added = "".join(
        f'<fill><patternFill patternType="solid"><fgColor rgb="{c}"/><bgColor indexed="64"/></patternFill></fill>'
        for c in COLOURS.values()
    )
    opened = found[0].replace(f'count="{count}"', f'count="{count + len(COLOURS)}"')
    styles = styles.replace(found[0], opened, 1).replace("</fills>", f"{added}</fills>", 1)
    return {level: count + n for n, level in enumerate(COLOURS)}, styles


def _style(styles: str, base: int, fill: int) -> tuple[int, str]:
    """A cell style like another but for its fill: its number, and the style sheet with it."""
    start = styles.index("<cellXfs")
    end = styles.index("</cellXfs>", start)
    formats = XF.findall(styles[start:end])
    model = formats[base] if base < len(formats) else formats[0]
    opened = re.match(r"<xf\b[^>]*?(?=/?>)", model)
    if opened is None:
        raise LookupError("xf")
    attributes = re.sub(r'\s(?:fillId|applyFill)="[^"]*"', "", opened[0])
    clone = f'{attributes} fillId="{fill}" applyFill="1"{model[opened.end() :]}'
    if clone in formats:
        return formats.index(clone), styles
    head = re.sub(
        r'count="\d+"', f'count="{len(formats) + 1}"', styles[start : styles.index(">", start) + 1], count=1
    )
    body = styles[styles.index(">", start) + 1 : end]
    return len(formats), f"{styles[:start]}{head}{body}{clone}{styles[end:]}"


def _sheet(
    text: str,
    rows: Mapping[int, Mapping[int, tuple[str, list[str]]]],
    header: int,
    heading: str,
    fills: Mapping[str, int],
    styles: str,
) -> tuple[str, str]:
    used = [column_index(m[1]) for m in CELL.finditer(text)]
    last = max(used, default=0) + 1
    if last >= 16_384:
        raise LookupError("columns")
    pieces: list[str] = []
    position = 0
    for match in ROW.finditer(text):
        number = re.search(r'\br="(\d+)"', match[1])
        index = int(number[1]) - 1 if number else -1
        noted = rows.get(index, {})
        said = heading if index == header - 1 else " ".join(t for _, texts in noted.values() for t in texts)
        if not said:
            continue
        cells = match[2] or ""
        for column, (level, _) in noted.items():
            cells, styles = _coloured(cells, index, column, fills[level], styles)
        own = CONTROL.sub("", escape(said, quote=False))
        cells += f'<c r="{column_letters(last)}{index + 1}" t="inlineStr"><is><t xml:space="preserve">{own}</t></is></c>'
        attributes = re.sub(r'\sspans="[^"]*"', "", match[1])
        pieces += [text[position : match.start()], f"<row{attributes}>{cells}</row>"]
        position = match.end()
    return "".join([*pieces, text[position:]]), styles


def _coloured(cells: str, row: int, column: int, fill: int, styles: str) -> tuple[str, str]:
    """The cells of a row with one of them coloured; an empty one is added where it belongs."""
    for match in CELL.finditer(cells):
        here = column_index(match[1])
        if here < column:
            continue
        if here > column:
            style, styles = _style(styles, 0, fill)
            new = f'<c r="{column_letters(column)}{row + 1}" s="{style}"/>'
            return cells[: match.start()] + new + cells[match.start() :], styles
        base = re.search(r'\bs="(\d+)"', match[2])
        style, styles = _style(styles, int(base[1]) if base else 0, fill)
        attributes = re.sub(r'\ss="\d+"', "", match[2]).rstrip()
        return f'{cells[: match.start()]}<c{attributes} s="{style}"{match[3]}{cells[match.end() :]}', styles
    style, styles = _style(styles, 0, fill)
    return f'{cells}<c r="{column_letters(column)}{row + 1}" s="{style}"/>', styles


def _copied(workbook: Workbook, notes: Notes, header: int, heading: str) -> bytes:
    """The same values in a new .xlsx, for formats that are not edited in place."""
    buffer = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = xlsxwriter.Workbook(buffer, options)
    formats = {
        level: book.add_format({"bg_color": f"#{colour[2:]}", "text_wrap": True})
        for level, colour in COLOURS.items()
    }
    for sheet in workbook.sheets:
        page = book.add_worksheet(re.sub(r"[\[\]:*?/\\]", " ", sheet.name)[:31] or "Plan")
        _copy(page, sheet, notes.get(sheet.name, {}), header, f"{FLAG} {heading}", formats)
    book.close()
    return buffer.getvalue()


def _copy(
    page: xlsxwriter.worksheet.Worksheet,
    sheet: Sheet,
    rows: Mapping[int, Mapping[int, tuple[str, list[str]]]],
    header: int,
    heading: str,
    formats: Mapping[str, object],
) -> None:
    last = max((len(row) for row in sheet.rows), default=0)
    for index, row in enumerate(sheet.rows):
        noted = rows.get(index, {})
        for column in range(max(len(row), *(c + 1 for c in noted), 0) if noted else len(row)):
            value = row[column] if column < len(row) else None
            style = formats[noted[column][0]] if column in noted else None
            mark = sheet.errors.get((index, column))
            page.write_string(index, column, CONTROL.sub("", mark or typed(value))[:32_767], style)
        said: Sequence[str] = [t for _, texts in noted.values() for t in texts]
        if index == header - 1 and rows:
            said = [heading]
        if said:
            page.write_string(index, last, CONTROL.sub("", " ".join(said)))
    page.set_column(last, last, 60)
