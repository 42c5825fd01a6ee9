"""Which rows name others, by the registry: what a key, a code or a name would be missing to."""

from __future__ import annotations

from collections.abc import Iterable

import pyarrow as pa

from lib.domain.names import NAMES_SEPARATOR
from lib.domain.schema import TABLES
from lib.store.connection import Store
from lib.store.statements import statement_of


def namers(
    store: Store, revision: int, plan: str, table: str, field: str, names: Iterable[str]
) -> list[tuple[str, str]]:
    """Which rows name some others in a field: the key of each, with the name of one that it names."""
    with store.asking() as cursor:
        cursor.register("wanted", pa.table({"name": pa.array(list(names), pa.string())}))
        many = TABLES[table].field(field).many
        asked = {"plan": plan, "revision": revision, "many": many, "between": NAMES_SEPARATOR}
        return cursor.execute(statement_of("writes/namers", table, field), asked).fetchall()
