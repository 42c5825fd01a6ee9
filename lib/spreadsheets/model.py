"""The plain data that passes between the steps of an import."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Literal

from lib.domain.changes import Value
from lib.spreadsheets.measured import Series

CellValue = str | int | float | bool | date | datetime | time | None
Place = tuple[int, int]  # row and column, from 0
Level = Literal["error", "warning", "info"]
TableKind = Literal["actions", "partners", "interactions", "commitments", "milestones"]


@dataclass(frozen=True, slots=True)
class Issue:
    """Something to say about a file, a row or a cell.

    error: the row is not applied; warning: applied and flagged; info: worth knowing.
    `message` is a catalogue key with `values`.
    `cell` is like `D17`, or empty when the whole file is meant; `value` is what was typed. One that stands for
    several cells alike says how many they are (`count`) and the first of them (`cells`).
    """

    level: Level
    code: str
    message: str
    cell: str = ""
    row: int | None = None
    value: str = ""
    values: Mapping[str, object] = field(default_factory=dict)
    count: int = 1
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet, every row from the first so that `rows[i]` is row i + 1 of the file."""

    name: str
    rows: tuple[tuple[CellValue, ...], ...]
    visible: bool = True
    merges: tuple[
        tuple[int, int, int, int], ...
    ] = ()  # first row, first column, last row, last column, from 0
    errors: Mapping[tuple[int, int], str] = field(default_factory=dict)  # (row, column) from 0 → "#REF!"
    no_result: frozenset[tuple[int, int]] = frozenset()  # formulas saved without a value
    percents: frozenset[tuple[int, int]] = frozenset()  # cells whose number format is a percentage
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    #: Sheet and row index of each row, when several sheets were joined into this one.
    origin: tuple[tuple[str, int], ...] = ()
    struck: frozenset[Place] = frozenset()  # cells whose whole text is struck through
    #: What the reader sees of a number or a date whose format changes it: 1 under `0000` → 0001. The months of a
    #: date are numbers: their names change with the language of who reads.
    shown: Mapping[Place, str] = field(default_factory=dict)
    notes: Mapping[Place, str] = field(default_factory=dict)  # what was noted on a cell
    withdrawn: Mapping[Place, str] = field(default_factory=dict)  # the struck part left out of a text
    links: Mapping[Place, str] = field(default_factory=dict)  # the address behind a text
    far: tuple[str, ...] = ()  # cells so far from the table that they were left out of `rows`
    #: What merges say of the blank places that they cover, once the columns of the table are known.
    spread: Mapping[Place, CellValue] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Workbook:
    """What a file holds. `format` is found from the content: xlsx, xlsm, xls, ods, csv."""

    file: str
    format: str
    sheets: tuple[Sheet, ...]
    issues: tuple[Issue, ...] = ()  # e.g. macros ignored, far cells left out
    modified: datetime | None = None  # when the file says that it was last saved, UTC


@dataclass(frozen=True, slots=True)
class Recognition:
    """Which table was found, where, and what each column means.

    `columns` maps a column index (from 0) to one of our fields; `labels` holds the header text
    of every column that has values; a column in `labels` but not in `columns` is unknown and its
    values are kept in `extra` under that label. `scale` maps the columns of a progress given by the
    place of a cross to a percentage, `ticked` those of a status given by the place of a tick to its word. `twins` are the other sheets with the same headings; `joined` says
    that they are read too, each sheet's name as axis.
    """

    kind: TableKind
    sheet: str
    header_row: int | None  # from 1; None when the table has no header
    columns: Mapping[int, str]
    labels: Mapping[int, str]
    others: tuple[tuple[str, int, TableKind], ...] = ()  # other candidates: sheet, header row, kind
    scale: Mapping[int, float] = field(default_factory=dict)
    twins: tuple[str, ...] = ()
    joined: bool = False
    headed: tuple[int, ...] = ()  # the columns that the file gives a heading
    rivals: tuple[str, ...] = ()  # other sheets, with other headings, that could be the table as well
    remembered: bool = False  # read as a file of the same headings was, once before
    unseen: tuple[str, ...] = ()  # sheets that were not looked at: there are too many
    ours: bool = False  # an export of our own: each of its rows is one, and what it leaves blank is blank
    told: tuple[Issue, ...] = ()  # why it is read so and not as its headings say, or not from another sheet
    ticked: Mapping[int, str] = field(default_factory=dict)

    @property
    def by_place(self) -> frozenset[int]:
        """The columns where the place of a mark is what it says."""
        return frozenset((*self.scale, *self.ticked))


Axis = tuple[str, str | None, str]  # key, code, title


@dataclass(frozen=True, slots=True)
class Cells(Mapping[str, str]):
    """Where the fields of a row stand in the file: field → `D17`, or `Feuille!D17` when sheets were joined."""

    letters: Mapping[str, str]  # field → letters of its column, for every row of the table
    row: int
    sheet: str = ""

    def __getitem__(self, field: str) -> str:
        place = f"{self.letters[field]}{self.row}"
        return f"{self.sheet}!{place}" if self.sheet else place

    def __iter__(self) -> Iterator[str]:
        return iter(self.letters)

    def __len__(self) -> int:
        return len(self.letters)


@dataclass(frozen=True, slots=True)
class CleanRow:
    """One row, normalised. `values` holds only the fields of the file's columns.

    A field is absent from `values` when the file has no such column, None when the cell is blank.
    `cells` gives the reference of each field's cell (`D17`).
    """

    row: int
    values: Mapping[str, Value]
    cells: Mapping[str, str]
    axis: str = ""  # the axis as the file writes it


@dataclass(frozen=True, slots=True)
class Ignored:
    """A row that is not data, and why: banner, help, axis, total, header, footer, far, placeholder, milestone (read as one of the action above),
    continuation (joined to the row above), other_table, no_subject, calendar, unread (by a fault of ours). `row` is that of its own sheet."""

    row: int
    reason: str
    text: str = ""
    cell: str = ""
    sheet: str = ""  # when several were read as one
    doubtful: bool = False  # holds a text with a date, an owner or a status, as an action does


@dataclass(frozen=True, slots=True)
class Question:
    """A word of the file that nobody knows yet: asked once, remembered. `section` is status, organisation,
    owner or tier (a role that may be a signatory's); `near` are known names that resemble it, or the statuses that words
    which resemble it mean, the nearest first: offered, never taken."""

    section: Literal["status", "organisation", "owner", "tier"]
    typed: str
    count: int
    cell: str  # where it is first met
    near: tuple[str, ...] = ()


#: What makes a column look like a field: its values are those of the plan; it is the only other column of dates.
WhyAsked = Literal["plan", "dates"]


@dataclass(frozen=True, slots=True)
class ColumnQuestion:
    """A column that its values, and not its heading, say to be a field: the person answers for the whole column.

    `alike` of its `filled` values say so. With `plan`, they are those of the plan for the same actions; with
    `dates`, they are days, and the table has no column that is surely this field.
    """

    column: int
    label: str
    field: str
    alike: int
    filled: int
    why: WhyAsked


@dataclass(frozen=True, slots=True)
class Account:
    """What became of every row of a sheet that holds something: each is read, left out for a reason, or refused.

    `filled` counts them; the others name them, from 1. A row that is refused is none of the `actions`.
    """

    sheet: str
    filled: int
    actions: tuple[int, ...]
    left_out: Mapping[str, tuple[int, ...]]  # reason → rows
    refused: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CleanTable:
    """The outcome of normalising: rows to compare, rows left out, things to say.

    `axes` lists the axes met, in order, as (key, code, title); for actions only. `accounts`: one for each
    sheet that was read.
    """

    kind: TableKind
    rows: tuple[CleanRow, ...]
    ignored: tuple[Ignored, ...]
    issues: tuple[Issue, ...]
    axes: tuple[Axis, ...] = ()
    questions: tuple[Question, ...] = ()
    accounts: tuple[Account, ...] = ()
    series: tuple[Series, ...] = ()  # what columns of periods tell of the indicators of actions
    measured: frozenset[int] = frozenset()  # those columns, and those that say more of an indicator


Absent = Literal["keep", "mark", "archive"]


@dataclass(frozen=True, slots=True)
class Decisions:
    """What a person decided on the differences: the file's value in a clash (stored key, field), and rows of
    the file that are an action already there (row, stored key)."""

    take_file: frozenset[tuple[str, str]] = frozenset()
    same: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Policies:
    """What an import does where the file is silent."""

    blank_erases: bool = False  # a blank cell keeps the stored value unless this is set
    absent: Absent = "keep"  # rows of the plan that the file does not hold


@dataclass(frozen=True, slots=True)
class FieldDifference:
    """One value that would change."""

    field: str
    old: Value
    new: Value
    cell: str


@dataclass(frozen=True, slots=True)
class RowDifference:
    """One row of the file against the plan."""

    key: str | None  # stored key; None for a new row
    code: str | None
    title: str
    row: int | None  # row of the file; None for an absent one
    fields: tuple[FieldDifference, ...] = ()


@dataclass(frozen=True, slots=True)
class Clash:
    """A value edited in the app since the file was made. `in_file` says that the file changed it too: then
    somebody chooses; else the app's value stands. `base` is what it was when the file was made."""

    key: str
    code: str | None
    title: str
    row: int
    field: str
    ours: Value
    theirs: Value
    base: Value
    cell: str
    in_file: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """What would change, before any policy is applied. `refused` rows carry an error."""

    kind: TableKind
    new: tuple[RowDifference, ...]
    changed: tuple[RowDifference, ...]
    absent: tuple[RowDifference, ...]
    unchanged: int
    refused: tuple[RowDifference, ...]
    alarms: tuple[Issue, ...] = ()
    proposals: tuple[tuple[int, str], ...] = ()  # (row of the file, stored key): similar titles, to decide
    clashes: tuple[Clash, ...] = ()
    archived: tuple[RowDifference, ...] = ()  # rows of the file that are archived in the plan: left aside
