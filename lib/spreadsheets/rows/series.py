"""The indicators that a table of actions tells by period: one on the row of its action, others on the rows below it.

What is read as a value is a column of the file no longer: it is neither kept beside the action nor written into its text
fields. What is no number, or of a period to come, is told on its cell.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from lib.domain.indicators import first_day
from lib.domain.numbers import is_held
from lib.domain.quantities import Quantity, parse_quantity
from lib.domain.terms import Direction, Span
from lib.spreadsheets import report
from lib.spreadsheets.folding import clean, fold, vocabulary
from lib.spreadsheets.letters import column_letters
from lib.spreadsheets.measured import Measured, Series
from lib.spreadsheets.model import CellValue, Ignored, Issue, Recognition, Sheet
from lib.spreadsheets.rows.data import DataRow
from lib.spreadsheets.rows.merged import STATES
from lib.spreadsheets.rows.places import place_in
from lib.spreadsheets.tables.periods import SeriesColumns, is_missing, series_columns

#: Rows below an action that only say more of it.
MORE = frozenset({"continuation", "no_subject"})
LONGEST_NAME = 300


@dataclass(slots=True)
class Read:
    """The rows without what the series tell, the columns that are left to read of them, the rows left out, the series and
    what there is to say of them."""

    rows: list[DataRow]
    ignored: list[Ignored]
    recognition: Recognition
    series: tuple[Series, ...] = ()
    issues: list[Issue] = field(default_factory=list)
    columns: frozenset[int] = frozenset()


def with_series(
    sheet: Sheet,
    recognition: Recognition,
    rows: list[DataRow],
    ignored: list[Ignored],
    today: date | None,
) -> Read:
    """The same rows where columns of periods are read as values of indicators; as they are for any other table."""
    columns = series_columns(sheet, recognition)
    if columns is None:
        return Read(rows, ignored, recognition)
    first, last = (column_letters(c) for c in (min(columns.periods), max(columns.periods)))
    if "name" not in columns.fields:
        told = report.of_table("series_without_indicator", f"{first}1", first=first, last=last)
        return Read(rows, ignored, recognition, issues=[told])
    reader = _Reader(sheet, recognition, columns, today)
    found = reader.read(rows, ignored)
    if reader.series:
        count = sum(len(one.values) for one in reader.series)
        told = report.of_table("series_read", f"{first}1", first=first, last=last, n=count)
        found.issues.append(told)
        found.columns = columns.every
    return found


class _Reader:
    """Goes down the rows of data, each with the lines that say more of it."""

    def __init__(
        self, sheet: Sheet, recognition: Recognition, columns: SeriesColumns, today: date | None
    ) -> None:
        self.sheet, self.columns, self.today = sheet, columns, today
        self.recognition, self.labels = recognition, recognition.labels
        self.issues: list[Issue] = []
        self.series: list[Series] = []
        self.order = _in_order(columns)
        self.damaged = {*sheet.errors, *sheet.no_result}

    def read(self, rows: Sequence[DataRow], ignored: Sequence[Ignored]) -> Read:
        """Every row with its lines: those that say more of the action above are joined to it."""
        more = {} if self.sheet.origin else {out.row - 1: out for out in ignored if out.reason in MORE}
        kept: list[DataRow] = []
        joined: dict[int, Ignored] = {}
        for row in rows:
            if kept and self._goes_on(kept[-1], row):
                place = f"{column_letters(self.columns.fields['name'])}{row.index + 1}"
                name = report.typed(self._cell(row.index, "name"))
                joined[row.index] = Ignored(row.index + 1, "continuation", name, place)
            else:
                kept.append(row)
        own = {row.index for row in kept}
        for at, row in enumerate(kept):
            lines = [row.index]
            while (below := lines[-1] + 1) not in own and (below in joined or self._says_more(below, more)):
                lines.append(below)
                if below in more:
                    joined[below] = replace(more[below], reason="continuation", doubtful=False)
            kept[at] = self._without(row, [self._series(row, line) for line in lines])
        others = [joined.pop(out.row - 1, out) if not self.sheet.origin else out for out in ignored]
        told = {f for f in ("indicator", "target") if not any(f in row.cells for row in kept)}
        left = {c: f for c, f in self.recognition.columns.items() if not (self.series and f in told)}
        recognition = replace(self.recognition, columns=left)
        return Read(kept, [*others, *joined.values()], recognition, tuple(self.series), self.issues)

    def _goes_on(self, above: DataRow, row: DataRow) -> bool:
        """Whether a row names the action above it again, for another of its indicators."""
        if self.sheet.origin or self._cell(row.index, "name") is None:
            return False
        same = [above.cells.get(name) == row.cells.get(name) for name in ("code", "title")]
        known = row.cells.get("code") is not None or row.cells.get("title") is not None
        states = all(row.cells[f] == above.cells.get(f, row.cells[f]) for f in STATES if f in row.cells)
        again = self._cell(above.index, "name") == self._cell(row.index, "name")
        return known and all(same) and states and not again

    def _says_more(self, index: int, more: Mapping[int, Ignored]) -> bool:
        return index in more and any(self._at(index, c) is not None for c in self.columns.every)

    def _series(self, row: DataRow, line: int) -> Series | None:
        """The indicator of a line; None when the line tells none. Values that nothing names bear the title of the action."""
        values = tuple(sorted(self._values(line), key=lambda value: value.day))
        typed = self._cell(line, "name")
        name = clean(report.typed(typed))[:LONGEST_NAME] if typed is not None else ""
        if not name and (not values or line != row.index):
            if values:
                self._say("series_unnamed", line, min(self.columns.periods))
            return None
        name = name or clean(report.typed(row.cells.get("title") or row.cells.get("code") or ""))
        if not name:
            return None
        target, baseline = self._quantity(line, "target"), self._quantity(line, "baseline")
        unit = self._cell(line, "unit")
        units = [clean(report.typed(unit)) if unit is not None else None]
        units += [said.unit for said in (target, baseline) if said is not None]
        if any((line, c) in self.sheet.percents for c in self.columns.periods):
            units.append("%")
        self.series.append(
            Series(
                row.index + 1,
                line + 1,
                self._place(line, self.columns.fields["name"]),
                name,
                next((unit for unit in units if unit), None),
                self._direction(line) or (target.direction if target else None),
                baseline.value if baseline else None,
                target.value if target else None,
                values,
            )
        )
        return self.series[-1]

    def _values(self, line: int) -> Iterator[Measured]:
        days: set[date] = set()
        for column in self.order:
            value, period = self._at(line, column), self.columns.periods[column]
            if is_missing(value) or (line, column) in self.damaged:
                continue
            read = self._number(line, column, value)
            if read is None:
                self._say("measure_unread", line, column)
            elif self.today is not None and first_day(period.day, period.span) > self.today:
                self._say("measure_to_come", line, column)
            elif period.day in days:
                self._say("measure_twice", line, column)
            else:
                days.add(period.day)
                yield Measured(period.day, str(period.span), read.value, self._place(line, column))

    def _number(self, line: int, column: int, value: CellValue) -> Quantity | None:
        if isinstance(value, str):
            return parse_quantity(value)
        if isinstance(value, bool) or not isinstance(value, int | float):
            return None
        number = float(value)
        if not is_held(number):
            return None
        return (
            Quantity(round(100 * number, 9), "%")
            if (line, column) in self.sheet.percents
            else Quantity(number)
        )

    def _quantity(self, line: int, name: str) -> Quantity | None:
        value = self._cell(line, name)
        if value is None or (line, self.columns.fields[name]) in self.damaged:
            return None
        return self._number(line, self.columns.fields[name], value)

    def _direction(self, line: int) -> str | None:
        said = fold(report.typed(self._cell(line, "direction")))
        words = vocabulary("series")
        for direction in Direction:
            if said and said in map(fold, words[direction]["words"]):
                return str(direction)
        return None

    def _without(self, row: DataRow, told: Sequence[Series | None]) -> DataRow:
        """The action without what its indicators tell; a target that is no number stays with it, in words."""
        if not any(told):
            return row
        unknown = {self.labels[c] for c in self.columns.every if c in self.labels}
        fields = {"indicator"}
        lines = [one.line - 1 for one in told if one is not None]
        if all(self._cell(line, "target") is None or self._quantity(line, "target") for line in lines):
            fields.add("target")
        return replace(
            row,
            cells={f: v for f, v in row.cells.items() if f not in fields},
            others={label: v for label, v in row.others.items() if label not in unknown},
        )

    def _cell(self, line: int, name: str) -> CellValue:
        column = self.columns.fields.get(name)
        value = None if column is None else self._at(line, column)
        return None if is_missing(value) else value

    def _at(self, line: int, column: int) -> CellValue:
        row = self.sheet.rows[line] if line < len(self.sheet.rows) else ()
        return row[column] if column < len(row) else None

    def _place(self, line: int, column: int) -> str:
        return place_in(self.sheet, line, column)

    def _say(self, code: str, line: int, column: int) -> None:
        label = self.labels.get(column, column_letters(column))
        value = self._at(line, column)
        cell = self._place(line, column)
        self.issues.append(report.on_cell(code, cell=cell, row=line + 1, value=value, column=label))


def _in_order(columns: SeriesColumns) -> tuple[int, ...]:
    """The columns, the shortest periods first: of two that end on one day the finer one stands."""
    order = list(Span)
    return tuple(sorted(columns.periods, key=lambda c: (order.index(columns.periods[c].span), c)))
