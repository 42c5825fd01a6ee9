"""Importing a file: prepare (reads, understands, compares, writes nothing) and apply (one revision)."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import cache, partial
from hashlib import sha256

from lib.domain.archived import archived_ones, standing
from lib.domain.changes import Change, Values
from lib.domain.errors import Conflict, Invalid
from lib.domain.terms import RevisionKind
from lib.domain.writing import Writing
from lib.spreadsheets.column_questions import asked_about
from lib.spreadsheets.differences.aside import with_archived
from lib.spreadsheets.differences.compare import compare
from lib.spreadsheets.differences.former import as_called_now
from lib.spreadsheets.differences.named import TABLE
from lib.spreadsheets.differences.recording import changes
from lib.spreadsheets.fixes import corrected
from lib.spreadsheets.model import Policies, Workbook
from lib.spreadsheets.patience import Check, endless
from lib.spreadsheets.second_look import read_best
from lib.spreadsheets.tables.refusals import no_rows
from lib.spreadsheets.turns import READING
from lib.store.connection import Store
from lib.store.ledger import SourceFile, rows_at
from lib.store.reads import current_revision, source_known
from lib.usecases.axes_aside import axes_kept
from lib.usecases.formerly import formerly_of, known_now
from lib.usecases.funding_columns import fundings_of, parted
from lib.usecases.import_milestones import counted_kept, placed, steps_recorded, with_steps
from lib.usecases.imported_links import as_seen, needs_changes, progress_kept, read_needs
from lib.usecases.layout_memory import answers_to_keep, layout_memory_of, layout_to_keep, with_answers
from lib.usecases.lineage import alarms_of_age, base_revision, state_then
from lib.usecases.own_sheets import own_changes, own_sheets
from lib.usecases.plans import founding
from lib.usecases.preparation import Corrections, Preparation
from lib.usecases.record import new_key, record
from lib.usecases.recurring import told_occurrences
from lib.usecases.series_columns import series_of
from lib.usecases.undisturbed import undisturbed
from lib.usecases.unproven import status_kept

COUNTED = ("new", "changed", "absent", "refused", "clashes")


@READING.taken()
@undisturbed()
def prepare(
    store: Store,
    workbook: Workbook,
    content: bytes,
    *,
    plan: str,
    today: date,
    corrections: Corrections | None = None,
    policies: Policies | None = None,
    before: Preparation | None = None,
    tell: Callable[[float], None] = lambda share: None,
    check: Check = endless,
) -> Preparation:
    """Understands a file that was read and compares it with the plan; writes nothing.

    `before` is what was shown of it last: when only a decision or a policy is new since, nothing is read again.
    `tell` hears which share of the rows is understood, from 0 to 1; `check` stops what takes too long.
    Raises FileRefused when no table is found in it, or one without a row.
    """
    corrections = corrections or Corrections()
    policies = policies or Policies()
    revision = current_revision(store)
    at = cache(partial(rows_at, store, revision, plan))  # what stands, each table once
    memory = with_answers(layout_memory_of(at("setting")), corrections.answers)
    formerly = formerly_of(store, revision, plan)
    asked = corrected(workbook, corrections.cells)
    if before is not None and before.reads_alike(workbook, corrections, plan, revision, today):
        recognition, table, lines, steps = before.recognition, before.table, before.fundings, before.steps
    else:
        recognition, read = read_best(
            asked,
            known_now(at("partner").values(), at("action").values(), today, memory, formerly),
            sheet=corrections.sheet,
            header_row=corrections.header_row,
            columns=corrections.columns,
            kind=corrections.kind,
            joined=corrections.joined,
            layouts=memory.layouts,
            tell=tell,
            check=check,
        )
        read = as_called_now(read, at("action"), at("axis"), formerly)
        read, steps = with_steps(read, recognition, asked, at("action"), corrections)
        table, lines = parted(
            read_needs(read, recognition, standing(at("action")), at("dependency"), formerly.codes)
        )
    if not table.rows:
        raise no_rows(workbook.file, recognition.header_row or 0, table.accounts)
    digest = sha256(content).hexdigest()
    stored = standing(at(TABLE[table.kind]))
    base = base_revision(store, workbook, plan, revision)
    origin = state_then(store, base, revision, plan, TABLE[table.kind], stored)

    def then(name: str) -> Mapping[str, Values] | None:
        return state_then(store, base, revision, plan, name, at(name))

    seen, origin = as_seen(recognition, stored, origin, at("dependency"), then("dependency"))
    comparison = compare(table, seen, policies, base=origin, decisions=corrections.decisions, check=check)
    comparison = progress_kept(comparison, stored, at("occurrence"))
    table, comparison = status_kept(store, plan, table, comparison, stored)
    table, comparison = counted_kept(table, comparison, stored)
    comparison = with_archived(comparison, table, archived_ones(at(TABLE[table.kind])))
    table, comparison = axes_kept(table, comparison, at("axis"))
    already = source_known(store, plan, digest)
    return Preparation(
        file=workbook.file,
        content=content,
        sha256=digest,
        workbook=workbook,
        recognition=recognition,
        table=table,
        comparison=replace(
            comparison, alarms=(*comparison.alarms, *alarms_of_age(store, workbook, revision, plan, already))
        ),
        plan=plan,
        revision=revision,
        today=today,
        base=base,
        policies=policies,
        corrections=corrections,
        already=already,
        column_questions=asked_about(asked, recognition, table, stored, corrections.not_these),
        steps=steps,
        placed=placed(store, plan, revision, base, table, steps, stored, policies, corrections),
        fundings=lines,
        beside=own_sheets(asked, table, at, then, blank_erases=policies.blank_erases)
        if recognition.ours and table.kind == "actions"
        else (
            *fundings_of(table, lines, at, then, corrections.decisions, recognition.sheet),
            *series_of(table, stored, at, then, dict(corrections.decisions.same), recognition.sheet),
        ),
    )


def again(store: Store, prepared: Preparation, policies: Policies, *, today: date) -> Preparation:
    """The same file compared again, with other policies or with a state that moved."""
    return prepare(
        store,
        prepared.workbook,
        prepared.content,
        plan=prepared.plan,
        today=today,
        corrections=_settled(prepared),
        policies=policies,
    )


def _settled(prepared: Preparation) -> Corrections:
    """The corrections of a preparation, with the layout that it was read by."""
    found = prepared.recognition
    return replace(
        prepared.corrections,
        sheet=found.sheet,
        header_row=found.header_row or 0,
        columns=found.columns,
        kind=found.kind,
        joined=found.joined,
    )


def apply(
    store: Store,
    prepared: Preparation,
    writing: Writing,
    *,
    reason: str = "",
    leave_refused: bool = False,
    kind: RevisionKind = RevisionKind.IMPORT,
) -> int:
    """Records what the preparation showed, as one revision of its kind, and answers its number.

    Raises Conflict when the plan moved since and the outcome would no longer be the one shown; Invalid when
    there is nothing to change, or when rows have an error and nobody said to leave them (`leave_refused`).
    """
    now = prepared
    if current_revision(store) != prepared.revision:
        now = again(store, prepared, prepared.policies, today=writing.today)
    same = replace(now.comparison, alarms=()) == replace(prepared.comparison, alarms=())
    if not same or (now.beside, now.milestones) != (prepared.beside, prepared.milestones):
        raise Conflict(
            "conflict_import",
            "The plan changed since this file was compared. The differences below are up to date: check them again.",
        )
    now.check_refused(leave_refused)
    recorded = _changes(store, now, writing.today)
    if not recorded:
        raise Invalid("no_change", "There is nothing to record.")
    settings = rows_at(store, now.revision, now.plan, "setting")
    recorded = (
        *recorded,
        *answers_to_keep(now.corrections.answers, settings),
        *layout_to_keep(now.recognition, settings),
    )
    return _record(store, now, recorded, writing, kind, reason or prepared.file)


def for_own_plan(store: Store, prepared: Preparation, plan: str, *, today: date) -> Preparation:
    """The same file as the first version of a plan of one's own, which holds nothing yet: what it would begin with,
    and the rows that would be left out."""
    return again(store, replace(prepared, plan=plan), prepared.policies, today=today)


def start_plan(
    store: Store,
    prepared: Preparation,
    title: str,
    host: str | None,
    writing: Writing,
    *,
    leave_refused: bool = False,
) -> int:
    """« Commencer avec mon plan »: a clean plan from a file, as one revision. The plan's key is the writing's.

    Raises Invalid for a missing title, when the plan exists already, or when rows have an error and nobody said to
    leave them out (`leave_refused`).
    """
    begun = founding(title, host, writing)
    fresh = for_own_plan(store, prepared, writing.plan, today=writing.today)
    fresh.check_refused(leave_refused)
    recorded = (
        begun,
        *_changes(store, fresh, writing.today),
        *answers_to_keep(fresh.corrections.answers, {}),
        *layout_to_keep(fresh.recognition, {}),
    )
    return _record(store, fresh, recorded, writing, RevisionKind.START, title.strip())


def _changes(store: Store, prepared: Preparation, file_day: date) -> tuple[Change, ...]:
    at = partial(rows_at, store, prepared.revision, prepared.plan)
    stored = standing(at(TABLE[prepared.table.kind]))
    table, comparison, policies = prepared.table, prepared.comparison, prepared.policies
    recorded = changes(
        table,
        comparison,
        stored,
        at("axis"),
        policies,
        new_key=new_key,
        file=prepared.file,
        file_day=file_day,
    )
    steps = steps_recorded(at, prepared.placed, comparison, recorded, policies, new_key)
    linked = (*needs_changes(recorded, stored, at("dependency")), *steps)
    whole = own_changes(prepared.beside, linked, at) if prepared.beside else linked
    return (*whole, *told_occurrences(whole, stored, file_day))


def _record(
    store: Store,
    prepared: Preparation,
    recorded: tuple[Change, ...],
    writing: Writing,
    kind: RevisionKind,
    reason: str,
) -> int:
    recognition, comparison = prepared.recognition, prepared.comparison
    mapping = {
        "sheet": recognition.sheet,
        "header_row": recognition.header_row,
        "kind": recognition.kind,
        "columns": {str(c): f for c, f in recognition.columns.items()},
        "modified": prepared.workbook.modified.isoformat() if prepared.workbook.modified else None,
        "corrected": {f"{s}!{r + 1}:{c + 1}": text for (s, r, c), text in prepared.corrections.cells.items()},
        "answers": {f"{s}: {typed}": answer for (s, typed), answer in prepared.corrections.answers.items()},
        "counts": {
            "unchanged": comparison.unchanged,
            **{name: len(getattr(comparison, name)) for name in COUNTED},
        },
    }
    policies = {"blank_erases": prepared.policies.blank_erases, "absent": prepared.policies.absent}
    return record(
        store,
        recorded,
        writing,
        reason=reason,
        kind=kind,
        source=SourceFile(
            prepared.sha256,
            prepared.file,
            prepared.content,
            json.dumps(mapping, ensure_ascii=False),
            json.dumps(policies),
        ),
    )
