"""Columns that their values say to be a field where their heading does not: asked of a person, never taken in silence."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice

from lib.domain.changes import Value, Values
from lib.domain.schema import ACTION
from lib.spreadsheets.cells.dates import parse_date
from lib.spreadsheets.folding import fold, fold_word, words
from lib.spreadsheets.letters import column_letters
from lib.spreadsheets.model import CellValue, CleanRow, CleanTable, ColumnQuestion, Recognition, Workbook
from lib.spreadsheets.report import typed
from lib.spreadsheets.tables.evidence import profile

#: The fields that a column can be asked to be, those of which a table says most first.
ASKED = (
    "deadline", "status", "owner", "organisation", "start", "completed_on", "partners", "priority", "deliverable",
    "description", "comment",
)  # fmt: skip
#: So many values alike, and so large a share of those that are filled, before anybody is asked.
FEWEST, MOST = 3, 0.8
COMPARED = 500  # rows that are compared
DAYS = 0.6  # the share of days in a column of dates
#: (column, field): what a person said that a column is not.
Denied = Collection[tuple[int, str]]
NOTHING_DENIED: Denied = frozenset()
Columns = Mapping[int, Mapping[int, CellValue]]


def asked_about(
    workbook: Workbook,
    recognition: Recognition,
    table: CleanTable,
    stored: Mapping[str, Values],
    denied: Denied = NOTHING_DENIED,
) -> tuple[ColumnQuestion, ...]:
    """What to ask about the columns of a table, compared with the stored actions (none for a file alone)."""
    known = of_plan(workbook, recognition, table, stored, denied)
    if any(question.field == "deadline" for question in known):
        return known
    taken = {question.column for question in known}
    return (*known, *(q for q in of_values(workbook, recognition, table, denied) if q.column not in taken))


def of_plan(
    workbook: Workbook,
    recognition: Recognition,
    table: CleanTable,
    stored: Mapping[str, Values],
    denied: Denied = NOTHING_DENIED,
) -> tuple[ColumnQuestion, ...]:
    """The columns whose values are those of a field of the plan that the file names nowhere, for the same actions."""
    if recognition.kind != "actions" or recognition.remembered or recognition.joined:
        return ()
    columns = _free_columns(workbook, recognition, table)
    whose = _of_the_other(workbook, recognition, table)
    if not columns and not whose:
        return ()
    pairs = list(islice(_matched(table, stored), COMPARED))
    if len(pairs) < FEWEST:
        return ()
    asked: list[ColumnQuestion] = []
    for field in ASKED:
        if field in recognition.columns.values():
            continue
        best: ColumnQuestion | None = None
        for column, values in {**columns, **whose.get(field, {})}.items():
            if (column, field) in denied or any(q.column == column for q in asked):
                continue
            found = _alike(column, _label(recognition, column), field, values, pairs)
            read_as = recognition.columns.get(column)
            if read_as and _alike(column, "", read_as, values, pairs) is not None:
                continue  # its values are those of the field that it is read as
            if found is not None and (best is None or found.alike > best.alike):
                best = found
        if best is not None:
            asked.append(best)
    return tuple(asked)


def of_values(
    workbook: Workbook, recognition: Recognition, table: CleanTable, denied: Denied = NOTHING_DENIED
) -> tuple[ColumnQuestion, ...]:
    """The column of days that may be the deadline of a table without one: the one whose days come last."""
    fields = set(recognition.columns.values())
    if recognition.kind != "actions" or recognition.remembered or recognition.joined or "deadline" in fields:
        return ()
    dated: list[tuple[float, int, int, int]] = []
    for column, values in _free_columns(workbook, recognition, table).items():
        found = profile(list(values.values())[:COMPARED])
        days = [day for v in list(values.values())[:COMPARED] if (day := _day(v)) is not None]
        if found.count >= FEWEST and found.days >= DAYS and days and (column, "deadline") not in denied:
            mean = sum(day.toordinal() for day in days) / len(days)
            dated.append((mean, column, len(days), found.count))
    if not dated:
        return ()
    _, column, alike, filled = max(dated)
    return (ColumnQuestion(column, _label(recognition, column), "deadline", alike, filled, "dates"),)


def _of_the_other(workbook: Workbook, recognition: Recognition, table: CleanTable) -> Mapping[str, Columns]:
    """Owner or organisation, of which the table has no column → the column of the other: « Porteur » says either."""
    place = {field: column for column, field in recognition.columns.items()}
    return {
        field: _values(workbook, recognition, table, [place[other]])
        for field, other in (("owner", "organisation"), ("organisation", "owner"))
        if field not in place and other in place
    }


def _free_columns(workbook: Workbook, recognition: Recognition, table: CleanTable) -> Columns:
    """Column → row of the file → its value, for the columns that are no field yet."""
    used = {*recognition.columns, *recognition.by_place}
    return _values(workbook, recognition, table, [c for c in recognition.labels if c not in used])


def _values(
    workbook: Workbook, recognition: Recognition, table: CleanTable, columns: Sequence[int]
) -> Columns:
    sheet = next(s for s in workbook.sheets if s.name == recognition.sheet)
    numbers = [row.row for row in table.rows]
    return {
        column: {
            n: sheet.rows[n - 1][column]
            for n in numbers
            if column < len(sheet.rows[n - 1]) and sheet.rows[n - 1][column] is not None
        }
        for column in columns
    }


def _matched(table: CleanTable, stored: Mapping[str, Values]) -> Iterator[tuple[CleanRow, Values]]:
    """The rows that are surely an action of the plan: the same code, else the same title and no other's."""
    codes = {fold(str(values["code"])): values for values in stored.values() if values.get("code")}
    titles: dict[str, list[Values]] = {}
    for values in stored.values():
        titles.setdefault(fold(str(values.get("title") or "")), []).append(values)
    for row in table.rows:
        code, title = fold(str(row.values.get("code") or "")), fold(str(row.values.get("title") or ""))
        named = titles.get(title, []) if title else []
        match = codes.get(code) or (named[0] if len(named) == 1 else None)
        if match is not None:
            yield row, match


def _alike(
    column: int,
    label: str,
    field: str,
    values: Mapping[int, CellValue],
    pairs: list[tuple[CleanRow, Values]],
) -> ColumnQuestion | None:
    """The question when most values of a column are those of the field; the same word everywhere proves nothing."""
    filled = alike = 0
    different: set[str] = set()
    for row, match in pairs:
        if row.row not in values:
            continue
        filled += 1
        if _same(field, values[row.row], match.get(field)):
            alike += 1
            different.add(str(match.get(field)))
    if alike < FEWEST or alike < MOST * filled or len(different) < 2:
        return None
    return ColumnQuestion(column, label, field, alike, filled, "plan")


def _same(field: str, value: CellValue, stored: Value) -> bool:
    if stored is None:
        return False
    if ACTION.kinds.get(field) == "date":
        return _day(value) == stored
    if field in ("status", "priority"):
        return words(field).get(fold_word(str(value))) == stored
    return fold(typed(value)) == fold(str(stored))


def _day(value: CellValue) -> date | None:
    return parse_date(value).day


def _label(recognition: Recognition, column: int) -> str:
    return recognition.labels.get(column, column_letters(column))
