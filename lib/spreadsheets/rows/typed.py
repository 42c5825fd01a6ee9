"""Cells typed on the screen into rows that stand → clean rows, by the reader of an import.

The same days, percentages, statuses, names and amounts as in a file, with the same remarks. The other cells of a row
are read beside those that were typed, so that what contradicts them is told, and say nothing of their own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from lib.domain.changes import Value, Values
from lib.domain.numbers import held
from lib.domain.schema import TABLES
from lib.spreadsheets import report
from lib.spreadsheets.cells.names import Known
from lib.spreadsheets.cells.progress import is_fraction_scale, parse_progress
from lib.spreadsheets.cells.reading import Reading, noted
from lib.spreadsheets.folding import clean, fold
from lib.spreadsheets.letters import column_index
from lib.spreadsheets.model import CellValue, CleanRow, CleanTable, Issue, Recognition, Sheet, TableKind
from lib.spreadsheets.rows.data import DataRow
from lib.spreadsheets.rows.reader import RowReader

TABLE: Mapping[TableKind, str] = {"actions": "action", "partners": "partner", "interactions": "interaction"}
#: The cells that are read beside those that were typed: what they may contradict.
BESIDE: Mapping[TableKind, tuple[str, ...]] = {
    "actions": ("status", "progress", "start", "deadline", "completed_on", "comment"),
    "partners": (),
    "interactions": ("occurred_on", "partner"),
}
#: What is said of a text that names no row of another table.
UNKNOWN = {"axis": "axis_unread", "action": "action_unread"}
NUMBERS = frozenset({"number", "integer", "percent"})
NUMBER = re.compile(r"-?\d{1,15}(?:\.\d{1,10})?")
#: A deadline is one value of three fields.
FOLLOWS: Mapping[str, tuple[str, ...]] = {"deadline": ("deadline_text", "deadline_precision")}
#: What is said of days that contradict one another, whichever of them was typed.
TOGETHER = frozenset(
    {"end_before_start", "completed_before_start", "completed_in_future", "progress_status_conflict"}
)
#: What an import says of a row that nothing else names: one of the screen is known by its key.
KNOWN_BY_KEY = "id_missing"
#: A remark of an import after which a cell is left as it was: here its writer is there to say it otherwise.
UNREAD = frozenset(
    {
        "date_impossible",
        "date_text_unparsed",
        "date_not_a_date",
        "date_without_year",
        "date_sentinel",
        "status_unknown",
        "status_ambiguous",
        "word_unknown",
        "priority_unknown",
        "flag_unknown",
        "money_unread",
        "name_is_a_day",
        "progress_not_a_number",
        "progress_negative",
        "progress_scale_ambiguous",
    }
)


@dataclass(frozen=True, slots=True)
class TypedRow:
    """The cells typed in one row, by field, empty for what is to be left blank; `standing` is what the row holds."""

    number: int
    cells: Mapping[str, str]
    standing: Values


def typed_rows(
    kind: TableKind,
    rows: Sequence[TypedRow],
    labels: Mapping[str, str],
    known: Known,
    named: Mapping[str, Callable[[str], str | None]],
) -> tuple[Recognition, CleanTable]:
    """The typed cells, normalised; `labels` are the headings of the fields, `named` finds what those name that stand for
    rows of another table.

    A cell that is not understood is an error, said of it, and is in no row; the others of its row are.
    """
    met = dict.fromkeys((*(field for row in rows for field in row.cells), *BESIDE[kind]))
    columns = {column: field for column, field in enumerate(met) if field in labels}
    recognition = Recognition(
        kind, "", None, columns, {column: labels[field] for column, field in columns.items()}
    )
    fractions = _are_fractions(rows)
    held = [_data_row(TABLE[kind], row, columns.values(), fractions=fractions) for row in rows]
    reader = _Reader(recognition, known, rows, held, named)
    cleaned = list(reader.rows(held))
    said = [issue for issue in reader.issues if issue.row is not None and issue.cell]
    by_row: dict[int, list[Issue]] = {}
    for issue in said:
        by_row.setdefault(issue.row or 0, []).append(issue)
    kept: list[CleanRow] = []
    issues: list[Issue] = []
    for row, clean_row in zip(rows, cleaned, strict=True):
        told = list(_of_row(recognition, row, clean_row, by_row.get(row.number, ())))
        issues.extend(told)
        wrong = {field_of(recognition, issue) for issue in told if issue.level == "error"}
        kept.append(replace(clean_row, values=dict(_said(reader, row, clean_row, wrong))))
    return recognition, CleanTable(kind, tuple(kept), (), tuple(issues))


def field_of(recognition: Recognition, issue: Issue) -> str:
    """The field of the cell that an issue is about; empty for none."""
    letters = issue.cell.rstrip("0123456789")
    return recognition.columns.get(column_index(letters), "") if letters else ""


def number_in(text: str) -> float | None:
    """The number that a text says, its thousands parted by spaces; None for none."""
    bare = "".join(text.split()).replace(",", ".")
    return held(float(bare)) if NUMBER.fullmatch(bare) else None


class _Reader(RowReader):
    """The reader of an import for cells among which those of the screen stand."""

    def __init__(
        self,
        recognition: Recognition,
        known: Known,
        typed: Sequence[TypedRow],
        rows: list[DataRow],
        named: Mapping[str, Callable[[str], str | None]],
    ) -> None:
        self.typed, self.named = typed, named
        super().__init__(Sheet("", ()), recognition, known, rows)

    def _fractions(self, rows: list[DataRow]) -> bool:
        return _are_fractions(self.typed)

    def to_axis(self, row: DataRow, values: dict[str, Value]) -> None:
        """An axis is the one that was chosen: no code says another."""

    @staticmethod
    def code_ahead(title: str) -> tuple[str | None, str]:
        """A title is what was typed: « 24/7 » opens no code where codes have cells of their own."""
        return None, title

    def _is_as_typed(self, field: str) -> bool:
        return field not in self.named and self._kind(field) not in NUMBERS and super()._is_as_typed(field)

    def _kind(self, field: str) -> str:
        return self.fields.get(field, "text")

    def _reading(self, field: str, value: CellValue) -> Reading:
        if field in self.named:
            found = self.named[field](str(value)) if value is not None else None
            return Reading({field: found}, noted(UNKNOWN[field]) if value is not None and not found else ())
        if self._kind(field) in NUMBERS and field != "progress":
            return self._number(field, value)
        return super()._reading(field, value)

    def _number(self, field: str, value: CellValue) -> Reading:
        """A number that is no progress: as people type it, whole where it has to be."""
        parsed = parse_progress(value, fractions=False, percent=False, is_done=False)
        if self._kind(field) == "percent":
            return Reading({field: parsed.value}) if not parsed.error else Reading({}, noted("cell_unread"))
        typed = fold(str(value)) if value is not None else ""
        found = number_in(typed.removesuffix("%") if self._kind(field) == "number" else typed)
        if value is not None and (found is None or (self._kind(field) == "integer" and found % 1)):
            return Reading({}, noted("cell_unread"))
        whole = found is not None and self._kind(field) == "integer"
        return Reading({field: int(found) if whole and found is not None else found})


def _are_fractions(rows: Iterable[TypedRow]) -> bool:
    """Whether the shares typed are between 0 and 1, one of them strictly: a lone 1 is one per cent here, where the cells
    around it show « 75 % »."""
    values: list[CellValue] = [text for row in rows if (text := row.cells.get("progress"))]
    apart = [value for value in values if str(value).strip() != "1"]
    return all(is_fraction_scale(some, [False] * len(some)) for some in (values, apart))


def _data_row(table: str, row: TypedRow, fields: Iterable[str], *, fractions: bool) -> DataRow:
    cells: dict[str, CellValue] = {}
    for field in fields:
        text = row.cells.get(field)
        if field == "progress" and not fractions and text is not None and text.strip() == "1":
            text = "1 %"
        cells[field] = _shown(table, field, row.standing.get(field)) if text is None else clean(text) or None
    return DataRow(row.number - 1, cells, {}, None)


def _shown(table: str, field: str, value: Value) -> CellValue:
    """What a cell that nobody typed in holds: as a file of ours would."""
    if isinstance(value, date):
        return value
    if value is not None and TABLES[table].field(field).kind == "percent":
        return f"{float(str(value)):g} %"
    return value


def _of_row(
    recognition: Recognition, row: TypedRow, read: CleanRow, said: Iterable[Issue]
) -> Iterator[Issue]:
    """What is said of the cells that were typed, and one error of each that was understood in no way."""
    told: set[str] = set()
    for issue in said:
        field = field_of(recognition, issue)
        if issue.code == KNOWN_BY_KEY:
            continue
        if field not in row.cells and not (issue.code in TOGETHER and row.cells.keys() & BESIDE["actions"]):
            continue
        unread = issue.code in UNREAD and field in row.cells
        if unread or issue.level == "error":
            told.add(field)
        yield replace(issue, level="error") if unread else issue
    table = TABLES[TABLE[recognition.kind]]
    for field, text in row.cells.items():
        if not clean(text) or field in told or field not in read.cells:
            continue
        value, words = read.values.get(field), table.field(field).vocabulary
        if value is None or (words is not None and value not in set(words)):
            if field == "deadline" and read.values.get("deadline_precision") is not None:
                continue
            cell = read.cells[field]
            label = recognition.labels[column_index(cell.rstrip("0123456789"))]
            yield report.on_cell(
                "cell_unread", cell=cell, row=row.number, value=text, column=label, number=row.number
            )


def _said(reader: RowReader, row: TypedRow, read: CleanRow, wrong: set[str]) -> Iterator[tuple[str, Value]]:
    """The values that follow from typed cells which were understood."""
    for field in row.cells:
        if field in wrong or field not in read.cells:
            continue
        for name in (field, *FOLLOWS.get(field, ())):
            if name in read.values:
                yield name, read.values[name]
        if field == "status":
            for name in reader.remarks.get(clean(row.cells[field]), ()):
                if name not in row.cells and name in read.values:
                    yield name, read.values[name]
