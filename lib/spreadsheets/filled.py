"""A worksheet whose rows of data are written in one go.

A call, an object and a turn of a loop per cell are most of what a large workbook costs. Here each different value of a
column is made ready once, and a row is a join of such pieces. What stands around the data (headings, widths,
validations, protection) is the library's own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from xlsxwriter.worksheet import Worksheet

from lib.spreadsheets.letters import column_letters

Style = Callable[[object], Any]  # value → the format of its cell
LONGEST = 32_767  # UTF-16 units of a cell
EPOCH = datetime(1899, 12, 30)
#: How a truth value is written.
TRUTHS = {True: "oui", False: "non"}


class FilledSheet(Worksheet):  # type: ignore[misc]
    """One sheet, with `fill` beside all that the library does."""

    def __init__(self) -> None:
        super().__init__()
        self.top = 0
        self.filled: list[list[str]] = []
        self.heights: Sequence[float] = ()

    def fill(
        self,
        top: int,
        rows: Sequence[Sequence[object]],
        styles: Sequence[Style],
        heights: Sequence[float] = (),
    ) -> None:
        """Writes the rows from `top` (from 0) down, below everything else on the sheet; `styles` has one for each
        column. A blank is not written, unless its style gives it a format: else it looks as its column does. `heights` are of
        rows in points, for programs that do not make room by themselves for a text of several lines."""
        if not rows:
            return
        self.top, self.heights = top, heights
        columns = zip(*rows, strict=True)
        pieces = (
            self._cells(column_letters(place), values, style)
            for place, (values, style) in enumerate(zip(columns, styles, strict=True))
        )
        self.filled = [cells for cells in pieces if cells]
        self._check_dimensions(top, 0)
        self._check_dimensions(top + len(rows) - 1, len(styles) - 1)

    def _cells(self, letters: str, values: Sequence[object], style: Style) -> list[str]:
        """The cells of a column as XML, an empty text for a blank; nothing when all are."""
        blank = style(None)
        if blank is None and values.count(None) == len(values):
            return []
        before = self.str_table.count
        # True is 1 to a dictionary: where kinds are mixed, a value is told by its kind too.
        mixed = len({*map(type, values)} - {type(None)}) > 1
        keys: Sequence[object] = list(zip(map(type, values), values, strict=True)) if mixed else values
        ends = {
            key: "" if value is None and blank is None else self._end(value, style(value))
            for key, value in dict(zip(keys, values, strict=True)).items()
        }
        self.str_table.count = before + sum(isinstance(value, str | bool) for value in values)
        return [
            f'<c r="{letters}{number}"{ends[key]}' if ends[key] else ""
            for number, key in enumerate(keys, start=self.top + 1)
        ]

    def _end(self, value: object, look: Any) -> str:
        """What follows the place of a cell: its format and its value."""
        style = f' s="{look._get_xf_index()}"'
        if value is None:
            return f"{style}/>"
        if isinstance(value, date):
            moment = value if isinstance(value, datetime) else datetime(value.year, value.month, value.day)
            return f"{style}><v>{(moment - EPOCH) / timedelta(1):.16G}</v></c>"
        if isinstance(value, int | float) and not isinstance(value, bool):
            return f"{style}><v>{value:.16G}</v></c>"
        text = TRUTHS[value] if isinstance(value, bool) else str(value)
        return f'{style} t="s"><v>{self.str_table._get_shared_string_index(cut(text))}</v></c>'

    def _write_rows(self) -> None:
        """The library's own rows, then those that were filled in."""
        super()._write_rows()
        heights = self.heights or [0.0] * len(self.filled[0] if self.filled else ())
        rows = zip(zip(*self.filled, strict=True), heights, strict=True)
        for number, (cells, high) in enumerate(rows, start=self.top + 1):
            made = f' ht="{high:g}"' if high else ""
            self.fh.write(f'<row r="{number}"{made}>{"".join(cells)}</row>')


def cut(text: str) -> str:
    """As much of a text as a cell holds, without half a character at its end."""
    if len(text) * 2 <= LONGEST:
        return text
    units = text.encode("utf-16-le", "surrogatepass")
    return text if len(units) <= 2 * LONGEST else units[: 2 * LONGEST].decode("utf-16-le", "ignore")
