"""What the columns of a table hold, and what can hardly stand in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Literal

from lib.spreadsheets.cells.dates import parse_date
from lib.spreadsheets.folding import fold
from lib.spreadsheets.model import CellValue
from lib.spreadsheets.tables.beside import is_foreign_heading
from lib.spreadsheets.tables.evidence import DATES, NUMBER, is_state, marks
from lib.spreadsheets.tables.labels import names_a_field

Kind = Literal["day", "number", "state", "code", "title", "text"]
MOSTLY = 0.6
LONGEST_HEADING = 40
LEAST_YEAR = 1900  # a smaller number is no year, and no day either
TITLES = frozenset({"title", "sub_title", "name", "subject"})
NAMED = TITLES | {"owner", "organisation", "partner"}
COUNTED = frozenset({"progress", "target", "actual"})
SHORTEST_TITLE = 3


def kinds_of(rows: Iterable[Mapping[str, CellValue]]) -> dict[str, Kind]:
    """Field → the kind of values that its column holds, where one prevails."""
    columns: dict[str, list[CellValue]] = {}
    for cells in rows:
        for field, value in cells.items():
            columns.setdefault(field, []).append(value)
    kinds: dict[str, Kind] = {}
    for field, values in columns.items():
        kind = _kind(field, values)
        if kind is not None:
            kinds[field] = kind
    return kinds


def _kind(field: str, values: Sequence[CellValue]) -> Kind | None:
    def prevails(test: Callable[[CellValue], bool]) -> bool:
        return sum(map(test, values)) >= MOSTLY * len(values)

    if field in DATES:
        return "day" if prevails(is_day) else None
    if field in COUNTED:
        return "number" if prevails(_is_number) else None
    if field == "status":
        return "state" if prevails(is_state) else None
    if field == "code":
        return "code" if prevails(has_digit) else None
    if field not in NAMED or not prevails(_is_text):
        return None
    return "title" if field in TITLES and prevails(_is_long) else "text"


def agrees(value: CellValue, kind: Kind) -> bool:
    """Whether a value is of a kind that says something: a title says nothing of its table."""
    if kind == "day":
        return is_day(value)
    if kind == "number":
        return _is_number(value) or (isinstance(value, str) and fold(value) in marks())
    return kind == "state" and is_state(value)


def contradicts(value: CellValue, kind: Kind) -> bool:
    """Whether a value can hardly stand in a column of a kind: a heading of another table does not."""
    if is_foreign_to(value, kind):
        return True
    if kind in ("day", "number", "state"):
        return _is_plain(value) and not _is_remark(value)
    return False


def is_foreign_to(value: CellValue, kind: Kind) -> bool:
    """Whether nobody types a value in a column of a kind: a figure for a name, a letter for a title or a code."""
    if kind == "title" and isinstance(value, str) and not _is_long(value):
        return True
    if kind in ("title", "text", "state"):
        return isinstance(value, date) or _is_number(value)
    if kind == "code":
        return _is_plain(value)
    if kind == "number":
        return isinstance(value, date)
    return _is_number(value) and sum(map(str.isdecimal, str(value))) < len(str(LEAST_YEAR))


def _is_plain(value: CellValue) -> bool:
    """A text of letters only: no day, no figure, no state, no mark."""
    if not isinstance(value, str) or has_digit(value) or is_state(value):
        return False
    return len(value) <= LONGEST_HEADING and any(map(str.isalpha, value)) and fold(value) not in marks()


def _is_remark(value: CellValue) -> bool:
    """What people type where a day or a state is still unknown: « à définir », « permanent », « reporté »."""
    text = str(value)
    if names_a_field(value) or is_foreign_heading(text):
        return False
    parsed = parse_date(text)
    return not parsed.error and str(parsed.precision) in ("continuous", "unknown")


def is_day(value: CellValue) -> bool:
    """Whether a value is a day, or a text that is one."""
    if isinstance(value, str):
        return len(value) <= LONGEST_HEADING and parse_date(value).day is not None
    return isinstance(value, date)


def _is_number(value: CellValue) -> bool:
    if isinstance(value, str):
        return NUMBER.match(fold(value)) is not None
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_text(value: CellValue) -> bool:
    return isinstance(value, str) and not _is_number(value)


def _is_long(value: CellValue) -> bool:
    return len(str(value).strip()) >= SHORTEST_TITLE


def has_digit(value: CellValue) -> bool:
    """Whether a figure stands in a value."""
    return any(map(str.isdecimal, str(value)))
