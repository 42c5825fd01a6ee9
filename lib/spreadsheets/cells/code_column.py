"""The codes of one column, each read by its neighbours: numbers that lost a zero, dates that were codes."""

from __future__ import annotations

from collections.abc import Sequence

from lib.spreadsheets.cells.codes import FloatCodes
from lib.spreadsheets.cells.date_codes import CodeCell, likely_codes
from lib.spreadsheets.cells.reading import Reading, noted
from lib.spreadsheets.model import CellValue


class CodeColumn:
    """Reads a column from its top down: every code as its cell shows it."""

    def __init__(self, cells: Sequence[CodeCell]) -> None:
        self.numbers = FloatCodes()
        self.dates = likely_codes(cells)

    def read(self, value: CellValue, shown: str | None) -> Reading:
        """The code of the next cell."""
        likely = self.dates.get((value, shown))
        if likely is not None:
            self.numbers.read(likely)
            return Reading({"code": likely}, noted("code_became_date", read=likely))
        text, doubtful = self.numbers.read(value, shown)
        return Reading({"code": text or None}, noted("id_float_ambiguous", read=text) if doubtful else ())
