"""Columns of a file of actions that tell of money: a source of funds, what is committed and spent, become lines of funding."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from lib.domain.archived import standing
from lib.domain.changes import Value, Values
from lib.domain.schema import FUNDING
from lib.spreadsheets.differences.matching import match_rows
from lib.spreadsheets.folding import fold
from lib.spreadsheets.model import CleanRow, CleanTable, Decisions
from lib.usecases.beside import Found, Line, SheetDifferences, changed_line, new_line

#: What a column of a file of actions tells of a line of funding, by the names of both.
TOLD = ("source_of_funds", "committed", "spent")
SOURCE = "source_of_funds"


def parted(table: CleanTable) -> tuple[CleanTable, tuple[CleanRow, ...]]:
    """A table of actions without what it tells of fundings, and the rows that tell some, with their funding alone.

    Beside a source of funds the budget is what is planned from it; without one it is that of the action.
    """
    if table.kind != "actions" or not any(name in row.values for row in table.rows[:1] for name in TOLD):
        return table, ()
    rows, lines = [], []
    for row in table.rows:
        values = dict(row.values)
        told: dict[str, Value] = {n: value for n in TOLD if (value := values.pop(n, None)) is not None}
        if told.get(SOURCE) and "budget" in values:
            told["planned"] = values.pop("budget")
        rows.append(replace(row, values=values))
        if told:
            lines.append(replace(row, values=told))
    return replace(table, rows=tuple(rows)), tuple(lines)


def fundings_of(
    table: CleanTable,
    lines: Sequence[CleanRow],
    at: Callable[[str], Mapping[str, Values]],
    then: Callable[[str], Mapping[str, Values] | None],
    said: Decisions,
    sheet: str,
) -> tuple[SheetDifferences, ...]:
    """What the fundings of a file would change. `at` answers the rows of a table as they stand, `then` as they were when the
    file was made, `said` holds what a person said of rows that are an action of the plan already."""
    if not lines:
        return ()
    stored, base = at(FUNDING.name), then(FUNDING.name)
    keys = match_rows("actions", table.rows, standing(at("action")), dict(said.same)).keys
    told = {row.row: row for row in table.rows}
    of_action: dict[Value, list[str]] = {}
    for key, funding in stored.items():
        of_action.setdefault(funding["action"], []).append(key)
    found = Found()
    for row in lines:
        action = keys.get(row.row) or _name(told[row.row].values)
        cells = {name: row.cells.get("budget" if name == "planned" else name, "") for name in row.values}
        values: dict[str, Value] = {"action": action, **row.values}
        key = _known(of_action.get(action, ()), stored, row.values.get(SOURCE))
        if key:
            values.pop(SOURCE, None)  # the plan's writing of it stands
        line = Line(row.row, key, values, {"action": row.cells.get("code", ""), **cells})
        if key:
            changed_line(FUNDING, line, key, stored[key], (base or {}).get(key), found, blank_erases=False)
        else:
            new_line(FUNDING, line, found)
    answer = SheetDifferences(
        FUNDING.name, sheet, tuple(found.new), tuple(found.changed), found.unchanged, tuple(found.clashes)
    )
    return (answer,) if answer.changes or answer.clashes else ()


def _name(values: Values) -> Value:
    """What the changes of the actions call one that is new."""
    return values.get("code") or values.get("title")


def _known(keys: Sequence[str], stored: Mapping[str, Values], source: Value) -> str:
    """The line of an action that has a source; without one, its only line."""
    if source is None:
        return keys[0] if len(keys) == 1 else ""
    return next((k for k in keys if fold(str(stored[k][SOURCE] or "")) == fold(str(source))), "")
