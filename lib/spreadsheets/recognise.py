"""Workbook → which table, where its header is, what each column means.

Every visible sheet and every candidate header row is scored by its labels and by the values below;
accents, case and punctuation do not matter, resemblance never does. The person can correct the
sheet, the header row and the meaning of any column.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType

from lib.domain.errors import FileRefused
from lib.domain.fields import ACTION, INTERACTION, PARTNER
from lib.spreadsheets.folding import fold, fold_label, fold_word, vocabulary, words
from lib.spreadsheets.model import CellValue, Recognition, Sheet, TableKind, Workbook
from lib.spreadsheets.xlsx_scan import column_letters

HEADER_ROWS = 40
SAMPLE_ROWS = 60
FIELDS: Mapping[TableKind, Sequence[str]] = MappingProxyType(
    {"actions": tuple(ACTION), "partners": tuple(PARTNER), "interactions": tuple(INTERACTION)}
)
#: Without these there is no table of the kind: every group needs one of its fields.
NEEDED: Mapping[TableKind, tuple[tuple[str, ...], ...]] = MappingProxyType(
    {
        "actions": (
            ("title", "description"),
            ("deadline", "status", "progress", "owner", "organisation", "code", "start", "priority"),
        ),
        "partners": (("acronym", "name"), ("country", "role", "tier", "aliases")),
        "interactions": (("occurred_on",), ("partner",), ("subject", "kind", "result")),
    }
)
WEIGHTS: Mapping[str, float] = MappingProxyType(
    {"title": 2.0, "deadline": 1.5, "status": 1.5, "progress": 1.5, "occurred_on": 1.5, "acronym": 1.5}
)
ASIDE = re.compile(
    r"\b(exemples?|mode d'emploi|mode_d|instructions?|listes?|liste_|parametres?|lisez|lisezmoi|readme|help|aide|legende|changelog|a propos|about|template|modele|lookup|drop ?down)"
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """One way to read a workbook, and how convincing it is."""

    kind: TableKind
    sheet: Sheet
    header: int  # row index from 0
    columns: Mapping[int, str]
    labels: Mapping[int, str]
    score: float


def recognise(
    workbook: Workbook,
    *,
    sheet: str | None = None,
    header_row: int | None = None,
    columns: Mapping[int, str] | None = None,
    kind: TableKind | None = None,
) -> Recognition:
    """The table of a workbook. The keyword arguments are the person's corrections.

    Raises FileRefused: no_table_found when nothing looks like a table of ours, no_rows when a header
    has nothing below it.
    """
    sheets = [s for s in workbook.sheets if (s.name == sheet if sheet is not None else s.visible) and s.rows]
    candidates = sorted(
        (c for s in sheets for c in _candidates(s, header_row, kind)), key=lambda c: c.score, reverse=True
    )
    if columns is not None and header_row is not None and sheets:
        chosen = _forced(
            sheets[0], header_row - 1, columns, kind or (candidates[0].kind if candidates else "actions")
        )
    elif candidates:
        chosen = candidates[0]
    else:
        raise FileRefused(
            "no_table_found",
            "No table of actions, partners or exchanges was found in “{file}”: no row holds headings such as "
            "“Action”, “Deadline”, “Owner” or “Status”. Check that the sheet has a heading row.",
            file=workbook.file,
        )
    if not any(_filled(row, chosen.columns) for row in chosen.sheet.rows[chosen.header + 1 :]):
        raise FileRefused(
            "no_rows",
            "The headings were found in row {row} of “{file}”, but there is no row below them: nothing to import.",
            file=workbook.file,
            row=chosen.header + 1,
        )
    return Recognition(
        kind=chosen.kind,
        sheet=chosen.sheet.name,
        header_row=chosen.header + 1,
        columns=chosen.columns,
        labels=chosen.labels,
        confidence=round(min(1.0, len(chosen.columns) / max(len(chosen.labels), 1)), 2),
        others=tuple(
            (c.sheet.name, c.header + 1, c.kind)
            for c in candidates[1:6]
            if (c.sheet.name, c.header) != (chosen.sheet.name, chosen.header)
        ),
    )


def _candidates(sheet: Sheet, header_row: int | None, kind: TableKind | None) -> Iterable[Candidate]:
    kinds: list[TableKind] = [kind] if kind else ["actions", "partners", "interactions"]
    indexes = [header_row - 1] if header_row else range(min(HEADER_ROWS, len(sheet.rows)))
    for index in indexes:
        if index >= len(sheet.rows):
            continue
        own = _own_export(sheet, index)
        if own is not None:
            yield own
            continue
        labels = _labels(sheet, index)
        if len(labels) < 2:
            continue
        for wanted in kinds:
            columns, points = _match(wanted, labels, sheet, index)
            if not all(any(f in columns.values() for f in group) for group in NEEDED[wanted]):
                continue
            below = sum(1 for row in sheet.rows[index + 1 : index + 1 + SAMPLE_ROWS] if _filled(row, columns))
            score = points * (0.5 + 0.5 * len(columns) / len(labels)) + min(below, 10) / 10
            score *= 0.4 if ASIDE.search(fold(sheet.name)) else 1.0
            score *= 1.0 if below else 0.3
            yield Candidate(wanted, sheet, index, columns, labels, score)


def _own_export(sheet: Sheet, index: int) -> Candidate | None:
    """Our own exports carry our field names in a hidden row right above the headings."""
    if index == 0:
        return None
    above = {c: str(v) for c, v in enumerate(sheet.rows[index - 1]) if v is not None}
    for kind, fields in FIELDS.items():
        if len(above) >= 3 and all(name in fields for name in above.values()):
            labels = {c: str(v) for c, v in enumerate(sheet.rows[index]) if v is not None}
            return Candidate(kind, sheet, index, above, labels, 1000.0)
    return None


def _forced(sheet: Sheet, index: int, columns: Mapping[int, str], kind: TableKind) -> Candidate:
    labels = _labels(sheet, index)
    return Candidate(kind, sheet, index, {c: f for c, f in columns.items() if f}, labels, 1.0)


def _labels(sheet: Sheet, index: int) -> dict[int, str]:
    """The heading of every column that has one, or has values: a group heading above fills a blank one."""
    row = sheet.rows[index]
    above = sheet.rows[index - 1] if index else ()
    texts: dict[int, str] = {}
    for column, value in enumerate(row):
        if isinstance(value, str) and len(value) <= 120:
            texts[column] = " ".join(value.split())
    if len(texts) < 2:
        return texts
    below = sheet.rows[index + 1 : index + 1 + SAMPLE_ROWS]
    width = max((len(r) for r in below), default=0)
    for column in range(min(width, 200)):
        if column not in texts and any(column < len(r) and r[column] is not None for r in below):
            group = above[column] if column < len(above) else None
            texts[column] = (
                " ".join(group.split()) if isinstance(group, str) and len(group) <= 60 else _unnamed(column)
            )
    return dict(sorted(texts.items()))


def _unnamed(column: int) -> str:
    return f"Colonne {column_letters(column)}"


def _match(
    kind: TableKind, labels: Mapping[int, str], sheet: Sheet, index: int
) -> tuple[Mapping[int, str], float]:
    """The best field of each column and the points that the labels earn."""
    found: dict[str, tuple[float, int]] = {}
    for column, text in labels.items():
        field, strength = _field_of(kind, text)
        if field is None:
            continue
        values = _values_below(sheet, index, column)
        if field == "status_or_progress":
            field = "progress" if _mostly_numbers(values) else "status"
        strength *= _evidence(field, values)
        if strength > 0 and (field not in found or strength > found[field][0]):
            found[field] = (strength, column)
    if kind == "actions" and "title" not in found and "description" in found:
        found["title"] = found.pop("description")
    columns = {column: field for field, (_, column) in sorted(found.items(), key=lambda item: item[1][1])}
    return columns, sum(WEIGHTS.get(field, 1.0) * strength for field, (strength, _) in found.items())


@cache
def _synonyms(kind: TableKind) -> tuple[Mapping[str, str], tuple[tuple[str, str], ...]]:
    """Folded heading → field, and the headings long enough to be looked for inside a longer one."""
    table = {
        fold_label(text): field for field, texts in vocabulary("headers")[kind].items() for text in texts
    }
    table.update(
        {fold_label(field.replace("_", " ")): field for field in FIELDS[kind] if field != "extra"} | table
    )
    longest_first = sorted(((t, f) for t, f in table.items() if len(t) >= 5), key=lambda item: -len(item[0]))
    return table, tuple(longest_first)


@cache
def _field_of(kind: TableKind, text: str) -> tuple[str | None, float]:
    """The field a heading names: exactly (1.0), or by holding a known heading as whole words (0.6)."""
    label = fold_label(text.replace("_", " "))
    table, inside = _synonyms(kind)
    if label in table:
        return table[label], 1.0
    for known, field in inside:
        if _tokens(known) in _tokens(label):
            return field, 0.6
    return None, 0.0


@cache
def _tokens(label: str) -> str:
    """The words of a label between spaces, so that one can be looked for as whole words."""
    return " " + re.sub(r"[^\w%]+", " ", label).strip() + " "


def _values_below(sheet: Sheet, index: int, column: int) -> list[CellValue]:
    rows = sheet.rows[index + 1 : index + 1 + SAMPLE_ROWS]
    return [row[column] for row in rows if column < len(row) and row[column] is not None]


def _mostly_numbers(values: Sequence[CellValue]) -> bool:
    numbers = sum(1 for v in values if _is_number(v))
    return bool(values) and numbers * 2 > len(values)


def _is_number(value: CellValue) -> bool:
    if isinstance(value, bool):
        return False
    if isinstance(value, int | float):
        return True
    return isinstance(value, str) and re.fullmatch(r"[\d.,\s]+%?", fold(value)) is not None


def _evidence(field: str, values: Sequence[CellValue]) -> float:
    """How well the values bear out the heading: 0 refutes it, 1 supports it or says nothing."""
    if not values:
        return 0.7
    if field in ("deadline", "start", "initial_deadline", "completed_on", "occurred_on", "replied_on"):
        likely = sum(
            1 for v in values if isinstance(v, date) or re.search(r"\d|perm|contin|defin", fold(str(v)))
        )
        return 1.0 if likely * 2 >= len(values) else 0.3
    if field == "progress":
        numbers = sum(1 for v in values if _is_number(v) or fold_word(str(v)) in words("status"))
        return 1.0 if numbers * 2 >= len(values) else 0.2
    if field == "status":
        return 0.2 if _mostly_numbers(values) else 1.0
    if field == "title":
        texts = [v for v in values if isinstance(v, str)]
        return 1.0 if len(texts) * 2 >= len(values) else 0.2
    return 1.0


def _filled(row: Sequence[CellValue], columns: Mapping[int, str]) -> bool:
    return any(column < len(row) and row[column] is not None for column in columns)
