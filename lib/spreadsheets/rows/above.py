"""What stands above a table: banners, its headings, the title of the first of several."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lib.spreadsheets.model import Ignored, Sheet
from lib.spreadsheets.rows.account import filled_rows
from lib.spreadsheets.rows.kinds import raw_row
from lib.spreadsheets.rows.left_out import looks_like_one


def above(sheet: Sheet, header: int, columns: Mapping[int, str], name: str) -> Iterator[Ignored]:
    """The rows down to the headings (their index), each as what it is; `name` when several sheets are read as one."""
    filled = filled_rows(sheet)
    for index in range(header + 1):
        if index in filled:
            place = f"{name}!A{index + 1}" if name else f"A{index + 1}"
            row, reason = sheet.rows[index], "header" if index == header else "banner"
            cells = {f: row[c] for c, f in columns.items() if c < len(row) and row[c] is not None}
            raw = raw_row(index, row, cells)
            more = "title" in cells and looks_like_one(reason, cells, list(cells.values()))
            yield Ignored(index + 1, reason, raw.first, place, name, more)


def table_title(sheet: Sheet, header: int) -> str | None:
    """The lone text right above the headings: with several stacked tables, the axis of the first."""
    for index in range(header - 1, max(-1, header - 4), -1):
        present = [v for v in sheet.rows[index] if v is not None]
        if len(present) == 1 and isinstance(present[0], str) and len(present[0]) <= 120:
            return " ".join(present[0].split())
    return None
