"""One pass over the XML of an .xlsx: what the fast reader does not tell, and what would kill it.

Error cells, formulas saved without a result, merged ranges, hidden rows and columns, percentages;
and cells so far from the table that a reader would allocate the whole sheet for them: those are
cut out of the XML and reported.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*?)(?:/>|>(.*?)</(?:\w+:)?c>)", re.DOTALL)
REFERENCE = re.compile(rb'\br="([A-Z]{1,3})([0-9]{1,7})"')
TYPE = re.compile(rb'\bt="(\w+)"')
STYLE = re.compile(rb'\bs="([0-9]+)"')
RESULT = re.compile(rb"<(?:\w+:)?v[ >](?:[^<]*)|<(?:\w+:)?(?:v|is)>")
FORMULA = re.compile(rb"<(?:\w+:)?f[ >/]")
VALUE = re.compile(rb"<(?:\w+:)?v(?: [^>]*)?>([^<]*)<")
MERGE = re.compile(rb'<(?:\w+:)?mergeCell\b[^>]*\bref="([A-Z]+)([0-9]+):([A-Z]+)([0-9]+)"')
HIDDEN_ROW = re.compile(rb'<(?:\w+:)?row\b(?=[^>]*\bhidden="(?:1|true)")[^>]*\br="([0-9]+)"')
COLUMN = re.compile(rb"<(?:\w+:)?col\b([^>]*)>")
ROW_GAP, COLUMN_GAP = 1000, 100
STYLES = "xl/styles.xml"


@dataclass(slots=True)
class Scan:
    """What one sheet's XML says; positions are (row, column) from 0."""

    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    no_result: set[tuple[int, int]] = field(default_factory=set)
    percents: set[tuple[int, int]] = field(default_factory=set)
    struck: set[tuple[int, int]] = field(default_factory=set)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    far: list[str] = field(default_factory=list)
    cells: int = 0


def column_index(letters: str) -> int:
    """0 for A, 25 for Z, 26 for AA."""
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - 64
    return index - 1


def scan_xlsx(content: bytes) -> tuple[bytes, dict[str, Scan]]:
    """The scans by sheet name, and the workbook without its far cells."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        paths = sheet_paths(archive)
        percents, struck = _telling_styles(archive)
        scans: dict[str, Scan] = {}
        replaced: dict[str, bytes] = {}
        for name, path in paths.items():
            if path not in archive.namelist():
                continue
            data = archive.read(path)
            scans[name], cut = _scan_sheet(data, percents, struck)
            if cut is not None:
                replaced[path] = cut
        if not replaced:
            return content, scans
        rewritten = io.BytesIO()
        with zipfile.ZipFile(rewritten, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as copy:
            for entry in archive.infolist():
                copy.writestr(entry.filename, replaced.get(entry.filename) or archive.read(entry.filename))
        return rewritten.getvalue(), scans


def _local(element: Element, name: str) -> list[Element]:
    return [e for e in element.iter() if isinstance(e.tag, str) and e.tag.rsplit("}", 1)[-1] == name]


def sheet_paths(archive: zipfile.ZipFile) -> dict[str, str]:
    """Sheet name → path of its XML."""
    names = set(archive.namelist())
    if "xl/workbook.xml" not in names or "xl/_rels/workbook.xml.rels" not in names:
        return {}
    targets = {
        e.get("Id"): e.get("Target", "")
        for e in _local(fromstring(archive.read("xl/_rels/workbook.xml.rels")), "Relationship")
    }
    paths = {}
    for sheet in _local(fromstring(archive.read("xl/workbook.xml")), "sheet"):
        link = next((v for k, v in sheet.attrib.items() if k.endswith("}id")), None)
        target = targets.get(link, "")
        paths[sheet.get("name", "")] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    return paths


def _telling_styles(archive: zipfile.ZipFile) -> tuple[set[int], set[int]]:
    """The cell styles that show a percentage, and those whose text is struck through."""
    if STYLES not in archive.namelist():
        return set(), set()
    try:
        root = fromstring(archive.read(STYLES))
    except (SyntaxError, LookupError):  # a damaged style sheet says nothing about the values
        return set(), set()
    custom = {int(e.get("numFmtId", 0)) for e in _local(root, "numFmt") if "%" in e.get("formatCode", "")}
    fonts: list[Element] = list(next(iter(_local(root, "fonts")), []))
    struck = {
        i
        for i, font in enumerate(fonts)
        if any(s.get("val") not in ("0", "false") for s in _local(font, "strike"))
    }
    formats = list(next(iter(_local(root, "cellXfs")), []))
    return (
        {i for i, xf in enumerate(formats) if int(xf.get("numFmtId", 0)) in custom | {9, 10}},
        {i for i, xf in enumerate(formats) if int(xf.get("fontId", 0)) in struck},
    )


def styles_are_damaged(content: bytes) -> bool:
    """Whether the workbook has a style sheet that is not XML."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if STYLES not in archive.namelist():
            return False
        try:
            fromstring(archive.read(STYLES))
        except (SyntaxError, ValueError, LookupError):
            return True
    return False


def without_styles(content: bytes) -> bytes:
    """The workbook without its style sheet: values are read without it, dates as numbers."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as archive, zipfile.ZipFile(out, "w") as copy:
        for entry in archive.infolist():
            if entry.filename != STYLES:
                copy.writestr(entry.filename, archive.read(entry.filename))
    return out.getvalue()


def _scan_sheet(data: bytes, percents: set[int], struck: set[int]) -> tuple[Scan, bytes | None]:
    scan = Scan()
    rows: Counter[int] = Counter()
    columns: Counter[int] = Counter()
    spans: list[tuple[int, int, int, int]] = []
    for match in CELL.finditer(data):
        body = match.group(2)
        if not body:
            continue
        attributes = match.group(1)
        reference = REFERENCE.search(attributes)
        if reference is None:
            continue
        row, column = int(reference.group(2)) - 1, column_index(reference.group(1).decode())
        rows[row] += 1
        columns[column] += 1
        scan.cells += 1
        if row > 50_000 or column > 200:
            spans.append((row, column, *match.span()))
        kind = TYPE.search(attributes)
        if kind is not None and kind.group(1) == b"e":
            value = VALUE.search(body)
            scan.errors[row, column] = value.group(1).decode("utf-8", "replace") if value else "#ERR"
        elif (kind is None or kind.group(1) != b"str") and FORMULA.search(body) and not RESULT.search(body):
            scan.no_result.add((row, column))
        if percents or struck:
            style = STYLE.search(attributes)
            number = int(style.group(1)) if style is not None else -1
            if number in percents:
                scan.percents.add((row, column))
            if number in struck:
                scan.struck.add((row, column))
    for a, b, c, d in MERGE.findall(data):
        scan.merges.append((int(b) - 1, column_index(a.decode()), int(d) - 1, column_index(c.decode())))
    scan.hidden_rows = {int(n) - 1 for n in HIDDEN_ROW.findall(data)}
    scan.hidden_columns = _hidden_columns(data)
    return scan, _cut_far_cells(data, scan, spans, edge(rows, ROW_GAP), edge(columns, COLUMN_GAP))


def _hidden_columns(data: bytes) -> set[int]:
    found: set[int] = set()
    for match in COLUMN.finditer(data):
        attributes = match.group(1)
        if re.search(rb'\bhidden="(?:1|true)"', attributes):
            low, high = re.search(rb'\bmin="(\d+)"', attributes), re.search(rb'\bmax="(\d+)"', attributes)
            if low and high:
                found.update(range(int(low.group(1)) - 1, min(int(high.group(1)), 500)))
    return found


def edge(counts: Counter[int], gap: int) -> int:
    """The last position that belongs with the rest: beyond a wide gap only a few stray cells stand."""
    total = sum(counts.values())
    ordered = sorted(counts)
    seen = 0
    for here, following in pairwise(ordered):
        seen += counts[here]
        if following - here > gap and total - seen <= max(10, total // 100):
            return here
    return ordered[-1] if ordered else 0


def _cut_far_cells(
    data: bytes, scan: Scan, spans: list[tuple[int, int, int, int]], last_row: int, last_column: int
) -> bytes | None:
    far = [span for span in spans if span[0] > last_row or span[1] > last_column]
    if not far:
        return None
    kept, position = [], 0
    for row, column, start, end in sorted(far, key=lambda span: span[2]):
        scan.far.append(f"{column_letters(column)}{row + 1}")
        kept.append(data[position:start])
        position = end
    kept.append(data[position:])
    return b"".join(kept)


@cache
def column_letters(index: int) -> str:
    """A for 0, AA for 26."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
