"""One pass over the XML of an .ods, when it holds what the fast reader does not tell: merges, error cells,
hidden rows; and a refusal of rows repeated beyond reason."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import iterparse

from lib.spreadsheets.files.xlsx_scan import Scan

CONTENT = "content.xml"
WORTH_A_PASS = re.compile(
    rb'number-rows-spanned="(?!1")|calcext:value-type="error"|table:visibility="(?:collapse|filter)"'
)
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
    if not WORTH_A_PASS.search(xml):
        return {}
    scans: dict[str, Scan] = {}
    scan, row = Scan(), 0
    for event, element in iterparse(io.BytesIO(xml), events=("start", "end")):
        name = _name(element)
        if event == "start":
            if name == "table":
                scan, row = Scan(), 0
                scans[_attribute(element, "name")] = scan
        elif name == "table-row":
            times = int(_attribute(element, "number-rows-repeated") or 1)
            if _attribute(element, "visibility") in ("collapse", "filter") and times < MANY:
                scan.hidden_rows.update(range(row, row + times))
            _cells(element, row, scan)
            row += times
            element.clear()
    return scans


def _cells(element: Element, row: int, scan: Scan) -> None:
    column = 0
    for cell in element:
        if _name(cell) not in ("table-cell", "covered-table-cell"):
            continue
        down = int(_attribute(cell, "number-rows-spanned") or 1)
        across = int(_attribute(cell, "number-columns-spanned") or 1)
        if down > 1 or across > 1:
            scan.merges.append((row, column, row + down - 1, column + across - 1))
        if any(key.endswith("}value-type") and value == "error" for key, value in cell.attrib.items()):
            scan.errors[row, column] = "".join(cell.itertext()).strip() or "#ERR"
        column += int(_attribute(cell, "number-columns-repeated") or 1)


def _name(element: Element) -> str:
    return element.tag.rsplit("}", 1)[-1] if isinstance(element.tag, str) else ""


def _attribute(element: Element, name: str) -> str:
    return next(_matching(element, name), "")


def _matching(element: Element, name: str) -> Iterator[str]:
    return (value for key, value in element.attrib.items() if key.rsplit("}", 1)[-1] == name)
