"""The sheet that holds a recognised table; several sheets with the same headings read as one, when asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from lib.spreadsheets.model import CellValue, Recognition, Sheet, Workbook

#: The name of each sheet becomes the axis of its rows, in a column of its own.
ADDED = "Feuille"
#: What a sheet says of places, besides their values.
PLACED = (
    "merges", "errors", "no_result", "percents", "hidden_rows", "struck", "shown", "notes", "withdrawn", "links",
)  # fmt: skip


def table_sheet(workbook: Workbook, recognition: Recognition) -> tuple[Sheet, Recognition]:
    """The sheet to read and how: the recognised one, or its twins below it with their rows' true places."""
    own = next(sheet for sheet in workbook.sheets if sheet.name == recognition.sheet)
    if not recognition.joined:
        return own, recognition
    header = (recognition.header_row or 1) - 1
    parts = [own, *(sheet for sheet in workbook.sheets if sheet.name in recognition.twins)]
    width = max((len(row) for part in parts for row in part.rows), default=0)
    axis = next((c for c, f in recognition.columns.items() if f == "axis"), None)
    rows: list[tuple[CellValue, ...]] = [(*_padded(row, width), ADDED) for row in own.rows[: header + 1]]
    origin = [(own.name, index) for index in range(header + 1)]
    shifts: list[tuple[Sheet, int]] = []
    for part in parts:
        shift = len(rows) - header - 1
        for index, row in enumerate(part.rows[header + 1 :], start=header + 1):
            filled = any(v is not None for v in row)
            rows.append((*_padded(row, width), part.name if filled else None))
            origin.append((part.name, index))
        shifts.append((part, shift))
    sheet = Sheet(own.name, tuple(rows), hidden_columns=own.hidden_columns, origin=tuple(origin))
    sheet = replace(sheet, **{name: _moved(name, shifts, header) for name in PLACED})
    if axis is not None:
        return sheet, recognition
    columns = {**recognition.columns, width: "axis"}
    return sheet, replace(recognition, columns=columns, labels={**recognition.labels, width: ADDED})


def _moved(name: str, shifts: Sequence[tuple[Sheet, int]], header: int) -> Any:
    """What the sheets say of places below their headings, each where its row now stands."""
    every = [(getattr(part, name), shift) for part, shift in shifts]
    if name == "merges":
        return tuple((a + by, b, c + by, d) for said, by in every for a, b, c, d in said if a > header)
    if name == "hidden_rows":
        return frozenset(row + by for said, by in every for row in said if row > header)
    if isinstance(every[0][0], Mapping):
        return {(r + by, c): v for said, by in every for (r, c), v in said.items() if r > header}
    return frozenset((r + by, c) for said, by in every for r, c in said if r > header)


def _padded(row: tuple[CellValue, ...], width: int) -> tuple[CellValue, ...]:
    return (*row, *[None] * (width - len(row)))
