"""Rows of a table that a file tells beside its actions, against those that stand: new, changed, edited here since."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lib.domain.changes import Value, Values
from lib.domain.errors import Invalid
from lib.domain.schema import Field, Table
from lib.spreadsheets.model import Clash, FieldDifference, Issue, RowDifference
from lib.usecases.record import check_needed


@dataclass(frozen=True, slots=True)
class SheetDifferences:
    """What a sheet would change in its table. `new` rows hold every value; a reference to a row that the same file
    creates is its code."""

    table: str
    sheet: str
    new: tuple[RowDifference, ...] = ()
    changed: tuple[RowDifference, ...] = ()
    unchanged: int = 0
    clashes: tuple[Clash, ...] = ()
    issues: tuple[Issue, ...] = ()

    @property
    def changes(self) -> int:
        """How many rows it would create or change."""
        return len(self.new) + len(self.changed)


@dataclass(slots=True)
class Found:
    """What becomes of the rows of a sheet, as they are read."""

    new: list[RowDifference] = field(default_factory=list)
    changed: list[RowDifference] = field(default_factory=list)
    clashes: list[Clash] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    unchanged: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """A row as it was read; its values are those of the fields that the sheet has."""

    row: int
    key: str
    values: Mapping[str, Value]
    cells: Mapping[str, str]


def new_line(table: Table, line: Line, found: Found) -> None:
    """Notes a row that the plan does not hold; one that lacks a needed value is told and left out."""
    asked = {f.name for f in table.fields if is_asked(f) or f.refers_to}
    values = {name: value for name, value in line.values.items() if name in asked and value is not None}
    try:
        check_needed(table.name, values)
    except Invalid as lacking:
        name = str(lacking.values.get("field"))
        found.issues.append(
            Issue(
                "warning",
                "own_sheet_lacks",
                "Row {row} of the sheet “{sheet}” lacks a needed value: it is left out.",
                cell=line.cells.get(name, ""),
                values={"row": line.row, "sheet": next(iter(line.cells.values())).partition("!")[0]},
            )
        )
        return
    fields = tuple(FieldDifference(n, None, v, line.cells[n]) for n, v in values.items())
    found.new.append(RowDifference(None, None, named_beside(table, line.values), line.row, fields))


def changed_line(
    table: Table,
    line: Line,
    key: str,
    stored: Values,
    base: Values | None,
    found: Found,
    blank_erases: bool,
) -> None:
    """Notes what a row changes of the one that stands; a value edited here since the file was made is a clash, and stands."""
    fields: list[FieldDifference] = []
    for name, value in line.values.items():
        old = stored.get(name)
        if value == old or not is_asked(table.field(name)) or (value is None and not blank_erases):
            continue
        before = base.get(name) if base is not None else old
        if before == old:
            fields.append(FieldDifference(name, old, value, line.cells[name]))
        else:
            told = named_beside(table, stored)
            found.clashes.append(
                Clash(key, None, told, line.row, name, old, value, before, line.cells[name], value != before)
            )
    if fields:
        found.changed.append(RowDifference(key, None, named_beside(table, stored), line.row, tuple(fields)))
    else:
        found.unchanged += 1


def is_asked(asked: Field) -> bool:
    """Whether people change a field there: what no form asks for, no sheet does."""
    return asked.in_form


def named_beside(table: Table, values: Values) -> str:
    """What a row is called beside its table: the names of its own, none of the rows that it refers to."""
    own = [n for n in table.named_by if not (table.field(n).refers_to and table.field(n).refers_by == "key")]
    return " – ".join(str(values[name]) for name in own if values.get(name))
