"""Codes that a spreadsheet took for dates: 1-2 became the first of February, and its neighbours tell which way."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import pairwise

from lib.spreadsheets.cells.date_patterns import MONTH, MONTHS
from lib.spreadsheets.folding import fold
from lib.spreadsheets.model import CellValue

#: A value of the column, and what its cell shows where a format changes it.
CodeCell = tuple[CellValue, str | None]
Parts = tuple[int, ...]

#: « 1-janv. », "Jan-13": how spreadsheets show what they made of 1-1 and 1-13.
DAY_FIRST = re.compile(rf"^(\d{{1,2}})[-/. ]{MONTH}$")
MONTH_FIRST = re.compile(rf"^{MONTH}[-/. ](\d{{2}})$")
#: What may be one of them, in a whole column at once.
WORDED = re.compile(r"\d[-/. ][^\W\d]{3}|[^\W\d]{3}\.?[-/. ]\d\d\b")
PAIR = re.compile(r"^(\d{1,2})([-/.])(\d{1,3})$")
#: A code of three parts, 1.2.3, becomes a day of the first years of the century; one of two, a day of this year.
LAST_THIRD = 2012
LONGEST = 20
FEWEST = 2  # texts beside them that are such codes, for words of a month to be codes too


def likely_codes(cells: Sequence[CodeCell]) -> Mapping[CodeCell, str]:
    """What was typed where a column of codes now holds dates: cell → the likely code.

    A date says which two numbers were typed and not in which order: that in which the codes of the column grow
    most evenly is taken, the day first when nothing tells.
    """
    texts = "\n".join(value for value, _ in cells if isinstance(value, str))
    if not WORDED.search(texts) and not any(isinstance(value, date) for value, _ in cells):
        return {}
    pairs = [match for value, _ in cells if (match := _pair(value)) is not None]
    read = {cell: parts for cell in dict.fromkeys(cells) if (parts := _parts(cell, len(pairs) >= FEWEST))}
    if not read:
        return {}
    turned = {
        cell: parts if _is_sure(parts) else (parts[1], parts[0], *parts[2:]) for cell, parts in read.items()
    }
    mark = pairs[0][2] if pairs else "-"
    chosen = min((read, turned), key=lambda way: _unevenness(_column(cells, way)))
    return {cell: mark.join(map(str, parts)) for cell, parts in chosen.items()}


def _pair(value: CellValue) -> re.Match[str] | None:
    return PAIR.match(value.strip()) if isinstance(value, str) and len(value) < 12 else None


def _parts(cell: CodeCell, worded: bool) -> Parts | None:
    """The numbers behind a date, its day first; words of a month count where the codes beside them are pairs."""
    value, shown = cell
    if isinstance(value, date):
        seen = PAIR.match(shown or "")
        if seen and value.day == 1 and (int(seen[1]), int(seen[3])) == (value.month, value.year % 100):
            return (value.month, value.year % 100)
        third = (value.year % 100,) if 2000 < value.year <= LAST_THIRD else ()
        return (value.day, value.month, *third)
    if not worded or not isinstance(value, str) or len(value) > LONGEST or PAIR.match(value):
        return None
    text = fold(value)
    found = DAY_FIRST.match(text)
    if found:
        return int(found[1]), MONTHS[found[2]]
    found = MONTH_FIRST.match(text)
    return (MONTHS[found[1]], int(found[2])) if found else None


def _is_sure(parts: Parts) -> bool:
    """1-24, shown as January 2024: the second number was no day, so that it was taken for a year."""
    return len(parts) == 2 and parts[1] > 12


def _column(cells: Iterable[CodeCell], read: Mapping[CodeCell, Parts]) -> list[Parts]:
    """The codes of a column as numbers, in its order."""
    found: list[Parts] = []
    for cell in cells:
        match = _pair(cell[0])
        parts = (int(match[1]), int(match[3])) if match else read.get(cell)
        if parts:
            found.append(parts)
    return found


def _unevenness(codes: Sequence[Parts]) -> int:
    """How little codes look like a list that is counted: a step back, a code said twice, numbers that are skipped."""
    steps = list(pairwise(codes))
    back = sum(after <= before for before, after in steps)
    skipped = sum(after[0] - before[0] > 1 for before, after in steps)
    return 3 * back + skipped
