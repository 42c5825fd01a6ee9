"""Codes of actions and axes: kept as people write them, and folded only to tell which one is meant."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property, lru_cache

from lib.spreadsheets.folding import CODE, LONGEST_CODE, clean, fold, fold_code
from lib.spreadsheets.model import CellValue

CODE_AHEAD = re.compile(
    r"^(?:(?:fiche\s+)?actions?\s*(?:n\s*°|no)?\s*|n\s*°\s*|no\s*)?((?:a\s*)?\d{1,2}[.\-_/]\d{1,3})\s*[.:)\-–]*\s+(?=\D)",
    re.IGNORECASE,
)
AXIS = re.compile(
    r"^(?:axes?\s*(?:strategiques?)?\s*(?:n\s*°|no)?|a|volet|composante|pilier|objectif)\s*(\d{1,2}|[ivx]{1,4})\s*[.:)\-–—]*\s*(.*)$",
    re.DOTALL,
)
NUMBERED = re.compile(r"^(\d{1,2})\s*[.:)\-–]+\s*(\D.*)$", re.DOTALL)
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}
#: « A1.2.3 », « A1-2 »: the axis is named.
NAMED_AXIS = re.compile(r"^a(?:xe)?\s*(\d{1,2})\s*[.\-_/]\s*\d")
LAST_RANK = 2  # digits: three are those of a number, not of a rank in an axis
LAST_AXIS = 20


class PlanCodes:
    """The codes of a plan, looked for as they are typed, else whatever their case, else as they fold: where one alone
    can be meant."""

    def __init__(self, codes: Iterable[str]) -> None:
        self.codes = frozenset(codes)

    @cached_property
    def ways(self) -> tuple[tuple[Callable[[str], str], Mapping[str, Sequence[str]]], ...]:
        """Each way of folding, with the codes by what they fold to; most tables name no code of another."""
        return tuple((way, _by(way, self.codes)) for way in (fold, fold_code))

    def find(self, typed: str) -> str | None:
        """The code of the plan that a text names; None when none does, or several could."""
        if typed in self.codes:
            return typed
        alike = next((found for way, held in self.ways if (found := held.get(way(typed)))), ())
        return alike[0] if len(alike) == 1 else None


def _by(way: Callable[[str], str], codes: Iterable[str]) -> Mapping[str, Sequence[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for code in codes:
        found[way(code)].append(code)
    return found


def code_in_title(title: str) -> tuple[str | None, str]:
    """The code that opens a title, if one does, and the title without it."""
    match = CODE_AHEAD.match(title)
    if match is None:
        return None, title
    return clean(match[1]), title[match.end() :].strip()


@lru_cache(maxsize=2_000)
def axis_of(label: str) -> tuple[str, str | None, str]:
    """Key, code and title of an axis: « A1. Gouvernance », « AXE 1 : GOUVERNANCE », « Gouvernance »."""
    text = clean(label)
    for pattern in (AXIS, NUMBERED):
        match = pattern.match(fold(text))
        if match:
            number = int(match[1]) if match[1].isdecimal() else ROMAN.get(match[1])
            if number is not None:
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
    """A1 for A1.2, 1.2 and 01-02: the axis that a code names. A year and a number (24-001) name none."""
    folded = fold(code or "")
    named = NAMED_AXIS.match(folded)
    if named:
        return f"A{int(named[1])}"
    match = CODE.match(folded) if len(folded) <= LONGEST_CODE else None
    if match is None or len(match[3]) > LAST_RANK or (match[2] != "." and int(match[1]) > LAST_AXIS):
        return None
    return f"A{int(match[1])}"


class FloatCodes:
    """Codes that a spreadsheet turned into numbers: 1.10 became 1.1, and only the order of the rows tells,
    unless the cell shows it."""

    def __init__(self) -> None:
        self.met: set[str] = set()
        self.last = ""

    def read(self, value: CellValue, shown: str | None = None) -> tuple[str, bool]:
        """The code as text, and whether its last zero had to be put back (1.9 stands above a second 1.1).

        `shown` is what the cell shows of its number, when its format says so.
        """
        if value is None:
            return "", False
        if shown is not None:
            text, doubtful = clean(shown), False
        elif isinstance(value, float):
            text, doubtful = self._of_number(value)
        else:
            text, doubtful = clean(str(value)), False
        self.met.add(text)
        self.last = text
        return text, doubtful

    def _of_number(self, value: float) -> tuple[str, bool]:
        plain = f"{value:.10g}" if abs(value) < 1e10 else f"{value:.0f}"
        whole, point, rank = plain.partition(".")
        before_whole, _, before = self.last.partition(".")
        if (
            point
            and plain in self.met
            and whole == before_whole
            and before.isdecimal()
            and rank.isdecimal()
            and int(before) + 1 == int(rank) * 10
        ):
            return f"{whole}.{int(rank) * 10}", True
        return plain, False
