"""The rows of one revision: compared with what stands, ended, begun, inside the transaction of the ledger."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import duckdb
import pyarrow as pa
from pyarrow import compute

from lib.domain.changes import Change, Value, Values
from lib.domain.errors import Conflict, Invalid
from lib.domain.schema import TABLES, Kind
from lib.store.conflicts import differences, told
from lib.store.places.protocol import Written
from lib.store.statements import statement_of

ARROW_TYPES: Mapping[Kind, pa.DataType] = {
    "text": pa.string(),
    "date": pa.date32(),
    "integer": pa.int32(),
    "number": pa.float64(),
    "percent": pa.float64(),
    "money": pa.string(),
    "flag": pa.bool_(),
    "json": pa.string(),
    "document": pa.string(),
}


def write_rows(
    cursor: duckdb.DuckDBPyConnection,
    table: str,
    changes: Sequence[Change],
    plan: str,
    number: int,
    written: Written,
) -> None:
    """Ends and begins rows in `plan`, and notes them in `written`. Raises Conflict, Invalid."""
    keys = [change.key for change in changes]
    if len(set(keys)) != len(keys):
        raise Invalid("row_twice", "The same row is changed twice in one revision.")
    cursor.register("touched", pa.table({"key": pa.array(keys, pa.string())}))
    cursor.execute(statement_of("writes/current", table), {"plan": plan})
    stored = _Stored(cursor.to_arrow_table())
    refused = [item for change in changes for item in differences(change, stored.seen_by(change))]
    if refused:
        raise Conflict(
            "conflict_stored",
            "Somebody else changed the same values since you opened them. Nothing was written.",
            details=told(cursor, table, plan, refused),
        )
    closing = [change.key for change in changes if not change.creates]
    if closing:
        cursor.register("closing", pa.table({"key": pa.array(closing, pa.string())}))
        cursor.execute(statement_of("writes/close", table), {"plan": plan, "revision": number})
        written.ended[table] = closing
    begun = [(change.key, change.after) for change in changes if change.after is not None]
    if begun:
        written.begun[table] = _arrow(table, begun, stored, plan, number)
        cursor.register("incoming", written.begun[table])
        cursor.execute(statement_of("writes/insert", table))


def check_unique(
    cursor: duckdb.DuckDBPyConnection, table: str, changes: Sequence[Change], plan: str, *, told: bool = False
) -> None:
    """Raises Invalid, with the field and the value, when a row just written has a value that another one has and that
    only one may have; of what is `told`, by a file or by the history, where the rule holds whatever the door."""
    for field in TABLES[table].fields:
        rule = field.unique if field.unique and (field.unique.within or not told) else None
        given = [v for c in changes if c.after and (v := c.after.get(field.name))] if rule else []
        if rule is None or not given:
            continue
        cursor.register("given", pa.table({"value": pa.array(given, ARROW_TYPES[field.kind])}))
        taken = cursor.execute(
            statement_of("writes/taken", table, field.name), {"plan": plan, "only": rule.only}
        ).fetchone()
        if taken is not None:
            raise Invalid(rule.code, rule.message, **{"field": field.name, field.name: taken[0]})


class _Stored:
    """The standing rows of a table among some keys, by columns: a value that nobody changes is never taken out of them."""

    def __init__(self, rows: pa.Table) -> None:
        self._rows = rows
        self._places = {key: place for place, key in enumerate(rows["key"].to_pylist())}
        self._known: dict[str, Sequence[Value]] = {}

    def seen_by(self, change: Change) -> Values | None:
        """The stored values of the fields that a change saw; None for a row that does not stand."""
        place = self._places.get(change.key)
        return None if place is None else {name: self._values(name)[place] for name in change.before or ()}

    def places(self, keys: Iterable[str]) -> pa.Array:
        """Where the rows of some keys are; nowhere for one that does not stand."""
        return pa.array([self._places.get(key) for key in keys], pa.int64())

    def column(self, name: str, places: pa.Array) -> pa.Array | pa.ChunkedArray:
        """A column of the rows in some places."""
        return self._rows[name].take(places)

    def _values(self, name: str) -> Sequence[Value]:
        if name not in self._known:
            self._known[name] = self._rows[name].to_pylist()
        return self._known[name]


def _arrow(
    table: str, rows: Sequence[tuple[str, Values]], stored: _Stored, plan: str, number: int
) -> pa.Table:
    """Rows as they will stand: the stored ones, and in place of their values those that are given."""
    columns: dict[str, Any] = {
        "plan": pa.array([plan] * len(rows), pa.string()),
        "key": pa.array([key for key, _ in rows], pa.string()),
    }
    places = stored.places(key for key, _ in rows)
    given = set().union(*(values.keys() for _, values in rows))
    for field in TABLES[table].fields:
        kind, name = ARROW_TYPES[field.kind], field.name
        column = stored.column(name, places).cast(kind)
        if name in given:
            kept = column.to_pylist()
            column = pa.array([v.get(name, k) for (_, v), k in zip(rows, kept, strict=True)], kind)
        columns[name] = storable(column)
    columns["valid_from"] = pa.array([number] * len(rows), pa.int32())
    return pa.table(columns)


def storable(values: pa.Array | pa.ChunkedArray) -> pa.Array | pa.ChunkedArray:
    """Texts without the character zero, which PostgreSQL keeps in none and no person typed; other values as they are."""
    return compute.replace_substring(values, "\0", "") if pa.types.is_string(values.type) else values


def rows_by_key(table: str, cursor: duckdb.DuckDBPyConnection) -> dict[str, dict[str, Value]]:
    """The rows of an answer whose first column is the key."""
    names = TABLES[table].names
    return {row[0]: dict(zip(names, row[1:], strict=True)) for row in cursor.fetchall()}
