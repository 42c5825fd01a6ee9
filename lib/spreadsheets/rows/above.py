"""What stands above a table: banners, its headings, the title of the first of several."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lib.spreadsheets.model import Ignored, Recognition, Sheet
from lib.spreadsheets.rows.account import filled_rows
from lib.spreadsheets.rows.kinds import raw_row
from lib.spreadsheets.rows.left_out import looks_like_one


def above(sheet: Sheet, header: int, found: Recognition, name: str) -> Iterator[Ignored]:
    """The rows down to the headings (their index), each as what it is; `name` when several sheets are read as one."""
    filled, first, columns = (
        filled_rows(sheet),
        _first_heading_row(sheet, header, found.labels),
        found.columns,
    )
    for index in range(header + 1):
        if index in filled:
            place = f"{name}!A{index + 1}" if name else f"A{index + 1}"
            row, reason = sheet.rows[index], "header" if index >= first else "banner"
            cells = {f: row[c] for c, f in columns.items() if c < len(row) and row[c] is not None}
            raw = raw_row(index, row, cells)
            more = "title" in cells and looks_like_one(reason, cells, list(cells.values()))
            yield Ignored(index + 1, reason, raw.first, place, name, more)


def _first_heading_row(sheet: Sheet, header: int, labels: Mapping[int, str]) -> int:
    """The first of the rows right above the headings whose texts the headings took, each in its column."""
    first = header
    for index in range(header - 1, -1, -1):
        texts = [(c, value) for c, value in enumerate(sheet.rows[index]) if value is not None]
        taken = [
            isinstance(value, str) and " ".join(value.split()) in " ".join(labels.get(c, "").split())
            for c, value in texts
        ]
        if len(taken) < 2 or not all(taken):
            break
        first = index
    return first


def table_title(sheet: Sheet, header: int) -> str | None:
    """The lone text right above the headings: with several stacked tables, the axis of the first."""
    for index in range(header - 1, max(-1, header - 4), -1):
        present = [v for v in sheet.rows[index] if v is not None]
        if len(present) == 1 and isinstance(present[0], str) and len(present[0]) <= 120:
            return " ".join(present[0].split())
    return None
