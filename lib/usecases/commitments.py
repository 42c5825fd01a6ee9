"""Commitments: what a convention, a forum or signed minutes say will be done, and the actions that carry it out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lib.domain.changes import Change, Value, updated
from lib.domain.errors import Invalid
from lib.domain.names import join_names, split_names
from lib.domain.schema import COMMITMENT, named
from lib.domain.terms import RevisionKind
from lib.domain.writing import Seen, Writing
from lib.spreadsheets.cells.codes import PlanCodes
from lib.spreadsheets.records import Line
from lib.store import reads
from lib.store.connection import Store
from lib.store.ledger import SourceFile, rows_at
from lib.usecases.formerly import formerly_of
from lib.usecases.record import create_row, edit_row, new_key, record

#: What may stand between two codes in a cell.
APART = re.compile(r"[\s,;]+")


@dataclass(frozen=True, slots=True)
class Refused:
    """A row of a file that cannot be recorded, and why."""

    row: int
    error: Invalid


@dataclass(frozen=True, slots=True)
class Loading:
    """A file of commitments against the plan: what would be recorded, nothing written yet."""

    revision: int
    changes: tuple[Change, ...]
    titles: tuple[str, ...]  # of each change, as shown
    unchanged: int
    refused: tuple[Refused, ...]


def add_commitment(store: Store, values: Mapping[str, Value], writing: Writing) -> int:
    """Adds a commitment and answers the revision. Raises Invalid without a text, or for a code already taken."""
    return create_row(store, "commitment", values, writing)


def edit_commitment(
    store: Store, seen: Seen, key: str, wanted: Mapping[str, Value], writing: Writing
) -> int | None:
    """Changes a commitment, or the actions linked to it, from what the person saw.

    None when nothing differs. Raises Invalid for a broken rule, Conflict when somebody changed the same values since.
    """
    return edit_row(store, "commitment", seen, key, wanted, writing)


def prepare_loading(store: Store, lines: Sequence[Line], *, plan: str) -> Loading:
    """Compares the commitments of a file with those of the plan, by code; a blank cell keeps what is stored.

    Actions are named by their code. Writes nothing.
    """
    revision = reads.current_revision(store)
    actions = rows_at(store, revision, plan, "action")
    present = {str(row["code"]): key for key, row in actions.items() if row["code"]}
    keys = {**formerly_of(store, revision, plan).codes, **present}
    plan_codes = PlanCodes(keys)
    stored = rows_at(store, revision, plan, "commitment")
    known = {str(row["code"]): key for key, row in stored.items() if row["code"]}
    changes: list[Change] = []
    refused: list[Refused] = []
    unchanged = 0
    met: set[str] = set()
    for line in lines:
        values: dict[str, Value] = {name: value for name, value in line.values.items() if value is not None}
        code = str(values.get("code") or "")
        fault = _fault(line, code, met, plan_codes, known)
        if fault:
            refused.append(Refused(line.row, fault))
            continue
        met.add(code)
        if "actions" in values:
            codes = map(plan_codes.find, codes_in(str(values["actions"]), plan_codes))
            values["actions"] = join_names(dict.fromkeys(keys[code] for code in codes if code))
        if code in known:
            change = updated("commitment", known[code], stored[known[code]], values)
        else:
            change = Change("commitment", new_key(), None, {**dict.fromkeys(COMMITMENT.names), **values})
        if change:
            changes.append(change)
        else:
            unchanged += 1
    titles = tuple(named("commitment", {**stored.get(c.key, {}), **(c.after or {})}) for c in changes)
    return Loading(revision, tuple(changes), titles, unchanged, tuple(refused))


def load_commitments(
    store: Store, loading: Loading, writing: Writing, *, kind: RevisionKind, reason: str, source: SourceFile
) -> int:
    """Records what `prepare_loading` showed as one revision, with the file. Raises Invalid for nothing to record."""
    return record(store, loading.changes, writing, reason=reason, kind=kind, source=source)


def _fault(
    line: Line, code: str, met: set[str], plan_codes: PlanCodes, known: Mapping[str, str]
) -> Invalid | None:
    """Why a row cannot be recorded; None for one that can."""
    if line.faults:
        typed = line.faults[0].typed
        return Invalid("value_unread", "“{typed}” cannot be read as a value of this column.", typed=typed)
    if code and code in met:
        return Invalid("code_twice", "The code {code} stands twice in the file.", code=code)
    if code not in known and not line.values.get("text"):
        return Invalid("text_missing", "The row has no text.")
    found = codes_in(str(line.values.get("actions") or ""), plan_codes)
    unknown = [code for code in found if plan_codes.find(code) is None]
    return (
        Invalid("action_unknown_code", "No action has the code “{code}”.", code=unknown[0])
        if unknown
        else None
    )


def codes_in(text: str, plan_codes: PlanCodes) -> list[str]:
    """The codes that a cell names, as they are typed; those that a space or a comma parts, where each of them is one."""
    found: list[str] = []
    for name in split_names(text):
        parted = [part for part in APART.split(name) if part]
        apart = plan_codes.find(name) is None and None not in map(plan_codes.find, parted)
        found += parted if apart else [name]
    return found
