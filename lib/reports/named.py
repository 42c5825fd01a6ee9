"""The names that a row of the plan holds, as the papers of a language write them."""

from __future__ import annotations

from dataclasses import replace

from lib.domain.changes import Change, Value, Values
from lib.domain.schema import TABLES
from lib.i18n.naming import Names

#: What holds a function, a place or a title beside the organisations, which the registry tells.
OTHERS = frozenset({
    ("action", "owner"), ("decision", "owner"), ("decision", "recipients"), ("interaction", "follow_up_by"),
    ("note", "noted_by"), ("meeting", "chair"), ("meeting", "secretary"), ("meeting", "place"),
})  # fmt: skip


def named_values(names: Names, table: str, values: Values) -> dict[str, Value]:
    """The values of a row; each organisation, function and place that has a form stands in it."""
    return {field: _told(names, table, field, value) for field, value in values.items()}


def named_change(names: Names, change: Change) -> Change:
    """A change of which both sides are named so; a value that moves between two spellings of one name is left as typed, so
    that the change is still told."""
    if change.before is None or change.after is None:
        after = named_values(names, change.table, change.after) if change.after else change.after
        before = named_values(names, change.table, change.before) if change.before else change.before
        return replace(change, before=before, after=after)
    before, after = (named_values(names, change.table, side) for side in (change.before, change.after))
    for field, value in change.after.items():
        old = change.before.get(field)
        if old != value and before.get(field) == after[field]:
            before[field], after[field] = old, value
    return replace(change, before=before, after=after)


def _told(names: Names, table: str, field: str, value: Value) -> Value:
    if not isinstance(value, str) or not TABLES[table].has(field):
        return value
    is_party = TABLES[table].field(field).refers_to == "partner"
    return names.told(value) if is_party or (table, field) in OTHERS else value
