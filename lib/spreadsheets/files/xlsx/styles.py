"""The cell styles of an .xlsx that change how a value is read: percentages, struck texts, formats that show more."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

from lib.spreadsheets.grid.formats import BUILT_IN, tells

STYLES = "xl/styles.xml"
PERCENTAGES = frozenset({9, 10})
NOT = ("0", "false")


@dataclass(frozen=True, slots=True)
class Styles:
    """The numbers of the styles that tell something; `formats` those that may show another text, with their format."""

    percents: frozenset[int] = frozenset()
    struck: frozenset[int] = frozenset()
    formats: Mapping[int, str] = field(default_factory=dict)

    def all(self) -> frozenset[int]:
        """Every style worth looking for."""
        return self.percents | self.struck | self.formats.keys()


def telling_styles(archive: zipfile.ZipFile) -> Styles:
    """The styles of a workbook that tell something; none when its style sheet is damaged: it says nothing then."""
    if STYLES not in archive.namelist():
        return Styles()
    try:
        root = fromstring(archive.read(STYLES))
        codes = BUILT_IN | {
            int(e.get("numFmtId", 0)): e.get("formatCode", "") for e in elements(root, "numFmt")
        }
        fonts = list(next(iter(elements(root, "fonts")), ()))
        formats = list(next(iter(elements(root, "cellXfs")), ()))
        used = [(int(xf.get("numFmtId", 0)), int(xf.get("fontId", 0))) for xf in formats]
    except (SyntaxError, LookupError, ValueError):
        return Styles()
    struck = {
        i for i, font in enumerate(fonts) if any(s.get("val") not in NOT for s in elements(font, "strike"))
    }
    return Styles(
        frozenset(i for i, (code, _) in enumerate(used) if code in PERCENTAGES or "%" in codes.get(code, "")),
        frozenset(i for i, (_, font) in enumerate(used) if font in struck),
        {i: codes[code] for i, (code, _) in enumerate(used) if code in codes and tells(codes[code])},
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


def elements(root: Element, name: str) -> list[Element]:
    """The elements of a name, whatever their namespace."""
    return [e for e in root.iter() if isinstance(e.tag, str) and e.tag.rsplit("}", 1)[-1] == name]
