"""Rows of a file that are archived in the plan: told with their day, neither changed, nor restored, nor made anew."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from lib.domain.changes import Value, Values
from lib.spreadsheets.differences.matching import match_rows
from lib.spreadsheets.model import CleanTable, Comparison, FieldDifference, Issue, RowDifference

#: So many of one day are named; the others are counted.
NAMED = 8
DAY = "archived_on"


def with_archived(found: Comparison, table: CleanTable, archived: Mapping[str, Values]) -> Comparison:
    """A comparison with the rows that stand, once those that are archived ones are out of what is new."""
    if not archived or not found.new:
        return found
    fresh = {difference.row for difference in found.new}
    rows = [row for row in table.rows if row.row in fresh]
    matched = match_rows(table.kind, rows, archived).keys
    cells = {row.row: row.cells.get("code") or row.cells.get("title", "") for row in rows}
    aside = tuple(
        replace(difference, key=key, fields=(FieldDifference(DAY, day, day, cells[difference.row]),))
        for difference in found.new
        if difference.row is not None and (key := matched.get(difference.row))
        for day in (archived[key][DAY],)
    )
    if not aside:
        return found
    return replace(
        found,
        new=tuple(difference for difference in found.new if difference.row not in matched),
        archived=aside,
        proposals=tuple(proposal for proposal in found.proposals if proposal[0] not in matched),
    )


def of_archived(found: Comparison) -> Iterable[Issue]:
    """A word for each day on which some rows of the file were archived."""
    days: dict[Value, list[RowDifference]] = {}
    for difference in found.archived:
        days.setdefault(difference.fields[0].new, []).append(difference)
    for day, rows in days.items():
        names = ", ".join(str(row.code or row.title) for row in rows[:NAMED])
        yield Issue(
            "info",
            "rows_archived",
            "Rows of this file that were archived on {day}: {codes}. They are left aside, neither changed nor restored: the page “Order of the plan” restores them, then the file is read again.",
            cell=rows[0].fields[0].cell,
            values={"day": day, "codes": names + (" …" if len(rows) > NAMED else "")},
        )
