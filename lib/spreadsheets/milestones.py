"""Milestones out of a file: the rows below an action that are its steps.

A row is a step of the action above it where its code goes on from that action's (A1.2.1 below A1.2), or where it has no code
and its title begins with a dash, a bullet or spaces that the action's has not. An action of the plan stays one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from lib.domain.changes import Value, Values
from lib.domain.milestones import ProgressFrom
from lib.spreadsheets import report
from lib.spreadsheets.folding import fold
from lib.spreadsheets.model import (
    Account,
    CleanRow,
    CleanTable,
    Ignored,
    Recognition,
    Workbook,
)

REASON = "milestone"
BULLET = re.compile(r"^\s*(?:[-–—•◦▪‣·*»>→↳]|o\s(?=\s))\s*(?=\w)")
INDENT = re.compile(r"^[ \t\u00a0]{2,}(?=\S)")
PARTS = re.compile(r"[.\-_/]")
#: What a step of its own kind says; anything else that its row holds is kept under the heading of the file.
KEPT = ("code", "owner", "deadline", "status", "progress", "weight", "completed_on", "comment")
#: What follows from another cell, or is of the action alone.
OF_ACTIONS = frozenset({"title", "axis", "deadline_precision", "initial_deadline", "extra", *KEPT})
#: What an action must say of itself to have steps; a title alone heads a group.
SAID = ("owner", "organisation", "status", "progress", "deadline", "deadline_text", "start")
#: What is said of an action that lacks something, and is nothing of a step.
NOT_OF_STEPS = frozenset({"id_missing", "owner_missing", "progress_empty"})


@dataclass(frozen=True, slots=True)
class Step:
    """A milestone of a file, below the row of its action (`parent`)."""

    row: CleanRow
    parent: int


def steps_apart(
    table: CleanTable, recognition: Recognition, workbook: Workbook, codes: Collection[str]
) -> tuple[CleanTable, tuple[Step, ...]]:
    """The table without the rows that are steps of the action above them, and those; `codes` are actions of the plan."""
    if table.kind != "actions" or recognition.ours:
        return table, ()
    found: dict[int, CleanRow] = {}  # row of a step → its action
    raw = _raw_titles(recognition, workbook)
    parent: CleanRow | None = None
    for row in table.rows:
        if parent is not None and row.values.get("code") not in codes and _is_step(row, parent, raw):
            found[row.row] = parent
        else:
            parent = row if any(row.values.get(name) is not None for name in SAID) else None
    if not found:
        return table, ()
    labels = {field: recognition.labels.get(c, field) for c, field in recognition.columns.items()}
    rows = {row.row: row for row in table.rows}
    steps = tuple(Step(_as_step(rows[at], labels), parent.row) for at, parent in found.items())
    left = tuple(
        Ignored(at, REASON, str(rows[at].values.get("title") or ""), rows[at].cells.get("title", ""))
        for at in found
    )
    issues = [i for i in table.issues if i.row not in found or i.code not in NOT_OF_STEPS]
    first = rows[next(iter(found))]
    issues.append(
        report.of_table(
            "milestones_read",
            first.cells.get("title", ""),
            n=len(found),
            title=first.values.get("title"),
            action=found[first.row].values.get("code") or found[first.row].values.get("title"),
        )
    )
    return (
        replace(
            table,
            rows=tuple(row for row in table.rows if row.row not in found),
            ignored=(*table.ignored, *left),
            issues=tuple(issues),
            accounts=tuple(_counted(account, found.keys()) for account in table.accounts),
        ),
        steps,
    )


def _raw_titles(recognition: Recognition, workbook: Workbook) -> Mapping[int, str]:
    """The titles of the rows as typed, spaces and all; nothing where several sheets were read as one."""
    column = next((c for c, field in recognition.columns.items() if field == "title"), None)
    sheet = next((s for s in workbook.sheets if s.name == recognition.sheet), None)
    if column is None or sheet is None or recognition.joined:
        return {}
    return {
        index + 1: value
        for index, row in enumerate(sheet.rows)
        if column < len(row) and isinstance(value := row[column], str)
    }


def _is_step(row: CleanRow, parent: CleanRow, raw: Mapping[int, str]) -> bool:
    code, above = row.values.get("code"), parent.values.get("code")
    if code:
        return bool(above) and _goes_on(str(code), str(above))
    typed, upper = raw.get(row.row, ""), raw.get(parent.row, "")
    if BULLET.match(typed):
        return not BULLET.match(upper)
    return bool(INDENT.match(typed)) and not INDENT.match(upper)


def _goes_on(code: str, above: str) -> bool:
    """Whether a code is that of an action with one rank more: A1.2.1 below A1.2, and not 1.1 below 1."""
    parts, upper = ([part.lstrip("0") or part for part in PARTS.split(fold(text))] for text in (code, above))
    return len(upper) >= 2 and len(parts) == len(upper) + 1 and parts[:-1] == upper and parts[-1].isalnum()


def _as_step(row: CleanRow, labels: Mapping[str, str]) -> CleanRow:
    values: dict[str, Value] = {name: row.values[name] for name in KEPT if name in row.values}
    title = str(row.values.get("title") or "")
    values["title"] = BULLET.sub("", title).strip() or title
    held = json.loads(str(row.values.get("extra") or "{}"))
    for name, value in row.values.items():
        if name not in OF_ACTIONS and value is not None:
            held[labels.get(name, name)] = report.typed(value)
    values["extra"] = json.dumps(held, ensure_ascii=False, sort_keys=True) if held else None
    return replace(row, values=values)


def _counted(account: Account, steps: Collection[int]) -> Account:
    """The account of a sheet whose steps are told apart; a refused one stays refused."""
    taken = tuple(row for row in account.actions if row in steps)
    if not taken:
        return account
    return replace(
        account,
        actions=tuple(row for row in account.actions if row not in steps),
        left_out={**account.left_out, REASON: taken},
    )


def progress_told(
    rows: Sequence[CleanRow], keys: Mapping[int, str], stored: Mapping[str, Values]
) -> Iterator[CleanRow]:
    """The rows that give another progress than the one that is counted of their action: it stands."""
    for row in rows:
        told, held = row.values.get("progress"), stored.get(keys.get(row.row, ""), {})
        source = row.values.get("progress_from") or held.get("progress_from")
        if told is not None and source == ProgressFrom.MILESTONES and told != held.get("progress"):
            yield row
