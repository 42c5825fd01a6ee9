"""Commitments and declarations out of a workbook: small tables with headings of our own, read to the letter.

A plan's own spreadsheet takes any layout (`recognise`); these come from our exports or from a list typed
under the same headings, so that a heading is one of the known words or is left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from lib.domain.changes import Value
from lib.domain.errors import FileRefused
from lib.domain.money import parse_money
from lib.domain.names import NAMES_SEPARATOR
from lib.domain.schema import TABLES
from lib.spreadsheets.cells.dates import parse_date
from lib.spreadsheets.cells.progress import as_shown
from lib.spreadsheets.folding import clean, fold, fold_label, fold_word, vocabulary, words
from lib.spreadsheets.model import CellValue, Place, Workbook

#: Rows in which headings are looked for.
LOOKED_AT = 20
#: A row is one of headings when it holds the needed one and this many in all.
FEWEST = 3
NEEDED = {"commitment": "text", "declaration": "action"}


@dataclass(frozen=True, slots=True)
class Fault:
    """A cell that cannot be read: its field and what was typed."""

    field: str
    typed: str


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the file (from 1) with the values of its cells; a blank cell is None."""

    row: int
    values: Mapping[str, Value]
    faults: tuple[Fault, ...] = ()


def read_lines(workbook: Workbook, table: str) -> tuple[Line, ...]:
    """The rows below the headings of the first sheet that has them. `table` is commitment or declaration.

    Names in one cell are separated by « / », « ; » or a new line. Raises FileRefused when no sheet has the headings.
    """
    for sheet in workbook.sheets:
        for index, cells in enumerate(sheet.rows[:LOOKED_AT]):
            columns = _headings(cells, table)
            if columns:
                below = enumerate(sheet.rows[index + 1 :], start=index + 2)
                return tuple(
                    _line(number, row, columns, table, sheet.percents)
                    for number, row in below
                    if any(_text(row, c) for c in columns) and not _headings(row, table)
                )
    raise FileRefused(
        "no_headings",
        "“{file}” has no row of headings that we know. Download the list, fill it in and drop it here.",
        file=workbook.file,
    )


def read_typed(table: str, field: str, text: str) -> Value:
    """What a text typed in one cell says. Raises ValueError for one that is not of its kind."""
    return _value(text or None, clean(text), field, table)


def _headings(cells: tuple[CellValue, ...], table: str) -> dict[int, str]:
    """Column → field, for a row of headings; nothing for any other row."""
    known = {
        fold_label(word): f for f, spellings in vocabulary("parties")[table].items() for word in spellings
    }
    known |= {fold(f): f for f in TABLES[table].names}
    found: dict[int, str] = {}
    for column, value in enumerate(cells):
        label = fold(str(value)) if value is not None else ""
        field = known.get(label) or known.get(fold_label(label.replace("_", " ")))
        if field and field not in found.values():
            found[column] = field
    return found if NEEDED[table] in found.values() and len(found) >= FEWEST else {}


def _line(
    number: int,
    row: tuple[CellValue, ...],
    columns: Mapping[int, str],
    table: str,
    percents: frozenset[Place],
) -> Line:
    values: dict[str, Value] = {}
    faults: list[Fault] = []
    for column, field in columns.items():
        value = row[column] if column < len(row) else None
        shown = as_shown(value, percent=(number - 1, column) in percents)
        typed = _said(shown)
        try:
            values[field] = _value(shown, typed, field, table)
        except ValueError:
            values[field] = None
            faults.append(Fault(field, typed))
    return Line(number, values, tuple(faults))


def _text(row: tuple[CellValue, ...], column: int) -> str:
    return _said(row[column] if column < len(row) else None)


def _said(value: CellValue) -> str:
    return "" if value is None else clean(str(value))


def _value(value: CellValue, typed: str, field: str, table: str) -> Value:
    """The value of a cell. Raises ValueError for one that is not of its kind."""
    if not typed:
        return None
    kind = TABLES[table].field(field).kind
    if kind == "date":
        return _day(value)
    if kind == "percent":
        return _share(typed)
    if kind == "money":
        return _known(str(parse_money(typed) or ""))
    if field == "status":
        return _known(words("status").get(fold_word(typed)))
    if field == "origin":
        origins = vocabulary("parties")["origin"].items()
        return _known(
            next((o for o, spellings in origins if fold_label(typed) in map(fold_label, spellings)), None)
        )
    if field in ("organisation", "actions"):
        parts = typed.replace(";", NAMES_SEPARATOR).replace("\n", NAMES_SEPARATOR).split("/")
        return NAMES_SEPARATOR.join(part.strip() for part in parts if part.strip()) or None
    return typed


def _day(value: CellValue) -> date:
    day = parse_date(value).day
    if day is None:
        raise ValueError(value)
    return day


def _share(typed: str) -> float:
    number = float(typed.replace("%", "").replace(",", ".").strip())
    if not 0 <= number <= 100:
        raise ValueError(typed)
    return number


def _known(word: str | None) -> str:
    if not word:
        raise ValueError(word)
    return word
