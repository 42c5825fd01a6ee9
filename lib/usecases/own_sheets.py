"""The other sheets of a workbook of ours that comes back: what people changed there, beside its actions.

Every table that has a sheet, and is no kind of table by itself, is read by the names above its headings. A row is the
one whose key it carries in the last, hidden column; one added by hand has none, and is new unless the plan holds it. What
the file no longer holds is kept; a value changed in the application since the file was made stands, as in its actions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from lib.domain.archived import standing
from lib.domain.changes import Change, Value, Values, updated
from lib.domain.schema import ROW_KEY, TABLES, Table
from lib.spreadsheets.cells.progress import as_shown
from lib.spreadsheets.differences.named import TABLE
from lib.spreadsheets.folding import fold
from lib.spreadsheets.letters import column_letters
from lib.spreadsheets.model import (
    CellValue,
    CleanTable,
    Issue,
    Sheet,
    Workbook,
)
from lib.usecases.beside import Found, Line, SheetDifferences, changed_line, new_line
from lib.usecases.own_cells import Cells, called, read_cell
from lib.usecases.own_ties import without_circles
from lib.usecases.record import new_key

Stored = Mapping[str, Values]
#: A fault told of a sheet, at most this many one by one.
TOLD = 20


def own_sheets(
    workbook: Workbook,
    actions: CleanTable,
    at: Callable[[str], Stored],
    then: Callable[[str], Stored | None],
    *,
    blank_erases: bool,
) -> tuple[SheetDifferences, ...]:
    """What the other sheets of a workbook of ours would change; none for any other file.

    `actions`: what was read of its actions; `at`: the rows of a table as they stand; `then`: as they were when the file
    was made, None when nobody knows.
    """
    cells = Cells.of(workbook, at, then, actions)
    places = [(sheet, place) for sheet in workbook.sheets if (place := _place(sheet)) is not None]
    read = []
    for sheet, (table, top) in places:
        found = _differences(table, top, sheet, at, then, cells, blank_erases)
        read.append(without_circles(found, at, cells.codes))
        cells.creates(table, read[-1].new)
    return tuple(said for said in read if said.changes or said.clashes or said.issues)


def own_changes(
    found: Sequence[SheetDifferences], recorded: Sequence[Change], at: Callable[[str], Stored]
) -> tuple[Change, ...]:
    """The changes that apply them, with those of the actions: a code of an action that is new is its key by then, and
    what the actions created already (their axes) is completed."""
    codes = {
        ("action", str(change.after["code"] or change.after["title"])): change.key
        for change in recorded
        if change.table == "action" and change.creates and change.after
    }
    made = list(recorded)
    known = {key: str(row["code"] or row["title"]) for key, row in at("action").items()}
    for sheet in found:
        table = TABLES[sheet.table]
        created = {
            _identity(table, change.after): place
            for place, change in enumerate(made)
            if change.table == table.name and change.creates and change.after
        }
        for difference in sheet.new:
            values: dict[str, Value] = dict.fromkeys(table.names)
            for name, value in ((f.field, f.new) for f in difference.fields):
                refers = table.field(name).refers_to
                values[name] = codes.get((refers, str(value)), value) if refers else value
            name = called(table, {f.field: f.new for f in difference.fields}, known)
            place = created.get(_identity(table, values))
            if place is None:
                made.append(Change(table.name, new_key(), None, values))
                codes[table.name, name] = made[-1].key
            else:
                before = made[place].after or {}
                merged = {n: v if before.get(n) is None else before[n] for n, v in values.items()}
                made[place] = Change(table.name, made[place].key, None, merged)
        stored = at(table.name)
        for difference in sheet.changed:
            wanted = {f.field: f.new for f in difference.fields}
            change = updated(table.name, str(difference.key), stored[str(difference.key)], wanted)
            if change is not None:
                made.append(change)
    return tuple(made)


def _place(sheet: Sheet) -> tuple[Table, int] | None:
    """The table that a sheet of ours holds, and the row (from 0) of its headings."""
    for top, row in enumerate(sheet.rows[:2]):
        names = [str(value) for value in row if value is not None]
        for table in TABLES.values():
            fields = [f.name for f in table.fields if f.in_sheet]
            if table.sheet and table.name not in TABLE.values() and names == fields:
                return table, top + 1
    return None


def _differences(
    table: Table,
    top: int,
    sheet: Sheet,
    at: Callable[[str], Stored],
    then: Callable[[str], Stored | None],
    cells: Cells,
    blank_erases: bool,
) -> SheetDifferences:
    stored, base = standing(at(table.name)), then(table.name)
    found = Found()
    taken: set[str] = set()
    lines = list(_lines(table, sheet, top, cells, found))
    by_name: dict[tuple[str, ...], list[str]] = {}
    for key, values in stored.items():
        by_name.setdefault(_identity(table, values), []).append(key)
    for line in lines:
        if line.key not in stored and base is not None and line.key in base:
            continue  # taken away in the application since the file was made
        key = line.key if line.key in stored else _known(table, line, by_name, stored, taken)
        if not key:
            new_line(table, line, found)
            continue
        taken.add(key)
        changed_line(table, line, key, stored[key], (base or {}).get(key), found, blank_erases)
    return SheetDifferences(
        table.name,
        sheet.name,
        tuple(found.new),
        tuple(found.changed),
        found.unchanged,
        tuple(found.clashes),
        tuple(found.issues[:TOLD]),
    )


def _lines(table: Table, sheet: Sheet, top: int, cells: Cells, found: Found) -> Iterator[Line]:
    """The rows below the headings that say something. One with a value that cannot be read is told and left out."""
    fields = [f for f in table.fields if f.in_sheet]
    headings = sheet.rows[top]
    place = next((c for c, v in enumerate(headings) if v == ROW_KEY), None)
    for index, row in enumerate(sheet.rows[top + 1 :], start=top + 2):
        held: list[CellValue] = [
            as_shown(row[c], percent=(index - 1, c) in sheet.percents) if c < len(row) else None
            for c in range(len(fields))
        ]
        if all(value is None or not str(value).strip() for value in held):
            continue
        values: dict[str, Value] = {}
        where = {f.name: f"{sheet.name}!{column_letters(c)}{index}" for c, f in enumerate(fields)}
        faults = []
        for asked, value in zip(fields, held, strict=True):
            try:
                values[asked.name] = read_cell(table, asked, value, cells)
            except ValueError:
                faults.append(_unread(value, where[asked.name]))
        found.issues += faults
        if not faults:
            key = row[place] if place is not None and place < len(row) else None
            yield Line(index, str(key or ""), values, where)


def _unread(value: CellValue, cell: str) -> Issue:
    return Issue(
        "warning",
        "own_sheet_unread",
        "This value cannot be read: “{value}”. Its row is left out.",
        cell=cell,
        value=str(value),
        values={"value": str(value)},
    )


def _known(
    table: Table,
    line: Line,
    by_name: Mapping[tuple[str, ...], list[str]],
    stored: Stored,
    taken: set[str],
) -> str:
    """The stored row that one without a key of this plan is: the same in every value, else the only one of its name."""
    free = [key for key in by_name.get(_identity(table, line.values), ()) if key not in taken]
    same = [key for key in free if all(stored[key].get(n) == v for n, v in line.values.items())]
    if same:
        return same[0]
    return free[0] if len(free) == 1 else ""


def _identity(table: Table, values: Values) -> tuple[str, ...]:
    return tuple(fold(str(values.get(name) or "")) for name in table.named_by)
