"""Two-sided status: what each party declares of an action, and the value that the president settles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from lib.domain.changes import Change, Value, updated
from lib.domain.errors import Invalid
from lib.domain.milestones import ProgressFrom
from lib.domain.schema import DECLARATION
from lib.domain.terms import RevisionKind, Status
from lib.domain.writing import Writing
from lib.spreadsheets.cells.codes import PlanCodes
from lib.spreadsheets.records import Line
from lib.store import reads
from lib.store.connection import Store
from lib.store.ledger import SourceFile, rows_at
from lib.usecases.formerly import formerly_of
from lib.usecases.record import check_needed, new_key, record, row_now, row_seen


def declare(store: Store, values: Mapping[str, Value], writing: Writing) -> int:
    """Records what an organisation declares of an action. The action itself is not changed.

    Raises Invalid without an organisation, a day, or anything declared; for a day to come; for a progress out of range.
    """
    check_needed("declaration", values)
    if values.get("status") is None and values.get("progress") is None:
        raise Invalid("value_missing", "This value is needed.", field="status")
    declared_on, progress = values["declared_on"], values.get("progress")
    if isinstance(declared_on, date) and declared_on > writing.today:
        raise Invalid("date_to_come", "A declaration cannot be dated in the future.", field="declared_on")
    if isinstance(progress, int | float) and not 0 <= progress <= 100:
        raise Invalid("progress_out_of_range", "Progress is between 0 and 100.", field="progress")
    row: dict[str, Value] = {name: values.get(name) for name in DECLARATION.names}
    action = row_now(store, writing.plan, "action", str(values["action"]))
    reason = f"{values['organisation']} – {action['code'] or action['title']}"
    return record(store, [Change("declaration", new_key(), None, row)], writing, reason=reason)


def settle(
    store: Store,
    revision: int,
    action: str,
    *,
    status: str | None,
    progress: float | None,
    completed_on: date | None = None,
    by: str,
    reason: str,
    writing: Writing,
) -> int:
    """Settles a divergence: the value is written to the action, and each last declaration says that it was settled.

    A progress that comes from milestones stays so. `revision` is the state that was seen. One revision; the declarations keep what they say. Raises Invalid without a
    status, a function or a reason, when a done action has no day, or when there is no declaration to settle;
    Conflict when somebody changed the same values since.
    """
    if not status:
        raise Invalid("value_missing", "This value is needed.", field="status")
    if not by.strip():
        raise Invalid("value_missing", "This value is needed.", field="settled_by")
    if not reason.strip():
        raise Invalid("value_missing", "This value is needed.", field="settled_reason")
    if progress is not None and not 0 <= progress <= 100:
        raise Invalid("progress_out_of_range", "Progress is between 0 and 100.", field="progress")
    if completed_on is not None and completed_on > writing.today:
        raise Invalid("date_to_come", "A completion cannot be dated in the future.", field="completed_on")
    seen = row_seen(store, revision, writing.plan, "action", action)
    settled: dict[str, Value] = {
        "settled_on": writing.today,
        "settled_by": by.strip(),
        "settled_reason": reason.strip(),
    }
    stored = rows_at(store, revision, writing.plan, "declaration")
    standing = [k for k, row in stored.items() if row["action"] == action and row["settled_on"] is None]
    if not standing:
        raise Invalid("nothing_to_settle", "No declaration on this action is left to settle.")
    changes = [c for key in standing if (c := updated("declaration", key, stored[key], settled))]
    counted: dict[str, Value] = {
        "status": status,
        "progress": progress,
        "completed_on": (completed_on or seen["completed_on"]) if status == Status.DONE else None,
    }
    if seen["progress_from"] == ProgressFrom.MILESTONES:
        del counted["progress"]
    changed = updated("action", action, seen, counted)
    return record(
        store,
        [*changes, changed] if changed else changes,
        writing,
        reason=f"{seen['code'] or seen['title']} – {reason.strip()}",
    )


def load_declarations(
    store: Store,
    lines: Sequence[Line],
    writing: Writing,
    *,
    kind: RevisionKind,
    reason: str,
    source: SourceFile,
) -> int:
    """Records the declarations of a file, whose actions are named by their code. Raises Invalid for an unknown one."""
    actions = rows_at(store, reads.current_revision(store), writing.plan, "action")
    present = {str(row["code"]): key for key, row in actions.items() if row["code"]}
    keys = {**formerly_of(store, reads.current_revision(store), writing.plan).codes, **present}
    named = PlanCodes(keys)
    changes = []
    for line in lines:
        typed = str(line.values.get("action") or "")
        code = named.find(typed)
        if code is None:
            raise Invalid("action_unknown_code", "No action has the code “{code}”.", code=typed)
        row = {**dict.fromkeys(DECLARATION.names), **line.values, "action": keys[code]}
        changes.append(Change("declaration", new_key(), None, row))
    return record(store, changes, writing, reason=reason, kind=kind, source=source)
