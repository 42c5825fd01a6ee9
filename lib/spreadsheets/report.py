"""The sentences of an import: one message per code, on its cell, with what was typed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime

from lib.spreadsheets.messages import MESSAGES
from lib.spreadsheets.model import CellValue, CleanRow, Comparison, Issue

ALONE = "_alone"  # the same code, more serious when nothing else tells which row it is


def typed(value: CellValue) -> str:
    """What a person sees in a cell, near enough to recognise it."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.strftime("%d/%m/%Y %H:%M")
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def on_cell(code: str, *, cell: str, row: int, value: CellValue, **values: object) -> Issue:
    """The issue of a code on a cell; `values` are those of its message."""
    level, message = MESSAGES[
        "date_impossible_day" if code == "date_impossible" and values.get("length") else code
    ]
    shown = typed(value)
    return Issue(
        level,
        code.removesuffix(ALONE),
        message,
        cell=cell,
        row=row,
        value=shown,
        values={
            "row": row,
            "value": shown if len(shown) <= 80 else shown[:79] + "…",
            **{k: typed(v) if isinstance(v, date) else v for k, v in values.items() if v is not None},
        },
    )


def of_table(code: str, cell: str, /, **values: object) -> Issue:
    """The issue of a code on a table as a whole, or on a place of it that is not a row to correct."""
    level, message = MESSAGES[code]
    return Issue(level, code, message, cell=cell, values=values)


def of_import(comparison: Comparison, before: int | None) -> Iterator[Issue]:
    """The revision that holds the same bytes (`before`), and a warning on each value that both sides changed."""
    if before is not None:
        yield of_table("already_imported", "", revision=before)
    for clash in comparison.clashes:
        if clash.in_file:
            title = f"{clash.code or ''} {clash.title}".strip()
            yield of_table("conflict_edited_in_app", clash.cell, title=title)


def duplicates(rows: Sequence[CleanRow]) -> Iterator[Issue]:
    """One error for each row whose code another row already has; it names both."""
    first: dict[object, int] = {}
    for row in rows:
        code = row.values.get("code")
        if not code:
            continue
        place = (row.values.get("axis"), code)
        if place in first:
            yield Issue(
                "error",
                "id_duplicate",
                "Rows {first} and {row} have the same code {code}. Neither is applied: give each action its own code.",
                cell=row.cells.get("code", ""),
                row=row.row,
                value=str(code),
                values={"first": first[place], "row": row.row, "code": code},
            )
        else:
            first[place] = row.row


def refused_rows(issues: Iterable[Issue]) -> frozenset[int]:
    """Rows with an error: they are listed and never applied; both rows of a duplicated code."""
    rows: set[int] = set()
    for issue in issues:
        if issue.level == "error" and issue.row is not None:
            rows.add(issue.row)
            first = issue.values.get("first")
            if isinstance(first, int):
                rows.add(first)
    return frozenset(rows)
