"""The sheet of dependencies of a workbook of ours: a row that closes a circle is told and left out, the others are kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import pairwise

from lib.domain.changes import Values
from lib.domain.schema import DEPENDENCY
from lib.domain.ties import circle, way_round
from lib.spreadsheets.model import Issue, RowDifference
from lib.usecases.beside import SheetDifferences

Stored = Mapping[str, Values]
Tie = tuple[str, str]


def without_circles(
    sheet: SheetDifferences, at: Callable[[str], Stored], codes: Mapping[str, str]
) -> SheetDifferences:
    """The differences of a sheet without what no action can wait for, or is said twice; those of another table as they are.

    `codes`: key of an action → what people call it.
    """
    if sheet.table != DEPENDENCY.name or not sheet.changes:
        return sheet
    stored = at(DEPENDENCY.name)
    ties = {row.row: _tie(row, stored) for row in (*sheet.new, *sheet.changed)}
    graph: dict[str, list[str]] = defaultdict(list)
    moved = {row.key for row in sheet.changed}
    for key, values in stored.items():
        if key not in moved:
            graph[_of(values)[0]].append(_of(values)[1])
    left: set[int | None] = set()
    for number, (action, needs) in list(ties.items()):
        if needs in graph[action]:  # said already
            left.add(number)
            del ties[number]
        else:
            graph[action].append(needs)
    issues: list[Issue] = []
    while path := circle(graph, ties.values()):
        row = next((n for n, tie in ties.items() if tie in set(pairwise(path))), None)
        if row is None:  # a circle of the plan itself: no sheet closes it
            break
        action, needs = ties.pop(row)
        graph[action].remove(needs)
        left.add(row)
        issues.append(
            Issue(
                "warning",
                "own_sheet_circle",
                "These actions would wait for one another: {path}. The row is left out.",
                cell=_cell(sheet, row),
                row=row,
                values={"path": way_round([codes.get(key, key) for key in path])},
            )
        )
    return replace(
        sheet,
        new=tuple(row for row in sheet.new if row.row not in left),
        changed=tuple(row for row in sheet.changed if row.row not in left),
        issues=(*sheet.issues, *issues),
    )


def _tie(row: RowDifference, stored: Stored) -> Tie:
    return _of({**stored.get(row.key or "", {}), **{field.field: field.new for field in row.fields}})


def _of(values: Values) -> Tie:
    return str(values.get("action")), str(values.get("needs"))


def _cell(sheet: SheetDifferences, number: int | None) -> str:
    rows = (row for row in (*sheet.new, *sheet.changed) if row.row == number)
    return next((field.cell for row in rows for field in row.fields), "")
