"""What is typed in a table on the screen: read as a file is, compared with what its writer saw and with what stands, then
recorded as one revision."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256

from lib.domain.archived import is_archived
from lib.domain.changes import Change, Values
from lib.domain.draft import Draft
from lib.domain.errors import Conflict, Invalid
from lib.domain.writing import Writing
from lib.spreadsheets.differences.compare import NOTHING_DECIDED
from lib.spreadsheets.differences.named import difference_of
from lib.spreadsheets.differences.typed import compare_typed
from lib.spreadsheets.model import Decisions, Issue, Policies, Workbook
from lib.store.connection import Store
from lib.store.ledger import some_rows_at
from lib.store.reads import current_revision
from lib.store.state import State
from lib.usecases.grid_reading import KINDS, Around, around, proposed, read, seen, set_aside
from lib.usecases.grid_rules import broken, changed, created, lost, wanted
from lib.usecases.preparation import Corrections, Preparation
from lib.usecases.record import record

#: How many rows the journal names.
NAMED = 8


@dataclass(frozen=True, slots=True)
class Typed:
    """What the typed cells would change. `proposed`: what a new row takes that nobody typed, by its place."""

    preparation: Preparation
    draft: Draft
    table: str
    proposed: Mapping[int, Values]
    axis: str | None
    labels: Mapping[str, str]

    @property
    def is_postponed(self) -> bool:
        """Whether a deadline that stands moves, which needs a reason."""
        return any(
            f.field == "deadline" and f.old is not None
            for row in self.preparation.comparison.changed
            for f in row.fields
        )

    @property
    def wrong(self) -> tuple[Issue, ...]:
        """What is not applied: cells that are not understood, rows that break a rule."""
        return tuple(issue for issue in self.preparation.table.issues if issue.level == "error")

    def key_of(self, number: int | None) -> str:
        """The name, in the draft, of the row of a place."""
        return next((row.key for row in self.draft.rows if row.number == number), "")


def prepare(
    store: Store,
    draft: Draft,
    held: Around,
    *,
    table: str,
    plan: str,
    revision: int,
    today: date,
    labels: Mapping[str, str],
    axis: str | None = None,
    decisions: Decisions = NOTHING_DECIDED,
) -> Typed:
    """Reads the typed cells and compares them with the plan at a revision; writes nothing.

    `axis` is the one that a new action takes when nothing in its row names another.
    """
    keys = [row.key for row in draft.rows if not row.is_new]
    stored: Mapping[str, Values] = some_rows_at(store, revision, plan, table, keys)
    there = [
        row for row in draft.rows if row.is_new or (row.key in stored and not is_archived(stored[row.key]))
    ]
    recognition, clean = read(there, stored, held, table, labels)
    given: Mapping[int, Values] = {}
    if table == "action":
        given = dict(proposed(there, clean, held, axis, State.undated(store, revision, plan)))
    aside = {row.number: set_aside(row, today) for row in there}
    clean = replace(
        clean,
        rows=tuple(
            replace(r, values={**r.values, **given.get(r.row, {}), **aside[r.row]}) for r in clean.rows
        ),
    )
    by_row = {row.number: row.key for row in there if not row.is_new}
    found = compare_typed(clean, by_row, stored, seen(store, there, stored, plan, table), decisions=decisions)
    of_rows = [lost(table, row.number, archived=row.key in stored) for row in draft.rows if row not in there]
    of_rows += broken(store, plan, found, clean, stored, held, table, today, labels)
    told = {(issue.row, issue.cell, issue.code) for issue in clean.issues if issue.level == "error"}
    issues = [*clean.issues, *(i for i in of_rows if (i.row, i.cell, i.code) not in told)]
    numbers = {issue.row for issue in issues if issue.level == "error"}
    barred = {issue.row for issue in of_rows if issue.level == "error"}
    values = {row.row: row.values for row in clean.rows}
    refused = [
        difference_of(
            KINDS[table],
            None if row.is_new else row.key,
            {**stored.get(row.key, {}), **(values.get(row.number, {}) if row.is_new else {})},
            row.number,
        )
        for row in draft.rows
        if row.number in numbers
    ]
    comparison = replace(
        found,
        new=tuple(r for r in found.new if r.row not in barred and r.fields),
        changed=tuple(r for r in found.changed if r.row not in barred),
        refused=tuple(refused),
    )
    said = repr((draft, table)).encode()
    preparation = Preparation(
        file="",
        content=b"",
        sha256=sha256(said).hexdigest(),
        workbook=Workbook("", "typed", ()),
        recognition=recognition,
        table=replace(clean, issues=tuple(issues)),
        comparison=comparison,
        plan=plan,
        revision=revision,
        today=today,
        base=min((cell.seen for row in there for cell in row.cells.values()), default=revision),
        policies=Policies(blank_erases=True),
        corrections=Corrections(decisions=decisions),
        already=None,
    )
    return Typed(preparation, draft, table, given, axis, labels)


def keep(store: Store, typed: Typed, writing: Writing, *, reason: str = "", leave_wrong: bool = False) -> int:
    """Records what the typed cells change, as one revision, and answers its number.

    Raises Conflict when the plan moved since and the outcome would no longer be the one shown; Invalid when a cell is
    wrong and nobody said to leave it, when a deadline moves without a reason, or when there is nothing to change.
    """
    now = typed
    shown = typed.preparation
    if current_revision(store) != shown.revision:
        revision = current_revision(store)
        now = prepare(
            store,
            typed.draft,
            around(store, revision, writing.plan, typed.table, writing.today),
            table=typed.table,
            plan=writing.plan,
            revision=revision,
            today=writing.today,
            labels=typed.labels,
            axis=typed.axis,
            decisions=shown.corrections.decisions,
        )
        if now.preparation.comparison != shown.comparison or now.wrong != typed.wrong:
            raise Conflict(
                "conflict_typed",
                "The plan changed since these cells were compared. The differences below are up to date: check them again.",
            )
    if now.wrong and not leave_wrong:
        raise Invalid(
            "cells_refused",
            "Cells that are not understood: {n}. Correct them, or say that they are to be left out.",
            n=len(now.wrong),
        )
    if now.is_postponed and not reason.strip():
        raise Invalid("reason_missing", "A deadline that moves needs a reason.", field="deadline")
    changes = _changes(store, now, writing, reason.strip())
    return record(store, changes, writing, reason=reason.strip() or _told(now))


def _changes(store: Store, typed: Typed, writing: Writing, reason: str) -> list[Change]:
    comparison, table = typed.preparation.comparison, typed.table
    keys = [str(row.key) for row in comparison.changed]
    stored = some_rows_at(store, typed.preparation.revision, writing.plan, table, keys)
    changes = [created(table, wanted(row), writing.today) for row in comparison.new]
    for row in comparison.changed:
        key = str(row.key)
        change = changed(
            store, writing.plan, table, key, stored[key], wanted(row), writing.today, reason=reason
        )
        if change is not None:
            changes.append(change)
    return changes


def _told(typed: Typed) -> str:
    """What the journal says of it: the rows, as the plan names them."""
    found = typed.preparation.comparison
    names = [row.code or row.title for row in (*found.changed, *found.new)]
    return ", ".join(names[:NAMED]) + (f" … ({len(names)})" if len(names) > NAMED else "")
