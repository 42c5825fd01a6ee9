"""A whole ledger at once: put into a store that holds nothing, all of it or nothing."""

from __future__ import annotations

import pyarrow as pa

from lib.store.connection import Store
from lib.store.places.protocol import Taken
from lib.store.statements import statement
from lib.store.writing import storable

#: The table of the bytes of files, which a copy does not hold.
FILES = "file"


def take_whole(store: Store, other: Store) -> bool:
    """Puts all that another store holds, with its history, into one that holds nothing; whether it did.

    False when the store holds something: another server may have been first. Raises StoreUnavailable.
    """
    tables = everything(other)
    try:
        with store.transaction() as cursor:
            last = int(cursor.execute(statement("writes/revision_next")).fetchall()[0][0]) - 1
            if last:
                return False
            for table, rows in tables.items():
                if store.place.whole or table != FILES:
                    cursor.register("incoming", rows)
                    cursor.execute(statement("writes/insert").replace("@table", table))
            last = int(cursor.execute(statement("writes/revision_next")).fetchall()[0][0]) - 1
            store.place.keep_whole(last, tables)
    except Taken:
        return False
    return True


def everything(store: Store) -> dict[str, pa.Table]:
    """Every table of a store that holds everything, with its rows."""
    cursor = store.cursor()
    try:
        names = [name for name, _ in cursor.execute(statement("setup/columns")).fetchall()]
        return {
            name: _storable(
                cursor.execute(statement("setup/everything").replace("@table", name)).to_arrow_table()
            )
            for name in names
        }
    finally:
        cursor.close()


def _storable(table: pa.Table) -> pa.Table:
    return pa.table({name: storable(table[name]) for name in table.column_names})
