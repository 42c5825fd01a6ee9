"""Taking away what was created by mistake and never used: everything else is archived."""

from __future__ import annotations

from collections.abc import Mapping

from lib.domain.attachments import carrier_of
from lib.domain.changes import Change, Value
from lib.domain.errors import Invalid
from lib.domain.schema import TABLES, Field, named
from lib.domain.terms import RevisionKind
from lib.domain.writing import Writing
from lib.store.connection import Store
from lib.store.ledger import NOW, linked_rows, origins, rows_at
from lib.store.naming import rows_naming
from lib.usecases.former_names import label_of
from lib.usecases.record import record, row_now

#: Doors by which nobody creates a row by mistake on a form: what they brought is archived.
TOLD = frozenset({RevisionKind.START, RevisionKind.SAMPLE, RevisionKind.IMPORT})
#: What says nothing of a row but that it had another name.
GOES_ALONG = "former_name"


def remove(store: Store, table: str, key: str, writing: Writing) -> int:
    """Takes an action, an axis or a partner away that was created by hand and that nothing names; answers the revision.

    Raises Invalid when it is gone, when a file wrote it, or when something of the plan names it.
    """
    row = row_now(store, writing.plan, table, key)
    if origins(store, writing.plan, table, key) & TOLD:
        raise Invalid(
            "row_from_file", "A file brought this or changed it: it cannot be deleted. Archive it instead."
        )
    used = sum(uses(store, writing.plan, table, key).values())
    if used:
        raise Invalid(
            "row_used",
            "Other records of the plan name this ({n}): it cannot be deleted. Archive it instead.",
            n=used,
        )
    whole = {name: row[name] for name in TABLES[table].names}
    changes = [Change(table, key, whole, None)]
    if TABLES[GOES_ALONG].has(table):
        along = linked_rows(store, NOW, writing.plan, GOES_ALONG, table, key)
        changes += [Change(GOES_ALONG, k, held, None) for k, held in along.items()]
    return record(store, changes, writing, reason=named(table, row))


def uses(store: Store, plan: str, table: str, key: str) -> dict[str, int]:
    """How many rows of each table name a row, by its key, its code or its name, as the registry says."""
    row = row_now(store, plan, table, key)
    called = {"key": key, "code": row.get("code"), "label": label_of(row) if table == "partner" else None}
    found: dict[str, int] = {}
    for other in TABLES.values():
        if other.name == GOES_ALONG:
            continue
        keys = {
            k
            for field in other.fields
            for k in _naming(store, plan, other.name, field, table, called)
            if k != key
        }
        if keys:
            found[other.name] = len(keys)
    return found


def _naming(
    store: Store, plan: str, other: str, field: Field, table: str, called: Mapping[str, Value]
) -> set[str]:
    """The rows of another table that name a row in a field."""
    if field.refers_to == table:
        name = called[field.refers_by]
        return set(rows_naming(store, NOW, plan, other, field.name, [str(name)])) if name else set()
    if field.names_row:
        return set(rows_naming(store, NOW, plan, other, field.name, [carrier_of(table, str(called["key"]))]))
    if field.mentions == table:
        quoted = f'"{called["key"]}"'
        rows = rows_at(store, NOW, plan, other).items()
        return {k for k, row in rows if quoted in str(row[field.name] or "")}
    return set()
