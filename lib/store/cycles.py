"""No action waits for itself: a dependency that closes a circle is refused, with the way round it.

Asked inside the transaction of the ledger, whatever the door, and only of a revision that begins a dependency: of two
people who each tie one end of a circle at the same moment, the second is told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import duckdb
import pyarrow as pa

from lib.domain.changes import Change
from lib.domain.errors import Invalid
from lib.domain.ties import circle, way_round
from lib.store.statements import statement


def check_cycles(
    cursor: duckdb.DuckDBPyConnection, by_table: Mapping[str, Sequence[Change]], plan: str
) -> None:
    """Raises Invalid, with the path from an action back to itself, when a dependency just written closes one."""
    begun = [change.key for change in by_table.get("dependency", ()) if change.after is not None]
    if not begun:
        return
    needs: dict[str, list[str]] = defaultdict(list)
    tied: list[tuple[str, str]] = []
    written = set(begun)
    for key, action, needed in cursor.execute(statement("writes/ties"), {"plan": plan}).fetchall():
        needs[action].append(needed)
        if key in written:
            tied.append((action, needed))
    path = circle(needs, tied)
    if path:
        names = _names(cursor, plan, path)
        raise Invalid(
            "dependency_circle",
            "These actions would wait for one another: {path}.",
            field="needs",
            path=way_round([names[key] for key in path]),
        )


def _names(cursor: duckdb.DuckDBPyConnection, plan: str, keys: Iterable[str]) -> dict[str, str]:
    cursor.register("wanted", pa.table({"key": pa.array(sorted(set(keys)), pa.string())}))
    found = dict(cursor.execute(statement("writes/action_names"), {"plan": plan}).fetchall())
    return {key: str(found.get(key) or key) for key in keys}
