"""The move itself: what is read is counted, laid down, read back and counted again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import duckdb

from lib.domain.errors import Invalid
from lib.store.moves.protocol import Whole
from lib.store.statements import migrations, statement


@dataclass(frozen=True, slots=True)
class Moved:
    """What was moved, the same on both sides: revisions, tables, rows of all of them."""

    revisions: int
    tables: int
    rows: int


#: The rows of each table, and one number of all that they hold.
Inventory = dict[str, tuple[int, int]]


def move(origin: Whole, target: Whole) -> Moved:
    """Brings the whole ledger of a place to another one, history and files included; the first stays as it is.

    Raises StoreUnavailable when one cannot be opened; Invalid when the first holds no plan or is of a newer version,
    the second holds one, or what was laid down is not what was read. Nothing is then left in the second.
    """
    if origin.name == target.name:
        raise Invalid(
            "move_same", "Both places are the same: “{place}”. Nothing was moved.", place=target.name
        )
    root = duckdb.connect()
    try:
        with origin.lent(root):
            found = inventory(root, "plan")
            if not found.get("revision", (0, 0))[0]:
                raise Invalid(
                    "move_nothing", "“{place}” holds no plan. Nothing was moved.", place=origin.name
                )
            _check_known(root, origin.name)

            def agrees(database: str) -> None:
                laid = inventory(root, database)
                differing = sorted(t for t in found.keys() | laid.keys() if found.get(t) != laid.get(t))
                if differing:
                    raise Invalid(
                        "move_differs",
                        "What was written to “{place}” is not what was read ({tables}): it was discarded."
                        " “{origin}” is untouched.",
                        place=target.name,
                        origin=origin.name,
                        tables=", ".join(differing),
                    )

            target.take(root, agrees)
    finally:
        root.close()
    return Moved(found["revision"][0], len(found), sum(rows for rows, _ in found.values()))


def inventory(root: duckdb.DuckDBPyConnection, database: str) -> Inventory:
    """Every table of a database of the root, with its rows and their fingerprint."""
    names = root.execute(statement("moves/tables"), {"database": database}).fetchall()
    return {name: _one(root, "fingerprint", table=f"{database}.main.{name}") for (name,) in names}


def _check_known(root: duckdb.DuckDBPyConnection, place: str) -> None:
    applied = {name for (name,) in root.execute(statement("setup/migrations_applied")).fetchall()}
    if applied - {name for name, _ in migrations()}:
        raise Invalid(
            "move_newer",
            "“{place}” was written by a newer version of the dashboard. Nothing was moved: install that version first.",
            place=place,
        )


def _one(root: duckdb.DuckDBPyConnection, name: str, **parameters: Any) -> tuple[int, int]:
    (row,) = root.execute(statement(f"moves/{name}"), parameters).fetchall()
    return int(row[0]), int(row[1])
