"""The progress of an action that comes from its milestones: what follows from a change to either, in one revision.

The stored progress is always the one that is counted, so that every figure reads it as it reads a declared one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from lib.domain.archived import is_archived
from lib.domain.changes import Change, Value
from lib.domain.milestones import ProgressFrom, steps
from lib.domain.terms import Status
from lib.domain.writing import Writing
from lib.store import reads
from lib.store.connection import Store
from lib.store.ledger import NOW, some_rows_at

#: The fields of each table from which the progress of an action follows.
SOURCES: Mapping[str, frozenset[str]] = {
    "action": frozenset({"progress_from", "progress", "status"}),
    "milestone": frozenset({"action", "status", "progress", "weight"}),
}


@dataclass(frozen=True, slots=True)
class _Part:
    action: Any
    status: Any
    progress: Any
    weight: Any


@dataclass(frozen=True, slots=True)
class _Action:
    """An action whose progress is counted, once the changes are made; `progress` is the one that is stored."""

    status: Any
    progress: Any


def progress_followed(store: Store, changes: Sequence[Change], writing: Writing) -> Sequence[Change]:
    """The changes with the progress that they lead to where it comes from milestones; the same ones where none does."""
    return with_progress(store, changes, writing.plan)


def with_progress(
    store: Store, changes: Sequence[Change], plan: str, revision: int = NOW
) -> Sequence[Change]:
    """The same from the state of a revision. An action that is declared done is whole, whatever its milestones; one whose
    progress is declared keeps it."""
    ours = [change for change in changes if _bears(change)]
    if not ours:
        return changes
    actions = _counted(store, changes, plan, revision)
    if not actions:
        return changes
    moved = [change for change in ours if change.table == "milestone"]
    known = [change.key for change in moved if not change.creates]
    before = {key: _part(row) for key, row in some_rows_at(store, revision, plan, "milestone", known).items()}
    after = {c.key: _part({**_values(before.get(c.key)), **c.after}) for c in moved if c.after is not None}
    concerned = {change.key for change in ours if change.table == "action"}
    concerned |= {part.action for part in (*before.values(), *after.values())}
    concerned &= actions.keys()
    if not concerned:
        return changes
    parts = {
        part.key: _Part(part.action, part.status, part.progress, part.weight)
        for part in reads.milestone_parts(store, revision, plan, concerned)
    }
    parts = {key: part for key, part in parts.items() if key not in before} | after
    of: dict[str, list[_Part]] = {key: [] for key in concerned}
    for part in parts.values():
        if part.action in of:
            of[part.action].append(part)
    wanted: dict[str, Value] = {
        key: 100.0 if actions[key].status == Status.DONE else steps(of[key]).progress for key in concerned
    }
    return _merged(changes, wanted, {key: actions[key].progress for key in concerned})


def _bears(change: Change) -> bool:
    sources = SOURCES.get(change.table)
    if sources is None:
        return False
    return change.creates or change.ends or not sources.isdisjoint((change.after or {}).keys())


def _counted(store: Store, changes: Sequence[Change], plan: str, revision: int) -> dict[str, _Action]:
    """The actions whose progress comes from milestones once the changes are made."""
    actions = {
        row.key: _Action(row.status, row.progress) for row in reads.counted_actions(store, revision, plan)
    }
    touching = [change for change in changes if change.table == "action"]
    begun = [c for c in touching if c.before is not None and _is_counted(c.after)]
    stored = some_rows_at(store, revision, plan, "action", [c.key for c in begun]) if begun else {}
    actions |= {key: _Action(row["status"], row["progress"]) for key, row in stored.items()}
    for change in touching:
        known = actions.get(change.key, _Action(None, None))
        if (
            change.after is None
            or is_archived(change.after)
            or not _is_counted(change.after, otherwise=change.key in actions)
        ):
            actions.pop(change.key, None)
        else:
            actions[change.key] = _Action(change.after.get("status", known.status), known.progress)
    return actions


def _is_counted(after: Mapping[str, Value] | None, *, otherwise: bool = False) -> bool:
    """Whether the values of a change say that the progress comes from milestones; `otherwise` where they say nothing."""
    if after is None or "progress_from" not in after:
        return otherwise
    return after["progress_from"] == ProgressFrom.MILESTONES


def _merged(
    changes: Sequence[Change], wanted: Mapping[str, Value], stored: Mapping[str, Value]
) -> list[Change]:
    """The changes with the progress that each action comes to; what would say what is stored is left out."""
    found: list[Change] = []
    left = dict(wanted)
    for change in changes:
        if change.table != "action" or change.key not in wanted or change.after is None:
            found.append(change)
            continue
        progress = left.pop(change.key)
        after = {**change.after, "progress": progress}
        if change.before is None:
            found.append(Change("action", change.key, None, after))
            continue
        before = {**change.before, "progress": stored[change.key]}
        if before["progress"] == progress:
            del before["progress"], after["progress"]
        if after:
            found.append(Change("action", change.key, before, after))
    found += [
        Change("action", key, {"progress": stored[key]}, {"progress": progress})
        for key, progress in left.items()
        if stored[key] != progress
    ]
    return found


def _part(row: Mapping[str, Value]) -> _Part:
    return _Part(*(row.get(field.name) for field in fields(_Part)))


def _values(part: _Part | None) -> dict[str, Value]:
    return {field.name: getattr(part, field.name) for field in fields(_Part)} if part else {}
