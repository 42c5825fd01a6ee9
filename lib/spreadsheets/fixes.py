"""Cells corrected on the screen, laid over the file: the file itself stays as it was sent."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from lib.spreadsheets.letters import column_index
from lib.spreadsheets.model import CellValue, Sheet, Workbook

#: Sheet, row and column from 0.
Place = tuple[str, int, int]


def place_of(cell: str, sheet: str) -> Place:
    """The place that a reference names: `D17` on the sheet given, or `Feuille!D17`."""
    name, _, reference = cell.rpartition("!")
    letters = reference.rstrip("0123456789")
    return name or sheet, int(reference[len(letters) :]) - 1, column_index(letters)


def corrected(workbook: Workbook, fixes: Mapping[Place, str]) -> Workbook:
    """The workbook as it would be with these cells typed anew; an error or a missing result there is gone."""
    if not fixes:
        return workbook
    sheets = tuple(
        _sheet(s, {(r, c): text for (name, r, c), text in fixes.items() if name == s.name})
        for s in workbook.sheets
    )
    return replace(workbook, sheets=sheets)


def same_cells(workbook: Workbook, place: Place, old: str) -> tuple[Place, ...]:
    """Every cell of the same column that holds the same text: what « tout remplacer » is about."""
    name, _, column = place
    sheet = next(s for s in workbook.sheets if s.name == name)
    return tuple(
        (name, index, column)
        for index, row in enumerate(sheet.rows)
        if column < len(row) and row[column] is not None and str(row[column]).strip() == old.strip()
    )


def _sheet(sheet: Sheet, fixes: Mapping[tuple[int, int], str]) -> Sheet:
    if not fixes:
        return sheet
    rows: list[tuple[CellValue, ...]] = list(sheet.rows)
    for (index, column), text in fixes.items():
        if not 0 <= index < len(rows):
            continue
        row = [*rows[index], *[None] * (column + 1 - len(rows[index]))]
        row[column] = text.strip() or None
        rows[index] = tuple(row)
    places = fixes.keys()
    return replace(
        sheet,
        rows=tuple(rows),
        errors=_without(sheet.errors, places),
        no_result=sheet.no_result - places,
        percents=sheet.percents - places,
        struck=sheet.struck - places,
        shown=_without(sheet.shown, places),
        withdrawn=_without(sheet.withdrawn, places),
    )


def _without(
    said: Mapping[tuple[int, int], str], places: Collection[tuple[int, int]]
) -> dict[tuple[int, int], str]:
    return {place: text for place, text in said.items() if place not in places}
