"""Where a file comes from: the revision it was made from, its age, and who edited a value since."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from lib.domain.changes import Values
from lib.domain.terms import RevisionKind
from lib.spreadsheets.differences.named import table_of
from lib.spreadsheets.model import Comparison, Issue, Workbook
from lib.spreadsheets.write import META
from lib.store.connection import Store
from lib.store.ledger import changes_of, rows_at
from lib.store.reads import Source, SourceKnown, last_import, revision, revisions, source
from lib.store.state import State

LOOKED_AT = 200


@dataclass(frozen=True, slots=True)
class Edit:
    """Who changed a value last, and when (UTC)."""

    number: int
    author: str
    recorded_at: datetime


def base_revision(store: Store, workbook: Workbook, plan: str, current: int) -> int:
    """The revision that a file was made from: the one our export wrote into it, else the last import; 0 for none."""
    said = {
        str(row[0]): str(row[1])
        for sheet in workbook.sheets
        if sheet.name == META
        for row in sheet.rows
        if len(row) >= 2
    }
    number = said.get("revision", "")
    if said.get("plan") == plan and number.isdecimal() and 0 < int(number) <= current:
        return int(number)
    last = last_import(State.undated(store, current, plan))
    return last.number if last else 0


def state_then(
    store: Store, base: int, revision: int, plan: str, table: str, stored: Mapping[str, Values]
) -> Mapping[str, Values] | None:
    """The rows of a table when the file was made; `stored` are those of `revision`. None when nobody knows."""
    if not base:
        return None
    return stored if base == revision else rows_at(store, base, plan, table)


def is_older(modified: datetime | None, before: Source | None, recorded_at: datetime) -> bool:
    """Whether a file was last saved before the one that was imported last, as far as both say."""
    if modified is None:
        return False
    held = json.loads(before.mapping).get("modified") if before else None
    return modified < (datetime.fromisoformat(held) if held else recorded_at)


def edits_of(
    store: Store, comparison: Comparison, plan: str, base: int, current: int
) -> dict[tuple[str, str], Edit]:
    """Who last changed each clashing value since a revision: (stored key, field) → edit."""
    wanted = {(clash.key, clash.field) for clash in comparison.clashes}
    found: dict[tuple[str, str], Edit] = {}
    for number in _since(store, plan, base, current):
        if len(found) == len(wanted):
            break
        told = revision(store, number)
        for change in changes_of(store, number) if told else ():
            if change.table != table_of(comparison.kind):
                continue
            for name in change.after or change.before or {}:
                if (change.key, name) in wanted and (change.key, name) not in found and told:
                    found[change.key, name] = Edit(number, told.author, told.recorded_at)
    return found


def _since(store: Store, plan: str, base: int, current: int) -> Iterable[int]:
    return [
        r.number for r in revisions(State.undated(store, current, plan), limit=LOOKED_AT) if r.number > base
    ]


def alarms_of_age(
    store: Store, workbook: Workbook, current: int, plan: str, already: SourceKnown | None
) -> tuple[Issue, ...]:
    """An alarm when an older version comes back: the same bytes before another file, or a file saved earlier."""
    last = last_import(State.undated(store, current, plan))
    if last is None or last.kind != RevisionKind.IMPORT:
        return ()
    if already is not None:
        if last.number == already.revision:
            return ()
        return (
            Issue(
                "warning",
                "older_file",
                "This very file was already imported, and another one since: applying it would bring back older values.",
            ),
        )
    if is_older(workbook.modified, source(store, last.number), last.recorded_at):
        return (
            Issue(
                "warning",
                "older_than_last",
                "This file was last saved before the one that was imported last: does it hold older values?",
            ),
        )
    return ()
