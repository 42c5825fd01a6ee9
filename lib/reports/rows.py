"""How people call some rows of the plan, whichever table they are of, and those that they refer to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from lib.domain.changes import Change, Value, Values
from lib.domain.schema import TABLES
from lib.i18n import Language
from lib.i18n.values import Names, referred, row_name
from lib.store.connection import Store
from lib.store.ledger import rows_now

Row = tuple[str, str]  # table, key


def row_names(
    store: Store, plan: str, rows: Iterable[Row], *, language: Language, short: bool = False
) -> Names:
    """The names of rows as they stand now, by table and key; nothing for one that does not stand, or has no name.

    `short`: where a row has a code that no other has, the code alone.
    """
    stored = _stored(store, plan, set(rows))
    every, beside = dict(stored), stored
    while beside := _stored(store, plan, set(_naming(beside)) - every.keys()):
        every |= beside
    named: dict[Row, str] = {}

    def name(row: Row) -> None:
        named[row] = ""  # a row whose name speaks of itself ends there
        for other in _naming({row: every[row]}):
            if other in every and other not in named:
                name(other)
        named[row] = row_name(language, row[0], every[row], names=named)

    for row in every:
        if row not in named:
            name(row)
    if short:
        named |= {row: code for row, values in stored.items() if (code := _code(row[0], values))}
    return {row: name for row, name in named.items() if name}


def _naming(stored: Mapping[Row, Values]) -> Iterable[Row]:
    """The rows by which the names of some rows speak."""
    return (
        row
        for (table, _), values in stored.items()
        for name in TABLES[table].named_by
        for row in referred(TABLES[table].field(name), values[name])
    )


def _code(table: str, values: Values) -> str:
    first = TABLES[table].named_by[:1]
    return str(values[first[0]] or "") if first and TABLES[table].field(first[0]).unique else ""


def rows_of(changes: Sequence[Change]) -> tuple[Row, ...]:
    """The rows that changes are of, and those that their values refer to."""
    found: dict[Row, None] = {}
    for change in changes:
        found[change.table, change.key] = None
        for values in (change.before, change.after):
            found.update(dict.fromkeys(_referred(change.table, values or {})))
    return tuple(found)


def _referred(table: str, values: Values) -> Iterable[Row]:
    return (row for name, value in values.items() for row in referred(TABLES[table].field(name), value))


def _stored(store: Store, plan: str, rows: Iterable[Row]) -> dict[Row, Mapping[str, Value]]:
    keys: dict[str, list[str]] = {}
    for table, key in rows:
        keys.setdefault(table, []).append(key)
    return {
        (table, key): values
        for table, wanted in keys.items()
        for key, values in rows_now(store, plan, table, wanted).items()
    }
