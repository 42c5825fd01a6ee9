"""A sheet made cell by cell, where each stands, within the limits of one."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace

from lib.spreadsheets.files.container import Limits
from lib.spreadsheets.files.refusals import too_many_cells
from lib.spreadsheets.files.xlsx.scan import COLUMN_GAP, ROW_GAP, edge
from lib.spreadsheets.letters import column_letters
from lib.spreadsheets.model import CellValue, Place, Sheet

#: The last row and the last column that a workbook has.
ROWS, COLUMNS = 1_048_576, 16_384
#: Only beyond these can a cell stand far from a table.
FAR_ROW, FAR_COLUMN = 50_000, 182


@dataclass(slots=True)
class Canvas:
    """The cells so far; positions are (row, column) from 0. `area` counts the places, filled or not."""

    file: str
    limits: Limits
    name: str = ""
    rows: list[list[CellValue]] = field(default_factory=list)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    errors: dict[Place, str] = field(default_factory=dict)
    no_result: set[Place] = field(default_factory=set)
    percents: set[Place] = field(default_factory=set)
    struck: set[Place] = field(default_factory=set)
    shown: dict[Place, str] = field(default_factory=dict)
    withdrawn: dict[Place, str] = field(default_factory=dict)
    notes: dict[Place, str] = field(default_factory=dict)
    links: dict[Place, str] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    visible: bool = True
    area: int = 0

    def reach(self, row: int, column: int) -> None:
        """Makes the sheet as large as that place. Raises FileRefused beyond the limits."""
        if row >= ROWS or column >= COLUMNS:
            raise too_many_cells(self.file, self.name, (row + 1) * (column + 1))
        if row >= len(self.rows):
            self.area += row + 1 - len(self.rows)
            self.rows.extend([] for _ in range(row + 1 - len(self.rows)))
        line = self.rows[row]
        if column >= len(line):
            self.area += column + 1 - len(line)
            if self.area > self.limits.cells:
                raise too_many_cells(self.file, self.name, self.area)
            line.extend([None] * (column + 1 - len(line)))

    def put(self, row: int, column: int, value: CellValue) -> None:
        """Writes a value at its place; a blank one takes no room."""
        if value is not None:
            self.reach(row, column)
            self.rows[row][column] = value

    def sheet(self) -> Sheet:
        """The sheet, without empty ends; cells far from all others are left out and named."""
        far = self._without_far_cells()
        height = max((r + 1 for r, _ in (*self.errors, *self.no_result)), default=0)
        rows = [_without_end(row) for row in self.rows]
        while len(rows) > height and not rows[-1]:
            rows.pop()
        rows.extend(() for _ in range(height - len(rows)))
        width = max((len(row) for row in rows), default=0)
        merges = {
            (a, b, min(c, len(rows) - 1), min(d, width - 1))
            for a, b, c, d in self.merges
            if a < len(rows) and b < width
        }
        return Sheet(
            self.name,
            tuple(rows),
            visible=self.visible,
            merges=tuple(sorted(m for m in merges if m[2] > m[0] or m[3] > m[1])),
            errors=self.errors,
            no_result=frozenset(self.no_result),
            percents=frozenset(self.percents),
            struck=frozenset(self.struck),
            shown=self.shown,
            withdrawn=self.withdrawn,
            notes=self.notes,
            links=self.links,
            hidden_rows=frozenset(self.hidden_rows),
            hidden_columns=frozenset(self.hidden_columns),
            far=tuple(far),
        )

    def _without_far_cells(self) -> list[str]:
        if len(self.rows) <= FAR_ROW and max(map(len, self.rows), default=0) <= FAR_COLUMN:
            return []
        places = [(r, c) for r, row in enumerate(self.rows) for c, v in enumerate(row) if v is not None]
        last_row = edge(Counter(r for r, _ in places), ROW_GAP)
        last_column = edge(Counter(c for _, c in places), COLUMN_GAP)
        far = [(r, c) for r, c in places if r > last_row or c > last_column]
        for row, column in far:
            self.rows[row][column] = None
        for kept in (self.errors, self.no_result):
            for row, column in [p for p in kept if p[0] > last_row or p[1] > last_column]:
                far.append((row, column))
                kept.pop((row, column)) if isinstance(kept, dict) else kept.discard((row, column))
        return [f"{column_letters(c)}{r + 1}" for r, c in far]


def _without_end(row: list[CellValue]) -> tuple[CellValue, ...]:
    size = len(row)
    while size and row[size - 1] is None:
        size -= 1
    return tuple(row[:size])


def named(sheets: list[Sheet]) -> list[Sheet]:
    """The sheets, each with a name of its own when there are several."""
    if len(sheets) < 2:
        return sheets
    used: set[str] = set()
    named = []
    for number, sheet in enumerate(sheets, 1):
        name = sheet.name or f"Table {number}"
        name = name if name not in used else f"{name} ({number})"
        used.add(name)
        named.append(replace(sheet, name=name))
    return named
