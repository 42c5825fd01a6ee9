"""One row of a table, cell by cell: the conversions, and an issue on each cell not understood."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import cast

from lib.domain.changes import Value
from lib.domain.names import join_names
from lib.domain.schema import ACTION, INTERACTION, PARTNER, Kind
from lib.domain.terms import Precision
from lib.spreadsheets import report
from lib.spreadsheets.cells.amounts import amount, is_bare, number_read
from lib.spreadsheets.cells.code_column import CodeColumn
from lib.spreadsheets.cells.codes import PlanCodes, axis_of, axis_of_code, code_in_title
from lib.spreadsheets.cells.dates import Order, parse_date, says_the_day
from lib.spreadsheets.cells.days import Edge
from lib.spreadsheets.cells.names import Known, name_columns
from lib.spreadsheets.cells.progress import ParsedProgress, is_fraction_scale
from lib.spreadsheets.cells.reading import NOTHING, Reading, noted
from lib.spreadsheets.cells.statuses import read_status
from lib.spreadsheets.folding import clean, fold, fold_word, words
from lib.spreadsheets.letters import column_letters
from lib.spreadsheets.model import Axis, Cells, CellValue, CleanRow, Issue, Recognition, Sheet
from lib.spreadsheets.rows import damage, finish, notices, remarks
from lib.spreadsheets.rows.columns import ColumnReader, are_clean
from lib.spreadsheets.rows.data import DataRow
from lib.spreadsheets.rows.questions import Asked
from lib.spreadsheets.tables.qualified import puts_off

KINDS: Mapping[str, Mapping[str, Kind]] = {
    "actions": {field.name: field.kind for field in (*ACTION.fields, *ACTION.only_read)},
    "partners": PARTNER.kinds,
    "interactions": INTERACTION.kinds,
}
NAMES = ("organisation", "owner", "partners")
CLOSED: Mapping[str, Mapping[str, str]] = {
    "actions": {"priority": "priority", "progress_from": "progress_from", "recurrence": "recurrence"},
    "interactions": {"kind": "kind", "stage": "stage"},
    "partners": {"tier": "tier"},
}
LONGEST_TEXT = 20_000
UNREAD = frozenset({"axis", "sub_title", "progress"})  # read with their row, or with the rows around


class RowReader:
    """Normalises the rows of one table; collects the issues and the unknown words as it goes.

    The same values come back down a column: each is read once.
    """

    #: The code that opens a title, and what is left of it.
    code_ahead = staticmethod(code_in_title)

    def __init__(self, sheet: Sheet, recognition: Recognition, known: Known, rows: list[DataRow]) -> None:
        self.sheet = sheet
        self.kind = recognition.kind
        self.known = known
        self.spellings = known.table()
        self.issues: list[Issue] = []
        self.asked = Asked()
        placed = {"progress": recognition.scale, "status": recognition.ticked}
        self.place = {field: column for column, field in recognition.columns.items()}
        self.place |= {field: min(columns) for field, columns in placed.items() if columns}
        self.unknown = {c: label for c, label in recognition.labels.items() if c not in recognition.columns}
        self.labels = recognition.labels
        self.fields = KINDS[recognition.kind]
        held = [row.cells for row in rows]
        self.cells = cells = {field: [row.get(field) for row in held] for field in self.place}
        self.issues.extend(notices.of_columns(recognition, cells))
        self.orders: dict[str, Order] = {}
        dated = {field: values for field, values in cells.items() if self.fields.get(field) == "date"}
        every = [value for values in dated.values() for value in values if isinstance(value, str)]
        for field, values in dated.items():
            if values:
                order, issues = notices.of_dates(self._label(field), self.place[field], values, every)
                self.orders[field] = order
                self.issues.extend(issues)
        for field in (f for f in self.place if self.fields.get(f) == "money"):
            self.issues.extend(notices.of_amounts(self._label(field), self.place[field], cells[field]))
        self.fractions = self._fractions(rows)
        coded = self.place.get("code", -1)
        formats = self.sheet.shown
        shown = [formats.get((row.index, coded)) for row in rows] if formats else [None] * len(rows)
        self.code_cells = list(zip(cells.get("code", ()), shown, strict=False))
        self.codes = CodeColumn(self.code_cells)
        self.remembered = {fold_word(word): status for word, status in known.statuses.items()}
        self.names = name_columns({field: cells[field] for field in NAMES if field in cells}, known)
        self.plan_codes = PlanCodes(known.codes if self.kind == "interactions" else ())
        self.tiers = {fold(role): tier for role, tier in known.tiers.items()}
        self.letters = {field: column_letters(column) for field, column in self.place.items()}
        self.who = next((name for name in ("owner", "organisation") if name in self.place), "")
        self.puts_off = "deadline" in self.place and puts_off(self._label("deadline"))
        self.axes: dict[str, Axis] = {}  # key, code and title of each axis, in the order met
        self.damaged = {*sheet.errors, *sheet.no_result}
        self.read: dict[tuple[str, type, CellValue], Reading] = {}
        self.remarks: dict[str, Mapping[str, Value]] = {}  # text of a status → what it says of other fields
        self.shares: dict[tuple[type, CellValue, bool, Value], ParsedProgress] = {}

    def _fractions(self, rows: list[DataRow]) -> bool:
        column = self.place.get("progress")
        if column is None:
            return False
        values = [row.cells.get("progress") for row in rows]
        return is_fraction_scale(values, [(row.index, column) in self.sheet.percents for row in rows])

    def _label(self, field: str) -> str:
        return self.labels.get(self.place[field], field)

    def cell(self, row: DataRow, field: str) -> str:
        """Where the field of a row stands in the file."""
        return self.places(row.index)[field]

    def say(self, row: DataRow, field: str, code: str, **values: object) -> None:
        """Adds an issue on the cell of a field; that of a title made of others is blank."""
        field = field if field in self.place else "status"  # what stands beside a status is in its cell
        shown = {"column": self._label(field), "number": self.places(row.index).row, **values}
        cell, made = self.cell(row, field), row.named and field == "title"
        value = None if made else row.cells.get(field)
        self.issues.append(report.on_cell(code, cell=cell, row=row.index + 1, value=value, **shown))

    def rows(self, rows: Sequence[DataRow]) -> Iterator[CleanRow]:
        """The clean rows, one by one."""
        hurt = {row for row, _ in self.damaged}
        columns = ColumnReader(len(rows), (place for place, row in enumerate(rows) if row.index in hurt))
        plain = {field for field in self.place if self._is_as_typed(field)}
        codes = [] if "code" in plain else [self.codes.read(*cell) for cell in self.code_cells]
        for field in self.place:
            if field in plain:
                columns.add_as_is(field, self.cells[field])
            elif field == "code":
                columns.add_in_order(codes)  # from the top down, each by those above it
            else:
                columns.add(self.cells[field], partial(self._reading, field))
        for place, (row, said) in enumerate(zip(rows, columns.rows(), strict=True)):
            yield self._row(row, said, codes[place] if codes else None)

    def _is_as_typed(self, field: str) -> bool:
        """Whether what a column says is what its cells hold, from top to bottom."""
        if field == "code":
            told = self.codes.dates or any(shown is not None for _, shown in self.code_cells)
        else:
            told = field in UNREAD or field == "partner" or self.fields.get(field, "text") in CONVERT
            told = told or field == "status" or field in CLOSED.get(self.kind, {})
            told = told or (self.kind == "actions" and field in NAMES)
        return not told and are_clean(self.cells[field], LONGEST_TEXT)

    def _row(self, row: DataRow, said: dict[str, Value] | None, code: Reading | None) -> CleanRow:
        values, kept = self._cell_by_cell(row, code) if said is None else (said, {})
        finish.FINISH[self.kind](self, row, values)
        if self.sheet.errors:
            damage.elsewhere(self, row)
        others = {**kept, **row.others}
        if others:
            held = {label: report.typed(v) for label, v in others.items()}
            values["extra"] = json.dumps(held, ensure_ascii=False, sort_keys=True)
        return CleanRow(row.index + 1, values, self.places(row.index), row.axis or "")

    def _cell_by_cell(
        self, row: DataRow, code: Reading | None
    ) -> tuple[dict[str, Value], dict[str, CellValue]]:
        """What the cells of a row say, and those of our columns that are kept as typed; issues are said on the way."""
        values: dict[str, Value] = {}
        kept: dict[str, CellValue] = {}
        for field, column in self.place.items():
            if self.damaged and (row.index, column) in self.damaged:
                damage.on_field(self, row, field, column)
                continue
            value = row.cells.get(field)
            place = (field, value.__class__, value)
            known = (
                self.read.get(place)
                if field != "code"
                else code or Reading({"code": cast(str | None, value)})
            )
            found = known or self.read.setdefault(place, self._reading(field, value))
            values.update(found.values)
            for told, shown in found.said:
                self.say(row, field, told, **shown)
            if found.kept:
                kept[self._label(field)] = value
            if found.unknown:
                self.asked.met("status", found.unknown, self.cell(row, field))
        return values, kept

    def places(self, index: int) -> Cells:
        """Where the cells of a row stand."""
        if not self.sheet.origin:
            return Cells(self.letters, index + 1)
        sheet, own = self.sheet.origin[index]
        return Cells(self.letters, own + 1, sheet)

    def to_axis(self, row: DataRow, values: dict[str, Value]) -> None:
        """The axis of an action: that of its row, else the one that its code names, with the code as title."""
        named = axis_of_code(cast(str | None, values.get("code"))) if not row.axis else None
        if row.axis:
            axis = axis_of(row.axis)
        elif named:
            axis = (named, named, named)
        else:
            return
        values["axis"] = axis[0]
        if axis[0] not in self.axes or self.axes[axis[0]][2] == axis[0]:
            self.axes[axis[0]] = axis

    def _reading(self, field: str, value: CellValue) -> Reading:
        if field in UNREAD:
            return NOTHING
        section = CLOSED.get(self.kind, {}).get(field)
        if field == "status":
            return self._status(value)
        if section:
            return self._closed(field, section, value)
        if self.kind == "actions" and field in NAMES:
            names = self.names[field].split(written := report.typed(value))
            said = noted("name_is_a_day") if written and not names else ()
            return Reading({field: join_names(names)}, said)
        if field == "partner":
            typed = clean(report.typed(value)) if value is not None else None
            return Reading({field: self.spellings.get(fold(typed), typed) if typed else None})
        return CONVERT.get(self.fields.get(field, "text"), RowReader._text)(self, field, value)

    def _text(self, field: str, value: CellValue) -> Reading:
        text = (clean(report.typed(value)) or None) if value is not None else None
        if text is not None and len(text) > LONGEST_TEXT:
            return Reading({field: text[:LONGEST_TEXT]}, noted("text_too_long", limit=LONGEST_TEXT))
        return Reading({field: text})

    def _flag(self, field: str, value: CellValue) -> Reading:
        if isinstance(value, bool) or value is None:
            return Reading({field: value})
        word = words("flag").get(fold_word(str(value)))
        return Reading({field: word == "yes"}) if word is not None else Reading({}, noted("flag_unknown"))

    def _money(self, field: str, value: CellValue) -> Reading:
        if value is None:
            return Reading({field: None})
        found = amount(value, self._label(field))
        if found is not None:
            return Reading({field: str(found)})
        # Those that lack a currency are said once, of their column.
        return Reading({}, () if is_bare(value) else noted("money_unread"), kept=True)

    def _date(self, field: str, value: CellValue) -> Reading:
        edge: Edge = "start" if field in ("start", "occurred_on", "replied_on") else "end"
        parsed = parse_date(value, edge=edge, order=self.orders.get(field, "day"), year=self.known.year)
        said: list[tuple[str, Mapping[str, object]]] = []
        if parsed.error:
            said.append((parsed.error, {"month": parsed.month, "length": parsed.length}))
        if parsed.note and parsed.error != "date_impossible":
            said.append((parsed.note, {"day": parsed.day}))
        if parsed.error == "date_impossible" or (parsed.error and field != "deadline"):
            return Reading({}, tuple(said))
        if field != "deadline":
            return Reading({field: parsed.day}, tuple(said))
        text = clean(report.typed(value))
        exact = value is None or isinstance(value, date) or says_the_day(text, parsed.day)
        unknown = parsed.day is None and value is not None and parsed.precision == Precision.UNKNOWN
        if unknown and not parsed.error:
            said.append(("deadline_unknown", {}))
        return Reading(
            {
                field: parsed.day,
                "deadline_precision": str(parsed.precision),
                "deadline_text": None if exact else text,
            },
            tuple(said),
        )

    def _status(self, value: CellValue) -> Reading:
        if value is None:
            return Reading({"status": None})
        order = self.orders.get("completed_on") or self.orders.get("deadline", "day")
        found = read_status(str(value), self.remembered, order=order, today=self.known.today)
        if said := remarks.beside(found):
            self.remarks[str(value)] = said
        return remarks.reading(found)

    def beside(self, row: DataRow) -> Mapping[str, Value]:
        """What the cell of the status of a row says of other fields, once it was read."""
        return self.remarks.get(str(row.cells.get("status")), NOTHING.values)

    def _closed(self, field: str, section: str, value: CellValue) -> Reading:
        if value is None:
            return Reading({field: None})
        found = words(section).get(fold_word(str(value)))
        if found:
            return Reading({field: None if found == "none" else found})
        return Reading({}, noted("priority_unknown" if section == "priority" else "word_unknown"))


CONVERT: Mapping[Kind, Callable[[RowReader, str, CellValue], Reading]] = {
    "flag": RowReader._flag,
    "date": RowReader._date,
    "money": RowReader._money,
    "number": lambda _, field, value: number_read(field, value),
}
