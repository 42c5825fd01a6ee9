"""Actions that are reserved to some of the team: what follows from it, and what nobody writes who does not see them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from lib.domain.archived import is_archived
from lib.domain.changes import Change, Values
from lib.domain.errors import AppError, Invalid, NotAllowed
from lib.domain.names import split_names
from lib.domain.people import Person
from lib.domain.reserved import sees
from lib.domain.schema import ACTION, TABLES
from lib.domain.writing import Writing
from lib.store.connection import Store
from lib.store.ledger import changes_of, rows_now
from lib.store.seen import hidden_from
from lib.usecases.reserved_kept import with_unseen

MINUTES = "minutes"
TOLD = frozenset({"confidential", "reserved_for"})


def confidential_followed(store: Store, changes: Sequence[Change], writing: Writing) -> Sequence[Change]:
    """The changes with what follows from a reservation: what is reserved to some of the team is confidential too, and stays
    so while it is."""
    touched = [c for c in changes if c.table == "action" and c.after and TOLD & c.after.keys()]
    if not touched:
        return changes
    stored = rows_now(store, writing.plan, "action", [c.key for c in touched if c.before])
    followed = {c.key: _confidential(c, stored.get(c.key, {})) for c in touched}
    if all(followed[c.key] is c for c in touched):
        return changes
    whole = [followed.get(c.key, c) if c.table == "action" else c for c in changes]
    return [change for change in whole if change.creates or change.ends or change.after]


def _confidential(change: Change, stored: Values) -> Change:
    before, after = dict(change.before or {}), dict(change.after or {})
    row = {**stored, **after}
    if row.get("reserved_for") is None or row.get("confidential"):
        return change
    if change.creates:
        return Change(change.table, change.key, None, {**after, "confidential": True})
    if stored.get("confidential"):  # it stays so
        del before["confidential"], after["confidential"]
    else:
        before["confidential"], after["confidential"] = stored.get("confidential"), True
    return Change(change.table, change.key, before, after)


def seen_changes(
    store: Store, changes: Sequence[Change], writing: Writing, *, undoes: int | None
) -> Sequence[Change]:
    """The changes as they are written for somebody who is not shown some actions: what its writer is shown
    in part keeps the rest. The very same ones for who sees everything.

    Raises NotAllowed for a row that who writes does not see, or one that would name such a row, and for an undoing of what
    touched any; Invalid for somebody who would not see any more what is reserved.
    """
    by = writing.by
    if by is None or by.is_partner:
        return changes
    _check_stays(changes, by)
    hidden = hidden_from(store, by)
    if not hidden:
        return changes
    view = store.without(hidden)
    if undoes is not None and set(map(_row, changes_of(store, undoes))) != set(
        map(_row, changes_of(view, undoes))
    ):
        raise _refused()
    kept = [with_unseen(store, view, change, writing.plan) for change in changes]
    prefix = f"{writing.plan}:"
    keys = [name.removeprefix(prefix) for name in hidden if name.startswith(prefix)]
    gone: dict[str, Values] = {key: dict.fromkeys(ACTION.names) for key in keys}
    rows = {**gone, **rows_now(store, writing.plan, "action", keys)}
    if any(change.table == "action" and change.key in rows for change in kept):
        raise _refused()
    _check_rows(store, view, kept, writing.plan, rows)
    _check_names(store, view, kept, writing.plan, rows)
    _check_texts(store, view, kept, writing.plan)
    return kept if any(one is not other for one, other in zip(kept, changes, strict=True)) else changes


def told_without_names(error: AppError, store: Store, writing: Writing) -> AppError:
    """A refusal as who writes may read it: the way round a circle names every action on it."""
    by = writing.by
    if error.code != "dependency_circle" or by is None or not hidden_from(store, by):
        return error
    return Invalid("dependency_circle", "These actions would wait for one another.", field="needs")


def _check_stays(changes: Sequence[Change], by: Person) -> None:
    for change in changes:
        if change.table == "action" and change.after and not sees(_text(change.after, "reserved_for"), by):
            raise Invalid(
                "reserved_without_oneself",
                "You would not see this action any more: name yourself, or your role, among those to whom it is reserved.",
                field="reserved_for",
            )


def _check_rows(
    store: Store, view: Store, changes: Sequence[Change], plan: str, hidden: Mapping[str, Values]
) -> None:
    """Raises NotAllowed for a row that stands and that the writer does not see; Invalid for the code of a hidden action, by a
    file too, which may number as it likes."""
    codes = {row["code"] for row in hidden.values()} - {None}
    axes = {row["axis"] for row in hidden.values() if not is_archived(row)}
    by_table: dict[str, list[str]] = defaultdict(list)
    for change in changes:
        by_table[change.table].append(change.key)
        code = (change.after or {}).get("code") if change.table == "action" else None
        if change.table == "axis" and change.key in axes and (change.ends or is_archived(change.after or {})):
            raise _refused()  # an action that its writer does not see stands in it
        if code in codes:
            raise Invalid(
                "code_taken", "The code {code} already belongs to another action.", field="code", code=code
            )
    for table, keys in by_table.items():
        _check_seen(store, view, plan, table, keys)


def _check_names(
    store: Store, view: Store, changes: Sequence[Change], plan: str, hidden: Mapping[str, Values]
) -> None:
    """Raises NotAllowed for a row that would name one that the writer does not see."""
    codes = {row["code"] for row in hidden.values()}
    named: dict[str, set[str]] = defaultdict(set)
    for change in changes:
        for field in TABLES[change.table].fields:
            value = _text(change.after or {}, field.name)
            if not value:
                continue
            if field.refers_by == "code" and field.refers_to == "action" and value in codes:
                raise _refused()
            if field.names_row:
                table, _, key = value.partition(":")
                named[table].add(key)
            elif field.refers_to and field.refers_by == "key":
                own = split_names(_text(change.before or {}, field.name)) if field.many else ()
                named[field.refers_to] |= (set(split_names(value)) if field.many else {value}) - set(own)
    for table, keys in named.items():
        if table in TABLES:
            _check_seen(store, view, plan, table, keys)


def _check_texts(store: Store, view: Store, changes: Sequence[Change], plan: str) -> None:
    """Raises NotAllowed for minutes, a step of them or an amendment whose text the writer does not see: nobody writes, approves
    or signs what is not before him."""
    named = {c.key for c in changes if c.table == MINUTES and not c.creates}
    of = (c.after or c.before or {} for c in changes if c.table in ("minutes_step", "amendment"))
    named |= {str(row["minutes"]) for row in of if row.get("minutes")}
    if minutes_withheld(store, view, plan, named):
        raise _refused()


def minutes_withheld(store: Store, view: Store, plan: str, keys: Collection[str]) -> bool:
    """Whether a part of some minutes is not shown in a view of the store: its reader changes nothing of them."""
    return bool(keys) and rows_now(store, plan, MINUTES, keys) != rows_now(view, plan, MINUTES, keys)


def _check_seen(store: Store, view: Store, plan: str, table: str, keys: Iterable[str]) -> None:
    if rows_now(store, plan, table, keys).keys() != rows_now(view, plan, table, keys).keys():
        raise _refused()


def _row(change: Change) -> tuple[str, str, tuple[str, ...], tuple[str, ...]]:
    """What a change touches: its row and fields."""
    return change.table, change.key, tuple(change.before or ()), tuple(change.after or ())


def _text(values: Mapping[str, object], name: str) -> str | None:
    value = values.get(name)
    return str(value) if value is not None else None


def _refused() -> NotAllowed:
    """Says no more than that it is refused: to whom the row is reserved, nor what it is, is not told."""
    return NotAllowed("reserved_refused", "This is not yours to change: nothing was recorded.")
