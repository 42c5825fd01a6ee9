"""Columns of periods in a file of actions: the indicators that they tell, and the values measured of each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from lib.domain.changes import Value, Values
from lib.domain.schema import INDICATOR, MEASURE
from lib.spreadsheets import report
from lib.spreadsheets.differences.matching import match_rows
from lib.spreadsheets.folding import fold
from lib.spreadsheets.measured import Measured, Series
from lib.spreadsheets.model import CleanTable
from lib.usecases.beside import Found, Line, SheetDifferences, changed_line, new_line

Stored = Mapping[str, Values]


def series_of(
    table: CleanTable,
    actions: Stored,
    at: Callable[[str], Stored],
    then: Callable[[str], Stored | None],
    same: Mapping[int, str],
    sheet: str,
) -> tuple[SheetDifferences, ...]:
    """What the series of a file would change in the indicators and in their values; rows that are refused tell none.

    `actions` are those that stand, `at` the rows of a table as they stand and `then` as they were when the file was made,
    `same` what a person said of rows that are an action of the plan already.
    """
    if not table.series:
        return ()
    reader = _Reader(table, actions, at, then, same)
    for series in table.series:
        reader.read(series)
    answers = (
        _answer(INDICATOR.name, sheet, reader.indicators),
        _answer(MEASURE.name, sheet, reader.measures),
    )
    return tuple(one for one in answers if one.changes or one.clashes or one.issues)


class _Reader:
    """Compares one series after the other with what stands."""

    def __init__(
        self,
        table: CleanTable,
        actions: Stored,
        at: Callable[[str], Stored],
        then: Callable[[str], Stored | None],
        same: Mapping[int, str],
    ) -> None:
        refused = report.refused_rows(table.issues)
        self.rows = {row.row: row for row in table.rows if row.row not in refused}
        self.keys = match_rows("actions", table.rows, actions, same).keys
        self.actions = actions
        self.stored, self.values = at(INDICATOR.name), at(MEASURE.name)
        self.base, self.base_values = then(INDICATOR.name) or {}, then(MEASURE.name) or {}
        self.known = {(row["action"], fold(str(row["name"]))): key for key, row in self.stored.items()}
        self.taken = {(row["indicator"], row["measured_on"]): key for key, row in self.values.items()}
        self.indicators, self.measures = Found(), Found()
        self.met: dict[tuple[Value, str], str] = {}  # what the changes call the indicator of each
        self.told: set[tuple[str, date]] = set()

    def read(self, series: Series) -> None:
        """Notes what a series changes of its indicator, and of its values."""
        row = self.rows.get(series.row)
        if row is None:
            return
        action = self.keys.get(row.row) or row.values.get("code") or row.values.get("title")
        place = (action, fold(series.name))
        key = self.known.get(place, "")
        if place not in self.met:
            held = self.actions.get(str(action), {})
            called = held.get("code") or held.get("title") or action
            self.met[place] = key or f"{called} – {series.name}"
            self._indicator(series, action, key)
        for value in series.values:
            self._value(series, value, self.met[place])

    def _indicator(self, series: Series, action: Value, key: str) -> None:
        said: dict[str, Value] = {
            "unit": series.unit,
            "direction": series.direction,
            "baseline": series.baseline,
            "target": series.target,
        }
        if not key:
            said = {"action": action, "name": series.name, **said}
        line = Line(series.line, key, said, dict.fromkeys(said, series.cell))
        if key:
            changed_line(
                INDICATOR,
                line,
                key,
                self.stored[key],
                self.base.get(key),
                self.indicators,
                blank_erases=False,
            )
        else:
            new_line(INDICATOR, line, self.indicators)

    def _value(self, series: Series, value: Measured, indicator: str) -> None:
        if (indicator, value.day) in self.told:
            told = report.on_cell(
                "measure_again", cell=value.cell, row=series.line, value=value.value, name=series.name
            )
            self.measures.issues.append(told)
            return
        self.told.add((indicator, value.day))
        key = self.taken.get((indicator, value.day), "")
        said: dict[str, Value] = {"value": value.value}
        if not key:
            said = {"indicator": indicator, "measured_on": value.day, "span": value.span, **said}
        line = Line(series.line, key, said, dict.fromkeys(said, value.cell))
        into = self.measures
        if key:
            changed_line(
                MEASURE, line, key, self.values[key], self.base_values.get(key), into, blank_erases=False
            )
        else:
            new_line(MEASURE, line, into)
        for rows in (into.new, into.changed):
            if rows and rows[-1].fields and rows[-1].fields[-1].cell == value.cell:
                rows[-1] = replace(rows[-1], title=series.name)


def _answer(table: str, sheet: str, found: Found) -> SheetDifferences:
    return SheetDifferences(
        table,
        sheet,
        tuple(found.new),
        tuple(found.changed),
        found.unchanged,
        tuple(found.clashes),
        tuple(found.issues),
    )
