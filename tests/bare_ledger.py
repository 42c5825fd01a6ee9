"""Rows as they are written to the ledger itself, for tests of one rule by a plain case: the plan is "p", the day DAY."""

from datetime import date, datetime

import pytest

from lib.domain.changes import Change
from lib.domain.schema import TABLES
from lib.domain.terms import RevisionKind
from lib.store.ledger import commit

DAY = date(2026, 11, 24)


def record(store, *changes, day=DAY):
    """Commits changes as they are, past every use-case; answers the revision."""
    return commit(
        store,
        changes,
        plan="p",
        author="test",
        kind=RevisionKind.EDIT,
        reason="",
        recorded_at=datetime(2026, 11, 24, 9),
        as_of=day,
    )


def row(table, key, **values):
    """A row that begins, of these values and no others."""
    return Change(table, key, None, {**dict.fromkeys(TABLES[table].names), **values})


def action(key, **values):
    """An action in progress, called by its key."""
    return row("action", key, **{"code": key, "title": key, "status": "in_progress", **values})


def exchange(key, **values):
    """A letter that the partner CCIT was sent."""
    held = {"occurred_on": date(2026, 11, 1), "partner": "CCIT", "kind": "letter", "subject": "s"}
    return row("interaction", key, **{**held, **values})


def open_written(written, scope="function"):
    """The fixture of a store that a function opens and writes, closed at the end."""

    @pytest.fixture(scope=scope)
    def opened():
        store = written()
        yield store
        store.close()

    return opened
