"""What an action needs of others: tied by hand, untied by hand."""

from __future__ import annotations

from lib.domain.changes import Change, Value, Values
from lib.domain.errors import Invalid
from lib.domain.schema import DEPENDENCY
from lib.domain.writing import Writing
from lib.store.connection import Store
from lib.store.ledger import NOW, linked_rows
from lib.usecases.record import new_key, record, row_now, row_seen


def add_dependency(store: Store, action: str, needs: str | None, why: str | None, writing: Writing) -> int:
    """Says that an action begins once another is done. Answers the revision.

    Raises Invalid when no action is named, when it is said already, or when the two would wait for one another.
    """
    if not needs:
        raise Invalid("value_missing", "This value is needed.", field="needs")
    own, other = (row_now(store, writing.plan, "action", key) for key in (action, needs))
    standing = linked_rows(store, NOW, writing.plan, "dependency", "action", action).values()
    if any(row["needs"] == needs for row in standing):
        raise Invalid(
            "dependency_twice",
            "It is recorded already that {action} depends on {needs}.",
            field="needs",
            action=_named(own),
            needs=_named(other),
        )
    row: dict[str, Value] = dict.fromkeys(DEPENDENCY.names)
    row |= {"action": action, "needs": needs, "why": (why or "").strip() or None}
    return record(
        store,
        [Change("dependency", new_key(), None, row)],
        writing,
        reason=f"{_named(own)} – {_named(other)}",
    )


def end_dependency(store: Store, seen: int, key: str, writing: Writing) -> int:
    """Says that an action no longer depends on another. Answers the revision.

    Raises Invalid when the dependency is gone, Conflict when somebody changed it since.
    """
    row = row_seen(store, seen, writing.plan, "dependency", key)
    own = row_now(store, writing.plan, "action", str(row["action"]))
    return record(store, [Change("dependency", key, row, None)], writing, reason=_named(own))


def _named(action: Values) -> str:
    return str(action.get("code") or action.get("title") or "")
