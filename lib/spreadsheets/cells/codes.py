"""Codes of actions and axes as people write them, brought to A{axis}.{rank}."""

from __future__ import annotations

import re
from functools import lru_cache

from lib.spreadsheets.folding import clean, fold
from lib.spreadsheets.model import CellValue

CODE = re.compile(
    r"^(?:fiche\s+)?(?:actions?|act|axe|a)?\s*(?:n\s*°|no|n)?\s*(\d{1,2})\s*[.\-_/]\s*(\d{1,3})\.?$"
)
CODE_AHEAD = re.compile(
    r"^((?:fiche\s+)?(?:actions?|a)?\s*(?:n\s*°|no)?\s*\d{1,2}[.\-_/]\d{1,3})\s*[.:)\-–]*\s+(?=\D)",
    re.IGNORECASE,
)
AXIS = re.compile(
    r"^(?:axes?\s*(?:strategiques?)?\s*(?:n\s*°|no)?|a|volet|composante|pilier|objectif)\s*(\d{1,2}|[ivx]{1,4})\s*[.:)\-–—]*\s*(.*)$",
    re.DOTALL,
)
NUMBERED = re.compile(r"^(\d{1,2})\s*[.:)\-–]+\s*(\D.*)$", re.DOTALL)
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}


@lru_cache(maxsize=50_000)
def canonical_code(typed: str) -> str:
    """`A1.2` for A 1.2, 1.2, A1-2, Action n° 1.2; any other code as it is typed."""
    match = CODE.match(fold(typed))
    return f"A{int(match[1])}.{int(match[2])}" if match else clean(typed)


def code_in_title(title: str) -> tuple[str | None, str]:
    """The code that opens a title, if one does, and the title without it."""
    match = CODE_AHEAD.match(title)
    if match is None:
        return None, title
    return canonical_code(match[1]), title[match.end() :].strip()


@lru_cache(maxsize=2_000)
def axis_of(label: str) -> tuple[str, str | None, str]:
    """Key, code and title of an axis: « A1. Gouvernance », « AXE 1 : GOUVERNANCE », « Gouvernance »."""
    text = clean(label)
    for pattern in (AXIS, NUMBERED):
        match = pattern.match(fold(text))
        if match:
            number = ROMAN.get(match[1]) or (int(match[1]) if match[1].isdecimal() else None)
            if number:
                code = f"A{number}"
                size = len(match[2])
                title = (
                    text[len(text) - size :].strip()
                    if size and len(fold(text)) == len(text)
                    else _after(text)
                )
                return code, code, title or text
    return fold(text), None, text


def _after(text: str) -> str:
    """The part of a label after its number, when folding changed the length of the text."""
    parts = re.split(r"\d{1,2}\s*[.:)\-–—]*\s*", text, maxsplit=1)
    return parts[1].strip() if len(parts) > 1 else text


@lru_cache(maxsize=50_000)
def axis_of_code(code: str | None) -> str | None:
    """A1 for A1.2: the axis that a code names."""
    match = re.match(r"^(A\d{1,2})\.\d", code or "")
    return match[1] if match else None


class FloatCodes:
    """Codes that Excel turned into numbers: 1.10 became 1.1, and only the order of the rows tells."""

    def __init__(self) -> None:
        self.met: set[str] = set()
        self.last = ""

    def read(self, value: CellValue) -> tuple[str, bool]:
        """The code as text, and whether its last zero had to be put back (1.9 stands above a second 1.1)."""
        if value is None:
            return "", False
        if isinstance(value, float) and not value.is_integer():
            text = f"{value:.10g}"
            whole, _, rank = text.partition(".")
            before_whole, _, before = self.last.partition(".")
            if (
                text in self.met
                and whole == before_whole
                and before.isdecimal()
                and int(before) + 1 == int(rank) * 10
            ):
                text = f"{whole}.{int(rank) * 10}"
            doubtful = text != f"{value:.10g}"
        else:
            text = str(int(value)) if isinstance(value, float) else str(value)
            doubtful = False
        self.met.add(text)
        self.last = text
        return text, doubtful
