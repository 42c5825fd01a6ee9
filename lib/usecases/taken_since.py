"""What an undoing leaves as it stands since another row has by now what only one may have: a code, a reference, a name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from lib.domain.changes import Change, Value, Values
from lib.domain.schema import TABLES, Field
from lib.domain.schema.model import Unique
from lib.store.connection import Store
from lib.store.ledger import rows_at

#: A row of the plan: its table, its key.
Row = tuple[str, str]
States = Mapping[str, Mapping[str, Values]]


def taken_since(
    store: Store, plan: str, number: int, changes: Sequence[Change], states: States
) -> dict[Row, frozenset[str]]:
    """The fields of each row that the undoing of revision `number` leaves: values that another row was given since, and
    what names a row by one of them.

    `states`: the rows of the tables that change, as they stand. A value that two rows had before the revision, as files
    may number actions anew in each axis, goes back to both.
    """
    left: dict[Row, frozenset[str]] = defaultdict(frozenset)
    for table in dict.fromkeys(change.table for change in changes):
        for field in TABLES[table].fields:
            rule = field.unique
            if (
                rule is None or rule.within
            ):  # a rule that holds within one row is the ledger's, whatever the door
                continue
            values = _taken(store, plan, number, changes, states[table], (table, field, rule))
            for change in changes if values else ():
                left[change.table, change.key] |= _named_by(change, states, (table, field), values)
    return {row: fields for row, fields in left.items() if fields}


def _taken(
    store: Store,
    plan: str,
    number: int,
    changes: Sequence[Change],
    standing: Mapping[str, Values],
    asked: tuple[str, Field, Unique],
) -> set[Value]:
    """The values of a field that rows would be given back and that others have."""
    table, field, rule = asked
    name = field.name
    ours = [c for c in changes if c.table == table]
    brought = {c.after[name] for c in ours if c.after and c.after.get(name)}
    if rule.only:
        brought &= {rule.only}
    if not brought:
        return set()
    moving = {c.key for c in ours if c.after is None or name in c.after}
    held = {key: row[name] for key, row in standing.items() if key not in moving and row[name] in brought}
    before = rows_at(store, number - 1, plan, table) if held else {}
    return {value for key, value in held.items() if before.get(key, {}).get(name) != value}


def _named_by(
    change: Change, states: States, asked: tuple[str, Field], values: Collection[Value]
) -> frozenset[str]:
    """The fields of a change that would give a value back, or name a row by it."""
    table, field = asked
    after = change.after or {}
    if change.table == "former_name":
        row = states["former_name"].get(change.key, {})
        is_it = row.get("kind") == table and row.get("former") in values
        return frozenset(TABLES["former_name"].names) if is_it else frozenset()
    return frozenset(
        f.name
        for f in TABLES[change.table].fields
        if after.get(f.name) in values
        and (
            (change.table == table and f.name == field.name)
            or (f.refers_to, f.refers_by) == (table, field.name)
        )
    )
