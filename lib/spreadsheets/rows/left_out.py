"""What is said of the rows left out: those that look like actions are never left out in silence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from lib.spreadsheets import report
from lib.spreadsheets.cells.dates import parse_date
from lib.spreadsheets.model import CellValue, Ignored, Issue
from lib.spreadsheets.tables.evidence import DATES, is_state

#: Rows for which a text in the column of owners is an owner; elsewhere it is a word of a heading or of a signature.
OWNED = frozenset({"no_subject", "total", "axis", "continuation", "far", "placeholder"})
#: Rows read for what they are, whatever they hold.
READ = frozenset({"header"})
#: Up to so many rows left out for one reason are named one by one.
NAMED = 5
LONGEST_DAY, LONGEST_TOLD = 40, 120


def looks_like_one(reason: str, cells: Mapping[str, CellValue], present: Sequence[CellValue]) -> bool:
    """Whether a row left out for a reason holds a text, and beside it a date, an owner or a status."""
    if reason in READ or len(present) < 2:
        return False
    code = cells.get("code")
    texts = [v for v in present if isinstance(v, str) and v != code and _says_something(v)]
    if any(isinstance(v, date) for v in present):
        return bool(texts)
    said = [cells[field] for field in cells if field in DATES and _is_day(cells[field])]
    said += [cells[field] for field in ("status",) if is_state(cells.get(field))]
    if reason in OWNED:
        owners = [v for f, v in cells.items() if f in ("owner", "organisation") and isinstance(v, str)]
        said += [owner for owner in owners if owner in texts]
    return any(text != value for value in said for text in texts)


def _says_something(text: str) -> bool:
    return any(map(str.isalpha, text)) and not is_state(text)


def telling(present: Sequence[CellValue]) -> str:
    """The text by which a person recognises a row: its longest, shortened."""
    longest = max((v for v in present if isinstance(v, str)), key=len, default="")
    return " ".join(longest.split())[:LONGEST_TOLD]


def _is_day(value: CellValue) -> bool:
    return isinstance(value, str) and len(value) <= LONGEST_DAY and parse_date(value).day is not None


def of_left_out(ignored: Sequence[Ignored]) -> Iterator[Issue]:
    """A warning on each row that looks like an action, or on the first of a reason when they are many."""
    doubtful: dict[str, list[Ignored]] = {}
    for row in ignored:
        if row.doubtful:
            doubtful.setdefault(row.reason, []).append(row)
    for rows in doubtful.values():
        if len(rows) <= NAMED:
            yield from (report.of_rows("row_left_out", [row.cell], row.text) for row in rows)
        else:
            yield report.of_rows("row_left_out", [row.cell for row in rows], rows[0].text)
