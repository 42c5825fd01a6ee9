"""A workbook of answers that comes back: read row by row as answers, never as changes of the plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from lib.domain.changes import Value
from lib.domain.errors import AppError, Invalid
from lib.domain.schema import ANSWER, ANSWERED, DECLARATION, ROW_KEY, WORD_KEY
from lib.spreadsheets.cells.progress import as_shown
from lib.spreadsheets.folding import fold
from lib.spreadsheets.letters import column_letters
from lib.spreadsheets.model import CellValue, Sheet, Workbook
from lib.spreadsheets.write import META
from lib.store import reads
from lib.store.state import State
from lib.usecases.answers import Given, check_given
from lib.usecases.own_cells import Cells, read_cell


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that cannot be taken: where it stands, which action it is about, and why."""

    row: int
    name: str
    error: AppError
    cell: str = ""


@dataclass(frozen=True, slots=True)
class ReadAnswers:
    """What a workbook answers: to which answer of which plan, from which revision, row by row; and the free word that it
    says of the whole."""

    answer: str
    seen: int
    given: tuple[Given, ...]
    refused: tuple[Refused, ...]
    word: str = ""


def read_answers(state: State, workbook: Workbook, *, today: date) -> ReadAnswers:
    """The answers of a workbook that was given out for a round. `state` is that of the plan as a partner sees it.

    A row that says what cannot be so, or cannot be read, is refused in words; the others are taken. Raises Invalid for a
    file that is no such workbook, of another plan, or of an organisation that is not asked any more.
    """
    told = {str(row[0]): row for sheet in workbook.sheets if sheet.name == META for row in sheet.rows if row}
    place = next(((sheet, top) for sheet in workbook.sheets if (top := _top(sheet)) is not None), None)
    if ANSWER.name not in told or place is None:
        raise Invalid(
            "answers_not_found",
            "This file is not the workbook of a round: take it from the page of the link, and fill in that one.",
        )
    plan, seen = str(told.get("plan", ("", ""))[1]), str(told.get("revision", ("", "0"))[1])
    key = str(told[ANSWER.name][1])
    answer = next((row for row in reads.round_answers(state) if row.key == key), None)
    if plan != state.plan or answer is None:
        raise Invalid("answers_elsewhere", "This workbook answers a round that is not one of this plan.")
    asked = {action.key: action for action in reads.asked_actions(state, partner=answer.organisation)}
    words = {(str(row[0]), fold(str(row[1]))): str(row[2]) for row in _meant(workbook)}
    given: list[Given] = []
    refused: list[Refused] = []
    said: list[str] = []
    for line in _lines(*place):
        if line.key == WORD_KEY:
            said += [str(value).strip() for value in line.cells.values() if not _blank(value)]
            continue
        name = " ".join(str(part) for part in (line.code, line.title) if part)
        if line.key not in asked:
            if any(not _blank(value) for value in line.cells.values()):
                error = Invalid("action_not_asked", "This action is not, or no longer, asked of you.")
                refused.append(Refused(line.row, name, error))
            continue
        try:
            values = {n: _value(n, value, words) for n, value in line.cells.items()}
        except _Unread as unread:
            refused.append(Refused(line.row, name, unread.error, line.where[unread.field]))
            continue
        one = Given(line.key, **values)  # type: ignore[arg-type]
        faults = check_given(one, asked[line.key], today)
        if faults:
            field = str(faults[0].values.get("field", ""))
            refused.append(Refused(line.row, name, faults[0], line.where.get(field, "")))
        elif not one.is_blank:
            given.append(one)
        elif any(values.values()):
            error = Invalid(
                "answer_unsaid",
                "Say how the action stands, in the column “{column}”, or leave the row blank.",
                column=line.heading,
            )
            refused.append(Refused(line.row, name, error, line.where["said"]))
    return ReadAnswers(
        key, int(seen) if seen.isdecimal() else 0, tuple(given), tuple(refused), "\n".join(said)
    )


class _Unread(Exception):
    def __init__(self, field: str, error: Invalid) -> None:
        super().__init__(field)
        self.field = field
        self.error = error


@dataclass(frozen=True, slots=True)
class _Line:
    row: int
    key: str
    code: str
    title: str
    heading: str
    cells: Mapping[str, CellValue]
    where: Mapping[str, str]


def _meant(workbook: Workbook) -> Iterator[tuple[CellValue, ...]]:
    for sheet in workbook.sheets:
        if sheet.name == META:
            yield from (row for row in sheet.rows if len(row) > 2)


def _top(sheet: Sheet) -> int | None:
    """The row (from 0) of our names above the headings."""
    for top, row in enumerate(sheet.rows[:2]):
        if set(ANSWERED) <= {str(value) for value in row if value is not None}:
            return top
    return None


def _lines(sheet: Sheet, top: int) -> Iterator[_Line]:
    names = {str(value): column for column, value in enumerate(sheet.rows[top]) if value is not None}
    headings = sheet.rows[top + 1] if len(sheet.rows) > top + 1 else ()
    place = next((c for c, value in enumerate(headings) if value == ROW_KEY), None)

    def at(row: tuple[CellValue, ...], column: int | None) -> CellValue:
        return row[column] if column is not None and column < len(row) else None

    def shown(row: tuple[CellValue, ...], index: int, column: int) -> CellValue:
        return as_shown(at(row, column), percent=(index - 1, column) in sheet.percents)

    for index, row in enumerate(sheet.rows[top + 2 :], start=top + 3):
        key = str(at(row, place) or "")
        cells = {name: shown(row, index, names[name]) for name in ANSWERED}
        if not key and all(_blank(value) for value in cells.values()):
            continue
        yield _Line(
            index,
            key,
            str(at(row, names.get("code")) or ""),
            str(at(row, names.get("title")) or ""),
            str(at(headings, names["said"]) or ""),
            cells,
            {name: f"{column_letters(names[name])}{index}" for name in ANSWERED},
        )


def _blank(value: CellValue) -> bool:
    return value is None or not str(value).strip()


def _value(name: str, value: CellValue, words: Mapping[tuple[str, str], str]) -> Value:
    """The value of a cell, or why it is none."""
    try:
        return read_cell(DECLARATION, DECLARATION.field(name), value, Cells({}, words, {}))
    except ValueError:
        raise _Unread(
            name,
            Invalid(
                "answer_unread",
                "This value cannot be read: “{value}”.",
                value=str(value),
                field=name,
            ),
        ) from None
