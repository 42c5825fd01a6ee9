"""The sentences of an import: one message per code, on its cell, with what was typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import chain

from lib.domain.changes import Value
from lib.spreadsheets.messages import MESSAGES
from lib.spreadsheets.model import CellValue, CleanRow, Comparison, Issue

#: Words of one column that are told apart, and cells that are named of each.
MOST_WORDS, FIRST_CELLS = 12, 5
ALONE = "_alone"  # the same code, more serious when nothing else tells which row it is


def typed(value: CellValue) -> str:
    """What a person sees in a cell, near enough to recognise it."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.strftime("%d/%m/%Y %H:%M")
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def on_cell(code: str, *, cell: str, row: int, value: CellValue, **values: object) -> Issue:
    """The issue of a code on a cell; `values` are those of its message."""
    level, message = MESSAGES[
        "date_impossible_day" if code == "date_impossible" and values.get("length") else code
    ]
    shown = typed(value)
    return Issue(
        level,
        code.removesuffix(ALONE),
        message,
        cell=cell,
        row=row,
        value=shown,
        values={
            "row": row,
            "value": shown if len(shown) <= 80 else shown[:79] + "…",
            **{k: typed(v) if isinstance(v, date) else v for k, v in values.items() if v is not None},
        },
    )


def of_table(code: str, cell: str, /, **values: object) -> Issue:
    """The issue of a code on a table as a whole, or on a place of it that is not a row to correct."""
    level, message = MESSAGES[code]
    return Issue(level, code, message, cell=cell, values=values)


def of_rows(code: str, cells: Sequence[str], value: str) -> Issue:
    """The issue of a code on rows that are not read: the cell of each, and what the first of them says."""
    level, message = MESSAGES[code]
    first, several = cells[0], tuple(cells[:FIRST_CELLS]) if len(cells) > 1 else ()
    shown = value if len(value) <= 80 else value[:79] + "…"
    return Issue(
        level, code, message, first, value=value, values={"value": shown}, count=len(cells), cells=several
    )


def of_import(comparison: Comparison, before: int | None) -> Iterator[Issue]:
    """The revision that holds the same bytes (`before`), and a warning on each value that both sides changed."""
    if before is not None:
        yield of_table("already_imported", "", revision=before)
    for clash in comparison.clashes:
        if clash.in_file:
            title = f"{clash.code or ''} {clash.title}".strip()
            yield of_table("conflict_edited_in_app", clash.cell, title=title)


def duplicates(rows: Sequence[CleanRow]) -> Iterator[Issue]:
    """One error for each row whose code another row already has; it names both."""
    if differ([row.values.get("code") for row in rows]):
        return
    first: dict[object, int] = {}
    for row in rows:
        code = row.values.get("code")
        if not code:
            continue
        place = (row.values.get("axis"), code)
        if place in first:
            yield Issue(
                "error",
                "id_duplicate",
                "Rows {first} and {row} have the same code {code}. Neither is applied: give each action its own code.",
                cell=row.cells.get("code", ""),
                row=row.row,
                value=str(code),
                values={"first": first[place], "row": row.row, "code": code},
            )
        else:
            first[place] = row.row


def differ(codes: Sequence[Value]) -> bool:
    """Whether no code stands twice: most columns of codes are so, and need no look at each."""
    return len(set(codes)) + max(0, codes.count(None) - 1) == len(codes)


def refused_rows(issues: Iterable[Issue]) -> frozenset[int]:
    """Rows with an error: they are listed and never applied; both rows of a duplicated code."""
    rows: set[int] = set()
    for issue in issues:
        if issue.level == "error" and issue.row is not None:
            rows.add(issue.row)
            first = issue.values.get("first")
            if isinstance(first, int):
                rows.add(first)
    return frozenset(rows)


def grouped(issues: Iterable[Issue]) -> tuple[Issue, ...]:
    """The same, one for each distinct word or kind of a column: how many cells are so, and the first of them.

    What a column has more than a dozen words of is one kind.
    """
    alike: dict[tuple[str, str, str], dict[str, list[Issue]]] = {}
    for issue in issues:
        letters = issue.cell.rpartition("!")[2].rstrip("0123456789")
        kind = (issue.level, issue.code, letters if issue.row is not None else issue.cell)
        alike.setdefault(kind, {}).setdefault(issue.value, []).append(issue)
    found: list[Issue] = []
    for words in alike.values():
        found.extend(map(_as_one, words.values() if len(words) <= MOST_WORDS else (chain(*words.values()),)))
    found.sort(key=lambda issue: (issue.row or 0, issue.cell))
    return tuple(found)


def _as_one(issues: Iterable[Issue]) -> Issue:
    several = list(issues)
    first = several[0]
    if len(several) == 1 or first.row is None:
        return first
    return replace(first, count=len(several), cells=tuple(issue.cell for issue in several[:FIRST_CELLS]))


def told(issue: Issue, words: Callable[[str, Mapping[str, object]], str]) -> str:
    """The sentence of an issue, with its count and first cells when it stands for several."""
    sentence = words(issue.message, issue.values)
    if issue.count == 1:
        return sentence
    cells = ", ".join(issue.cells) + ("…" if issue.count > len(issue.cells) else "")
    return f"{sentence} {words(MESSAGES['several_cells'][1], {'n': issue.count, 'cells': cells})}"
