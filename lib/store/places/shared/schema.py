"""The tables of the ledger in PostgreSQL: made by the same migrations as those of a file, once for all servers."""

from __future__ import annotations

from collections.abc import Callable

import psycopg

from lib.domain.errors import StoreUnavailable
from lib.domain.schema import TABLES
from lib.store.places.shared.address import SharedAddress
from lib.store.places.shared.dialect import said, said_of
from lib.store.places.shared.line import Line
from lib.store.places.shared.refusals import not_allowed, refusal
from lib.store.statements import migrations


def prepare(line: Line, address: SharedAddress, keep: Callable[[str], None]) -> None:
    """Brings the database up to date, all of it or nothing; another server that starts meanwhile waits. `keep` makes a
    copy of what is there before the first migration that is pending.

    Raises StoreUnavailable when the database is of a later version, the account may not write there, or no copy could be
    made.
    """
    try:
        with line.transaction():
            line.execute(said("schema_lock"))
            if not (line.execute(said("schema_there")).fetchone() or (False,))[0]:
                line.execute(said("schema_create"))
            applied = {str(name) for (name,) in line.execute(said("migrations_applied")).fetchall()}
            known = dict(migrations())
            if applied - known.keys():
                raise refusal("shared_newer", address)
            pending = [name for name in known if name not in applied]
            if pending and applied:
                line.execute(said("hold"))
                keep(pending[0])
            for name in pending:
                line.execute(known[name].encode())
                line.execute(said("migration_record"), {"name": name})
            if pending:
                for table in TABLES:
                    line.execute(said_of("indexes", table))
    except (
        psycopg.errors.DuplicateTable,
        psycopg.errors.UndefinedTable,
        psycopg.errors.UndefinedColumn,
    ) as error:
        raise StoreUnavailable(
            "shared_not_a_plan",
            "The database {server} has a schema “plan” that is not that of this product. Nothing was changed there:"
            " use a database of its own.",
            server=str(address),
        ) from error
    except psycopg.Error as error:
        raise not_allowed(address, error) from error
