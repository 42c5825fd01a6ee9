"""What a merge over several rows makes of them: lines of one action, or actions that share a value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from lib.domain.schema import ACTION
from lib.spreadsheets.cells.codes import axis_of_code
from lib.spreadsheets.folding import fold
from lib.spreadsheets.grid.merges import across, filled
from lib.spreadsheets.model import CellValue, Issue, Recognition, Sheet
from lib.spreadsheets.report import of_table, typed
from lib.spreadsheets.rows.kinds import RawRow, row_words
from lib.spreadsheets.rows.places import place_in

if TYPE_CHECKING:
    from lib.spreadsheets.rows.data import DataRow

#: What a text typed on two rows adds to an action.
JOINED = ("comment", "description", "deliverable")
FULL = 3  # cells of an action that is not told by its title alone
SENTENCE_ENDS = (".", "!", "?", "…", ":", ";")
#: Said twice under one title, and differently, they are of two actions.
STATES = ("code", "deadline", "status", "progress", "completed_on", "start")
NAMES = frozenset({"owner", "organisation", "partners"})
FIXED = frozenset(field.name for field in ACTION.fields if field.kind != "text" or field.vocabulary) | {
    "code",
    "axis",
}
#: What a merge over several rows says of each action that it covers.
SHARED = frozenset({"owner", "organisation", "status", "progress", "start", "deadline", "completed_on"})
#: A value merged over two columns of one kind is of both.
ALIKE = (frozenset({"start", "deadline"}), frozenset({"owner", "organisation"}))


def merged_titles(sheet: Sheet, recognition: Recognition) -> dict[int, CellValue]:
    """The rows that a merge of the title covers, its first row apart → that title; none where sub-actions tell them apart."""
    fields = recognition.columns
    if "sub_title" in fields.values():
        return {}
    return {row: title for (row, column), title in sheet.spread.items() if fields.get(column) == "title"}


def sharing_rows(sheet: Sheet, recognition: Recognition) -> frozenset[int]:
    """The rows to which a merge from above gives what is said of an action: somebody, a state, a day. They are actions,
    be their title alone on the row: what is merged over a part of a plan is said of its actions, not of its chapters."""
    fields = recognition.columns
    return frozenset(row for row, column in sheet.spread if fields.get(column) in SHARED)


def is_line_of(above: Mapping[str, CellValue], raw: RawRow) -> bool:
    """Whether a row under a merged title only says more of the action above, rather than being one of that title too."""
    if any(isinstance(v, str) and fold(v) in row_words()["line"] for v in raw.others.values()):
        return True  # « Prévu » above « Réalisé »
    return all(raw.cells[f] == above.get(f, raw.cells[f]) for f in STATES if f in raw.cells)


def ends_the_title(above: Mapping[str, CellValue], line: Mapping[str, CellValue]) -> bool:
    """Whether a line is the rest of the title of the action above: nothing but a text that opens in lower case, where
    that title opens in upper case and no sentence ends."""
    title, rest = above.get("title"), line.get("title")
    if len(line) != 1 or len(above) < FULL or not isinstance(title, str) or not isinstance(rest, str):
        return False
    return rest[:1].islower() and title[:1].isupper() and not title.rstrip().endswith(SENTENCE_ENDS)


def goes_on_with(above: DataRow, raw: RawRow, labels: Mapping[str, str]) -> DataRow:
    """The row above with what its next line adds: texts and names go on, the rest fills what is blank.

    What cannot go on, a second day or amount, is kept under its heading (`labels`: field → heading).
    """
    cells, others = dict(above.cells), dict(above.others)
    for field, value in raw.cells.items():
        if field in cells and field in FIXED:
            if value != cells[field]:
                label = labels.get(field, field)
                others[label] = _after(others.get(label), typed(value), "\n")
        else:
            joint = " / " if field in NAMES else " " if field == "title" else "\n"
            cells[field] = _after(cells.get(field), value, joint)
    for label, value in raw.others.items():
        others[label] = _after(others.get(label), value, "\n")
    return replace(above, cells=cells, others=others)


def _after(held: CellValue, more: CellValue, joint: str) -> CellValue:
    return more if held is None or held == more else f"{held}{joint}{more}"


def with_merges(sheet: Sheet, recognition: Recognition, rows: Sequence[DataRow]) -> list[DataRow]:
    """The rows of data with what merges say of each, whatever its field; a code merged over several is no code of theirs."""
    if not sheet.merges:
        return list(rows)
    said = _said(sheet, recognition)
    shared = merged_codes(sheet, recognition, rows)
    return [
        _with(row, said.get(row.index, {}), recognition, shared.get(row.index))
        if row.index in said or row.index in shared
        else row
        for row in rows
    ]


def _said(sheet: Sheet, recognition: Recognition) -> dict[int, dict[int, CellValue]]:
    """Row → column → what a merge says there."""
    said = _beside(sheet, recognition)
    for (row, column), value in sheet.spread.items():
        said.setdefault(row, {})[column] = value
    return said


def _with(
    row: DataRow,
    said: Mapping[int, CellValue],
    recognition: Recognition,
    shared: tuple[int, CellValue] | None,
) -> DataRow:
    """A row with what merges say where it is blank; the code that it shares is kept beside, under its heading."""
    cells, others = dict(row.cells), dict(row.others)
    for column, value in said.items():
        field = recognition.columns.get(column)
        if value is None:  # read as the column at its right
            others.pop(recognition.labels.get(column, ""), None)
        elif field is not None and field != "code":
            cells.setdefault(field, value)
        elif field is None and column in recognition.labels and column not in recognition.by_place:
            others.setdefault(recognition.labels[column], value)
    if shared is None:
        return replace(row, cells=cells, others=others)
    column, code = shared
    cells.pop("code", None)
    others[recognition.labels[column]] = code
    axis = row.axis or axis_of_code(typed(code))
    return replace(row, cells=cells, others=others, axis=axis)


def of_merged_codes(sheet: Sheet, recognition: Recognition, rows: Sequence[DataRow]) -> Iterator[Issue]:
    """One warning when codes are merged over several actions: a code tells one action from the others."""
    shared = merged_codes(sheet, recognition, rows)
    first = {place: row for row, place in reversed(shared.items())}
    if first:
        codes = ", ".join(typed(code) for _, code in reversed(first))
        column, _ = next(reversed(first))
        cell = place_in(sheet, next(iter(shared)), column)
        yield of_table("code_merged", cell, n=len(shared), codes=codes[:80])


def merged_codes(
    sheet: Sheet, recognition: Recognition, rows: Sequence[DataRow]
) -> dict[int, tuple[int, CellValue]]:
    """The rows that share a merged code with another row of data: their index → its column and the code."""
    column = next((c for c, field in recognition.columns.items() if field == "code"), -1)
    found: dict[int, tuple[int, CellValue]] = {}
    first, code = None, None
    for row in rows if any(c == column for _, c in sheet.spread) else ():
        value = sheet.spread.get((row.index, column))
        if value is None:
            first, code = row.index, row.cells.get("code")
        elif first is not None and value == code:
            found[first] = found[row.index] = (column, value)
    return found


def _beside(sheet: Sheet, recognition: Recognition) -> dict[int, dict[int, CellValue]]:
    """What a value merged to the right says of the columns that it covers: those of its kind, or the first of ours
    when it stands under no heading."""
    columns, found = recognition.columns, dict[int, dict[int, CellValue]]()
    wide = [merge for merge in sheet.merges if merge[3] > merge[1]]
    if not wide:
        return found
    rows = filled(sheet.rows, sheet.spread)
    for (row, left), right in across(rows, wide, (recognition.header_row or 0) - 1):
        field = columns.get(left)
        covered = [c for c in right if c in columns and not (c < len(rows[row]) and rows[row][c] is not None)]
        if field is not None:
            covered = [c for c in covered if any({field, columns[c]} <= kind for kind in ALIKE)]
        elif left in recognition.headed:
            continue
        for column in covered if field is not None else covered[:1]:
            found.setdefault(row, {})[column] = rows[row][left]
            if field is None:
                found[row][left] = None
    return found
