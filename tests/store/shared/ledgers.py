"""Small revisions, and whole ledgers to compare."""

from datetime import date, datetime

from lib.domain.changes import Change
from lib.domain.terms import RevisionKind
from lib.store.ledger import commit, rows_now
from lib.store.whole import everything

DAY = date(2026, 11, 24)


def write(store, *changes, author="Amina", kind=RevisionKind.IMPORT, **more):
    """Records changes as one revision."""
    return commit(
        store,
        changes,
        plan="p",
        author=author,
        kind=kind,
        reason="r",
        recorded_at=datetime(2026, 11, 24, 9),
        as_of=DAY,
        **more,
    )


def begin(key, **values):
    """An action that begins."""
    return Change("action", key, None, {"title": key, **values})


def title(store, key="a"):
    """The title of an action as it stands."""
    return rows_now(store, "p", "action", [key])[key]["title"]


def rows(store):
    """Every row that a copy holds, in an order of its own."""
    return {
        name: sorted(map(repr, table.to_pylist()))
        for name, table in everything(store).items()
        if name != "file"
    }
