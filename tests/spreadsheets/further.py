"""Tables as people really have them, and what a careful reader expects of each.

The cases were written and judged by eye without regard to the rules of the reader: a case names a
kind of difficulty, never a rule. Columns are named from A on, `-` where none is expected; `first` and `last`
hold only what matters; `told` are cells that deserve a warning; no columns: not to be imported.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import xlsxwriter

from lib.domain.errors import FileRefused
from lib.spreadsheets.cells.names import Known
from lib.spreadsheets.files.read import read
from lib.spreadsheets.inspect import inspect, refused

Rows = Sequence[Sequence[object]]


@dataclass(frozen=True)
class Shown:
    """A number, and the format that says how a reader sees it."""

    number: float | datetime
    form: str


@dataclass(frozen=True)
class Case:
    """A file, and what a careful reader expects of it."""

    kind: str
    content: bytes
    columns: str = ""
    header: int | None = 1
    rows: int = 0
    first: dict[str, object] = field(default_factory=dict)
    last: dict[str, object] = field(default_factory=dict)
    told: tuple[str, ...] = ()
    name: str = "plan.xlsx"
    sheet: str | None = "Plan"


def day(month: int, number: int, year: int = 2026) -> datetime:
    return datetime(year, month, number)


def workbook(sheets: dict[str, Rows], merges: dict[str, object] | None = None) -> bytes:
    """A workbook of several sheets; the merges are those of its first."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    days = book.add_format({"num_format": "dd/mm/yyyy"})
    for name, rows in sheets.items():
        page = book.add_worksheet(name)
        for i, row in enumerate(rows):
            for j, value in enumerate(row):
                if isinstance(value, Shown):
                    page.write(i, j, value.number, book.add_format({"num_format": value.form}))
                elif isinstance(value, datetime):
                    page.write_datetime(i, j, value, days)
                elif value is not None:
                    page.write(i, j, value)
    for cells, value in (merges or {}).items():
        book.worksheets()[0].merge_range(cells, value, days if isinstance(value, datetime) else None)
    book.close()
    return buffer.getvalue()


def plan(*rows: Sequence[object], merges: dict[str, object] | None = None) -> bytes:
    return workbook({"Plan": rows}, merges)


def text(*lines: str, encoding: str = "utf-8") -> bytes:
    return "\r\n".join(lines).encode(encoding)


def found(content: bytes, name: str) -> dict[str, Any]:
    """What the product finds in a file."""

    def words(message: str, _values: object) -> str:
        return message

    try:
        return inspect(read(content, name), Known(year=2026, today=date(2026, 11, 28)), words)
    except FileRefused as refusal:
        return refused(name, None, refusal, words)


def differences(case: Case) -> dict[str, tuple[object, object]]:
    """Where the product differs from a careful reader: what each of them says, by what is looked at."""
    got = found(case.content, case.name)
    if not case.columns:
        return {"verdict": ("not importable", got["columns"])} if got["verdict"] == "importable" else {}
    if got["verdict"] != "importable":
        return {"verdict": ("importable", got["reason"])}
    wanted = {chr(ord("A") + n): name for n, name in enumerate(case.columns.split()) if name != "-"}
    looked_at = {
        "sheet": (case.sheet, case.sheet and got["sheet"]),
        "header": (case.header, case.header and got["header_row"]),
        "columns": (wanted, {letter: got["columns"].get(letter) for letter in wanted}),
        "rows": (case.rows, got["rows"]),
        "first": (case.first, {name: got["first"].get(name) for name in case.first}),
        "last": (case.last, {name: got["last"].get(name) for name in case.last}),
        "told": (set(case.told), set(case.told) & warned(got["issues"])),
    }
    return {name: (careful, said) for name, (careful, said) in looked_at.items() if careful != said}


def warned(issues: list[dict[str, Any]]) -> set[str]:
    """The cells of the warnings and errors, without their sheet."""
    return {
        cell.split("!")[-1]
        for issue in issues
        if issue["level"] != "info"
        for cell in (issue["cell"], *issue.get("cells", ()))
    }
