"""What an action needs of others: tied by hand, untied by hand."""

from __future__ import annotations

from lib.domain.changes import Change, Value, Values
from lib.domain.errors import Invalid
from lib.domain.schema import DEPENDENCY
from lib.domain.writing import Writing
from lib.spreadsheets.cells.needs import PlanNeeds
from lib.store.connection import Store
from lib.store.ledger import NOW, linked_rows, rows_at
from lib.usecases.formerly import formerly_of
from lib.usecases.record import new_key, record, row_now, row_seen


def add_dependencies(store: Store, action: str, typed: str | None, why: str | None, writing: Writing) -> int:
    """Says that an action begins once others are done, which are named by their codes. Answers the revision.

    Raises Invalid when no action is named, one that is not there, one that is named already, or when they would wait for
    one another.
    """
    actions = rows_at(store, NOW, writing.plan, "action")
    keys = {str(row["code"]): key for key, row in actions.items() if row["code"]}
    codes = formerly_of(store, NOW, writing.plan).codes
    former = {code: str(actions[key]["code"]) for code, key in codes.items() if key in actions}
    found = PlanNeeds(keys, former).read(typed or "")
    if found.unknown:
        raise Invalid(
            "needs_unknown", "No action has the code “{code}”.", field="needs", code=found.unknown[0]
        )
    if not found.codes:
        raise Invalid("value_missing", "This value is needed.", field="needs")
    own = row_now(store, writing.plan, "action", action)
    standing = linked_rows(store, NOW, writing.plan, "dependency", "action", action).values()
    tied = {row["needs"] for row in standing}
    again = next((code for code in found.codes if keys[code] in tied), None)
    if again is not None:
        raise Invalid(
            "dependency_twice",
            "It is recorded already that {action} depends on {needs}.",
            field="needs",
            action=_named(own),
            needs=again,
        )
    changes = [_tie(action, keys[code], (why or "").strip() or None) for code in found.codes]
    return record(store, changes, writing, reason=f"{_named(own)} – {', '.join(found.codes)}")


def end_dependency(store: Store, seen: int, key: str, writing: Writing) -> int:
    """Says that an action no longer depends on another. Answers the revision.

    Raises Invalid when the dependency is gone, Conflict when somebody changed it since.
    """
    row = row_seen(store, seen, writing.plan, "dependency", key)
    own = row_now(store, writing.plan, "action", str(row["action"]))
    return record(store, [Change("dependency", key, row, None)], writing, reason=_named(own))


def _tie(action: str, needs: str, why: str | None) -> Change:
    row: dict[str, Value] = dict.fromkeys(DEPENDENCY.names)
    return Change("dependency", new_key(), None, {**row, "action": action, "needs": needs, "why": why})


def _named(action: Values) -> str:
    return str(action.get("code") or action.get("title") or "")
