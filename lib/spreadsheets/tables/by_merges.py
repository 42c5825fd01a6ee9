"""What merges say of columns: a title over several rows has its parts in the next column; a group has no heading."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from lib.spreadsheets import report
from lib.spreadsheets.cells.dates import parse_date
from lib.spreadsheets.grid.merges import covered
from lib.spreadsheets.letters import column_letters
from lib.spreadsheets.model import CellValue, Place, Recognition, Sheet
from lib.spreadsheets.tables.evidence import is_state

#: What makes a row under a merged title an action of its own.
STATES = frozenset({"deadline", "status", "progress", "completed_on"})
MOST = 0.8
LONGEST = 200
#: Rows looked at.
SAMPLE = 2_000


def by_merges(sheet: Sheet, found: Recognition) -> Recognition:
    """The reading with the columns that its merges explain: the sub-action, the axis."""
    if found.kind != "actions" or found.header_row is None or not sheet.merges:
        return found
    rows = sheet.rows[: found.header_row + SAMPLE]
    covering = covered(rows, sheet.merges, found.header_row - 1)
    if not covering:
        return found
    columns = dict(found.columns)
    group = _group(rows, covering, found)
    if group is not None:
        columns[group] = "axis"
    part = _part(rows, covering, found)
    if part is None:
        return replace(found, columns=dict(sorted(columns.items())))
    columns[part] = "sub_title"
    place = f"{column_letters(part)}{found.header_row}"
    issue = report.of_table(
        "parts_of_merged_titles", place, column=found.labels.get(part, column_letters(part))
    )
    return replace(found, columns=dict(sorted(columns.items())), told=(*found.told, issue))


def _part(
    rows: Sequence[Sequence[CellValue]], covering: Mapping[Place, Place], found: Recognition
) -> int | None:
    """The column right beside a title merged over several actions, when it names each of them."""
    fields = {field: column for column, field in found.columns.items()}
    title = fields.get("title")
    if title is None or "sub_title" in fields:
        return None
    beside = title + 1
    under = {row: above for (row, column), (above, _) in covering.items() if column == title}
    if not under or beside in found.columns or beside in found.by_place or beside not in found.headed:
        return None
    stated = [column for field, column in fields.items() if field in STATES]
    own = [row for row in under if any(_at(rows, row, c) is not None for c in stated)]
    parts = [_at(rows, row, beside) for row in sorted({*own, *(under[row] for row in own)})]
    names = [v for v in parts if isinstance(v, str) and _is_name(v)]
    if 2 * len(own) < len(under) or len(names) < MOST * len(parts) or len(set(names)) < MOST * len(names):
        return None
    return beside if names else None


def _is_name(text: str) -> bool:
    return (
        len(text) <= LONGEST
        and any(map(str.isalpha, text))
        and not is_state(text)
        and parse_date(text).day is None
    )


def _group(
    rows: Sequence[Sequence[CellValue]], covering: Mapping[Place, Place], found: Recognition
) -> int | None:
    """The column without a heading, before the title, whose texts are merged over the actions of each."""
    title = next((column for column, field in found.columns.items() if field == "title"), None)
    if title is None or found.header_row is None or "axis" in found.columns.values():
        return None
    merged = set(covering.values())
    for column in range(title):
        if column in found.headed or found.columns.get(column, "code") != "code":
            continue
        texts = [r for r in range(found.header_row, len(rows)) if isinstance(_at(rows, r, column), str)]
        if texts and sum((row, column) in merged for row in texts) >= MOST * len(texts):
            return column
    return None


def _at(rows: Sequence[Sequence[CellValue]], row: int, column: int) -> CellValue:
    return rows[row][column] if row < len(rows) and column < len(rows[row]) else None
