"""Importing a file: prepare (reads, understands, compares, writes nothing) and apply (one revision)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from typing import Any

from lib.domain.changes import Change, Value
from lib.domain.errors import Conflict, Invalid
from lib.domain.fields import PLAN, split_names
from lib.domain.terms import RevisionKind
from lib.spreadsheets.compare import TABLE, changes, compare
from lib.spreadsheets.model import CleanTable, Comparison, Issue, Policies, Recognition, TableKind, Workbook
from lib.spreadsheets.names import Known
from lib.spreadsheets.normalise import normalise
from lib.spreadsheets.recognise import recognise
from lib.store.connection import Store
from lib.store.ledger import SourceFile, commit, rows_at
from lib.store.reads import current_revision, last_import, source_known
from lib.usecases.actions import Writing, new_key


@dataclass(frozen=True, slots=True)
class Corrections:
    """What the person says about the layout of a file, over what was recognised."""

    sheet: str | None = None
    header_row: int | None = None
    columns: Mapping[int, str] | None = None
    kind: TableKind | None = None


@dataclass(frozen=True, slots=True)
class Preparation:
    """Everything known about an import before it is applied."""

    file: str
    content: bytes
    sha256: str
    workbook: Workbook
    recognition: Recognition
    table: CleanTable
    comparison: Comparison
    plan: str
    revision: int  # the state it was compared with
    policies: Policies
    already: Mapping[str, Any] | None  # the standing import of the same bytes

    @property
    def issues(self) -> tuple[Issue, ...]:
        """What there is to say, the file's alarms first."""
        return (*self.comparison.alarms, *self.table.issues)

    @property
    def changes_anything(self) -> bool:
        """Whether applying it would write."""
        absent = bool(self.comparison.absent) and self.policies.absent != "keep"
        return bool(self.comparison.new or self.comparison.changed) or absent


def known(store: Store, revision: int, plan: str, today: date) -> Known:
    """The names, aliases and year by which a file of the plan is read."""
    partners = rows_at(store, revision, plan, "partner").values()
    names = tuple(str(p["acronym"] or p["name"]) for p in partners if p["acronym"] or p["name"])
    aliases = {
        spelling: str(p["acronym"] or p["name"])
        for p in partners
        for spelling in (*split_names(str(p["aliases"] or "")), str(p["name"] or ""))
        if spelling
    }
    return Known(names, aliases, today.year)


def prepare(
    store: Store,
    workbook: Workbook,
    content: bytes,
    *,
    plan: str,
    today: date,
    corrections: Corrections | None = None,
    policies: Policies | None = None,
) -> Preparation:
    """Understands a file that was read and compares it with the plan; writes nothing.

    Raises FileRefused when no table is found in it.
    """
    corrections = corrections or Corrections()
    policies = policies or Policies()
    revision = current_revision(store)
    recognition = recognise(
        workbook,
        sheet=corrections.sheet,
        header_row=corrections.header_row,
        columns=corrections.columns,
        kind=corrections.kind,
    )
    table = normalise(workbook, recognition, known(store, revision, plan, today))
    digest = sha256(content).hexdigest()
    prepared = Preparation(
        file=workbook.file,
        content=content,
        sha256=digest,
        workbook=workbook,
        recognition=recognition,
        table=table,
        comparison=compare(table, rows_at(store, revision, plan, TABLE[table.kind]), policies),
        plan=plan,
        revision=revision,
        policies=policies,
        already=source_known(store, plan, digest),
    )
    return _with_age_alarm(store, prepared)


def _with_age_alarm(store: Store, prepared: Preparation) -> Preparation:
    """An alarm when the same bytes were imported before another file: an older version comes back."""
    last = last_import(store, prepared.revision, prepared.plan)
    if prepared.already is None or last is None or last["number"] == prepared.already["revision"]:
        return prepared
    alarm = Issue(
        "warning",
        "older_file",
        "This very file was already imported, and another one since: applying it would bring back older values.",
    )
    return replace(
        prepared, comparison=replace(prepared.comparison, alarms=(*prepared.comparison.alarms, alarm))
    )


def again(store: Store, prepared: Preparation, policies: Policies, *, today: date) -> Preparation:
    """The same file compared again, with other policies or with a state that moved."""
    recognition = prepared.recognition
    return prepare(
        store,
        prepared.workbook,
        prepared.content,
        plan=prepared.plan,
        today=today,
        corrections=Corrections(
            recognition.sheet, recognition.header_row, recognition.columns, recognition.kind
        ),
        policies=policies,
    )


def apply(store: Store, prepared: Preparation, writing: Writing, *, reason: str = "") -> int:
    """Records what the preparation showed, as one revision, and answers its number.

    Raises Conflict when the plan moved since and the outcome would no longer be the one shown: the
    caller prepares again and shows it; Invalid when there is nothing to change.
    """
    now = prepared
    if current_revision(store) != prepared.revision:
        now = again(store, prepared, prepared.policies, today=writing.today)
    if now.comparison != prepared.comparison:
        raise Conflict(
            "conflict_import",
            "The plan changed since this file was compared. The differences below are up to date: check them again.",
        )
    recorded = _changes(store, now, writing.today)
    if not recorded:
        raise Invalid("no_change", "There is nothing to record.")
    return _commit(store, now, recorded, writing, RevisionKind.IMPORT, reason or prepared.file)


def start_plan(store: Store, prepared: Preparation, title: str, host: str | None, writing: Writing) -> int:
    """« Commencer avec mon plan »: a clean plan from a file, as one revision. The plan's key is the writing's.

    Raises Invalid for a missing title or when the plan exists already.
    """
    if not title.strip():
        raise Invalid("title_missing", "The plan needs a title.", field="title")
    row: dict[str, Value] = dict.fromkeys(PLAN)
    row.update(title=title.strip(), host=host or None, is_sample=False)
    fresh = replace(prepared, plan=writing.plan)
    fresh = again(store, fresh, prepared.policies, today=writing.today)
    recorded = (Change("plan", writing.plan, None, row), *_changes(store, fresh, writing.today))
    return _commit(store, fresh, recorded, writing, RevisionKind.START, title.strip())


def _changes(store: Store, prepared: Preparation, file_day: date) -> tuple[Change, ...]:
    return changes(
        prepared.table,
        prepared.comparison,
        rows_at(store, prepared.revision, prepared.plan, TABLE[prepared.table.kind]),
        rows_at(store, prepared.revision, prepared.plan, "axis"),
        prepared.policies,
        new_key=new_key,
        file_day=file_day,
    )


def _commit(
    store: Store,
    prepared: Preparation,
    recorded: tuple[Change, ...],
    writing: Writing,
    kind: RevisionKind,
    reason: str,
) -> int:
    recognition = prepared.recognition
    mapping = {
        "sheet": recognition.sheet,
        "header_row": recognition.header_row,
        "kind": recognition.kind,
        "columns": {str(c): f for c, f in recognition.columns.items()},
    }
    policies = {"blank_erases": prepared.policies.blank_erases, "absent": prepared.policies.absent}
    return commit(
        store,
        recorded,
        plan=writing.plan,
        author=writing.author,
        kind=kind,
        reason=reason,
        recorded_at=writing.recorded_at,
        as_of=writing.today,
        source=SourceFile(
            prepared.sha256,
            prepared.file,
            prepared.content,
            json.dumps(mapping, ensure_ascii=False),
            json.dumps(policies),
        ),
    )
