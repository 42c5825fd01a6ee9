"""Revisions, imports and the files kept with them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar

from lib.store.connection import Store
from lib.store.rows import Rows, as_rows
from lib.store.state import State
from lib.store.statements import statement_of

__all__ = [
    "ImportLine",
    "JournalLine",
    "Pressed",
    "Recorded",
    "Revision",
    "Source",
    "SourceKnown",
    "authors",
    "current_plan",
    "current_revision",
    "file_content",
    "first_recorded",
    "import_log",
    "last_import",
    "pressed",
    "revision",
    "revision_on",
    "revisions",
    "revisions_changing",
    "source",
    "source_known",
]

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Recorded:
    """A revision by who made it, when (UTC), and the door it came through."""

    number: int
    recorded_at: datetime
    author: str
    kind: str


@dataclass(frozen=True, slots=True)
class Revision(Recorded):
    """One revision: the plan it is of, the day whose state it describes, why, and what it belongs to."""

    plan: str
    as_of: date
    reason: str
    source: str | None
    meeting: str | None
    undoes: int | None


@dataclass(frozen=True, slots=True)
class JournalLine(Recorded):
    """A revision as the history lists it, with the file it came from; `undone_by` names the undoing revision."""

    as_of: date
    reason: str
    file_name: str | None
    undoes: int | None
    undone_by: int | None


@dataclass(frozen=True, slots=True)
class ImportLine(Recorded):
    """An import with its file and how it was read: `mapping` and `policies` are JSON."""

    file_name: str
    sha256: str
    mapping: str
    policies: str
    undone_by: int | None


@dataclass(frozen=True, slots=True)
class Pressed:
    """The revision that a press led to, and when (UTC); `press` is its form's token and what was in it."""

    number: int
    recorded_at: datetime
    press: str


@dataclass(frozen=True, slots=True)
class SourceKnown:
    """The import of a file, to be recognised when the same bytes come again."""

    revision: int
    file_name: str
    recorded_at: datetime
    author: str


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was uploaded, and how it was read: `mapping` and `policies` are JSON. Its bytes: `file_content`."""

    file_name: str
    sha256: str
    mapping: str
    policies: str


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


def first_recorded(store: Store, plan: str) -> date | None:
    """The day that the first revision of a plan describes: nothing is known of those before it."""
    rows = store.rows("first_recorded", plan=plan)
    return rows[0][0] if rows else None


def revision(store: Store, number: int) -> Revision | None:
    """One revision of any plan."""
    return _first(Revision, store.records("revision", number=number))


def pressed(store: Store, token: str) -> Pressed | None:
    """What a form of this token led to already; None when nothing did. Reads the store as it is now."""
    return _first(Pressed, store.records("pressed", token=token))


def revisions(
    state: State,
    *,
    authors: tuple[str, ...] | None = None,
    kind: str | None = None,
    numbers: tuple[int, ...] | None = None,
    limit: int = 50,
    offset: int = 0,
) -> Rows[JournalLine]:
    """The journal, latest first: all of it, or what some authors recorded, what came through a door, some revisions."""
    return state.select(
        JournalLine,
        "revisions",
        authors=None if authors is None else list(authors),
        kind=kind,
        numbers=None if numbers is None else list(numbers),
        limit=limit,
        offset=offset,
    )


def authors(state: State) -> tuple[str, ...]:
    """Who recorded something, as stored, the last one first."""
    return tuple(str(row[0]) for row in state.rows("authors"))


def revisions_changing(state: State, table: str, field: str = "") -> tuple[int, ...]:
    """The revisions that changed a field of the rows of a table, or any row of it, as the reader sees them."""
    cursor = state.store.cursor()
    try:
        text = statement_of("writes/changing" if field else "writes/touching", table, field)
        cursor.execute(text, {"plan": state.plan, "revision": state.revision})
        return tuple(int(row[0]) for row in cursor.fetchall())
    finally:
        cursor.close()


def last_import(state: State) -> Recorded | None:
    """The last import, or the start of the plan."""
    return state.first(Recorded, "last_import")


def source_known(store: Store, plan: str, sha256: str) -> SourceKnown | None:
    """The standing import of a file with these bytes."""
    return _first(SourceKnown, store.records("source_known", plan=plan, sha256=sha256))


def source(store: Store, revision: int) -> Source | None:
    """The file that a revision came from."""
    return _first(Source, store.records("source", revision=revision))


def file_content(store: Store, sha256: str) -> bytes:
    """The bytes of a file as it was uploaded, by their fingerprint; none for one that is not kept.

    Raises StoreUnavailable where they are kept elsewhere and out of reach.
    """
    held = store.place.content(sha256)
    return (
        held
        if held is not None
        else next((bytes(c) for (c,) in store.rows("file_content", sha256=sha256)), b"")
    )


def import_log(state: State) -> Rows[ImportLine]:
    """Every import, the latest first."""
    return state.select(ImportLine, "import_log")


def _first(kind: type[Row], records: Sequence[Mapping[str, Any]]) -> Row | None:
    return next(iter(as_rows(kind, records)), None)
