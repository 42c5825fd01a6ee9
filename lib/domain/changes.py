"""What a revision is made of: changes to rows, and their inverse."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

Value = str | int | float | bool | date | None
Values = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Change:
    """One row before and after. `before` None creates it, `after` None ends it.

    In an update both sides name the same fields and only those that differ; in a creation or
    an ending the one side holds the whole row.
    """

    table: str
    key: str
    before: Values | None
    after: Values | None

    @property
    def creates(self) -> bool:
        """The row did not exist."""
        return self.before is None

    @property
    def ends(self) -> bool:
        """The row exists no longer."""
        return self.after is None


def updated(table: str, key: str, stored: Values, wanted: Values) -> Change | None:
    """The change that makes `stored` hold `wanted`'s values, or None when it already does."""
    different = [name for name, value in wanted.items() if stored.get(name) != value]
    if not different:
        return None
    return Change(
        table,
        key,
        MappingProxyType({name: stored.get(name) for name in different}),
        MappingProxyType({name: wanted[name] for name in different}),
    )


def inverse(changes: Iterable[Change]) -> tuple[Change, ...]:
    """The changes that lead back, in reverse order."""
    return tuple(Change(c.table, c.key, c.after, c.before) for c in reversed(tuple(changes)))


def composed(changes: Iterable[Change]) -> tuple[Change, ...]:
    """What changes come to, made one after the other: one for each row, in the order in which rows were first touched.

    A row or a field that ends as it began is left out.
    """
    found: dict[tuple[str, str], Change] = {}
    for change in changes:
        earlier = found.get((change.table, change.key))
        found[change.table, change.key] = _joined(earlier, change) if earlier else change
    return tuple(change for change in found.values() if change.before or change.after)


def _joined(first: Change, then: Change) -> Change:
    before = None if first.before is None else {**(then.before or {}), **first.before}
    after = None if then.after is None else {**(first.after or {}), **then.after}
    if before is None or after is None:
        return Change(first.table, first.key, before, after)
    differ = [name for name in after if before.get(name) != after[name]]
    return Change(
        first.table,
        first.key,
        {name: before.get(name) for name in differ},
        {name: after[name] for name in differ},
    )
