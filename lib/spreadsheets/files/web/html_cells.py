"""One cell of a web page: its text as it is seen, and the value that Excel or LibreOffice noted behind it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

from lib.spreadsheets.grid.struck import Struck
from lib.spreadsheets.model import CellValue

SPACES = re.compile(r"[ \t\r\n\f]+")
#: `mso-number-format:"dd\/mm\/yyyy"` in a style; a semicolon may stand between the quotation marks.
FORMAT = re.compile(
    r"""mso-number-format\s*:\s*("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^;}]+)""", re.IGNORECASE
)
RULE = re.compile(r"([^{}]{1,400})\{([^{}]*mso-number-format[^{}]*)\}", re.IGNORECASE)
CLASS = re.compile(r"\.([\w-]+)")
NAMED_DATES = ("short date", "medium date", "long date", "general date")
LITERAL = re.compile(r'"[^"]*"|\[[^\]]*\]|\\(.)')
NUMBER = re.compile(r"[-+]?(?:\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d+)(?:[.,]\d+)?")
CODE = re.compile(r"[-+]?0\d")
FIRST_DAY = datetime(1899, 12, 30)
#: Serial numbers that are days: from 1900 to 2199.
DAYS = range(1, 109_575)


@dataclass(slots=True)
class Cell:
    """A cell being read: its attributes, then its texts, each with whether it is struck out."""

    row: int
    column: int
    down: int
    across: int
    attributes: Mapping[str, str]
    hidden: bool = False
    runs: list[tuple[str, bool]] = field(default_factory=list)
    filled_in: list[str] = field(default_factory=list)  # what stands in its fields and pictures
    link: str = ""

    def text(self) -> str:
        """The text as it is seen: spaces are one, lines are kept."""
        return _seen("".join(text for text, _ in self.runs)) or " ".join(self.filled_in)

    def struck(self) -> Struck | None:
        """What stands and what was struck out; None when nothing was."""
        if not any(out for _, out in self.runs):
            return None
        found = Struck.of([(SPACES.sub(" ", text), out) for text, out in self.runs])
        return Struck(_seen(found.standing), found.struck) if found else None


def _seen(text: str) -> str:
    lines = (SPACES.sub(" ", line).strip(" \u00a0") for line in text.split("\v"))
    return "\n".join(line for line in lines if line)


def formats_of(style_sheet: str) -> dict[str, str]:
    """The number format of each class of a style sheet."""
    found: dict[str, str] = {}
    for selectors, body in RULE.findall(style_sheet):
        written = FORMAT.search(body)
        if written:
            found.update(dict.fromkeys(CLASS.findall(selectors), _format(written[1])))
    return found


def format_of(attributes: Mapping[str, str], classes: Mapping[str, str]) -> str:
    """The number format of a cell: its own, or its class's; empty when none is said."""
    if "mso-number-format" in attributes.get("style", "").lower():
        own = FORMAT.search(attributes["style"])
        return _format(own[1]) if own else ""
    noted = attributes.get("sdnum", "")  # LibreOffice: language;language;format
    if noted:
        return noted.split(";", 2)[2] if noted.count(";") > 1 else ""
    names = attributes.get("class", "")
    return next((classes[name] for name in names.split() if name in classes), "") if names else ""


def _format(written: str) -> str:
    return re.sub(r"\\(.)", r"\1", written.strip().strip("\"'")).strip()


def value_of(text: str, attributes: Mapping[str, str], number_format: str) -> tuple[CellValue, bool]:
    """The value of a cell, and whether it is shown as a percentage. Without a number behind it, its text."""
    raw = _raw(text, attributes)
    if raw is None or number_format == "@":
        return text or None, False
    if _is_date(number_format):
        return _day(raw) or text or None, False
    if number_format.lower() == "percent" or "%" in LITERAL.sub("", number_format):
        return raw, True
    if not text or (NUMBER.fullmatch(text) and not CODE.match(text)):
        return int(raw) if raw.is_integer() and abs(raw) < 2**53 else raw, False
    return text, False


def _raw(text: str, attributes: Mapping[str, str]) -> float | None:
    """The number behind a cell, as Excel (`x:num`) or LibreOffice (`sdval`) note it."""
    if "x:str" in attributes:
        return None
    noted = attributes.get("x:num", attributes.get("sdval"))
    if noted is None:
        return None
    try:
        number = float(noted.strip() or text.replace("\u00a0", "").replace(" ", "").replace(",", "."))
    except ValueError:
        return None
    return number if abs(number) < 1e300 else None


def _is_date(number_format: str) -> bool:
    if number_format.lower() in NAMED_DATES:
        return True
    bare = LITERAL.sub("", number_format).lower()
    return "general" not in bare and (
        "d" in bare or "y" in bare or "j" in bare or "a" in bare.replace("am/pm", "")
    )


def _day(serial: float) -> CellValue:
    if int(serial) not in DAYS:
        return None
    moment = FIRST_DAY + timedelta(seconds=round(serial * 86_400))
    return moment.date() if moment.time() == time() else moment
