"""Which rows are data: axis banners feed the rows below, totals, help and footers are set aside."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from lib.spreadsheets.codes import AXIS, CODE, axis_of
from lib.spreadsheets.folding import fold, fold_label, vocabulary
from lib.spreadsheets.model import CellValue, Ignored, Sheet, TableKind


@dataclass(frozen=True, slots=True)
class DataRow:
    """A row of data: its index from 0, its cells by field, the axis label that holds for it."""

    index: int
    cells: Mapping[str, CellValue]
    others: Mapping[str, CellValue]  # label → value of the columns we do not know
    axis: str | None


#: At least one of these must hold something for a row to be one of the kind.
SUBJECT: Mapping[TableKind, tuple[str, ...]] = {
    "actions": ("title", "code"),
    "partners": ("acronym", "name"),
    "interactions": ("occurred_on", "partner", "subject"),
}


def data_rows(
    sheet: Sheet, header: int, columns: Mapping[int, str], labels: Mapping[int, str], kind: TableKind
) -> tuple[list[DataRow], list[Ignored]]:
    """The rows of a table, and the others each with its reason (blank rows apart)."""
    rows: list[DataRow] = []
    ignored: list[Ignored] = []
    for index in range(header):
        text = _first_text(sheet.rows[index])
        if text:
            ignored.append(Ignored(index + 1, "banner", text))
    ignored.append(Ignored(header + 1, "header", _first_text(sheet.rows[header])))
    merged = _merged_values(sheet, columns)
    axis: str | None = None
    for index, row in enumerate(sheet.rows[header + 1 :], start=header + 1):
        cells = {
            field: value
            for column, field in columns.items()
            if (value := _cell(row, column, index, merged)) is not None
        }
        present = [v for v in row if v is not None]
        if not present and not _has_marks(sheet, index):
            continue
        reason = _reason(cells, present, sheet.rows[header], row, kind)
        if reason == "axis":
            axis = _first_text(row)
        if reason:
            ignored.append(Ignored(index + 1, reason, _first_text(row)))
            continue
        if isinstance(cells.get("axis"), str):
            axis = str(cells["axis"])
        others = {
            labels[column]: row[column]
            for column in labels
            if column not in columns and column < len(row) and row[column] is not None
        }
        if (
            kind == "actions"
            and not others
            and set(cells) <= {"code", "axis", "status", "priority", "progress"}
            and "title" not in cells
        ):
            ignored.append(Ignored(index + 1, "placeholder", _first_text(row)))
            continue
        rows.append(DataRow(index, cells, others, axis if kind == "actions" else None))
    return rows, ignored


def _reason(
    cells: Mapping[str, CellValue],
    present: Sequence[CellValue],
    header: Sequence[CellValue],
    row: Sequence[CellValue],
    kind: TableKind,
) -> str:
    """Why a row is not data; empty when it is."""
    first = _first_text(row)
    folded = fold(first)
    if kind == "actions" and _is_axis_banner(cells, present, folded):
        return "axis"
    if _starts(folded, "total"):
        return "total"
    if _repeats(row, header):
        return "header"
    if len(present) >= 3 and _is_help(present):
        return "help"
    if len(present) <= 2 and _starts(folded, "footer"):
        return "footer"
    if not any(name in cells for name in SUBJECT[kind]):
        return "no_subject"
    if kind == "actions" and len(present) == 1 and len(first) > 60 and "title" not in cells:
        return "footer"
    return ""


def _is_axis_banner(cells: Mapping[str, CellValue], present: Sequence[CellValue], folded: str) -> bool:
    """« AXE 1 : … » alone on its row, or a lone text where a code or an axis stands."""
    if len(present) > 2 or not folded or CODE.match(folded):
        return False
    texts = [v for v in present if isinstance(v, str)]
    if len(texts) == len(present) == 1 and AXIS.match(folded) and "axe" in folded[:4]:
        return True
    return len(present) == 1 and set(cells) == {"axis"}


@lru_cache(maxsize=1)
def _row_words() -> Mapping[str, tuple[str, ...]]:
    return {name: tuple(fold(w) for w in texts) for name, texts in vocabulary("values")["rows"].items()}


def _starts(folded: str, name: str) -> bool:
    return any(
        folded == w or folded.startswith((w + " ", w + ":")) or (w[-1] in ":." and folded.startswith(w))
        for w in _row_words()[name]
    )


def _repeats(row: Sequence[CellValue], header: Sequence[CellValue]) -> bool:
    pairs = [
        (fold_label(a), fold_label(b))
        for a, b in zip(row, header, strict=False)
        if isinstance(a, str) and isinstance(b, str)
    ]
    filled = sum(1 for v in row if v is not None)
    return len(pairs) >= 2 and filled <= len(pairs) + 1 and all(a == b for a, b in pairs)


def _is_help(present: Sequence[CellValue]) -> bool:
    """Every cell says what to type: « texte », « jj/mm/aaaa », « liste déroulante »."""
    helps = _row_words()["help"]
    if not all(isinstance(v, str) for v in present):
        return False
    hits = sum(
        1
        for v in present
        if (f := fold(str(v)).strip("()")) in helps or f.startswith(("ex. ", "champ ", "liste "))
    )
    return hits * 3 >= 2 * len(present)


def _cell(
    row: Sequence[CellValue], column: int, index: int, merged: Mapping[tuple[int, int], CellValue]
) -> CellValue:
    value = row[column] if column < len(row) else None
    return merged.get((index, column)) if value is None else value


def _merged_values(sheet: Sheet, columns: Mapping[int, str]) -> dict[tuple[int, int], CellValue]:
    """The value of a merged range of the axis column, for each row that it covers."""
    filled: dict[tuple[int, int], CellValue] = {}
    for first, left, last, right in sheet.merges:
        if last > first and right == left and columns.get(left) == "axis" and first < len(sheet.rows):
            row = sheet.rows[first]
            if left < len(row):
                filled.update({(r, left): row[left] for r in range(first + 1, last + 1)})
    return filled


def _has_marks(sheet: Sheet, index: int) -> bool:
    return any(r == index for r, _ in sheet.errors) or any(r == index for r, _ in sheet.no_result)


def _first_text(row: Sequence[CellValue]) -> str:
    return next((re.sub(r"\s+", " ", str(v)).strip()[:120] for v in row if v is not None), "")


def axes_of(
    rows: Sequence[DataRow], code_axis: Mapping[int, str | None]
) -> Iterator[tuple[int, str, str | None, str]]:
    """Row index, key, code and title of the axis of each row that has one."""
    for row in rows:
        if row.axis:
            yield (row.index, *axis_of(row.axis))
        elif code_axis.get(row.index):
            key = str(code_axis[row.index])
            yield row.index, key, key, key
