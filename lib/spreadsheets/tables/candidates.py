"""The ways to read a sheet as a table: each candidate heading row, scored by its labels and by the values below."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType

from lib.domain.schema import ACTION, ARCHIVED_FIELDS, TABLES
from lib.spreadsheets.model import Sheet, TableKind
from lib.spreadsheets.tables.assign import SURE, assign
from lib.spreadsheets.tables.evidence import Profile, profile
from lib.spreadsheets.tables.heading_rows import FEWEST, covered, go_on_below, is_amid, is_data, likeness
from lib.spreadsheets.tables.headings import headings_of, named
from lib.spreadsheets.tables.labels import FIELDS, TABLES_OF, Meaning, in_one_language, meanings
from lib.spreadsheets.tables.other_lists import is_another_list, lists_things_to_do, mostly_followed
from lib.spreadsheets.tables.periods import measured_periods
from lib.spreadsheets.tables.positions import (
    FEWEST_STATES,
    SAMPLE_ROWS,
    WIDEST,
    columns_below,
    crosses_scale,
    states_ticked,
)
from lib.spreadsheets.tables.seen import MOSTLY, Seen

HEADER_ROWS = 40
LOWEST = 200  # the last row on which headings are looked for, when there are none above
OWN = 1000.0  # how convincing an export of our own is: nothing else comes near
#: Without these there is no table of the kind: every group needs one of its fields.
NEEDED: Mapping[TableKind, tuple[tuple[str, ...], ...]] = MappingProxyType(
    {
        "actions": (
            ("title", "code"),
            ("deadline", "status", "progress", "owner", "organisation", "start", "priority", "completed_on"),
        ),
        "partners": (("acronym", "name"), ("country", "role", "tier", "aliases")),
        "interactions": (("occurred_on",), ("partner",), ("subject", "kind", "result")),
    }
)
WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "title": 2.0,
        "deadline": 1.5,
        "status": 1.5,
        "progress": 1.5,
        "occurred_on": 1.5,
        "acronym": 1.5,
        "owner": 1.2,
        # An amount makes no table one of actions.
        **{
            field.name: 0.0
            for field in (*ACTION.fields, *ACTION.only_read)
            if field.kind in ("money", "number") or field.name == "source_of_funds"
        },
    }
)
#: What a row of headings is worth when the next row holds more of them.
GOING_ON = 0.7
#: The share of our names of fields that the labels below them say again, in an export whose row of names is shown.
OWN_LABELS = 0.5
#: A scale of progress says more than a heading “Progress” on the row above, under which only crosses stand.
CROSSES = 3.0
#: What a table must earn to be one: a title and something said of it.
ENOUGH: Mapping[TableKind, float] = MappingProxyType({"actions": 2.4, "partners": 2.0, "interactions": 2.2})
#: The same, for actions of which most are followed.
FOLLOWED = 2.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """One way to read a sheet, and how convincing it is."""

    kind: TableKind
    sheet: Sheet
    header: int  # row index from 0
    columns: Mapping[int, str]
    labels: Mapping[int, str]
    score: float
    scale: Mapping[int, float] = field(
        default_factory=lambda: MappingProxyType({})
    )  # column of a cross → per cent
    ticked: Mapping[int, str] = field(default_factory=lambda: MappingProxyType({}))  # of a tick → its state


class Below(Mapping[int, Profile]):
    """The profiles of the columns below a row, each told when it is asked for, and once: they serve every kind."""

    def __init__(self, sheet: Sheet, index: int, columns: Iterable[int]) -> None:
        self._values = cache(lambda: columns_below(sheet, index, columns))
        self._told: dict[int, Profile] = {}

    def __getitem__(self, column: int) -> Profile:
        if column not in self._told:
            self._told[column] = profile(self._values()[column])
        return self._told[column]

    def __iter__(self) -> Iterator[int]:
        return iter(self._values())

    def __len__(self) -> int:
        return len(self._values())


def candidates(
    sheet: Sheet, kinds: Sequence[TableKind], header_row: int | None = None, *, below: bool = False
) -> Iterator[Candidate]:
    """Every reading of a sheet that holds what a table of one of the kinds needs; `header_row` (from 1) forces it.

    Headings stand in the first rows; with `below`, they are looked for further down, under a form or a letter.
    """
    if _is_only_told(sheet):
        return
    rows = range(HEADER_ROWS, LOWEST) if below else range(HEADER_ROWS)
    indexes = [header_row - 1] if header_row else rows
    for index in indexes:
        if not 0 <= index < len(sheet.rows):
            continue
        export = _own_export(sheet, index)
        if export is not None:
            yield export
            continue
        headings = headings_of(sheet, index)
        scale = crosses_scale(sheet, index)
        own = sum(1 for value in sheet.rows[index] if isinstance(value, str) and value.strip())
        if own < 2 and not scale:  # the headings of the row above do not make headings of a lone title
            continue
        profiles = Below(sheet, index, headings)
        for kind in kinds:
            found = _read(kind, sheet, index, headings, scale, profiles, forced=header_row is not None)
            if found is not None:
                yield found


def _is_only_told(sheet: Sheet) -> bool:
    """Whether a sheet of our own exports is there to be read by people alone: no import takes its table."""
    hidden = [{str(v) for v in row if v is not None} for row in sheet.rows[:2]]
    return set(ARCHIVED_FIELDS) in hidden or any(
        names == {field.name for field in table.fields if field.in_sheet}
        for names in hidden
        for table in TABLES.values()
        if table.sheet and table not in TABLES_OF.values()
    )


def is_ours(sheet: Sheet, index: int) -> bool:
    """Whether a row holds the headings of an export of our own."""
    return 0 < index < len(sheet.rows) and _own_export(sheet, index) is not None


def _own_export(sheet: Sheet, index: int) -> Candidate | None:
    """Our own exports carry our field names in a hidden row right above the headings."""
    if index == 0:
        return None
    above = {c: str(v) for c, v in enumerate(sheet.rows[index - 1]) if v is not None}
    if len(above) < 3:
        return None
    for kind, fields in FIELDS.items():
        if all(name in fields for name in above.values()):
            labels = {c: str(v) for c, v in enumerate(sheet.rows[index]) if v is not None}
            hidden = index - 1 in sheet.hidden_rows
            if hidden or _says_again(kind, above, labels):
                return Candidate(kind, sheet, index, above, labels, OWN)
    return None


def _says_again(kind: TableKind, names: Mapping[int, str], labels: Mapping[int, str]) -> bool:
    """Whether a row names the same fields as the names of ours above it: a file whose headings are our names has
    an action there."""
    same = sum(
        any(meaning.field == name for meaning in meanings(kind, labels.get(column, "")))
        for column, name in names.items()
    )
    return same >= OWN_LABELS * len(names)


def forced(sheet: Sheet, index: int, columns: Mapping[int, str], kind: TableKind) -> Candidate:
    """The reading that a person gave."""
    headed = 0 <= index < len(sheet.rows)
    headings = headings_of(sheet, index) if headed else _unheaded(sheet)
    wanted = {c: f for c, f in columns.items() if f}
    scale = crosses_scale(sheet, index) if headed else MappingProxyType({})
    ticked = {c: word for c, word in states_ticked(sheet, index).items() if c not in wanted}
    if kind != "actions" or "status" in wanted.values() or len(ticked) < FEWEST_STATES:
        ticked = {}
    return Candidate(kind, sheet, index, wanted, named(headings, wanted), 1.0, scale, ticked)


def _unheaded(sheet: Sheet) -> dict[int, tuple[str, str]]:
    width = max((len(row) for row in sheet.rows[:SAMPLE_ROWS]), default=0)
    return dict.fromkeys(range(min(width, WIDEST)), ("", ""))


def _read(
    kind: TableKind,
    sheet: Sheet,
    index: int,
    headings: Mapping[int, tuple[str, str]],
    scale: Mapping[int, float],
    profiles: Below,
    *,
    forced: bool,
) -> Candidate | None:
    """The row read as the headings of a kind; `profiles` of the columns serve every kind."""
    known = in_one_language({c: meanings(kind, text, group) for c, (text, group) in headings.items() if text})
    if any(meaning.field == "indicator" for found in known.values() for meaning in found):
        known = {c: found for c, found in known.items() if c not in measured_periods(headings)}
    if sum(1 for found in known.values() if found) < 2 and not forced and not scale:
        return None
    if not forced and not scale:  # first, since most rows are data
        if is_amid(sheet, index) and not _are_ours(known):
            return None
        if is_data(sheet, index, profiles):
            return None
    ticked = states_ticked(sheet, index) if kind == "actions" else {}
    chosen = assign(kind, headings, known, profiles, dict.fromkeys((*scale, *ticked), True))
    if "status" in {name for name, _ in chosen.values()}:
        ticked = {}
    columns = {c: f for c, (f, _) in sorted(chosen.items())}
    fields = set(columns.values()) | ({"progress"} if scale else set()) | ({"status"} if ticked else set())
    seen = Seen(headings, known, profiles, ())
    if (
        not forced
        and not _is_one(kind, fields)
        and not (kind == "actions" and lists_things_to_do(chosen, seen))
    ):
        return None
    if not forced and kind == "actions" and not scale and not ticked and is_another_list(chosen, seen):
        return None
    points = sum(WEIGHTS.get(f, 1.0) * strength for f, strength in chosen.values())
    points += CROSSES if scale else 0.0
    points += WEIGHTS["status"] if ticked else 0.0
    enough = FOLLOWED if kind == "actions" and mostly_followed(chosen, seen) else ENOUGH[kind]
    if points < enough and not forced:
        return None
    labelled = sum(1 for c, (text, _) in headings.items() if text and c not in scale)
    filled = sum(
        1
        for row in sheet.rows[index + 1 : index + 1 + SAMPLE_ROWS]
        if any(c < len(row) and row[c] is not None for c in columns)
    )
    score = points * (0.5 + 0.5 * min(1.0, len(columns) / max(labelled, 1))) + min(filled, 10) / 10
    if not scale:  # the words stand in the row above
        score *= likeness(sheet.rows[index], columns)
        score *= 0.5 + 0.5 * covered(sheet, index, headings, profiles)
        score *= GOING_ON if go_on_below(sheet, index, profiles) else 1.0
    score *= 1.0 if filled else 0.5
    return Candidate(kind, sheet, index, columns, named(headings, columns), score, scale, ticked)


def _are_ours(known: Mapping[int, Sequence[Meaning]]) -> bool:
    """Whether most headings are ours, word for word."""
    sure = sum(any(m.strength >= SURE for m in found) for found in known.values())
    return sure >= FEWEST and sure >= MOSTLY * len(known)


def _is_one(kind: TableKind, fields: set[str]) -> bool:
    """Whether a table with these fields is one of the kind."""
    if not all(any(f in fields for f in group) for group in NEEDED[kind]):
        return False
    return kind != "actions" or "title" in fields or len(fields - {"code"}) >= 2
