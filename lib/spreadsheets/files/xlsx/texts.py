"""The texts of an .xlsx of which a part is struck out: what stands is read, what was struck is told."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

from lib.spreadsheets.files.xlsx.parts import place_of, text_of
from lib.spreadsheets.files.xlsx.styles import NOT, elements
from lib.spreadsheets.grid.struck import Struck
from lib.spreadsheets.model import Place

SHARED = "xl/sharedStrings.xml"
ITEM = re.compile(rb"<(?:\w+:)?si\b[^>]*?(?:/>|(?<!/)>(.*?)</(?:\w+:)?si>)", re.DOTALL)
SHARED_CELL = re.compile(
    rb'<(?:\w+:)?c\b(?=[^>]*\bt="s")[^>]*\br="([A-Z]{1,3}[0-9]{1,7})"[^>]*>\s*<(?:\w+:)?v>(\d+)<'
)
INLINE_CELL = re.compile(
    rb'<(?:\w+:)?c\b(?=[^>]*\bt="inlineStr")[^>]*\br="([A-Z]{1,3}[0-9]{1,7})"[^>]*(?<!/)>(.*?)</(?:\w+:)?c>',
    re.DOTALL,
)
PREFIX = re.compile(rb"</?(\w+):")


def struck_strings(archive: zipfile.ZipFile) -> dict[int, Struck]:
    """The shared texts of which something is struck, by their number."""
    if SHARED not in archive.namelist():
        return {}
    data = archive.read(SHARED)
    if b"strike" not in data:
        return {}
    return {
        number: found
        for number, match in enumerate(ITEM.finditer(data))
        if match[1] and b"strike" in match[1] and (found := _struck(match[1])) is not None
    }


def struck_cells(data: bytes, strings: dict[int, Struck]) -> Iterator[tuple[Place, Struck]]:
    """The cells of a sheet whose text is struck, wholly or in part."""
    for match in SHARED_CELL.finditer(data) if strings else ():
        found, place = strings.get(int(match[2])), place_of(match[1].decode())
        if found is not None and place is not None:
            yield place, found
    for match in INLINE_CELL.finditer(data) if b"strike" in data else ():
        found = _struck(match[2]) if b"strike" in match[2] else None
        place = place_of(match[1].decode())
        if found is not None and place is not None:
            yield place, found


def _struck(xml: bytes) -> Struck | None:
    """What stands and what is struck in the runs of a text; None when nothing is, or when they cannot be read."""
    try:
        root = fromstring(b"<x>" + PREFIX.sub(lambda m: m[0].replace(m[1] + b":", b""), xml) + b"</x>")
    except (SyntaxError, ValueError, LookupError):
        return None
    return Struck.of([(text_of(run), _is_struck(run)) for run in elements(root, "r")])


def _is_struck(run: Element) -> bool:
    return any(s.get("val") not in NOT for s in elements(run, "strike"))
