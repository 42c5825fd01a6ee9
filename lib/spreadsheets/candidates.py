"""The ways to read a sheet as a table: each candidate heading row, scored by its labels and by the values below."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from lib.spreadsheets.evidence import Profile, profile, support
from lib.spreadsheets.labels import FIELDS, Meaning, label_text, meanings
from lib.spreadsheets.model import CellValue, Sheet, TableKind
from lib.spreadsheets.positions import SAMPLE_ROWS, WIDEST, below, crosses_scale
from lib.spreadsheets.xlsx_scan import column_letters

HEADER_ROWS = 40
LONGEST_LABEL = 120
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
    }
)
#: What a table must earn to be one: a title and something said of it.
ENOUGH: Mapping[TableKind, float] = MappingProxyType({"actions": 2.4, "partners": 2.0, "interactions": 2.5})
FAINT = 0.12
STATES = 0.6  # the share of words of a status from which a column of groups is one of states
SURE = 0.85  # a heading that is one of ours, not one that merely holds it


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
    indexes = [header_row - 1] if header_row else range(min(HEADER_ROWS, len(sheet.rows)))
    for index in indexes:
        if not 0 <= index < len(sheet.rows):
            continue
        own = _own_export(sheet, index)
        if own is not None:
            yield own
            continue
        headings = headings_of(sheet, index)
        scale = crosses_scale(sheet, index)
        if sum(1 for text, _ in headings.values() if text) < 2 and not scale:
            continue
        for kind in kinds:
            found = _read(kind, sheet, index, headings, scale, forced=header_row is not None)
            if found is not None:
                yield found


def headings_of(sheet: Sheet, index: int) -> dict[int, tuple[str, str]]:
    """Column → its heading and the heading of its group, for every column that has one or has values.

    A blank under a heading of the row above takes that one: two-tier headings are merged that way.
    """
    row = sheet.rows[index]
    above = _group_row(sheet, index)
    under = sheet.rows[index + 1 : index + 1 + SAMPLE_ROWS]
    width = min(max((len(r) for r in (row, *under)), default=0), WIDEST)
    found: dict[int, tuple[str, str]] = {}
    for column in range(width):
        value = row[column] if column < len(row) else None
        text = label_text(value) if isinstance(value, str) else ""
        if text.startswith(FLAG):
            continue
        if len(text) > LONGEST_LABEL:
            text = ""
        if text:
            found[column] = (text, above.get(column, ""))
        elif any(column < len(r) and r[column] is not None for r in under):
            own = sheet.rows[index - 1][column] if index and column < len(sheet.rows[index - 1]) else None
            found[column] = (label_text(own) if isinstance(own, str) and len(own) <= 60 else "", "")
    return found


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
    *,
    forced: bool,
) -> Candidate | None:
    known = {c: meanings(kind, text, group) for c, (text, group) in headings.items() if text}
    if sum(1 for found in known.values() if found) < 2 and not forced and not scale:
        return None
    profiles = {c: profile(below(sheet, index, c)) for c in headings}
    chosen = assign(kind, headings, known, profiles, {} if not scale else dict.fromkeys(scale, True))
    columns = {c: f for c, (f, _) in sorted(chosen.items())}
    fields = set(columns.values()) | ({"progress"} if scale else set())
    if not forced and not _is_one(kind, fields):
        return None
    points = sum(WEIGHTS.get(f, 1.0) * strength for f, strength in chosen.values())
    points += 1.5 if scale else 0.0
    if points < ENOUGH[kind] and not forced:
        return None
    labelled = sum(1 for text, _ in headings.values() if text)
    filled = sum(
        1
        for row in sheet.rows[index + 1 : index + 1 + SAMPLE_ROWS]
        if any(c < len(row) and row[c] is not None for c in columns)
    )
    score = points * (0.5 + 0.5 * min(1.0, len(columns) / max(labelled, 1))) + min(filled, 10) / 10
    score *= _looks_like_headings(sheet.rows[index], columns) * (1.0 if filled else 0.5)
    return Candidate(kind, sheet, index, columns, named(headings, columns), score, scale)


def _is_one(kind: TableKind, fields: set[str]) -> bool:
    """Whether a table with these fields is one of the kind."""
    if not all(any(f in fields for f in group) for group in NEEDED[kind]):
        return False
    return kind != "actions" or "title" in fields or len(fields - {"code"}) >= 2


def assign(
    kind: TableKind,
    headings: Mapping[int, tuple[str, str]],
    known: Mapping[int, Sequence[Meaning]],
    profiles: Mapping[int, Profile],
    taken: Mapping[int, bool],
) -> dict[int, tuple[str, float]]:
    """Column → its field and how surely: the surest pair first, each field once."""
    options: list[tuple[float, int, str]] = []
    for column, (text, _) in headings.items():
        if column in taken:
            continue
        for name, strength in _options(kind, text, known.get(column, ()), profiles[column], column, headings):
            if strength >= FAINT:
                options.append((strength, column, name))
    chosen = _surest(options, {})
    if kind == "actions" and "title" not in {f for f, _ in chosen.values()}:
        described = next((c for c, (f, _) in chosen.items() if f == "description"), None)
        if described is not None:
            chosen[described] = ("title", chosen[described][1] * 0.9)
            chosen = _surest(options, chosen)
    return chosen


def _surest(
    options: Sequence[tuple[float, int, str]], given: Mapping[int, tuple[str, float]]
) -> dict[int, tuple[str, float]]:
    chosen = dict(given)
    used = {f for f, _ in chosen.values()}
    for strength, column, name in sorted(options, key=lambda o: (-round(o[0], 3), o[1])):
        if column not in chosen and name not in used:
            chosen[column] = (name, strength)
            used.add(name)
    return chosen


def _options(
    kind: TableKind,
    text: str,
    known: Sequence[Meaning],
    found: Profile,
    column: int,
    headings: Mapping[int, tuple[str, str]],
) -> Iterator[tuple[str, float]]:
    """The fields a column may be, with the strength of its heading times the support of its values."""
    for meaning in known:
        if meaning.field == "status_or_progress":
            numeric = found.numbers >= 0.5
            yield ("progress" if numeric else "status"), meaning.strength
            continue
        borne = support(meaning.field, found)
        if meaning.field == "axis" and found.states >= STATES:
            yield "status", meaning.strength * 0.9
            borne *= 0.5
        if meaning.strength < SURE and not found.count:
            borne *= 0.5
        yield meaning.field, meaning.strength * borne
        if meaning.field == "progress" and found.states >= 0.5:
            yield "status", meaning.strength * 0.95
        if meaning.field == "status" and found.numbers > 0.7 and found.small > 0.7 and found.states < 0.3:
            yield "progress", meaning.strength * 0.8
    if kind != "actions" or known:
        return
    if found.count >= 2 and found.states >= 0.6:
        yield "status", 0.35
    if not text and column <= 3:
        if found.ranks:
            yield "code", 0.4
        elif (
            found.texts >= 0.8
            and found.distinct >= 0.6
            and all(c >= column or not t for c, (t, _) in headings.items())
        ):
            yield "title", 0.3


def _looks_like_headings(row: Sequence[CellValue], columns: Mapping[int, str]) -> float:
    """1 when the cells above the fields are short texts; less as they are numbers, dates or sentences."""
    cells = [row[c] for c in columns if c < len(row) and row[c] is not None]
    if not cells:
        return 0.6
    odd = sum(1 for v in cells if not isinstance(v, str) or len(v) > 60 or isinstance(v, date))
    return 1.0 - 0.5 * odd / len(cells)
