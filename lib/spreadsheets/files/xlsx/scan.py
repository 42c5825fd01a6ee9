"""One pass over the XML of an .xlsx: what the fast reader does not tell, and what would kill it.

Error cells, formulas saved without a result, merged ranges, hidden rows and columns, notes, links,
struck texts, and the styles that change how a value is read; and cells so far from the table that a reader would allocate the whole sheet for them: those are
cut out of the XML and reported.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from dataclasses import dataclass, field
from itertools import islice, pairwise

from defusedxml.ElementTree import fromstring

from lib.spreadsheets.files.xlsx.parts import WEB, link_formulas, links, notes, relations
from lib.spreadsheets.files.xlsx.places import with_references
from lib.spreadsheets.files.xlsx.styles import Styles, elements, telling_styles
from lib.spreadsheets.files.xlsx.texts import struck_cells, struck_strings
from lib.spreadsheets.grid.struck import Struck
from lib.spreadsheets.letters import column_index, column_letters
from lib.spreadsheets.model import Place

CELL = rb"<(?:\w+:)?c\b([^>]*(?<!/))>(?!</)"  # one that is not empty
END = rb"</(?:\w+:)?c>"
ANY_CELL = re.compile(CELL + rb"(?:.*?)" + END, re.DOTALL)
ERROR_CELL = re.compile(rb'<(?:\w+:)?c\b([^>]*\bt="e"[^>]*)>(.*?)' + END, re.DOTALL)
FORMULA_CELL = re.compile(CELL + rb"\s*<(?:\w+:)?f[ >/](.*?)" + END, re.DOTALL)
REFERENCE = re.compile(rb'\br="([A-Z]{1,3})([0-9]{1,7})"')
#: Rows from the 50,000th, columns from the 183rd (GA): only then can a cell stand far from a table.
#: Without a boundary ahead, which would have every byte looked at: what is found here is looked at again.
OUTLYING = re.compile(rb'r="(?:[A-Z]{1,3}(?:[5-9]\d{4}|\d{6,7})|(?:[G-Z][A-Z]|[A-Z]{3})\d{1,7})"')
TEXT_RESULT = re.compile(rb'\bt="str"')
#: A result that holds something; and one, empty or not, which is enough where the result is a text.
RESULT = re.compile(rb"<(?:\w+:)?(?:v|is)(?: [^>/]*)?>\s*(?:[^<\s]|<(?!/))")
ANY_RESULT = re.compile(rb"<(?:\w+:)?(?:v|is)[ />]")
VALUE = re.compile(rb"<(?:\w+:)?v(?: [^>]*)?>([^<]*)<")
MERGE = re.compile(rb'<(?:\w+:)?mergeCell\b[^>]*\bref="([A-Z]+)([0-9]+):([A-Z]+)([0-9]+)"')
HIDDEN_ROW = re.compile(rb'<(?:\w+:)?row\b(?=[^>]*\bhidden="(?:1|true)")[^>]*\br="([0-9]+)"')
COLUMN = re.compile(rb"<(?:\w+:)?col\b([^>]*)>")
ROW_GAP, COLUMN_GAP = 1000, 100
MOST_MERGES = 100_000


@dataclass(slots=True)
class Scan:
    """What one sheet's XML says; positions are (row, column) from 0."""

    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    no_result: set[tuple[int, int]] = field(default_factory=set)
    percents: set[tuple[int, int]] = field(default_factory=set)
    struck: set[Place] = field(default_factory=set)
    formats: dict[Place, str] = field(default_factory=dict)  # formats that may show another text
    shown: dict[Place, str] = field(default_factory=dict)  # where the file says itself what is shown
    notes: dict[Place, str] = field(default_factory=dict)
    unread_notes: bool = False
    texts: dict[Place, Struck] = field(default_factory=dict)  # texts of which a part is struck
    links: dict[Place, str] = field(default_factory=dict)
    answers: dict[Place, str] = field(default_factory=dict)  # results that a formula without one says itself
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    far: list[str] = field(default_factory=list)


def scan_xlsx(content: bytes) -> tuple[bytes, dict[str, Scan]]:
    """The scans by sheet name, and the workbook without its far cells."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        paths = sheet_paths(archive)
        styles, strings = telling_styles(archive), struck_strings(archive)
        scans: dict[str, Scan] = {}
        replaced: dict[str, bytes] = {}
        for name, path in paths.items():
            if path not in archive.namelist():
                continue
            data = with_references(archive.read(path))
            scan = scans[name] = _scan_sheet(data, styles)
            _beside(archive, path, data, strings, scan)
            cut = _without_far_cells(data, scan) if OUTLYING.search(data) else None
            if cut is not None:
                replaced[path] = cut
        if not replaced:
            return content, scans
        rewritten = io.BytesIO()
        with zipfile.ZipFile(rewritten, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as copy:
            for entry in archive.infolist():
                copy.writestr(entry.filename, replaced.get(entry.filename) or archive.read(entry.filename))
        return rewritten.getvalue(), scans


def sheet_paths(archive: zipfile.ZipFile) -> dict[str, str]:
    """Sheet name → path of its XML."""
    names = set(archive.namelist())
    if "xl/workbook.xml" not in names or "xl/_rels/workbook.xml.rels" not in names:
        return {}
    targets = {
        e.get("Id"): e.get("Target", "")
        for e in elements(fromstring(archive.read("xl/_rels/workbook.xml.rels")), "Relationship")
    }
    paths = {}
    for sheet in elements(fromstring(archive.read("xl/workbook.xml")), "sheet"):
        link = next((v for k, v in sheet.attrib.items() if k.endswith("}id")), None)
        target = targets.get(link, "")
        paths[sheet.get("name", "")] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    return paths


def _scan_sheet(data: bytes, styles: Styles) -> Scan:
    """What the XML of a sheet tells, read where it tells something: most cells are never looked at."""
    scan = Scan()
    for match in ERROR_CELL.finditer(data) if b't="e"' in data else ():
        place, value = _place(match[1]), VALUE.search(match[2])
        if place is not None and match[2]:
            scan.errors[place] = value[1].decode("utf-8", "replace") if value else "#ERR"
    for match in FORMULA_CELL.finditer(data) if b"<f" in data or b":f" in data else ():
        place = _place(match[1])
        result = ANY_RESULT if TEXT_RESULT.search(match[1]) else RESULT
        if place is not None and not result.search(match[2]):
            scan.no_result.add(place)
    for place, address, text in link_formulas(data):
        if address.startswith(WEB):
            scan.links[place] = address
        if place in scan.no_result:
            scan.answers[place] = text
    scan.no_result -= scan.errors.keys() | scan.answers.keys()
    _styled(data, styles, scan)
    before, after = max(data.find(b"sheetData"), 0), max(data.rfind(b"sheetData"), 0)
    for match in islice(MERGE.finditer(data, after), MOST_MERGES):
        a, b, c, d = match.groups()
        scan.merges.append((int(b) - 1, column_index(a.decode()), int(d) - 1, column_index(c.decode())))
    if b'hidden="' in data:
        scan.hidden_rows = {int(n) - 1 for n in HIDDEN_ROW.findall(data)}
        scan.hidden_columns = _hidden_columns(data[:before])
    return scan


def _beside(archive: zipfile.ZipFile, path: str, data: bytes, strings: dict[int, Struck], scan: Scan) -> None:
    """What the other parts say of the cells of a sheet; a damaged part says nothing, and that is told."""
    try:
        related = relations(archive, path)
        scan.links |= links(data, related)
        scan.notes = notes(archive, related)
    except (SyntaxError, ValueError, LookupError):
        scan.unread_notes = True
    for place, text in struck_cells(data, strings):
        if text.standing:
            scan.texts[place] = text
            scan.struck.discard(place)
        else:
            scan.struck.add(place)


def _place(attributes: bytes) -> tuple[int, int] | None:
    reference = REFERENCE.search(attributes)
    if reference is None:
        return None
    return int(reference[2]) - 1, column_index(reference[1].decode())


def _styled(data: bytes, styles: Styles, scan: Scan) -> None:
    """The filled cells whose style tells something."""
    if not styles.all():
        return
    numbers = b"|".join(str(number).encode() for number in sorted(styles.all()))
    cell = re.compile(rb'<(?:\w+:)?c\b(?=[^>]*\bs="(' + numbers + rb')")([^>]*(?<!/))>(?!</)')
    for match in cell.finditer(data):
        place, style = _place(match[2]), int(match[1])
        if place is None:
            continue
        if style in styles.percents:
            scan.percents.add(place)
        if style in styles.struck:
            scan.struck.add(place)
        if style in styles.formats:
            scan.formats[place] = styles.formats[style]


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


def _without_far_cells(data: bytes, scan: Scan) -> bytes | None:
    """The XML without the few cells that stand far from all others, which are named; None when there are none."""
    rows: Counter[int] = Counter()
    columns: Counter[int] = Counter()
    spans: list[tuple[int, int, int, int]] = []
    for match in ANY_CELL.finditer(data):
        place = _place(match[1])
        if place is not None:
            rows[place[0]] += 1
            columns[place[1]] += 1
            spans.append((*place, *match.span()))
    last_row, last_column = edge(rows, ROW_GAP), edge(columns, COLUMN_GAP)
    kept, position = [], 0
    for row, column, start, end in spans:
        if row > last_row or column > last_column:
            scan.far.append(f"{column_letters(column)}{row + 1}")
            kept.append(data[position:start])
            position = end
    return b"".join([*kept, data[position:]]) if kept else None
