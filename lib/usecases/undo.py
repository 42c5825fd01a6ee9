"""Undoing a revision: a new revision with the inverse changes; what was edited since is kept and named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lib.domain.changes import Change, Value, Values, inverse
from lib.domain.errors import Invalid
from lib.domain.terms import RevisionKind
from lib.domain.writing import Writing
from lib.store.connection import Store
from lib.store.ledger import changes_of, rows_at
from lib.store.reads import counted_actions
from lib.usecases.milestone_progress import with_progress
from lib.usecases.record import record


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


@dataclass(frozen=True, slots=True)
class UndoPlan:
    """What undoing a revision would do now."""

    number: int
    changes: tuple[Change, ...]
    kept: tuple[Kept, ...]


def plan_undo(store: Store, number: int, *, plan: str, revision: int) -> UndoPlan:
    """The changes that undo revision `number` from the state at `revision`, and what they leave alone."""
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
    whole = with_progress(store, changes, plan, revision)
    if whole is not changes:  # a progress that is counted is neither undone nor kept: it is counted again
        counted = {row.key for row in counted_actions(store, revision, plan)}
        kept = [k for k in kept if (k.table, k.field) != ("action", "progress") or k.key not in counted]
    return UndoPlan(number, tuple(whole), tuple(kept))


def undo(store: Store, undo_plan: UndoPlan, writing: Writing, *, reason: str = "") -> int:
    """Applies a planned undo as a revision of its own and answers its number.

    Raises Conflict when the state moved since it was planned, Invalid when nothing is left to undo.
    """
    if not undo_plan.changes:
        raise Invalid(
            "nothing_to_undo", "Every value of this revision was changed since: there is nothing to undo."
        )
    return record(
        store, undo_plan.changes, writing, reason=reason, kind=RevisionKind.UNDO, undoes=undo_plan.number
    )


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
