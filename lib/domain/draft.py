"""Cells typed into a table on the screen and not recorded yet, as the browser brings them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

#: What begins the name of a row that is not there yet.
NEW = "+"
#: Longer than any text that a cell takes, and more rows than anybody pastes at once.
LONGEST, MOST_ROWS, FARTHEST = 20_000, 10_000, 1_000_000


@dataclass(frozen=True, slots=True)
class TypedCell:
    """What was typed, empty to leave nothing, and the revision that its writer saw."""

    text: str
    seen: int


@dataclass(frozen=True, slots=True)
class DraftRow:
    """The cells typed in one row: its key, or a name of its own for a new one; its place on the screen, from 1."""

    key: str
    number: int
    cells: Mapping[str, TypedCell]

    @property
    def is_new(self) -> bool:
        """Whether the row is not in the plan yet."""
        return self.key.startswith(NEW)


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything typed in a table and not recorded; the name is made by the browser with the first cell."""

    name: str = ""
    rows: tuple[DraftRow, ...] = field(default=())

    @property
    def count(self) -> int:
        """How many cells were typed."""
        return sum(len(row.cells) for row in self.rows)

    @property
    def changes(self) -> int:
        """How many changes a person made: a new row is one, whatever its cells."""
        return sum(1 if row.is_new else len(row.cells) for row in self.rows)


def draft_of(sent: Any, fields: frozenset[str]) -> Draft:
    """The draft that a browser sent: whatever is not a cell of these fields is left out, as nobody typed it here."""
    rows = sent.get("rows") if isinstance(sent, Mapping) else None
    if not isinstance(rows, list):
        return Draft()
    found: dict[str, DraftRow] = {}
    for row in rows[:MOST_ROWS]:
        read = _row(row, fields)
        if read is not None:
            found[read.key] = read
    placed = sorted(found.values(), key=lambda row: row.number)
    if len({row.number for row in placed}) < len(placed):  # places that cannot be: in the order of the rows
        placed = [DraftRow(row.key, number, row.cells) for number, row in enumerate(placed, start=1)]
    return Draft(str(sent.get("name") or "")[:64], tuple(placed))


def _row(row: Any, fields: frozenset[str]) -> DraftRow | None:
    if not isinstance(row, Mapping):
        return None
    key, number, cells = row.get("key"), row.get("row"), row.get("cells")
    if not isinstance(key, str) or not key or not isinstance(cells, Mapping):
        return None
    typed = {name: cell for name, value in cells.items() if name in fields and (cell := _cell(value))}
    place = number if isinstance(number, int) and 0 < number < FARTHEST else FARTHEST
    return DraftRow(key, place, MappingProxyType(typed)) if typed else None


def _cell(value: Any) -> TypedCell | None:
    if not isinstance(value, list) or len(value) != 2:
        return None
    text, seen = value
    if not isinstance(text, str) or not isinstance(seen, int) or isinstance(seen, bool) or seen < 0:
        return None
    return TypedCell(text[:LONGEST].replace("\0", ""), seen)
