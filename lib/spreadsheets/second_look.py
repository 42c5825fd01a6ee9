"""A second look: the values judge the first reading of a table, and the next best reading is taken when it is worth more.

The first reading goes by the headings and by each column alone. Once its rows are read they may contradict it: titles
that most rows lack, days of completion that lie ahead, most rows refused. Only then are other readings tried, on a
sample of the rows, and what is taken instead is told. What a person said, or what was remembered, is never doubted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import islice

from lib.domain.errors import FileRefused
from lib.domain.terms import Status
from lib.spreadsheets import report
from lib.spreadsheets.cells.names import Known
from lib.spreadsheets.letters import column_letters
from lib.spreadsheets.model import CleanRow, CleanTable, Issue, Recognition, Sheet, TableKind, Workbook
from lib.spreadsheets.patience import Check, endless
from lib.spreadsheets.rows.normalise import normalise
from lib.spreadsheets.tables.evidence import Profile, profile
from lib.spreadsheets.tables.labels import is_aside, meanings
from lib.spreadsheets.tables.positions import columns_below
from lib.spreadsheets.tables.recognise import Layout, others, recognise

#: Rows that are read to judge a reading.
SAMPLE = 120
#: What another reading must be worth more, for each row, to be taken.
BETTER = 0.1
#: From this share of the rows on, something is wrong with a reading.
MANY, MOST = 0.2, 0.5
FEWEST = 5  # rows from which one owner of them all is strange
OPEN = frozenset({Status.NOT_STARTED, Status.IN_PROGRESS, Status.BLOCKED, Status.SUSPENDED})
WHO = ("owner", "organisation")
#: Fields whose column may turn out to hold the titles.
RETITLED = frozenset({"", "description", "comment"})
TRIED = 6  # other readings, at most


@dataclass(frozen=True, slots=True)
class Reading:
    """A way to read a table, the rows that a sample of it gives, and what is told when it is taken."""

    recognition: Recognition
    table: CleanTable
    told: Issue | None = None


def read_best(
    workbook: Workbook,
    known: Known,
    *,
    sheet: str | None = None,
    header_row: int | None = None,
    columns: Mapping[int, str] | None = None,
    kind: TableKind | None = None,
    joined: bool = False,
    layouts: Mapping[str, Layout] | None = None,
    tell: Callable[[float], None] = lambda share: None,
    check: Check = endless,
) -> tuple[Recognition, CleanTable]:
    """The table of a workbook as it is best read, with its clean rows; the arguments are those of `recognise`.

    Raises FileRefused, as `recognise` and `normalise` do.
    """
    first = recognise(
        workbook,
        sheet=sheet,
        header_row=header_row,
        columns=columns,
        kind=kind,
        joined=joined,
        layouts=layouts,
        check=check,
    )
    best = first if columns is not None else second_look(workbook, first, known, check=check)
    return best, normalise(workbook, best, known, tell=tell, check=check)


def second_look(
    workbook: Workbook, first: Recognition, known: Known, *, check: Check = endless
) -> Recognition:
    """The reading that the values bear out best: the first one, or another with what is to be told of it."""
    if first.kind != "actions" or first.remembered or first.header_row is None:
        return first
    sampled = partial(_sampled, workbook, known)
    reading = sampled(first)
    if reading is None:
        return first
    tried: list[tuple[float, Reading]] = []
    at_first = worth(reading, known.today)
    for other, issue in islice(_alternatives(workbook, reading, known.today), TRIED):
        check()
        if (found := sampled(other)) is not None:
            tried.append((worth(found, known.today), replace(found, told=issue)))
    value, best = max(tried, key=lambda t: t[0], default=(0.0, reading))
    if best.told is None or value < at_first + BETTER:
        return first
    return second_look(workbook, replace(best.recognition, told=(*first.told, best.told)), known, check=check)


def worth(reading: Reading, today: date | None) -> float:
    """What a reading is worth, from 0 to 2.5 for each row that could be an action.

    A title earns 1; somebody, a day to meet and a state each earn a half, and somebody half as much when it is the
    same for all. A day of completion that is still to come, or that stands beside a state that is not done, costs a
    half. A row that is refused, or left out though it says something, earns nothing.
    """
    rows, lost = reading.table.rows, _lost(reading.table)
    refused = _refused(reading.table)
    whole = len(rows) + lost
    if not whole:
        return 0.0
    alone = len(rows) >= FEWEST and len({_who(row) for row in rows}) == 1
    return sum(_worth(row, today, alone=alone) for row in rows if row.row not in refused) / whole


def _worth(row: CleanRow, today: date | None, *, alone: bool) -> float:
    values = row.values
    earned = 1.0 if values.get("title") else 0.0
    earned += (0.25 if alone else 0.5) if _who(row) else 0.0
    earned += 0.5 if values.get("deadline") or values.get("deadline_text") else 0.0
    earned += 0.5 if values.get("status") else 0.0
    return earned - (0.5 if _is_planned(row, today) else 0.0)


def _who(row: CleanRow) -> object:
    return next((row.values[name] for name in WHO if row.values.get(name)), None)


def _is_planned(row: CleanRow, today: date | None) -> bool:
    """Whether the day of completion of an action cannot be one: it is to come, or the action is not done."""
    done = row.values.get("completed_on")
    if not isinstance(done, date):
        return False
    return row.values.get("status") in OPEN or (today is not None and done > today)


def _lost(table: CleanTable) -> int:
    return sum(row.reason == "no_subject" for row in table.ignored)


def _refused(table: CleanTable) -> frozenset[int | None]:
    return frozenset(issue.row for issue in table.issues if issue.level == "error")


def _sampled(workbook: Workbook, known: Known, recognition: Recognition) -> Reading | None:
    """A reading of the first rows of a table; none when they cannot be read so."""
    end = (recognition.header_row or 0) + SAMPLE
    sheets = tuple(
        replace(s, rows=s.rows[:end]) if s.name == recognition.sheet and len(s.rows) > end else s
        for s in workbook.sheets
    )
    cut = replace(workbook, sheets=sheets, issues=())
    try:
        return Reading(recognition, normalise(cut, replace(recognition, joined=False), known))
    except FileRefused:
        return None


def _alternatives(
    workbook: Workbook, reading: Reading, today: date | None
) -> Iterator[tuple[Recognition, Issue]]:
    """The other readings that what is wrong with a reading calls for; none when nothing is."""
    sheet = next(s for s in workbook.sheets if s.name == reading.recognition.sheet)
    for doubt in (_completion, _titles, _owners):
        yield from doubt(sheet, reading, today)
    rows, lost = len(reading.table.rows), _lost(reading.table)
    refused = len(_refused(reading.table) & {row.row for row in reading.table.rows})
    again = any(issue.code == "read_elsewhere" for issue in reading.recognition.told)
    if refused + lost >= MOST * max(1, rows + lost) and not again:
        yield from _elsewhere(workbook, reading)


def _completion(sheet: Sheet, reading: Reading, today: date | None) -> Iterator[tuple[Recognition, Issue]]:
    """Days of completion that are days to meet, in a table that has no other."""
    column = _column(reading, "completed_on")
    if column is None or _column(reading, "deadline") is not None:
        return
    dated = [row for row in reading.table.rows if row.values.get("completed_on")]
    planned = sum(_is_planned(row, today) for row in dated)
    if dated and planned >= MOST * len(dated):
        yield _moved(sheet, reading, column, "deadline", "completion_is_planned", n=planned)


def _titles(sheet: Sheet, reading: Reading, today: date | None) -> Iterator[tuple[Recognition, Issue]]:
    """Titles that many rows lack, where another column holds a text of its own on each."""
    title = _column(reading, "title")
    rows = len(reading.table.rows) + _lost(reading.table)
    lacking = _lost(reading.table) + sum(not row.values.get("title") for row in reading.table.rows)
    if title is None or _column(reading, "sub_title") is not None or lacking < MANY * rows:
        return
    for column, found in _profiles(sheet, reading).items():
        label, field = _label(reading, column), reading.recognition.columns.get(column, "")
        own = found.texts >= 0.8 and found.days < 0.2 and found.distinct >= 0.8 and found.count >= 0.8 * rows
        if field in RETITLED and column != title and own and not is_aside(label):
            yield _moved(
                sheet, reading, column, "title", "title_elsewhere", other=_label(reading, title), n=lacking
            )


def _owners(sheet: Sheet, reading: Reading, today: date | None) -> Iterator[tuple[Recognition, Issue]]:
    """One owner for every action, where another heading names somebody too and its values differ."""
    owner = _column(reading, "owner")
    rows = reading.table.rows
    if owner is None or len(rows) < FEWEST or len({row.values.get("owner") for row in rows}) != 1:
        return
    for column, found in _profiles(sheet, reading).items():
        named = any(m.field in WHO for m in meanings("actions", _label(reading, column)))
        if column not in reading.recognition.columns and named and found.texts >= 0.8 and found.count >= 2:
            yield _moved(
                sheet, reading, column, "owner", "owner_elsewhere", other=_label(reading, owner), n=len(rows)
            )


def _elsewhere(workbook: Workbook, reading: Reading) -> Iterator[tuple[Recognition, Issue]]:
    """Other rows of headings and other sheets, when most rows of this reading come to nothing."""
    first = reading.recognition
    for other in others(workbook, first):
        yield (
            other,
            report.of_table(
                "read_elsewhere",
                f"A{other.header_row or 1}",
                sheet=other.sheet,
                row=other.header_row or 0,
                other=first.sheet,
                first=first.header_row or 0,
            ),
        )


def _moved(
    sheet: Sheet, reading: Reading, column: int, field: str, code: str, /, **values: object
) -> tuple[Recognition, Issue]:
    """The reading with a column as another field, which whatever column held it gives up."""
    found = reading.recognition
    columns = {c: f for c, f in found.columns.items() if f != field} | {column: field}
    place = f"{column_letters(column)}{found.header_row or 1}"
    issue = report.of_table(code, place, column=_label(reading, column), **values)
    return replace(found, columns=dict(sorted(columns.items()))), issue


def _column(reading: Reading, field: str) -> int | None:
    return next((c for c, f in reading.recognition.columns.items() if f == field), None)


def _label(reading: Reading, column: int) -> str:
    return reading.recognition.labels.get(column, column_letters(column))


def _profiles(sheet: Sheet, reading: Reading) -> dict[int, Profile]:
    found = reading.recognition
    below = columns_below(sheet, (found.header_row or 0) - 1, found.labels)
    return {column: profile(values) for column, values in below.items()}
