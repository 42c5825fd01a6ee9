"""One pass over the XML of an .ods, when it holds what the fast reader does not tell: merges, error cells, hidden
rows, notes, links, struck texts, formulas without a result, numbers shown otherwise; and a refusal of rows repeated
beyond reason."""

from __future__ import annotations

import io
import re
import zipfile
from xml.sax.saxutils import unescape

from lib.spreadsheets.files.ods.cells import Cells, strikes
from lib.spreadsheets.files.ods.shown import shown_otherwise
from lib.spreadsheets.files.xlsx.parts import QUOTES
from lib.spreadsheets.files.xlsx.scan import MOST_MERGES, Scan

CONTENT = "content.xml"
WORTH_A_PASS = re.compile(
    rb'number-(?:rows|columns)-spanned="(?!1")|calcext:value-type="error"|table:visibility="(?:collapse|filter)"'
    rb'|<office:annotation[ >]|xlink:href="https?:|text-line-through-(?:style|type)="(?!none)'
    rb'|office:value-type="percentage"'
    # A formula without a value, nor a type that says that it has one.
    rb"|<table:table-cell\b(?=[^>]*\btable:formula=)(?![^>]*\boffice:(?:value|value-type|date-value)=)"
)
#: Where a sheet, a row or a cell begins, with its attributes: a quoted one may hold a `>`.
OPENING = re.compile(
    rb'<table:(table|table-row|table-cell|covered-table-cell)(?=[ />])((?:[^">]++|"[^"]*+")*+)>'
)
NUMBER_OF = {
    name: re.compile(rf'\btable:number-{name}="(\d{{1,9}})"'.encode())
    for name in ("rows-repeated", "columns-repeated", "rows-spanned", "columns-spanned")
}
HIDDEN = re.compile(rb'\btable:visibility="(?:collapse|filter)"')
NAME = re.compile(rb'\btable:name="([^"]*)"')
REPEATED = re.compile(
    rb'<table:table-row\b[^>]*number-rows-repeated="(\d{5,})"[^>]*>(.*?)</table:table-row>', re.DOTALL
)
MANY = 20_000


def content_of(content: bytes) -> bytes:
    """The XML of the sheets. Raises KeyError for an .ods without any."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(CONTENT)


def repeats_values(xml: bytes) -> int:
    """How often the most repeated row that holds something is repeated; 0 when none is beyond reason."""
    return max(
        (
            int(m[1])
            for m in REPEATED.finditer(xml)
            if int(m[1]) > MANY and (b"<text:p" in m[2] or b"office:value" in m[2])
        ),
        default=0,
    )


def scan_ods(xml: bytes) -> dict[str, Scan]:
    """The scans by sheet name; none when nothing in the file needs one."""
    otherwise = shown_otherwise(xml)
    if not otherwise and not WORTH_A_PASS.search(xml):
        return {}
    scans: dict[str, Scan] = {}
    cells = Cells(xml, strikes(xml), shown=otherwise)
    scan, row, column, after = Scan(), 0, 0, 0
    for match in OPENING.finditer(xml):
        kind, said = match.groups()
        if kind == b"table":
            name = NAME.search(said)
            scan, row, after = Scan(), 0, 0
            if name:
                scans[unescape(name[1].decode("utf-8", "replace"), QUOTES)] = scan
        elif kind == b"table-row":
            row, column = after, 0
            times = _number(said, "rows-repeated")
            if b"visibility" in said and HIDDEN.search(said) and times < MANY:
                scan.hidden_rows.update(range(row, row + times))
            after = row + times
        else:
            if b"spanned" in said:
                _merge(said, row, column, scan)
            cells.read(match, (row, column), scan)
            column += _number(said, "columns-repeated") if b"columns-repeated" in said else 1
    return scans


def _merge(said: bytes, row: int, column: int, scan: Scan) -> None:
    down, across = _number(said, "rows-spanned"), _number(said, "columns-spanned")
    if (down > 1 or across > 1) and len(scan.merges) < MOST_MERGES:
        scan.merges.append((row, column, row + down - 1, column + across - 1))


def _number(said: bytes, name: str) -> int:
    found = NUMBER_OF[name].search(said)
    return int(found[1]) if found else 1
