"""One row of a table, cell by cell: the conversions, and an issue on each cell not understood."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from datetime import date

from lib.domain.changes import Value
from lib.domain.fields import ACTION, INTERACTION, PARTNER, Kind, join_names
from lib.domain.terms import Precision, Status
from lib.spreadsheets import report
from lib.spreadsheets.codes import canonical_code, code_in_title
from lib.spreadsheets.dates import Edge, Order, column_order, inversion_suspected, parse_date
from lib.spreadsheets.folding import clean, fold, fold_word, vocabulary, words
from lib.spreadsheets.model import CellValue, CleanRow, Issue, Recognition, Sheet, Workbook
from lib.spreadsheets.names import Known, split_typed
from lib.spreadsheets.progress import is_fraction_scale, parse_progress
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
REPLIED = re.compile(r"reponse\s+recue\s+le\s+(\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4})")
CHANGE_WORDS = {"done": {Status.DONE}, "open": {Status.NOT_STARTED}}


class RowReader:
    """Normalises the rows of one table; collects the issues as it goes."""

    def __init__(
        self, workbook: Workbook, sheet: Sheet, recognition: Recognition, known: Known, rows: list[DataRow]
    ) -> None:
        self.sheet = sheet
        self.kind = recognition.kind
        self.known = known
        self.spellings = known.table()
        self.split: dict[str, str | None] = {}
        self.issues: list[Issue] = []
        self.place = {field: column for column, field in recognition.columns.items()}
        self.labels = recognition.labels
        self.fields = KINDS[recognition.kind]
        columns = {
            field: [row.cells.get(field) for row in rows]
            for field in self.place
            if self.fields.get(field) == "date"
        }
        self.orders: dict[str, Order] = {field: column_order(values) for field, values in columns.items()}
        for field, values in columns.items():
            if inversion_suspected(values):
                self.issues.append(report.inversion(self._label(field), column_letters(self.place[field])))
        self.fractions = self._fractions(rows)
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
        return f"{column_letters(self.place[field])}{row.index + 1}"

    def say(self, row: DataRow, field: str, code: str, **values: object) -> None:
        """Adds an issue on a cell."""
        self.issues.append(
            report.on_cell(
                code,
                cell=self._cell(row, field),
                row=row.index + 1,
                value=row.cells.get(field),
                column=self._label(field),
                **values,
            )
        )

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
        finish = getattr(self, f"_finish_{self.kind}")
        finish(row, values)
        if row.others:
            values["extra"] = json.dumps(
                {label: report.typed(v) for label, v in row.others.items()},
                ensure_ascii=False,
                sort_keys=True,
            )
        cells = {field: self._cell(row, field) for field in values if field in self.place}
        return CleanRow(row.index + 1, values, cells)

    def _field(self, row: DataRow, field: str, values: dict[str, Value]) -> None:
        value = row.cells.get(field)
        closed = CLOSED.get(self.kind, {}).get(field)
        if field == "axis":
            return
        if field == "status":
            self._status(row, value, values)
        elif field == "progress":
            return  # needs the status: finished with the row
        elif closed:
            self._closed(row, field, closed, value, values)
        elif field == "code":
            values["code"] = canonical_code(_code_text(value)) if value is not None else None
        elif self.kind == "actions" and field in NAMES:
            values[field] = self._names(report.typed(value)) if value is not None else None
        elif field == "partner":
            typed = clean(report.typed(value)) if value is not None else None
            values[field] = self.spellings.get(fold(typed), typed) if typed else None
        else:
            CONVERT[self.fields.get(field, "text")](self, row, field, value, values)

    def _text(self, row: DataRow, field: str, value: CellValue, values: dict[str, Value]) -> None:
        values[field] = (clean(report.typed(value)) or None) if value is not None else None

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
        status = self.remembered.get(word) or words("status").get(word)
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

    def _finish_actions(self, row: DataRow, values: dict[str, Value]) -> None:
        if "progress" in self.place:
            self._progress(row, values)
        title = values.get("title")
        if isinstance(title, str) and not values.get("code"):
            code, rest = code_in_title(title)
            if code:
                values["code"], values["title"] = code, rest
        if "title" in self.place and not values.get("title"):
            self.say(row, "title", "title_missing")
        start, deadline = values.get("start"), values.get("deadline")
        if isinstance(start, date) and isinstance(deadline, date) and deadline < start:
            self.say(row, "deadline", "end_before_start", day=start)
        who = [name for name in ("owner", "organisation") if name in self.place]
        if who and not any(values.get(name) for name in who):
            self.say(row, who[0], "owner_missing")
        progress, status = values.get("progress"), values.get("status")
        if isinstance(progress, float) and (
            (status == Status.DONE and progress < 100) or (status == Status.NOT_STARTED and progress > 0)
        ):
            self.say(row, "progress", "progress_status_conflict")

    def _progress(self, row: DataRow, values: dict[str, Value]) -> None:
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

    def _finish_partners(self, row: DataRow, values: dict[str, Value]) -> None:
        role = fold(str(values.get("role") or ""))
        if "role" in self.place and "tier" not in self.place:
            values["tier"] = "signatory" if re.match(r"^(signataire|partie a|signatory)", role) else None

    def _finish_interactions(self, row: DataRow, values: dict[str, Value]) -> None:
        if values.get("action"):
            values["action"] = canonical_code(str(values["action"]))
        result = fold(str(values.get("result") or ""))
        if "replied_on" not in self.place and "result" in self.place:
            replied = REPLIED.search(result)
            values["replied_on"] = parse_date(replied[1]).day if replied else None
        if "stage" not in self.place and values.get("kind") == "introduction":
            values["stage"] = _stage(result)
        for name in ("occurred_on", "partner"):
            if name in self.place and not values.get(name) and row.cells.get(name) is None:
                self.say(row, name, "value_missing")


CONVERT: Mapping[Kind, Callable[[RowReader, DataRow, str, CellValue, dict[str, Value]], None]] = {
    "text": RowReader._text,
    "json": RowReader._text,
    "flag": RowReader._flag,
    "date": RowReader._date,
    "number": RowReader._text,
    "integer": RowReader._text,
}


def _stage(result: str) -> str:
    """The furthest stage named at the start of an outcome; an introduction is at least introduced."""
    for stage, spellings in reversed(vocabulary("values")["stage"].items()):
        if any(fold(spelling) in result for spelling in spellings):
            return str(stage)
    return "introduced"


def _code_text(value: CellValue) -> str:
    """A code typed as a number: 1.1 and 3 as people see them."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
