"""The one write: a revision, in one transaction, refused when what it saw is no longer there.

Import, form, setting, undo: every door ends in `commit`. What a revision changed is read back from
the rows it ended and began; nothing else is recorded, so nothing can disagree.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from random import uniform
from time import sleep
from typing import Any

import duckdb
import pyarrow as pa
from pyarrow import compute

from lib.domain.changes import Change, Value
from lib.domain.errors import Conflict, Invalid
from lib.domain.schema import TABLES
from lib.domain.terms import RevisionKind
from lib.store.closed import check_closed, check_plan_open
from lib.store.connection import Store
from lib.store.cycles import check_cycles
from lib.store.places.protocol import Taken, Written
from lib.store.statements import statement, statement_of, statement_of_all
from lib.store.writing import check_unique, rows_by_key, write_rows

#: What comes through these doors is told as it was, by a file or by the history: a plan may number its actions anew in
#: each axis. By hand, nobody gives a value that another row has and that is unique.
TOLD = (RevisionKind.START, RevisionKind.SAMPLE, RevisionKind.IMPORT, RevisionKind.UNDO)
#: Later than any revision: what stands now.
NOW = 2_147_483_647
#: How often a revision is compared and written again after other writers, and the seconds between, at first.
ATTEMPTS = 12
PAUSE = (0.002, 0.02)


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
    files: Sequence[SourceFile] = (),
    meeting: str | None = None,
    undoes: int | None = None,
    press: str | None = None,
    after: int | None = None,
) -> int:
    """Writes the changes as one revision and answers its number.

    `recorded_at` is UTC without timezone; `as_of` is the day whose state it describes. A `press` that led to a revision
    already writes nothing: that revision is answered. `source` is the file that it came from; `files` are what was made
    or given with it, kept too: its rows name them by their fingerprint. `after` is the revision that what is written was
    made from, where nothing else of the plan may come between.
    Raises Conflict, and writes nothing, when a `before` is no longer the stored state or something came `after`; Invalid
    for an empty set, one that names a row twice, a value given by hand that another row has and that is unique, a
    dependency that closes a circle, what touches a closed meeting without a corrective record, or anything in a closed
    plan but its reopening.
    """
    if not changes:
        raise Invalid("no_change", "There is nothing to record.")
    by_table: dict[str, list[Change]] = defaultdict(list)
    for change in changes:
        by_table[change.table].append(change)
    row = {
        "plan": plan,
        "recorded_at": recorded_at,
        "as_of": as_of,
        "author": author.replace("\0", ""),
        "kind": str(kind),
        "reason": reason.replace("\0", ""),
        "source": source.sha256 if source else None,
        "meeting": meeting,
        "undoes": undoes,
        "press": press,
    }
    for attempt in range(ATTEMPTS):
        if attempt:
            sleep(attempt * uniform(*PAUSE))  # noqa: S311 - two servers that wait the same time meet again
        try:
            return _written(
                store, by_table, row, (source, *files) if source else tuple(files), after, told=kind in TOLD
            )
        except (Taken, duckdb.TransactionException, duckdb.ConstraintException) as error:
            first = error
    raise Conflict(
        "conflict_writer", "Somebody else recorded a change at the same moment. Try again."
    ) from first


def _written(
    store: Store,
    by_table: Mapping[str, Sequence[Change]],
    row: Mapping[str, Any],
    files: Sequence[SourceFile],
    after: int | None,
    *,
    told: bool,
) -> int:
    """One attempt: compares, writes, and keeps. Raises Taken when another writer took the same number first."""
    written = Written()
    with store.transaction() as cursor:
        pressed = cursor.execute(statement("writes/pressed"), {"press": row["press"]}).fetchone()
        if pressed is not None:
            return int(pressed[0])
        number = int(_one(cursor, "writes/revision_next")[0])
        if after is not None:
            _check_last(cursor, row["plan"], after)
        check_plan_open(cursor, by_table, row["plan"])
        check_closed(cursor, by_table, row)
        for table, wanted in by_table.items():
            write_rows(cursor, table, wanted, row["plan"], number, written)
            check_unique(cursor, table, wanted, row["plan"], told=told)
        check_cycles(cursor, by_table, row["plan"])
        written.revision = {"number": number, **row}
        cursor.execute(statement("writes/revision_insert"), dict(written.revision))
        for source in files:
            named = {
                "plan": row["plan"],
                "revision": number,
                "sha256": source.sha256,
                "file_name": source.file_name,
                "mapping": source.mapping,
                "policies": source.policies,
            }
            held = {"sha256": source.sha256, "content": source.content}
            cursor.execute(statement("writes/source_insert"), named)
            if store.place.whole:
                cursor.execute(statement("writes/file_insert"), held)
            written.sources.append(named)
            written.files.append(held)
        store.place.keep(written)
    return number


def changes_of(store: Store, number: int) -> tuple[Change, ...]:
    """What a revision changed as the store's reader sees it, table by table; empty for an unknown one."""
    return first_changes(store, number)[1]


def first_changes(store: Store, number: int, most: int | None = None) -> tuple[int, tuple[Change, ...]]:
    """How many rows a revision changed, and the first of its changes: no other is made, however many there are; all
    of them without `most`. A table that it did not touch is not asked."""
    with store.asking() as cursor:
        found = cursor.execute(statement("writes/revision_plan"), {"revision": number}).fetchone()
        if found is None:
            return 0, ()
        touched = cursor.execute(
            statement_of_all("writes/changed_keys"), {"plan": found[0], "revision": number}
        ).to_arrow_table()
        total, first = 0, list[Change]()
        for table in TABLES:
            keys = touched.filter(compute.equal(touched["kind"], table))["key"].unique()
            total += len(keys)
            shown = None if most is None else keys[: max(0, most - len(first))]
            if len(keys if shown is None else shown):
                first += _changed(cursor, table, found[0], number, shown)
        return total, tuple(first)


def rows_at(store: Store, revision: int, plan: str, table: str) -> dict[str, dict[str, Value]]:
    """Every row of a table standing at a revision, by key, with the fields of the registry, as the store's reader
    sees them."""
    with store.asking() as cursor:
        cursor.execute(statement_of("writes/at", table), {"plan": plan, "revision": revision})
        return rows_by_key(table, cursor)


def some_rows_at(
    store: Store, revision: int, plan: str, table: str, keys: Iterable[str]
) -> dict[str, dict[str, Value]]:
    """Those of some keys alone: what a form opens and an edit compares, however long the table is."""
    with store.asking() as cursor:
        cursor.register("wanted", pa.table({"key": pa.array(list(keys), pa.string())}))
        cursor.execute(statement_of("writes/some_at", table), {"plan": plan, "revision": revision})
        return rows_by_key(table, cursor)


def linked_rows(
    store: Store, revision: int, plan: str, table: str, field: str, named: str
) -> dict[str, dict[str, Value]]:
    """Those that name one row in a field, the first recorded first."""
    with store.asking() as cursor:
        asked = {"plan": plan, "revision": revision, "named": named}
        cursor.execute(statement_of("writes/linked", table, field), asked)
        return rows_by_key(table, cursor)


def origins(store: Store, plan: str, table: str, key: str) -> frozenset[str]:
    """The kinds of the revisions that wrote a row: by hand, by a file, by an undoing."""
    with store.asking() as cursor:
        cursor.execute(statement_of("writes/origins", table), {"plan": plan, "key": key})
        return frozenset(str(kind) for (kind,) in cursor.fetchall())


def rows_linked(
    store: Store, revision: int, plan: str, table: str, field: str, named: Iterable[str]
) -> dict[str, dict[str, Value]]:
    """Those that name one of several rows in a field, in one question."""
    with store.asking() as cursor:
        cursor.register("named", pa.table({"key": pa.array(list(named), pa.string())}))
        cursor.execute(
            statement_of("writes/linked_several", table, field), {"plan": plan, "revision": revision}
        )
        return rows_by_key(table, cursor)


def rows_now(store: Store, plan: str, table: str, keys: Iterable[str]) -> dict[str, dict[str, Value]]:
    """The standing rows among some keys."""
    return some_rows_at(store, NOW, plan, table, keys)


def _changed(
    cursor: duckdb.DuckDBPyConnection, table: str, plan: str, number: int, keys: pa.Array | None = None
) -> Iterable[Change]:
    """The changes of a revision to the rows of a table, or to those of some keys."""
    every = keys is None
    cursor.register("wanted", pa.table({"key": pa.array([], pa.string()) if every else keys}))
    cursor.execute(statement_of("writes/changed", table), {"plan": plan, "revision": number, "every": every})
    return _paired(table, cursor.fetchall())


def _paired(table: str, rows: Iterable[Sequence[Any]]) -> Iterable[Change]:
    """The rows that a revision ended and began, as changes of the same row."""
    every = TABLES[table].names
    ended: dict[str, dict[str, Value]] = {}
    begun: dict[str, dict[str, Value]] = {}
    for key, *values, begins, ends in rows:
        row = dict(zip(every, values, strict=True))
        if begins:
            begun[key] = row
        if ends:
            ended[key] = row
    for key in [*ended, *(key for key in begun if key not in ended)]:
        before, after = ended.get(key), begun.get(key)
        if before is not None and after is not None:
            names = [name for name in every if before[name] != after[name]]
            before = {name: before[name] for name in names}
            after = {name: after[name] for name in names}
        yield Change(table, key, before, after)


def _check_last(cursor: duckdb.DuckDBPyConnection, plan: str, after: int) -> None:
    later = cursor.execute(statement("writes/later"), {"plan": plan, "after": after}).fetchone()
    if later is not None and later[0] is not None:
        raise Conflict(
            "conflict_later",
            "Something else was recorded at the same moment. Nothing was written: try again.",
        )


def _one(cursor: duckdb.DuckDBPyConnection, name: str) -> tuple[Any, ...]:
    row = cursor.execute(statement(name)).fetchone()
    if row is None:
        raise Invalid("no_row", "There is nothing to record.")
    return row
