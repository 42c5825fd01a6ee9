"""Which rows name others, by the registry: what a key, a code or a name would be missing to, or takes along."""

from __future__ import annotations

from collections.abc import Iterable

import duckdb
import pyarrow as pa

from lib.domain.changes import Value
from lib.domain.names import NAMES_SEPARATOR
from lib.domain.schema import TABLES
from lib.store.connection import Store
from lib.store.statements import statement_of
from lib.store.writing import rows_by_key


def rows_naming(
    store: Store, revision: int, plan: str, table: str, field: str, names: Iterable[str]
) -> dict[str, dict[str, Value]]:
    """Those that hold one of some names in a field, alone or among several."""
    with store.asking() as cursor:
        _ask("writes/naming", cursor, revision, plan, table, field, names)
        return rows_by_key(table, cursor)


def values_naming(
    store: Store, revision: int, plan: str, table: str, field: str, names: Iterable[str]
) -> dict[str, Value]:
    """What the same rows hold in the field, for who changes nothing else of them."""
    with store.asking() as cursor:
        _ask("writes/naming", cursor, revision, plan, table, field, names)
        found = cursor.to_arrow_table()
        return dict(zip(found["key"].to_pylist(), found[field].to_pylist(), strict=True))


def namers(
    store: Store, revision: int, plan: str, table: str, field: str, names: Iterable[str]
) -> list[tuple[str, str]]:
    """Which rows name some others in a field: the key of each, with the name of one that it names."""
    with store.asking() as cursor:
        _ask("writes/namers", cursor, revision, plan, table, field, names)
        return cursor.fetchall()


def _ask(
    name: str,
    cursor: duckdb.DuckDBPyConnection,
    revision: int,
    plan: str,
    table: str,
    field: str,
    names: Iterable[str],
) -> None:
    cursor.register("wanted", pa.table({"name": pa.array(list(names), pa.string())}))
    many = TABLES[table].field(field).many
    asked = {"plan": plan, "revision": revision, "many": many, "between": NAMES_SEPARATOR}
    cursor.execute(statement_of(name, table, field), asked)
