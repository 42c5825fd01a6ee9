"""One pass over the XML of an .ods, when it holds what the fast reader does not tell: merges, error cells, hidden
rows, notes, links, struck texts, formulas without a result, numbers shown otherwise; and a refusal of rows repeated
beyond reason."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import iterparse

from lib.spreadsheets.files.ods_shown import shown_otherwise, shown_text
from lib.spreadsheets.files.xlsx_parts import LONGEST, MOST, WEB
from lib.spreadsheets.files.xlsx_scan import MOST_MERGES, Scan
from lib.spreadsheets.grid.struck import Struck
from lib.spreadsheets.model import Place

CONTENT = "content.xml"
WORTH_A_PASS = re.compile(
    rb'number-(?:rows|columns)-spanned="(?!1")|calcext:value-type="error"|table:visibility="(?:collapse|filter)"'
    rb'|<office:annotation[ >]|xlink:href="https?:|text-line-through-(?:style|type)="(?!none)'
    rb'|office:value-type="percentage"'
    # A formula without a value, nor a type that says that it has one.
    rb"|<table:table-cell\b(?=[^>]*\btable:formula=)(?![^>]*\boffice:(?:value|value-type|date-value)=)"
)
REPEATED = re.compile(
    rb'<table:table-row\b[^>]*number-rows-repeated="(\d{5,})"[^>]*>(.*?)</table:table-row>', re.DOTALL
)
MANY = 20_000
SPACES = {"s": " ", "tab": "\t", "line-break": "\n"}


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
    if not WORTH_A_PASS.search(xml) and not shown_otherwise(xml):
        return {}
    scans: dict[str, Scan] = {}
    scan, row = Scan(), 0
    struck: dict[str, bool] = {}  # the styles that strike through, and those that do not
    for event, element in iterparse(io.BytesIO(xml), events=("start", "end")):
        name = _name(element)
        if event == "start":
            if name == "table":
                scan, row = Scan(), 0
                scans[_attribute(element, "name")] = scan
        elif name == "style":
            struck.update({_attribute(element, "name"): said for e in element for said in _strikes(e)})
        elif name == "table-row":
            times = _count(element, "number-rows-repeated")
            if _attribute(element, "visibility") in ("collapse", "filter") and times < MANY:
                scan.hidden_rows.update(range(row, row + times))
            _cells(element, row, scan, struck)
            row += times
            element.clear()
    return scans


def _strikes(properties: Element) -> Iterator[bool]:
    """Whether a style strikes through, when it says so."""
    said = [v for way in ("style", "type") for v in _matching(properties, f"text-line-through-{way}")]
    if said:
        yield "none" not in said


def _cells(element: Element, row: int, scan: Scan, struck: dict[str, bool]) -> None:
    column = 0
    for cell in element:
        if _name(cell) not in ("table-cell", "covered-table-cell"):
            continue
        said = {key.rsplit("}", 1)[-1]: value for key, value in cell.attrib.items()}
        if len(cell) or len(said) > 1:
            _cell(cell, (row, column), said, scan, struck)
        column += int(said.get("number-columns-repeated") or 1)


def _cell(cell: Element, place: Place, said: dict[str, str], scan: Scan, struck: dict[str, bool]) -> None:
    """What one cell says beside its value."""
    down, across = (int(said.get(f"number-{way}-spanned") or 1) for way in ("rows", "columns"))
    if (down > 1 or across > 1) and len(scan.merges) < MOST_MERGES:
        scan.merges.append((*place, place[0] + down - 1, place[1] + across - 1))
    kinds = {value for key, value in cell.attrib.items() if key.endswith("}value-type")}
    lines = [e for e in cell if _name(e) == "p"]
    if "error" in kinds:
        scan.errors[place] = "\n".join("".join(line.itertext()) for line in lines).strip() or "#ERR"
        return
    note = next((e for e in cell if _name(e) == "annotation"), None)
    if note is not None and len(scan.notes) < MOST:
        text = "\n".join(
            "".join(text for text, _ in _runs(e, {})) for e in note.iter() if _name(e) == "p"
        ).strip()
        if text:
            scan.notes[place] = text[:LONGEST]
    if "percentage" in kinds:
        scan.percents.add(place)
    if not lines:
        if "formula" in said and not any(key.endswith("value") for key in said) and "string" not in kinds:
            scan.no_result.add(place)
        return
    out = struck.get(said.get("style-name", ""), False)
    if out:
        scan.struck.add(place)
    if kinds & {"float", "date"}:
        seen = shown_text(said, "".join(lines[0].itertext()))
        if seen is not None:
            scan.shown[place] = seen
    if any(len(line) for line in lines):
        _parts(lines, place, scan, struck, out=out)


def _parts(lines: list[Element], place: Place, scan: Scan, struck: dict[str, bool], *, out: bool) -> None:
    """The link behind a text, and the parts of it that are struck."""
    address = next(
        (a for line in lines for e in line.iter() if (a := _attribute(e, "href")).startswith(WEB)), ""
    )
    if address and len(scan.links) < MOST:
        scan.links[place] = address
    runs = [run for line in lines for run in (*_runs(line, struck, out=out), ("\n", False))]
    parted = Struck.of(runs)
    if parted is not None and parted.standing:
        scan.texts[place] = parted
        scan.struck.discard(place)
    elif parted is not None:
        scan.struck.add(place)


def _runs(line: Element, struck: dict[str, bool], *, out: bool = False) -> list[tuple[str, bool]]:
    """The pieces of a line, each with whether it is struck through; their tails belong to what holds them."""
    runs: list[tuple[str, bool]] = []
    waiting: list[tuple[Element, bool] | tuple[str, bool]] = [(line, out)]
    while waiting:
        found, gone = waiting.pop()
        if isinstance(found, str):
            runs.append((found, gone))
            continue
        inside = struck.get(_attribute(found, "style-name"), gone)
        runs.append((SPACES.get(_name(found), "") or found.text or "", inside))
        for child in reversed(found):
            waiting += [(child.tail or "", inside), (child, inside)]
    return runs


def _name(element: Element) -> str:
    return element.tag.rsplit("}", 1)[-1] if isinstance(element.tag, str) else ""


def _count(element: Element, name: str) -> int:
    return int(_attribute(element, name) or 1)


def _attribute(element: Element, name: str) -> str:
    return next(_matching(element, name), "")


def _matching(element: Element, name: str) -> Iterator[str]:
    return (value for key, value in element.attrib.items() if key.rsplit("}", 1)[-1] == name)
