"""Why a workbook holds no table of ours, in words that are true of it."""

from __future__ import annotations

from collections.abc import Sequence

from lib.domain.errors import FileRefused
from lib.spreadsheets.model import CellValue, Sheet, TableKind, Workbook
from lib.spreadsheets.tables.candidates import candidates

KINDS: tuple[TableKind, ...] = ("actions", "partners", "interactions")


def nothing_found(workbook: Workbook, sheets: Sequence[Sheet]) -> FileRefused:
    """What is lacking in a workbook where no table was recognised."""
    for sheet in sheets:
        turned = Sheet(sheet.name, _turned(sheet))
        if len(turned.rows) > 2 and any(True for _ in candidates(turned, KINDS)):
            return FileRefused(
                "table_transposed",
                "In “{file}” the headings stand in a column and each action in a column of its own. "
                "Turn the table (Excel: copy, paste special, transpose) and import it again.",
                file=workbook.file,
            )
    if any(_is_table(sheet) for sheet in sheets):
        return FileRefused(
            "header_not_found",
            "No row of “{file}” holds headings such as “Action”, “Deadline”, “Owner” or “Status”. If there is a "
            "table, say below which sheet and row, and what its columns are.",
            file=workbook.file,
        )
    return FileRefused(
        "no_table_found",
        "No table of actions, partners or exchanges was found in “{file}”: no row holds headings such as "
        "“Action”, “Deadline”, “Owner” or “Status”. Check that the sheet has a heading row.",
        file=workbook.file,
    )


def _turned(sheet: Sheet) -> tuple[tuple[CellValue, ...], ...]:
    rows = [row[:30] for row in sheet.rows[:40]]
    width = max((len(r) for r in rows), default=0)
    return tuple(tuple(r[c] if c < len(r) else None for r in rows) for c in range(width))


def _is_table(sheet: Sheet) -> bool:
    """Three rows or more of two cells or more."""
    return sum(1 for row in sheet.rows[:200] if sum(v is not None for v in row) >= 2) >= 3
