"""The rows of a table before they are judged: their cells by field, what merges cover, the headings said again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import repeat, zip_longest

from lib.domain.schema import ACTION, INTERACTION, PARTNER
from lib.spreadsheets.cells.progress import as_shown
from lib.spreadsheets.model import CellValue, Recognition, Sheet
from lib.spreadsheets.rows.account import marked_rows
from lib.spreadsheets.rows.kinds import RawRow
from lib.spreadsheets.tables.beside import beside
from lib.spreadsheets.tables.headings import LONGEST_LABEL
from lib.spreadsheets.tables.labels import names_a_field
from lib.spreadsheets.tables.positions import says_yes
from lib.spreadsheets.tables.repeated import moved, repeating

DASHES = frozenset({"-", "–", "—", "--", "_", "."})
LONGEST_DASH = 4
#: What a row is judged by though a merge says it, with the title above its sub-actions; the rest comes once it is data.
CARRIED = frozenset({"axis"})
#: Read as their cells show them: 0.3 shown as 30 % weighs what « 30 % » does, typed in the cell below.
NUMBERS = frozenset(
    f.name for table in (ACTION, PARTNER, INTERACTION) for f in table.fields if f.kind == "number"
)


def raw_rows(sheet: Sheet, recognition: Recognition, header: int) -> Iterator[RawRow]:
    """Every row below the headings that holds something; `header` is the index of theirs, from 0."""
    columns, labels, scale = recognition.columns, recognition.labels, recognition.scale
    ticked, by_place = recognition.ticked, recognition.by_place
    marked = marked_rows(sheet)
    unknown = [(c, label) for c, label in labels.items() if c not in columns and c not in by_place]
    top = sheet.rows[header] if header >= 0 else ()
    real = {c for c, v in enumerate(top) if isinstance(v, str) and v.strip() and len(v) <= LONGEST_LABEL}
    aside = beside(sheet, header)
    fields = tuple(columns.values())
    gap = 0
    for index, (row, held) in enumerate(_with_fields(sheet, recognition, header), start=header + 1):
        width = len(row)
        present: list[CellValue] = [v for v in row if v is not None]
        if not present and index not in marked:
            gap += 1
            continue
        if aside and all(v is None or c in aside for c, v in enumerate(row)) and index not in marked:
            gap += 1  # blank but for another table beside
            yield RawRow(index, {}, {}, 0, row, gap, [])
            continue
        cells = dict(zip(fields, held, strict=True))
        if None in held or len(cells) < len(held):  # of two columns of one field, a blank says nothing
            cells = {field: value for field, value in zip(fields, held, strict=True) if value is not None}
        if scale or ticked:
            cells.update(_said_by_place(row, scale, ticked))
        others = (
            {label: row[c] for c, label in unknown if c < width and row[c] is not None} if unknown else {}
        )
        # A zero is what a formula leaves where nothing is said.
        noted = sum(1 for column, label in unknown if column in real and others.get(label)) if others else 0
        if aside:
            present = [v for c, v in enumerate(row) if v is not None and c not in aside]
        yield RawRow(index, cells, others, noted, row, gap, present)
        gap = 0


def _with_fields(
    sheet: Sheet, recognition: Recognition, header: int
) -> Iterator[tuple[Sequence[CellValue], tuple[CellValue, ...]]]:
    """Every row below the headings with the values of our fields, in the order of their columns."""
    merged, columns = sheet.spread, recognition.columns
    carried = CARRIED | ({"title"} if "sub_title" in columns.values() else set())
    rows = sheet.rows[header + 1 :]
    every = list(zip_longest(*rows))
    blank = (None,) * len(rows)
    held: list[Sequence[CellValue]] = []
    for column, field in columns.items():
        values: Sequence[CellValue] = every[column] if column < len(every) else blank
        if merged and field in carried:
            values = [
                merged.get((index, column)) if value is None else value
                for index, value in enumerate(values, start=header + 1)
            ]
        if sheet.percents and field in NUMBERS:
            values = [
                as_shown(value, percent=(index, column) in sheet.percents)
                for index, value in enumerate(values, start=header + 1)
            ]
        dashes = (
            {v for v in set(values) if v.__class__ is str and len(v) < LONGEST_DASH and v.strip() in DASHES}
            if field != "deadline"
            else ()
        )
        held.append([None if v in dashes else v for v in values] if dashes else values)
    return zip(rows, zip(*held, strict=True) if held else repeat((), len(rows)), strict=True)


def _said_by_place(
    row: Sequence[CellValue], scale: Mapping[int, float], ticked: Mapping[int, str]
) -> dict[str, CellValue]:
    """The progress and the status that the place of a mark says; of several steps ticked in turn, the furthest."""
    found: dict[str, CellValue] = {}
    crossed = [scale[c] for c in scale if c < len(row) and isinstance(row[c], str)]
    if len(crossed) == 1:
        found["progress"] = f"{crossed[0]:g} %"
    states = [word for c, word in ticked.items() if c < len(row) and says_yes(row[c])]
    if states:
        found["status"] = states[-1]
    return found


def header_rows(sheet: Sheet, header: int, raws: Sequence[RawRow]) -> frozenset[int]:
    """The rows that say the headings again, those of the row above them, or other headings of ours: what
    trackers write above the parts of an action."""
    if header < 0:
        return frozenset()
    own = sheet.rows[header]
    above = sheet.rows[header - 1] if header else ()
    said = frozenset(value for value in own if isinstance(value, str))
    places = {value: column for column, value in enumerate(own) if isinstance(value, str)}
    says_own, says_above = repeating(own), repeating(above)
    return frozenset(
        raw.index
        for raw in raws
        if says_own(raw.row)
        or (header and says_above(raw.row))
        or (_are_headings(raw, said) and not moved(raw.row, places))
    )


def _are_headings(raw: RawRow, said: frozenset[str]) -> bool:
    if (
        said.isdisjoint(raw.present)
        or len(raw.present) < 3
        or sum(value in said for value in raw.present) < 2
    ):
        return False
    return all(map(names_a_field, raw.present))
