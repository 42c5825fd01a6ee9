"""Revisions, imports and the files kept with them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from lib.store.connection import Store
from lib.store.state import State


def current_revision(store: Store) -> int:
    """The number of the last revision of any plan, 0 for an empty store."""
    return int(store.rows("current_revision")[0][0])


def current_plan(store: Store) -> str | None:
    """The key of the plan that was started last."""
    rows = store.rows("current_plan")
    return str(rows[0][0]) if rows else None


def revision_on(store: Store, plan: str, day: date) -> int:
    """The revision that held at the end of a day; the first one for days before any."""
    return int(store.rows("revision_on", plan=plan, day=day)[0][0])


def revision(store: Store, number: int) -> dict[str, Any] | None:
    """One revision: number, plan, recorded_at (UTC), as_of, author, kind, reason, source, undoes."""
    return next(iter(store.records("revision", number=number)), None)


def revisions(state: State, *, limit: int = 50, offset: int = 0) -> pd.DataFrame:
    """The journal, latest first; `undone_by` names the undoing revision, `found` counts them all."""
    return state.frame("revisions", limit=limit, offset=offset)


def last_import(state: State) -> dict[str, Any] | None:
    """number, recorded_at (UTC), as_of and author of the last import."""
    return next(iter(state.records("last_import")), None)


def source_known(store: Store, plan: str, sha256: str) -> dict[str, Any] | None:
    """The standing import of a file with these bytes: revision, file_name, recorded_at, author."""
    return next(iter(store.records("source_known", plan=plan, sha256=sha256)), None)


def source(store: Store, revision: int) -> dict[str, Any] | None:
    """The file kept with a revision: file_name, content, sha256, mapping, policies."""
    return next(iter(store.records("source", revision=revision)), None)


def import_log(state: State) -> list[dict[str, Any]]:
    """Every import, the latest first: number, recorded_at (UTC), author, kind, file_name, sha256, mapping and
    policies (JSON), undone_by."""
    return state.records("import_log")
