"""What a writer saw and is no longer stored: each value, with who changed it last and when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import duckdb
import pyarrow as pa

from lib.domain.changes import Change, Value, Values
from lib.domain.errors import Difference
from lib.domain.schema import TABLES
from lib.store.statements import statement_of


def differences(change: Change, stored: Values | None) -> Iterable[tuple[str, str, Value]]:
    """The key, the field and the stored value that are not what the change saw; no field for the whole row."""
    if change.before is None:
        if stored is not None:
            yield change.key, "", change.key
    elif stored is None:
        yield change.key, "", None
    else:
        for name, value in change.before.items():
            if stored[name] != value:
                yield change.key, name, stored[name]


def told(
    cursor: duckdb.DuckDBPyConnection, table: str, plan: str, refused: Sequence[tuple[str, str, Value]]
) -> tuple[Difference, ...]:
    """Each refused value with who changed it last and when."""
    cursor.register("touched", pa.table({"key": pa.array([key for key, *_ in refused], pa.string())}))
    cursor.execute(statement_of("writes/versions", table), {"plan": plan})
    versions: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for key, *version in cursor.fetchall():
        versions[key].append(tuple(version))
    return tuple(
        Difference(table, key, name, stored, *_changed_by(table, name, versions[key]))
        for key, name, stored in refused
    )


def _changed_by(table: str, name: str, versions: Sequence[tuple[Any, ...]]) -> tuple[str, datetime | None]:
    """Who gave a field its present value, out of the versions of its row, the last first; who ended or created the row
    when no field is meant."""
    if not versions:
        return "", None
    *_, ended_by, ended_at = versions[0]
    if ended_by is not None:
        return ended_by, ended_at
    place = TABLES[table].names.index(name) if name else None
    since = versions[0]
    for version in versions[1:]:
        if place is not None and version[place] != versions[0][place]:
            break
        since = version
    return since[-4], since[-3]
