"""One row of a table, cell by cell: the conversions, and an issue on each cell not understood."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date

from lib.domain.changes import Value
from lib.domain.fields import ACTION, INTERACTION, PARTNER, Kind, join_names
from lib.domain.terms import Precision, Status
from lib.spreadsheets import notices, report, row_finish
from lib.spreadsheets.codes import FloatCodes, canonical_code
from lib.spreadsheets.dates import Edge, Order, parse_date
from lib.spreadsheets.evidence import marks
from lib.spreadsheets.folding import clean, fold, fold_word, words
from lib.spreadsheets.model import CellValue, CleanRow, Issue, Recognition, Sheet
from lib.spreadsheets.names import Known, split_typed
from lib.spreadsheets.progress import is_fraction_scale, parse_progress
from lib.spreadsheets.questions import Asked
from lib.spreadsheets.rows import DataRow
from lib.spreadsheets.xlsx_scan import column_letters

KINDS: Mapping[str, Mapping[str, Kind]] = {
    "actions": ACTION,
    "partners": PARTNER,
    "interactions": INTERACTION,
}
NAMES = ("organisation", "owner", "partners")
CLOSED: Mapping[str, Mapping[str, str]] = {
    "actions": {"priority": "priority"},
    "interactions": {"kind": "kind", "stage": "stage"},
    "partners": {"tier": "tier"},
}
MARKED = {"done": str(Status.DONE), "open": str(Status.NOT_STARTED)}
LONGEST_TEXT = 20_000


class RowReader:
    """Normalises the rows of one table; collects the issues and the unknown words as it goes."""

    def __init__(self, sheet: Sheet, recognition: Recognition, known: Known, rows: list[DataRow]) -> None:
        self.sheet = sheet
        self.kind = recognition.kind
        self.known = known
        self.spellings = known.table()
        self.split: dict[str, str | None] = {}
        self.issues: list[Issue] = []
        self.asked = Asked()
        self.place = {field: column for column, field in recognition.columns.items()}
        if recognition.scale:
            self.place["progress"] = min(recognition.scale)
        self.unknown = {c: label for c, label in recognition.labels.items() if c not in recognition.columns}
        self.labels = recognition.labels
        self.fields = KINDS[recognition.kind]
        cells = {field: [row.cells.get(field) for row in rows] for field in self.place}
        self.issues.extend(notices.of_columns(recognition, cells))
        self.orders: dict[str, Order] = {}
        dated = {field: values for field, values in cells.items() if self.fields.get(field) == "date"}
        every = [value for values in dated.values() for value in values]
        for field, values in dated.items():
            if values:
                order, issues = notices.of_dates(self._label(field), self.place[field], values, every)
                self.orders[field] = order
                self.issues.extend(issues)
        self.fractions = self._fractions(rows)
        self.floats = FloatCodes()
        self.remembered = {fold_word(word): status for word, status in known.statuses.items()}

    def _fractions(self, rows: list[DataRow]) -> bool:
        column = self.place.get("progress")
        if column is None:
            return False
        values = [row.cells.get("progress") for row in rows]
        return is_fraction_scale(values, [(row.index, column) in self.sheet.percents for row in rows])

    def _label(self, field: str) -> str:
        return self.labels.get(self.place[field], field)

    def _cell(self, row: DataRow, field: str) -> str:
        return self._reference(row.index, self.place[field])

    def _reference(self, index: int, column: int) -> str:
        """`D17`, or `Feuille!D17` when several sheets are read as one."""
        if not self.sheet.origin:
            return f"{column_letters(column)}{index + 1}"
        sheet, own = self.sheet.origin[index]
        return f"{sheet}!{column_letters(column)}{own + 1}"

    def _number(self, index: int) -> int:
        """The number of a row as the file shows it."""
        return self.sheet.origin[index][1] + 1 if self.sheet.origin else index + 1

    def say(self, row: DataRow, field: str, code: str, **values: object) -> None:
        """Adds an issue on the cell of a field."""
        shown = {"column": self._label(field), "number": self._number(row.index), **values}
        cell, value = self._cell(row, field), row.cells.get(field)
        self.issues.append(report.on_cell(code, cell=cell, row=row.index + 1, value=value, **shown))

    def row(self, row: DataRow) -> CleanRow:
        """One clean row."""
        values: dict[str, Value] = {}
        for field, column in self.place.items():
            mark = self.sheet.errors.get((row.index, column))
            if mark is not None:
                self.say(row, field, "cell_error_value", mark=mark)
            elif (row.index, column) in self.sheet.no_result:
                self.say(row, field, "formula_no_cache")
            else:
                self._field(row, field, values)
        row_finish.FINISH[self.kind](self, row, values)
        self._unknown_columns(row)
        if row.others:
            values["extra"] = json.dumps(
                {label: report.typed(v) for label, v in row.others.items()},
                ensure_ascii=False,
                sort_keys=True,
            )
        cells = {field: self._cell(row, field) for field in values if field in self.place}
        return CleanRow(row.index + 1, values, cells)

    def _unknown_columns(self, row: DataRow) -> None:
        """Errors in the cells that are only kept: said, the row is applied without them."""
        if not self.sheet.errors:
            return
        for column, label in self.unknown.items():
            mark = self.sheet.errors.get((row.index, column))
            if mark is not None:
                cell = self._reference(row.index, column)
                values = {"mark": mark, "column": label, "number": self._number(row.index)}
                self.issues.append(
                    report.on_cell("cell_error_elsewhere", cell=cell, row=row.index + 1, value=mark, **values)
                )

    def _field(self, row: DataRow, field: str, values: dict[str, Value]) -> None:
        value = row.cells.get(field)
        closed = CLOSED.get(self.kind, {}).get(field)
        if field in ("axis", "sub_title"):
            return
        if field == "status":
            self._status(row, value, values)
        elif field == "progress":
            return  # needs the status: finished with the row
        elif closed:
            self._closed(row, field, closed, value, values)
        elif field == "code":
            self._code(row, value, values)
        elif self.kind == "actions" and field in NAMES:
            values[field] = self._names(report.typed(value)) if value is not None else None
        elif field == "partner":
            typed = clean(report.typed(value)) if value is not None else None
            values[field] = self.spellings.get(fold(typed), typed) if typed else None
        else:
            CONVERT[self.fields.get(field, "text")](self, row, field, value, values)

    def _text(self, row: DataRow, field: str, value: CellValue, values: dict[str, Value]) -> None:
        text = (clean(report.typed(value)) or None) if value is not None else None
        if text is not None and len(text) > LONGEST_TEXT:
            self.say(row, field, "text_too_long", limit=LONGEST_TEXT)
            text = text[:LONGEST_TEXT]
        values[field] = text

    def _code(self, row: DataRow, value: CellValue, values: dict[str, Value]) -> None:
        text, doubtful = self.floats.read(value)
        if doubtful:
            self.say(row, "code", "id_float_ambiguous", read=text)
        values["code"] = canonical_code(text) if text else None

    def _flag(self, row: DataRow, field: str, value: CellValue, values: dict[str, Value]) -> None:
        if isinstance(value, bool) or value is None:
            values[field] = value
            return
        word = words("flag").get(fold_word(str(value)))
        if word is not None:
            values[field] = word == "yes"
        else:
            self.say(row, field, "flag_unknown")

    def _names(self, text: str) -> str | None:
        """The names in a cell; the same cells come back on many rows."""
        if text not in self.split:
            self.split[text] = join_names(split_typed(text, self.spellings))
        return self.split[text]

    def _date(self, row: DataRow, field: str, value: CellValue, values: dict[str, Value]) -> None:
        edge: Edge = "start" if field in ("start", "occurred_on", "replied_on") else "end"
        parsed = parse_date(value, edge=edge, order=self.orders.get(field, "day"), year=self.known.year)
        if parsed.error:
            self.say(row, field, parsed.error, month=parsed.month, length=parsed.length)
            if parsed.error == "date_impossible":
                return
        if parsed.note:
            self.say(row, field, parsed.note, day=parsed.day)
        if parsed.error and field != "deadline":
            return
        values[field] = parsed.day
        if field == "deadline":
            values["deadline_precision"] = str(parsed.precision)
            text = clean(report.typed(value))
            exact = value is None or isinstance(value, date) or text == report.typed(parsed.day)
            values["deadline_text"] = None if exact else text
            if (
                parsed.day is None
                and value is not None
                and parsed.precision == Precision.UNKNOWN
                and not parsed.error
            ):
                self.say(row, field, "deadline_unknown")

    def _status(self, row: DataRow, value: CellValue, values: dict[str, Value]) -> None:
        if value is None:
            values["status"] = None
            return
        word = fold_word(str(value))
        mark = marks().get(fold(str(value)))
        status = self.remembered.get(word) or words("status").get(word) or MARKED.get(mark or "")
        if status:
            values["status"] = status
            return
        note = words("status_note").get(word)
        if note == "late":
            values["status"] = str(Status.IN_PROGRESS)
            self.say(row, "status", "status_late")
        elif note == "discuss":
            values["status"] = str(Status.NOT_STARTED)
            self.say(row, "status", "status_discuss")
        else:
            self.say(row, "status", "status_ambiguous" if note else "status_unknown")
            self.asked.met("status", clean(str(value)), self._cell(row, "status"))

    def _closed(
        self, row: DataRow, field: str, section: str, value: CellValue, values: dict[str, Value]
    ) -> None:
        if value is None:
            values[field] = None
            return
        found = words(section).get(fold_word(str(value)))
        if found:
            values[field] = found
        else:
            self.say(row, field, "word_unknown")

    def progress(self, row: DataRow, values: dict[str, Value]) -> None:
        """The progress of a row; the status, read before, decides what a lone 1 means."""
        position = (row.index, self.place["progress"])
        if position in self.sheet.errors or position in self.sheet.no_result:
            return
        status = values.get("status")
        parsed = parse_progress(
            row.cells.get("progress"),
            fractions=self.fractions,
            percent=position in self.sheet.percents,
            is_done=None if status is None else status == Status.DONE,
        )
        code = parsed.error or parsed.note
        if code:
            self.say(row, "progress", code)
        elif row.cells.get("progress") is None:
            self.say(row, "progress", "progress_empty")
        if not parsed.error:
            values["progress"] = parsed.value


CONVERT: Mapping[Kind, Callable[[RowReader, DataRow, str, CellValue, dict[str, Value]], None]] = {
    "text": RowReader._text,
    "json": RowReader._text,
    "flag": RowReader._flag,
    "date": RowReader._date,
    "number": RowReader._text,
    "integer": RowReader._text,
}
