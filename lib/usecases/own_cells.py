"""One cell of a sheet of ours that comes back: the value that it says, by the kind of its field, in any language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from lib.domain.changes import Value, Values
from lib.domain.names import join_names, split_names
from lib.domain.numbers import is_held
from lib.domain.schema import TABLES, Field, Table
from lib.spreadsheets import report
from lib.spreadsheets.cells.amounts import amount
from lib.spreadsheets.cells.dates import parse_date
from lib.spreadsheets.folding import clean, fold, fold_word, words
from lib.spreadsheets.model import CellValue, CleanTable, RowDifference, Workbook
from lib.spreadsheets.write import META


def _axis_names(row: Values) -> tuple[str, ...]:
    code, title = str(row["code"] or ""), str(row["title"] or "")
    return code, title, f"{code}. {title}" if code else title


def _codes(actions: Mapping[str, Values]) -> dict[str, str]:
    return {key: str(row["code"] or row["title"]) for key, row in actions.items()}


#: What cells call the rows of a table by, the last name being the surest.
CALLED: Mapping[str, Callable[[Values], tuple[str, ...]]] = {
    "axis": _axis_names,
    "action": lambda row: (str(row["title"] or ""), str(row["code"] or "")),
}


@dataclass(frozen=True, slots=True)
class Cells:
    """What cells may name: (table, folded name) → key, or the name itself of a row that the same file creates; the words
    of closed vocabularies, as the file itself tells them: (table.field, folded word) → value."""

    names: dict[tuple[str, str], str]
    words: Mapping[tuple[str, str], str]
    codes: Mapping[str, str]  # key of an action → its code, else its title

    @classmethod
    def of(
        cls,
        workbook: Workbook,
        at: Callable[[str], Mapping[str, Values]],
        then: Callable[[str], Mapping[str, Values] | None],
        actions: CleanTable,
    ) -> Cells:
        """The names of the actions and axes of the plan, and of the actions of the file.

        A code means what it did when the file was made, else what it means now, else what had it before.
        """
        names: dict[tuple[str, str], str] = {}
        for line in actions.rows:
            code = line.values.get("code") or line.values.get("title")
            names["action", fold(str(code))] = str(code)
        for table, called_by in CALLED.items():
            now = at(table)
            before = {key: row for key, row in (then(table) or {}).items() if key in now}
            for key, row in (*now.items(), *before.items()):
                names |= {(table, fold(name)): key for name in called_by(row) if name}
        for row in at("former_name").values():
            for table in CALLED:
                if row[table]:
                    names.setdefault((table, fold(str(row["former"]))), str(row[table]))
        codes = _codes(at("action"))
        for held, as_of in (
            (at("indicator"), codes),
            (then("indicator") or {}, _codes(then("action") or {})),
        ):
            for key, row in held.items():
                if key in at("indicator"):
                    names["indicator", fold(called(TABLES["indicator"], row, as_of))] = key
        told = (row for sheet in workbook.sheets if sheet.name == META for row in sheet.rows if len(row) > 2)
        return cls(names, {(str(row[0]), fold(str(row[1]))): str(row[2]) for row in told}, codes)

    def creates(self, table: Table, rows: Iterable[RowDifference]) -> None:
        """Notes rows that the file creates, for the sheets that follow to name."""
        for row in rows:
            name = called(table, {f.field: f.new for f in row.fields}, self.codes)
            self.names.setdefault((table.name, fold(name)), name)


def called(table: Table, values: Values, codes: Mapping[str, str]) -> str:
    """What other sheets call a row: « A1.2 – PME accompagnées »."""
    parts = (values.get(name) for name in table.named_by)
    return " – ".join(codes.get(str(part), str(part)) for part in parts if part)


def read_cell(table: Table, field: Field, value: CellValue, cells: Cells) -> Value:
    """The value of a cell; None for a blank one. Raises ValueError for what is no value of its field."""
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if field.vocabulary is not None:
        typed = str(value).strip()
        return str(field.vocabulary(cells.words.get((f"{table.name}.{field.name}", fold(typed)), typed)))
    if field.refers_to and field.refers_by == "key":
        parts = split_names(str(value)) if field.many else (report.typed(value),)
        return join_names([_named(cells, field.refers_to, part) for part in parts])
    if field.kind == "date":
        return _day(value)
    if field.kind in ("number", "percent", "integer"):
        return _number(field, value)
    if field.kind == "money":
        found = amount(value, "")
        if found is None:
            raise ValueError(value)
        return str(found)
    if field.kind == "flag":
        return _flag(value)
    return clean(report.typed(value))


def _named(cells: Cells, table: str, name: str) -> str:
    key = cells.names.get((table, fold(name)))
    if key is None:
        raise ValueError(name)
    return key


def _day(value: CellValue) -> date:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    day = parse_date(value).day
    if day is None:
        raise ValueError(value)
    return day


def _number(field: Field, value: CellValue) -> Value:
    typed = fold(report.typed(value)).replace(" ", "").replace("%", "").replace(",", ".")
    number = float(value) if isinstance(value, int | float) else float(typed)
    if not is_held(number):
        raise ValueError(value)
    if field.kind == "integer":
        if not number.is_integer():
            raise ValueError(value)
        return int(number)
    if field.kind == "percent" and not 0 <= number <= 100:
        raise ValueError(value)
    return number


def _flag(value: CellValue) -> bool:
    if isinstance(value, bool):
        return value
    typed = fold_word(str(value))
    if typed not in words("flag"):
        raise ValueError(value)
    return words("flag")[typed] == "yes"
