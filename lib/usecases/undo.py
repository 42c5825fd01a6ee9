"""Undoing a revision: a new revision with the inverse changes; what was edited since is kept and named."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lib.domain.attachments import carrier_of
from lib.domain.changes import Change, Value, Values, inverse
from lib.domain.errors import Invalid
from lib.domain.names import split_names
from lib.domain.schema import TABLES, Field, Table
from lib.domain.terms import RevisionKind
from lib.domain.writing import Writing
from lib.store import reads
from lib.store.connection import Store
from lib.store.ledger import changes_of, rows_at
from lib.store.naming import namers
from lib.usecases.axes_aside import axes_left
from lib.usecases.milestone_progress import with_progress
from lib.usecases.record import record
from lib.usecases.removing import GOES_ALONG
from lib.usecases.taken_since import Row, States, taken_since


def founds(changes: Sequence[Change]) -> bool:
    """Whether these changes found a plan: undoing them would leave it without its own row."""
    return any(change.table == "plan" and change.creates for change in changes)


@dataclass(frozen=True, slots=True)
class Kept:
    """A value changed since by another revision, which the undo leaves as it is."""

    table: str
    key: str
    field: str  # empty when the whole row is concerned
    undone_to: Value
    current: Value
    is_named: bool = False  # others that stay name the row, which is why it does


@dataclass(frozen=True, slots=True)
class UndoPlan:
    """What undoing a revision would do now."""

    number: int
    changes: tuple[Change, ...]
    kept: tuple[Kept, ...]


def plan_undo(store: Store, number: int, *, plan: str, revision: int) -> UndoPlan:
    """The changes that undo revision `number` from the state at `revision`, and what they leave alone; none for a revision
    of another plan."""
    written = reads.revision(store, number)
    if written is None or written.plan != plan:
        return UndoPlan(number, (), ())
    changes: list[Change] = []
    kept: list[Kept] = []
    states: dict[str, dict[str, dict[str, Value]]] = {}
    for back in inverse(changes_of(store, number)):
        if back.table not in states:
            states[back.table] = rows_at(store, revision, plan, back.table)
        possible, left = _undo_one(back, states[back.table].get(back.key))
        kept.extend(left)
        if possible is not None:
            changes.append(possible)
    for stays in (
        axes_left(store, plan, revision, changes, states),
        taken_since(store, plan, number, changes, states),
    ):
        changes, told = _but(changes, stays, states)
        kept.extend(told)
    named = _named_since(store, plan, revision, changes)
    changes = [change for change in changes if (change.table, change.key) not in named]
    kept.extend(Kept(table, key, "", None, None, is_named=True) for table, key in named)
    whole = with_progress(store, changes, plan, revision)
    if whole is not changes:  # a progress that is counted is neither undone nor kept: it is counted again
        counted = {row.key for row in reads.counted_actions(store, revision, plan)}
        kept = [k for k in kept if (k.table, k.field) != ("action", "progress") or k.key not in counted]
    return UndoPlan(number, tuple(whole), tuple(kept))


def undo(store: Store, undo_plan: UndoPlan, writing: Writing, *, reason: str = "") -> int:
    """Applies a planned undo as a revision of its own and answers its number.

    Raises Conflict when the state moved since it was planned, Invalid when nothing is left to undo.
    """
    if not undo_plan.changes:
        raise Invalid(
            "nothing_to_undo", "All of this revision was changed or used since: there is nothing to undo."
        )
    return record(
        store, undo_plan.changes, writing, reason=reason, kind=RevisionKind.UNDO, undoes=undo_plan.number
    )


def _but(
    changes: Sequence[Change], left: Mapping[Row, frozenset[str]], states: States
) -> tuple[list[Change], list[Kept]]:
    """The changes without some fields of some rows, and what is kept there."""
    found: list[Change] = []
    kept: list[Kept] = []
    for change in changes:
        fields, after = left.get((change.table, change.key)), change.after
        current = states[change.table].get(change.key)
        if not fields:
            found.append(change)
        elif after is None or (change.creates and fields >= after.keys()):
            kept.append(Kept(change.table, change.key, "", None, None))
        elif change.before is None or current is None:  # a row that comes back does so without them
            kept += [Kept(change.table, change.key, name, after[name], None) for name in sorted(fields)]
            found.append(Change(change.table, change.key, None, {**after, **dict.fromkeys(fields)}))
        else:
            told = sorted(fields & after.keys())
            kept += [Kept(change.table, change.key, name, after[name], current[name]) for name in told]
            rest = [name for name in after if name not in fields]
            if rest:
                before = {name: change.before[name] for name in rest}
                found.append(Change(change.table, change.key, before, {name: after[name] for name in rest}))
    return found, kept


def _named_since(store: Store, plan: str, revision: int, changes: Sequence[Change]) -> dict[Row, None]:
    """The rows that would end although others, which stay, name them: what was recorded of a row since keeps it."""
    ending = {(change.table, change.key) for change in changes if change.ends}
    after = {(c.table, c.key): c.after for c in changes if c.before and c.after}
    by_row: dict[Row, list[Row]] = {}
    for table in {table for table, _ in ending}:
        keys = [key for of, key in ending if of == table]
        for other, field in _naming(table):
            names = {carrier_of(table, key): key for key in keys} if field.names_row else {k: k for k in keys}
            for holder, name in namers(store, revision, plan, other.name, field.name, names):
                wanted = after.get((other.name, holder), {})
                if field.name not in wanted or names[name] in split_names(str(wanted[field.name] or "")):
                    by_row.setdefault((other.name, holder), []).append((table, names[name]))
    held: dict[Row, None] = {}
    staying = [row for row in by_row if row not in ending]
    while staying:
        for row in by_row.get(staying.pop(), ()):
            if row not in held:
                held[row] = None
                staying.append(row)
    return held


def _naming(table: str) -> Iterator[tuple[Table, Field]]:
    """The fields, of every table, that name a row of one by its key."""
    for other in TABLES.values():
        for field in other.fields:
            by_key = field.refers_to == table and field.refers_by == "key"
            if other.name != GOES_ALONG and (by_key or field.names_row):
                yield other, field


def _undo_one(back: Change, current: Values | None) -> tuple[Change | None, list[Kept]]:
    """The part of one inverse change that is still possible, and what is kept."""
    if back.before is None:  # the revision ended the row: bring it back
        if current is None:
            return back, []
        return None, [Kept(back.table, back.key, "", None, None)]
    if current is None:  # somebody ended the row since
        return None, [Kept(back.table, back.key, "", None, None)]
    if back.after is None:  # the revision created the row: end it, if it is still as it was created
        edited = [name for name, value in back.before.items() if current[name] != value]
        left = [Kept(back.table, back.key, name, None, current[name]) for name in edited]
        return (None, left) if edited else (back, [])
    untouched = [name for name, value in back.before.items() if current[name] == value]
    left = [
        Kept(back.table, back.key, name, back.after[name], current[name])
        for name in back.before
        if name not in untouched
    ]
    if not untouched:
        return None, left
    return (
        Change(
            back.table,
            back.key,
            {name: back.before[name] for name in untouched},
            {name: back.after[name] for name in untouched},
        ),
        left,
    )
