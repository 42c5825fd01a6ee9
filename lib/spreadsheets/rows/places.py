"""Where rows stand: far below the table; and what their cells are called."""

from __future__ import annotations

from collections.abc import Sequence

from lib.spreadsheets.letters import column_letters
from lib.spreadsheets.model import Sheet
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


def place_in(sheet: Sheet, index: int, column: int) -> str:
    """The reference of a cell in the file: `D17`, or `Feuille!D17` when sheets were joined; `index` is that of its row."""
    name, own = sheet.origin[index] if sheet.origin else ("", index)
    reference = f"{column_letters(column)}{own + 1}"
    return f"{name}!{reference}" if name else reference
