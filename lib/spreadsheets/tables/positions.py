"""Where values stand: those below a heading, and a progress told by the place of a cross."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from lib.spreadsheets.folding import fold, fold_word
from lib.spreadsheets.model import CellValue, Sheet
from lib.spreadsheets.tables.evidence import is_state, marks
from lib.spreadsheets.tables.help_rows import explains

SAMPLE_ROWS = 60
FEWEST_STATES = 2  # columns of states, in each of which something is ticked

WIDEST = 400


def columns_below(sheet: Sheet, index: int, columns: Iterable[int]) -> dict[int, list[CellValue]]:
    """The filled cells of columns below a row, as many as are looked at.

    A cell alone on its row says nothing of its column when others are not: it titles a group, or ends the table. A
    row of help under the headings says nothing of it either.
    """
    rows = sheet.rows[index + 1 : index + 1 + SAMPLE_ROWS]
    if rows and explains(rows[0], rows[1:]):
        rows = rows[1:]
    fuller = [row for row in rows if len(row) - row.count(None) > 1]

    def held(column: int, among: Sequence[Sequence[CellValue]]) -> list[CellValue]:
        return [row[column] for row in among if column < len(row) and row[column] is not None]

    return {column: held(column, fuller) or held(column, rows) for column in columns}


def crosses_scale(sheet: Sheet, index: int) -> Mapping[int, float]:
    """Columns headed 0, 0.25 … 1 (or 0 … 100) under which a cross says the progress: column → per cent."""
    steps: dict[int, float] = {}
    for column, value in enumerate(sheet.rows[index][:WIDEST]):
        number = _step(value)
        if number is not None:
            steps[column] = number
    if len(steps) < 3 or [*steps] != [*range(min(steps), max(steps) + 1)]:
        return MappingProxyType({})
    values = list(steps.values())
    if values[0] != 0 or values[-1] not in (1.0, 100.0) or values != sorted(set(values)):
        return MappingProxyType({})
    held = [v for values in columns_below(sheet, index, steps).values() for v in values]
    crosses = sum(
        1 for v in held if isinstance(v, str) and v.strip().lower() in ("x", "v", "✓", "✔", "•", "●", "o")
    )
    if not held or crosses < 0.6 * len(held):
        return MappingProxyType({})
    factor = 100.0 if values[-1] == 1.0 else 1.0
    return MappingProxyType({c: v * factor for c, v in steps.items()})


def states_ticked(sheet: Sheet, index: int) -> Mapping[int, str]:
    """Columns headed by words of a status, two at least, under which nothing but ticks stand: column → its word."""
    if not 0 <= index < len(sheet.rows):
        return MappingProxyType({})
    headed = {c: v for c, v in enumerate(sheet.rows[index][:WIDEST]) if isinstance(v, str) and is_state(v)}
    if len(headed) < FEWEST_STATES:
        return MappingProxyType({})
    below = columns_below(sheet, index, headed)
    ticked = {c: word for c, word in headed.items() if all(map(is_tick, below[c]))}
    filled = [c for c in ticked if below[c]]
    if len(filled) < FEWEST_STATES or len({fold_word(word) for word in ticked.values()}) < len(ticked):
        return MappingProxyType({})
    return MappingProxyType(ticked)


def is_tick(value: CellValue) -> bool:
    """Whether a value marks the place where it stands: a cross, a tick, « oui », or the no of an empty box."""
    return isinstance(value, bool) or (isinstance(value, str) and fold(value) in marks())


def says_yes(value: CellValue) -> bool:
    """Whether a mark is there: a box that is not ticked says nothing."""
    return value is True or (isinstance(value, str) and marks().get(fold(value)) == "done")


def _step(value: CellValue) -> float | None:
    if isinstance(value, bool) or value is None or isinstance(value, date):
        return None
    if isinstance(value, int | float):
        return float(value)
    text = str(value).strip().removesuffix("%").strip()
    return float(text) if text.isdecimal() else None
