"""Where rows stand: under a merge, or far below the table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lib.spreadsheets.model import CellValue, Sheet
from lib.spreadsheets.rows.kinds import RawRow

FAR_GAP, FAR_CELLS = 30, 2


def far_from(raws: Sequence[RawRow]) -> int:
    """The position from which only stray cells stand, beyond a wide gap."""
    for position in range(len(raws) - 1, -1, -1):
        if len(raws[position].present) > FAR_CELLS:
            break
        if raws[position].gap >= FAR_GAP:
            tail = raws[position:]
            if len(tail) <= max(3, len(raws) // 20):
                return (
                    position
                    if not any(r.gap >= FAR_GAP for r in raws[max(0, position - 3) : position])
                    else _first_far(raws, position)
                )
    return len(raws)


def _first_far(raws: Sequence[RawRow], position: int) -> int:
    while position > 0 and any(
        r.gap >= FAR_GAP and len(r.present) <= FAR_CELLS for r in raws[max(0, position - 3) : position]
    ):
        position -= 1
    return position


def merged_values(sheet: Sheet, columns: Mapping[int, str]) -> dict[tuple[int, int], CellValue]:
    """The value of a vertical merge, for each row that it covers: axes; with sub-actions, codes and titles too."""
    fields = ("axis", "title") if "sub_title" in columns.values() else ("axis",)
    filled: dict[tuple[int, int], CellValue] = {}
    for first, left, last, right in sheet.merges:
        if last > first and right == left and columns.get(left) in fields and first < len(sheet.rows):
            row = sheet.rows[first]
            if left < len(row):
                filled.update(
                    {(r, left): row[left] for r in range(first + 1, min(last, len(sheet.rows)) + 1)}
                )
    return filled


def merged_rows(sheet: Sheet, columns: Mapping[int, str], field: str) -> set[int]:
    """The rows that a vertical merge of a field covers, its first row apart."""
    return {
        row
        for first, left, last, right in sheet.merges
        if columns.get(left) == field and last > first
        for row in range(first + 1, min(last, len(sheet.rows)) + 1)
    }
