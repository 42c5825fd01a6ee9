"""The sheet that holds a recognised table; several sheets with the same headings read as one, when asked."""

from __future__ import annotations

from dataclasses import replace

from lib.spreadsheets.model import CellValue, Recognition, Sheet, Workbook

#: The name of each sheet becomes the axis of its rows, in a column of its own.
ADDED = "Feuille"


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
    errors: dict[tuple[int, int], str] = {}
    no_result: set[tuple[int, int]] = set()
    percents: set[tuple[int, int]] = set()
    struck: set[tuple[int, int]] = set()
    hidden: set[int] = set()
    merges: list[tuple[int, int, int, int]] = []
    for part in parts:
        shift = len(rows) - header - 1
        for index, row in enumerate(part.rows[header + 1 :], start=header + 1):
            filled = any(v is not None for v in row)
            rows.append((*_padded(row, width), part.name if filled else None))
            origin.append((part.name, index))
        errors |= {(r + shift, c): mark for (r, c), mark in part.errors.items() if r > header}
        no_result |= {(r + shift, c) for r, c in part.no_result if r > header}
        percents |= {(r + shift, c) for r, c in part.percents if r > header}
        struck |= {(r + shift, c) for r, c in part.struck if r > header}
        hidden |= {r + shift for r in part.hidden_rows if r > header}
        merges += [(a + shift, b, c + shift, d) for a, b, c, d in part.merges if a > header]
    sheet = Sheet(
        own.name, tuple(rows), True, tuple(merges), errors, frozenset(no_result), frozenset(percents),
        frozenset(hidden), own.hidden_columns, tuple(origin), frozenset(struck),
    )  # fmt: skip
    if axis is not None:
        return sheet, recognition
    columns = {**recognition.columns, width: "axis"}
    return sheet, replace(recognition, columns=columns, labels={**recognition.labels, width: ADDED})


def _padded(row: tuple[CellValue, ...], width: int) -> tuple[CellValue, ...]:
    return (*row, *[None] * (width - len(row)))
