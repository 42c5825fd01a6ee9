"""Setting aside what is no longer followed, with its reason, and taking it back: the past keeps it as it was."""

from __future__ import annotations

from lib.domain.archived import RESTORED, is_archived
from lib.domain.changes import Change, Value, Values, updated
from lib.domain.errors import Invalid
from lib.domain.schema import named
from lib.domain.writing import Writing
from lib.store import reads
from lib.store.connection import Store
from lib.store.ledger import NOW, changes_of, rows_now
from lib.store.naming import rows_naming
from lib.store.state import State
from lib.usecases.axes_aside import axis_archived
from lib.usecases.record import record, row_now


def archive(store: Store, table: str, key: str, writing: Writing, *, reason: str) -> int:
    """Archives an action, a partner, or an axis with the actions that are in it; answers the revision.

    Raises Invalid without a reason, when it is gone or archived already.
    """
    row = row_now(store, writing.plan, table, key)
    if is_archived(row):
        raise Invalid("row_archived", "This was archived: restore it first.", field=table)
    changes = [set_aside(table, key, row, writing, reason=reason)]
    if table == "axis":
        inside = rows_naming(store, NOW, writing.plan, "action", "axis", [key])
        changes += [
            set_aside("action", k, action, writing, reason=reason)
            for k, action in inside.items()
            if not is_archived(action)
        ]
    return record(store, changes, writing, reason=f"{named(table, row)} – {reason.strip()}")


def restore(store: Store, table: str, key: str, writing: Writing) -> int:
    """Takes back what was archived; an axis with the actions that were archived with it. Answers the revision.

    What was given to another one when two were merged stays there: undoing the merge gives it back.
    Raises Invalid when it is gone, when it is not archived, or for an action whose axis is.
    """
    row = row_now(store, writing.plan, table, key)
    if not is_archived(row):
        raise Invalid("not_archived", "This is not archived: there is nothing to restore.", field=table)
    if table == "action" and row["axis"]:
        axis = rows_now(store, writing.plan, "axis", [str(row["axis"])]).get(str(row["axis"]), {})
        if is_archived(axis):
            raise axis_archived(axis)
    changes = [_taken_back(table, key, row)]
    if table == "axis":
        inside = rows_naming(store, NOW, writing.plan, "action", "axis", [key])
        with_it = _archived_with(store, writing.plan, key)
        changes += [_taken_back("action", k, inside[k]) for k in with_it if is_archived(inside.get(k, {}))]
    return record(store, changes, writing, reason=named(table, row))


def set_aside(
    table: str, key: str, row: Values, writing: Writing, *, reason: str, into: str | None = None
) -> Change:
    """The change that archives a row; `into` is the one that it was found to be one with. Raises Invalid without a reason."""
    if not reason.strip():
        raise Invalid("reason_missing", "Archiving needs a reason.", field="archived_reason")
    wanted: dict[str, Value] = {
        "archived_on": writing.today,
        "archived_reason": reason.strip(),
        "merged_into": into,
    }
    change = updated(table, key, row, wanted)
    if change is None:
        raise Invalid("no_change", "There is nothing to record.")
    return change


def _taken_back(table: str, key: str, row: Values) -> Change:
    change = updated(table, key, row, RESTORED)
    if change is None:
        raise Invalid("not_archived", "This is not archived: there is nothing to restore.", field=table)
    return change


def _archived_with(store: Store, plan: str, axis: str) -> tuple[str, ...]:
    """The actions that the revision which archived an axis archived too."""
    found = reads.archived(State.undated(store, NOW, plan), kind="axis", reference=axis)
    return tuple(
        c.key
        for row in found
        for c in changes_of(store, row.number)
        if c.table == "action" and c.after is not None and c.after.get("archived_on") is not None
    )
