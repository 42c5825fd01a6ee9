"""What a merge says of the places that it covers: the same of each, down the rows.

A merge down one column says its value of every row; one across the table is a banner and says nothing of
the fields. A place that holds something of its own keeps it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from lib.spreadsheets.model import CellValue, Place

Merge = tuple[int, int, int, int]  # first row, first column, last row, last column
#: A merge over so many columns, and half of those of the table, is a banner.
BANNER = 3


def covered(
    rows: Sequence[Sequence[CellValue]], merges: Sequence[Merge], below: int = -1
) -> dict[Place, Place]:
    """Each blank place that a merge covers from above → the place that holds its value.

    `below` is the index of the headings: a merge that begins there or above says nothing of the rows under them.
    """
    found: dict[Place, Place] = {}
    reached: dict[int, int] = {}  # column → the last row that a merge has covered in it
    widest = max(map(len, rows), default=0)
    for first, left, last, right in sorted(merges):
        if first <= below or last <= first or first >= len(rows) or _is_banner(left, right, widest):
            continue
        holder = found.get((first, left), (first, left))
        if _at(rows, *holder) is None:
            continue
        start, end = max(first, reached.get(left, -1)) + 1, min(last, len(rows) - 1)
        for row in range(start, end + 1):
            if _at(rows, row, left) is None:
                found[row, left] = holder
        reached[left] = max(end, reached.get(left, -1))
    return found


def across(
    rows: Sequence[Sequence[CellValue]], merges: Sequence[Merge], below: int = -1
) -> Iterator[tuple[Place, range]]:
    """Each place whose value is merged over the columns at its right, and those columns; banners apart."""
    widest = max(map(len, rows), default=0)
    reached: dict[int, int] = {}
    for first, left, last, right in sorted(merges):
        if right <= left or first <= below or first >= len(rows) or _is_banner(left, right, widest):
            continue
        start, end = max(first, reached.get(left, -1) + 1), min(last, len(rows) - 1)
        reached[left] = max(end, reached.get(left, -1))
        for row in range(start, end + 1):
            if _at(rows, row, left) is not None:
                yield (row, left), range(left + 1, right + 1)


def filled(
    rows: Sequence[Sequence[CellValue]], spread: Mapping[Place, CellValue]
) -> list[Sequence[CellValue]]:
    """The rows with what merges say of their blank places."""
    out = list(rows)
    for (row, column), value in spread.items():
        held = [*out[row], *[None] * (column + 1 - len(out[row]))]
        held[column] = value
        out[row] = held
    return out


def _is_banner(left: int, right: int, widest: int) -> bool:
    width = right - left + 1
    return width >= BANNER and 2 * width >= widest


def _at(rows: Sequence[Sequence[CellValue]], row: int, column: int) -> CellValue:
    return rows[row][column] if row < len(rows) and column < len(rows[row]) else None
