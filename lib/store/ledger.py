"""The one write: a revision, in one transaction, refused when what it saw is no longer there.

Import, form, setting, undo: every door ends in `commit`. What a revision changed is read back from
the rows it ended and began; nothing else is recorded, so nothing can disagree.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import duckdb
import pyarrow as pa
from pyarrow import compute

from lib.domain.changes import Change, Value, Values
from lib.domain.errors import Conflict, Invalid
from lib.domain.fields import TABLES, Kind
from lib.domain.terms import RevisionKind
from lib.store.connection import Store, statement

ARROW_TYPES: Mapping[Kind, pa.DataType] = {
    "text": pa.string(),
    "date": pa.date32(),
    "integer": pa.int32(),
    "number": pa.float64(),
    "flag": pa.bool_(),
    "json": pa.string(),
}


@dataclass(frozen=True, slots=True)
class SourceFile:
    """An uploaded file kept with the revision that it led to."""

    sha256: str
    file_name: str
    content: bytes
    mapping: str = "{}"
    policies: str = "{}"


def commit(
    store: Store,
    changes: Sequence[Change],
    *,
    plan: str,
    author: str,
    kind: RevisionKind,
    reason: str,
    recorded_at: datetime,
    as_of: date,
    source: SourceFile | None = None,
    meeting: str | None = None,
    undoes: int | None = None,
) -> int:
    """Writes the changes as one revision and answers its number.

    `recorded_at` is UTC without timezone; `as_of` is the day whose state it describes.
    Raises Conflict, and writes nothing, when a `before` is no longer the stored state; Invalid for
    an empty set or one that names a row twice.
    """
    if not changes:
        raise Invalid("no_change", "There is nothing to record.")
    by_table: dict[str, list[Change]] = defaultdict(list)
    for change in changes:
        by_table[change.table].append(change)
    try:
        with store.transaction() as cursor:
            number = int(_one(cursor, "writes/revision_next")[0])
            for table, wanted in by_table.items():
                _write(cursor, table, wanted, plan, number)
            cursor.execute(
                statement("writes/revision_insert"),
                {
                    "number": number,
                    "plan": plan,
                    "recorded_at": recorded_at,
                    "as_of": as_of,
                    "author": author,
                    "kind": str(kind),
                    "reason": reason,
                    "source": source.sha256 if source else None,
                    "meeting": meeting,
                    "undoes": undoes,
                },
            )
            if source:
                cursor.execute(
                    statement("writes/source_insert"),
                    {
                        "plan": plan,
                        "revision": number,
                        "sha256": source.sha256,
                        "file_name": source.file_name,
                        "content": source.content,
                        "mapping": source.mapping,
                        "policies": source.policies,
                    },
                )
    except (duckdb.TransactionException, duckdb.ConstraintException) as error:
        # Two writers took the same revision number: the other one was first.
        raise Conflict(
            "conflict_writer", "Somebody else recorded a change at the same moment. Try again."
        ) from error
    return number


def changes_of(store: Store, number: int) -> tuple[Change, ...]:
    """What a revision changed, table by table; empty for an unknown one."""
    cursor = store.cursor()
    try:
        found = cursor.execute(statement("writes/revision_plan"), {"revision": number}).fetchone()
        if found is None:
            return ()
        return tuple(change for table in TABLES for change in _changed(cursor, table, found[0], number))
    finally:
        cursor.close()


def first_changes(store: Store, number: int, most: int) -> tuple[int, tuple[Change, ...]]:
    """How many rows a revision changed, and the first of its changes: no other is made, however many there are."""
    cursor = store.cursor()
    try:
        found = cursor.execute(statement("writes/revision_plan"), {"revision": number}).fetchone()
        if found is None:
            return 0, ()
        touched = cursor.execute(
            statement("writes/changed_keys"), {"plan": found[0], "revision": number}
        ).to_arrow_table()
        total, first = 0, list[Change]()
        for table in TABLES:
            keys = touched.filter(compute.equal(touched["kind"], table))["key"].unique()
            total += len(keys)
            shown = keys[: max(0, most - len(first))]
            if len(shown):
                first += _changed(cursor, table, found[0], number, shown)
        return total, tuple(first)
    finally:
        cursor.close()


def rows_now(store: Store, plan: str, table: str, keys: Iterable[str]) -> dict[str, dict[str, Value]]:
    """The standing rows among some keys, with the fields of `domain.fields`."""
    cursor = store.cursor()
    try:
        cursor.register("touched", pa.table({"key": pa.array(list(keys), pa.string())}))
        return _current(cursor, table, plan)
    finally:
        cursor.close()


def rows_at(store: Store, revision: int, plan: str, table: str) -> dict[str, dict[str, Value]]:
    """Every row of a table standing at a revision, by key, with the fields of `domain.fields`."""
    cursor = store.cursor()
    try:
        cursor.execute(statement(f"writes/{table}_at"), {"plan": plan, "revision": revision})
        return {row[0]: dict(zip(TABLES[table], row[1:], strict=True)) for row in cursor.fetchall()}
    finally:
        cursor.close()


def _changed(
    cursor: duckdb.DuckDBPyConnection, table: str, plan: str, number: int, keys: pa.Array | None = None
) -> Iterable[Change]:
    """The changes of a revision to the rows of a table, or to those of some keys."""
    every = keys is None
    cursor.register("wanted", pa.table({"key": pa.array([], pa.string()) if every else keys}))
    cursor.execute(statement(f"writes/{table}_changed"), {"plan": plan, "revision": number, "every": every})
    return _paired(table, cursor.fetchall())


def _paired(table: str, rows: Iterable[Sequence[Any]]) -> Iterable[Change]:
    """The rows that a revision ended and began, as changes of the same row."""
    ended: dict[str, dict[str, Value]] = {}
    begun: dict[str, dict[str, Value]] = {}
    for key, *values, begins, ends in rows:
        row = dict(zip(TABLES[table], values, strict=True))
        if begins:
            begun[key] = row
        if ends:
            ended[key] = row
    for key in [*ended, *(key for key in begun if key not in ended)]:
        before, after = ended.get(key), begun.get(key)
        if before is not None and after is not None:
            names = [name for name in TABLES[table] if before[name] != after[name]]
            before = {name: before[name] for name in names}
            after = {name: after[name] for name in names}
        yield Change(table, key, before, after)


def _write(
    cursor: duckdb.DuckDBPyConnection, table: str, changes: Sequence[Change], plan: str, number: int
) -> None:
    keys = [change.key for change in changes]
    if len(set(keys)) != len(keys):
        raise Invalid("row_twice", "The same row is changed twice in one revision.")
    cursor.register("touched", pa.table({"key": pa.array(keys, pa.string())}))
    current = _current(cursor, table, plan)
    refused = [item for change in changes for item in _differences(change, current.get(change.key))]
    if refused:
        raise Conflict(
            "conflict_stored",
            "Somebody else changed the same values since you opened them. Nothing was written.",
            details=tuple((table, key, name) for key, name in refused),
        )
    closing = [change.key for change in changes if not change.creates]
    if closing:
        cursor.register("closing", pa.table({"key": pa.array(closing, pa.string())}))
        cursor.execute(statement(f"writes/{table}_close"), {"plan": plan, "revision": number})
    incoming = [
        (change.key, {**current.get(change.key, {}), **change.after})
        for change in changes
        if change.after is not None
    ]
    if incoming:
        cursor.register("incoming", _arrow(table, incoming, plan, number))
        cursor.execute(statement(f"writes/{table}_insert"))


def _current(cursor: duckdb.DuckDBPyConnection, table: str, plan: str) -> dict[str, dict[str, Value]]:
    """The standing rows among the keys registered as `touched`."""
    cursor.execute(statement(f"writes/{table}_current"), {"plan": plan})
    return {row[0]: dict(zip(TABLES[table], row[1:], strict=True)) for row in cursor.fetchall()}


def _differences(change: Change, stored: Values | None) -> Iterable[tuple[str, str]]:
    """The fields whose stored value is not what the change saw; the key itself for a row."""
    if change.before is None:
        if stored is not None:
            yield change.key, "key"
    elif stored is None:
        yield change.key, "key"
    else:
        for name, value in change.before.items():
            if stored[name] != value:
                yield change.key, name


def _arrow(table: str, rows: Sequence[tuple[str, Mapping[str, Value]]], plan: str, number: int) -> pa.Table:
    columns: dict[str, Any] = {
        "plan": pa.array([plan] * len(rows), pa.string()),
        "key": pa.array([key for key, _ in rows], pa.string()),
    }
    for name, kind in TABLES[table].items():
        columns[name] = pa.array([values.get(name) for _, values in rows], ARROW_TYPES[kind])
    columns["valid_from"] = pa.array([number] * len(rows), pa.int32())
    return pa.table(columns)


def _one(cursor: duckdb.DuckDBPyConnection, name: str) -> tuple[Any, ...]:
    row = cursor.execute(statement(name)).fetchone()
    if row is None:
        raise Invalid("no_row", "There is nothing to record.")
    return row
