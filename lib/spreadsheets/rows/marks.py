"""What a file says beside its values: notes on cells, addresses of links, texts struck out.

A note is kept with the row, under a heading of its own among the columns that we do not know, and told: it never
mixes with a comment, so that the same file twice, or an export that comes back, changes nothing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from lib.spreadsheets.letters import column_letters
from lib.spreadsheets.model import CellValue, Ignored, Issue, Place, Recognition, Sheet
from lib.spreadsheets.report import of_table, on_cell
from lib.spreadsheets.rows.data import DataRow
from lib.spreadsheets.rows.places import place_in

NOTE = "Note"
#: So many notes are told one by one.
TOLD = 40
SAID = 300  # letters of a note that a sentence quotes
#: Fields that point at a document: the address behind their text is worth keeping.
DOCUMENTS = frozenset({"evidence", "deliverable", "source"})


def with_notes_and_links(
    sheet: Sheet, recognition: Recognition, rows: list[DataRow], ignored: Sequence[Ignored]
) -> tuple[list[DataRow], list[Issue]]:
    """The rows with the notes on their cells and the addresses of their documents, and what is said of the notes."""
    if not sheet.notes and not sheet.links:
        return rows, []
    position = {row.index: n for n, row in enumerate(rows)}
    kept = list(rows)
    for place, address in sheet.links.items():
        if place[0] in position:
            kept[position[place[0]]] = _with_address(kept[position[place[0]]], recognition, place, address)
    issues: list[Issue] = []
    noted = _owners(sheet, position, ignored)
    for place, note in sorted(sheet.notes.items()):
        owner = noted.get(place)
        if owner is not None:
            label = f"{NOTE} : {_label(recognition, place[1])}"
            others = kept[owner].others
            text = f"{others[label]}\n{note}" if label in others else note
            kept[owner] = replace(kept[owner], others={**others, label: text})
        if len(issues) < TOLD:
            issues.append(_of_note(sheet, recognition, place, note, known=owner is not None))
    more = sorted(sheet.notes)[TOLD:]
    if more:
        cells = ", ".join(_cell(sheet, place) for place in more[:3])
        issues.append(of_table("notes_more", _cell(sheet, more[0]), n=len(more), cells=f"{cells} …"))
    return kept, issues


def _owners(sheet: Sheet, position: Mapping[int, int], ignored: Sequence[Ignored]) -> dict[Place, int]:
    """The notes on rows of data, and on the lines that go on from them → the position of their row."""
    lines = {row.row - 1 for row in ignored if row.reason == "continuation"} if not sheet.origin else set()
    indexes = sorted(position)
    found: dict[Place, int] = {}
    for place in sheet.notes:
        if place[0] in position:
            found[place] = position[place[0]]
        elif place[0] in lines:
            before = bisect_right(indexes, place[0])
            if before:
                found[place] = position[indexes[before - 1]]
    return found


def _of_note(sheet: Sheet, recognition: Recognition, place: Place, note: str, *, known: bool) -> Issue:
    cell, said = _cell(sheet, place), note if len(note) <= SAID else note[: SAID - 1] + "…"
    if not known:
        return of_table("note_elsewhere", cell, place=cell, note=said)
    return on_cell(
        "cell_note",
        cell=cell,
        row=place[0] + 1,
        value=_value(sheet, place),
        column=_label(recognition, place[1]),
        number=_number(sheet, place[0]),
        note=said,
    )


def of_struck(sheet: Sheet, recognition: Recognition, rows: Sequence[DataRow]) -> Iterator[Issue]:
    """A warning on each cell of a row of data from which something struck through was left out."""
    data = {row.index for row in rows} if sheet.withdrawn else set()
    for place, struck in sorted(sheet.withdrawn.items()):
        if place[0] in data and (place[1] in recognition.columns or place[1] in recognition.labels):
            value = _value(sheet, place)
            yield on_cell(
                "cell_struck" if value is None else "text_struck",
                cell=_cell(sheet, place),
                row=place[0] + 1,
                value=value,
                column=_label(recognition, place[1]),
                number=_number(sheet, place[0]),
                struck=struck,
            )


def of_formulas(sheet: Sheet, recognition: Recognition, rows: Sequence[DataRow]) -> Iterator[Issue]:
    """A warning on each column that is only kept where formulas were saved without their result."""
    data = {row.index for row in rows} if sheet.no_result else set()
    found: dict[int, list[int]] = {}
    for row, column in sorted(sheet.no_result):
        if row in data and column in recognition.labels and column not in recognition.columns:
            found.setdefault(column, []).append(row)
    for column, lost in sorted(found.items()):
        cell = place_in(sheet, lost[0], column)
        yield of_table("formula_elsewhere", cell, column=_label(recognition, column), n=len(lost))


def _with_address(row: DataRow, recognition: Recognition, place: Place, address: str) -> DataRow:
    """The row with an address beside the text that stands for a document, unless the text is the address."""
    field, label = recognition.columns.get(place[1]), recognition.labels.get(place[1], "")
    held: Mapping[str, CellValue] = row.cells if field else row.others
    name = field or label
    text = held.get(name)
    if (field and field not in DOCUMENTS) or not isinstance(text, str) or address.rstrip("/") in text:
        return row
    told = {**held, name: f"{text} ({address})"}
    return replace(row, cells=told) if field else replace(row, others=told)


def _label(recognition: Recognition, column: int) -> str:
    return recognition.labels.get(column, column_letters(column))


def _value(sheet: Sheet, place: Place) -> CellValue:
    row, column = place
    return sheet.rows[row][column] if row < len(sheet.rows) and column < len(sheet.rows[row]) else None


def _number(sheet: Sheet, index: int) -> int:
    return (sheet.origin[index][1] if sheet.origin else index) + 1


def _cell(sheet: Sheet, place: Place) -> str:
    return place_in(sheet, place[0], place[1]) if place[0] < len(sheet.rows) or not sheet.origin else ""
