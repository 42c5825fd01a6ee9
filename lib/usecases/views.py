"""Lists kept by name: kept, named otherwise, given up. Each is a revision, undone like any other."""

from __future__ import annotations

from lib.domain.changes import Change
from lib.domain.errors import Invalid
from lib.domain.schema import TABLES
from lib.domain.writing import Seen, Writing
from lib.store.connection import Store
from lib.store.ledger import NOW, rows_at
from lib.usecases.record import create_row, edit_row, record, row_seen


def keep_view(store: Store, name: str, query: str, writing: Writing) -> int:
    """Keeps what an address asks for by a name, in place of what that name showed before. Answers the revision.

    Raises Invalid without a name, or when the name shows the same already.
    """
    named = name.strip()
    for key, row in rows_at(store, NOW, writing.plan, "saved_view").items():
        if named and row["name"] == named:
            number = edit_row(store, "saved_view", row, key, {"query": query}, writing)
            if number is None:
                raise Invalid("view_same", "This view is kept by this name already.", field="name")
            return number
    return create_row(store, "saved_view", {"name": named, "query": query}, writing)


def rename_view(store: Store, seen: Seen, key: str, name: str, writing: Writing) -> int | None:
    """Gives a view another name; None for the one that it has. Raises Invalid for none, or another view's; Conflict when
    somebody named it otherwise since."""
    return edit_row(store, "saved_view", seen, key, {"name": name.strip()}, writing)


def remove_view(store: Store, seen: Seen, key: str, writing: Writing) -> int:
    """Gives a view up: undoing it brings it back. Raises Invalid when it is gone, Conflict when somebody changed it since."""
    row = row_seen(store, seen, writing.plan, "saved_view", key)
    before = {name: row[name] for name in TABLES["saved_view"].names}
    return record(store, [Change("saved_view", key, before, None)], writing, reason=str(row["name"]))
