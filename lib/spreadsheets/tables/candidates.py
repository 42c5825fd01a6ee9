"""The ways to read a sheet as a table: each candidate heading row, scored by its labels and by the values below."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from lib.domain.schema import ACTION, TABLES
from lib.spreadsheets.letters import column_letters
from lib.spreadsheets.model import CellValue, Sheet, TableKind
from lib.spreadsheets.tables.assign import assign
from lib.spreadsheets.tables.evidence import Profile, profile
from lib.spreadsheets.tables.labels import FIELDS, TABLES_OF, in_one_language, label_text, meanings
from lib.spreadsheets.tables.positions import SAMPLE_ROWS, WIDEST, columns_below, crosses_scale
from lib.spreadsheets.tables.repeated import repeats

HEADER_ROWS = 40
LONGEST_LABEL = 120
SPAN = 2  # columns beside its own that a heading may cover; a wider one is a banner
FLAG = "⚑"  # opens the heading of the column that an annotated file carries: our words, not theirs
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
        **{field.name: 0.0 for field in ACTION.fields if field.kind == "money"},
    }
)
#: A scale of progress says more than a heading “Progress” on the row above, under which only crosses stand.
CROSSES = 3.0
#: What a table must earn to be one: a title and something said of it.
ENOUGH: Mapping[TableKind, float] = MappingProxyType({"actions": 2.4, "partners": 2.0, "interactions": 2.5})


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


def candidates(
    sheet: Sheet, kinds: Sequence[TableKind], header_row: int | None = None
) -> Iterator[Candidate]:
    """Every reading of a sheet that holds what a table of one of the kinds needs; `header_row` (from 1) forces it."""
    if _is_only_told(sheet):
        return
    indexes = [header_row - 1] if header_row else range(min(HEADER_ROWS, len(sheet.rows)))
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
        profiles: dict[int, Profile] = {}
        for kind in kinds:
            found = _read(kind, sheet, index, headings, scale, profiles, forced=header_row is not None)
            if found is not None:
                yield found


def headings_of(sheet: Sheet, index: int) -> dict[int, tuple[str, str]]:
    """Column → its heading and the heading of its group, for every column that has one or has values.

    A blank under a heading of the row above takes that one: two-tier headings are merged that way.
    """
    row = sheet.rows[index]
    above = _group_row(sheet, index)
    spanned, banners = _spanned(sheet, index), _banners(sheet, index)
    steps = crosses_scale(sheet, index)  # « 25 % » over crosses is a value, whether it is a number or a text
    under = sheet.rows[index + 1 : index + 1 + SAMPLE_ROWS]
    width = min(max((len(r) for r in (row, *under)), default=0), WIDEST)
    found: dict[int, tuple[str, str]] = {}
    for column in range(width):
        value = row[column] if column < len(row) else None
        text = label_text(value) if isinstance(value, str) and column not in steps else ""
        if text.startswith(FLAG):
            continue
        if len(text) > LONGEST_LABEL or column in banners:
            text = ""
        if text:
            found[column] = (text, above.get(column, ""))
        elif any(column < len(r) and r[column] is not None for r in under):
            if column in spanned and column not in banners:
                found[column] = (spanned[column], "")
                continue
            own = sheet.rows[index - 1][column] if index and column < len(sheet.rows[index - 1]) else None
            found[column] = (label_text(own) if isinstance(own, str) and len(own) <= 60 else "", "")
    return found


def _spanned(sheet: Sheet, index: int) -> dict[int, str]:
    """Column → the heading that is merged over it from its left: one heading over a number and a title."""
    row = sheet.rows[index]
    return {
        column: label_text(text)
        for first, left, last, right in sheet.merges
        if first <= index <= last and 1 <= right - left <= SPAN and left < len(row)
        for text in (row[left],)
        if isinstance(text, str) and first == index and len(text) <= LONGEST_LABEL
        for column in range(left + 1, right + 1)
    }


def _banners(sheet: Sheet, index: int) -> set[int]:
    """The columns whose heading is merged over several that have headings of their own in the next row."""
    following = sheet.rows[index + 1] if index + 1 < len(sheet.rows) else ()
    return {
        column
        for first, left, last, right in sheet.merges
        if first == last == index and right > left
        if sum(isinstance(v, str) and len(v) <= LONGEST_LABEL for v in following[left : right + 1]) >= 2
        and _has_headings_below(sheet, first, left, right)
        for column in range(left, right + 1)
    }


def _has_headings_below(sheet: Sheet, row: int, left: int, right: int) -> bool:
    """Whether the cells beside are merged down to the next row: headings on two rows."""
    return any(a == row and c == row + 1 and (d < left or b > right) for a, b, c, d in sheet.merges)


def _group_row(sheet: Sheet, index: int) -> dict[int, str]:
    """Column → the heading that spans it in the row above."""
    if not index:
        return {}
    groups: dict[int, str] = {}
    current = ""
    for column, value in enumerate(sheet.rows[index - 1]):
        if isinstance(value, str):
            current = label_text(value) if len(value) <= 60 else ""
        groups[column] = current
    return groups


def _is_only_told(sheet: Sheet) -> bool:
    """Whether a sheet of our own exports is there to be read by people alone: no import takes its table."""
    hidden = [{str(v) for v in row if v is not None} for row in sheet.rows[:2]]
    return any(
        names == {field.name for field in table.fields if field.in_sheet}
        for names in hidden
        for table in TABLES.values()
        if table.sheet and table not in TABLES_OF.values()
    )


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
            return Candidate(kind, sheet, index, above, labels, 1000.0)
    return None


def forced(sheet: Sheet, index: int, columns: Mapping[int, str], kind: TableKind) -> Candidate:
    """The reading that a person gave."""
    headed = 0 <= index < len(sheet.rows)
    headings = headings_of(sheet, index) if headed else _unheaded(sheet)
    wanted = {c: f for c, f in columns.items() if f}
    scale = crosses_scale(sheet, index) if headed else MappingProxyType({})
    return Candidate(kind, sheet, index, wanted, named(headings, wanted), 1.0, scale)


def _unheaded(sheet: Sheet) -> dict[int, tuple[str, str]]:
    width = max((len(row) for row in sheet.rows[:SAMPLE_ROWS]), default=0)
    return dict.fromkeys(range(min(width, WIDEST)), ("", ""))


def named(headings: Mapping[int, tuple[str, str]], columns: Mapping[int, str]) -> dict[int, str]:
    """The label of each column, one of its own even where the file repeats or omits it."""
    labels: dict[int, str] = {}
    for column in sorted({*headings, *columns}):
        text, group = headings.get(column, ("", ""))
        label = text or f"Colonne {column_letters(column)}"
        if label in labels.values():
            label = (
                f"{group} – {label}"
                if group and f"{group} – {label}" not in labels.values()
                else f"{label} ({column_letters(column)})"
            )
        labels[column] = label
    return labels


def _read(
    kind: TableKind,
    sheet: Sheet,
    index: int,
    headings: Mapping[int, tuple[str, str]],
    scale: Mapping[int, float],
    profiles: dict[int, Profile],
    *,
    forced: bool,
) -> Candidate | None:
    """The row read as the headings of a kind; `profiles` of the columns serve every kind."""
    known = in_one_language({c: meanings(kind, text, group) for c, (text, group) in headings.items() if text})
    if sum(1 for found in known.values() if found) < 2 and not forced and not scale:
        return None
    if not profiles:
        profiles.update({c: profile(v) for c, v in columns_below(sheet, index, headings).items()})
    chosen = assign(kind, headings, known, profiles, {} if not scale else dict.fromkeys(scale, True))
    columns = {c: f for c, (f, _) in sorted(chosen.items())}
    fields = set(columns.values()) | ({"progress"} if scale else set())
    if not forced and not _is_one(kind, fields):
        return None
    if not forced and not scale and _is_data(sheet, index, columns, profiles):
        return None
    points = sum(WEIGHTS.get(f, 1.0) * strength for f, strength in chosen.values())
    points += CROSSES if scale else 0.0
    if points < ENOUGH[kind] and not forced:
        return None
    labelled = sum(1 for c, (text, _) in headings.items() if text and c not in scale)
    filled = sum(
        1
        for row in sheet.rows[index + 1 : index + 1 + SAMPLE_ROWS]
        if any(c < len(row) and row[c] is not None for c in columns)
    )
    score = points * (0.5 + 0.5 * min(1.0, len(columns) / max(labelled, 1))) + min(filled, 10) / 10
    looks = (
        1.0 if scale else _looks_like_headings(sheet.rows[index], columns)
    )  # the words stand in the row above
    score *= looks * (1.0 if filled else 0.5)
    return Candidate(kind, sheet, index, columns, named(headings, columns), score, scale)


def _is_one(kind: TableKind, fields: set[str]) -> bool:
    """Whether a table with these fields is one of the kind."""
    if not all(any(f in fields for f in group) for group in NEEDED[kind]):
        return False
    return kind != "actions" or "title" in fields or len(fields - {"code"}) >= 2


def _looks_like_headings(row: Sequence[CellValue], columns: Mapping[int, str]) -> float:
    """1 when the cells above the fields are short texts; less as they are numbers, dates or sentences."""
    cells = [row[c] for c in columns if c < len(row) and row[c] is not None]
    if not cells:
        return 0.6
    odd = sum(1 for v in cells if not isinstance(v, str) or len(v) > 60 or isinstance(v, date))
    return 1.0 - 0.5 * odd / len(cells)


def _is_data(sheet: Sheet, index: int, columns: Mapping[int, str], profiles: Mapping[int, Profile]) -> bool:
    """Whether a row goes on below as it is: numbers over numbers, dates over dates, the same words again.

    Years over figures are headings; so are the days of a Gantt chart, over marks or nothing.
    """
    row = sheet.rows[index]
    under = [r for r in sheet.rows[index + 1 : index + 1 + SAMPLE_ROWS] if not repeats(r, row)]
    told = goes_on = 0
    for column, value in enumerate(row[:WIDEST]):
        if value is None:
            continue
        told += 1
        if column in columns:
            goes_on += any(column < len(r) and r[column] == value for r in under)
        elif column in profiles:
            alone = profile([value])
            found = profiles[column]
            year = str(value).strip()[:2] in ("19", "20") and len(str(value).strip()) == 4
            alike = (alone.numbers and found.numbers > 0.8) or (alone.days and found.days > 0.8)
            goes_on += bool(alike) and not year
    return goes_on >= 2 and goes_on >= 0.4 * told
