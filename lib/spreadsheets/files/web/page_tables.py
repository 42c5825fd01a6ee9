"""The tables of a web page while they are read: which place each cell takes, and which tables are one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lib.spreadsheets.files.canvas import COLUMNS, Canvas
from lib.spreadsheets.files.web.html_cells import Cell

ACROSS, DOWN = 1000, 65_534  # what browsers allow a cell to span
HEADINGS = 3  # filled cells that make a row of headings


@dataclass(slots=True)
class PageTable:
    """A table being read. `taken` holds how many more rows each column is spanned for."""

    canvas: Canvas
    depth: int
    row: int = -1
    column: int = 0
    taken: list[int] = field(default_factory=list)
    cell: Cell | None = None
    seen: set[int] = field(default_factory=set)  # columns with a cell that is shown
    unseen: set[int] = field(default_factory=set)

    def next_row(self, *, hidden: bool) -> None:
        """Begins a row; the cells that span it from above keep their columns."""
        self.row += 1
        self.column = 0
        self.taken = [max(0, left - 1) for left in self.taken]
        while self.taken and not self.taken[-1]:
            self.taken.pop()
        if hidden:
            self.canvas.hidden_rows.add(self.row)

    def place(self, attributes: Mapping[str, str], *, hidden: bool) -> Cell:
        """The next free place of the row, as wide and as high as the cell says."""
        while self.column < len(self.taken) and self.taken[self.column]:
            self.column += 1
        column = self.column
        across = min(_span(attributes.get("colspan"), ACROSS), max(1, COLUMNS - column))
        written = (attributes.get("rowspan") or "").strip()
        down = DOWN if written == "0" else _span(written, DOWN)
        if down > 1:
            self.taken.extend([0] * (column + across - len(self.taken)))
            self.taken[column : column + across] = [down] * across
        self.column += across
        (self.unseen if hidden else self.seen).update(range(column, column + across))
        return Cell(max(self.row, 0), column, down, across, attributes, hidden)


def _span(written: str | None, most: int) -> int:
    digits = (written or "").strip()
    return min(max(int(digits), 1), most) if digits.isdecimal() and len(digits) < 9 else 1


def put_together(tables: list[PageTable]) -> list[PageTable]:
    """The tables, those put together that are one: headings and rows kept in two tables, so that the headings
    stay in sight; and a report that begins a table on each page, with the same headings and no title."""
    found: list[PageTable] = []
    for table in tables:
        table.canvas.hidden_columns |= table.unseen - table.seen
        if not any(value is not None for row in table.canvas.rows for value in row):
            continue
        above = found[-1] if found else None
        if above is not None and above.depth == table.depth and _goes_on(above.canvas, table.canvas):
            _append(above.canvas, table.canvas)
        else:
            found.append(table)
    return found


def _goes_on(above: Canvas, below: Canvas) -> bool:
    first = [value for value in above.rows[0] if value is not None]
    if len(first) < HEADINGS or below.name:
        return False
    if len(above.rows) == 1:
        return len(above.rows[0]) == max(map(len, below.rows))
    return above.rows[0] == below.rows[0]


def _append(above: Canvas, below: Canvas) -> None:
    start = len(above.rows)
    for r, row in enumerate(below.rows):
        for c, value in enumerate(row):
            above.put(start + r, c, value)
    above.merges += [(a + start, b, c + start, d) for a, b, c, d in below.merges]
    for name in ("percents", "struck"):
        getattr(above, name).update((r + start, c) for r, c in getattr(below, name))
    for name in ("withdrawn", "links"):
        getattr(above, name).update({(r + start, c): text for (r, c), text in getattr(below, name).items()})
    above.hidden_rows.update(r + start for r in below.hidden_rows)
