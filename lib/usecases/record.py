"""The one way to the ledger: `record`, and the row that is created or edited through it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from uuid import uuid4

from lib.domain.archived import is_archived
from lib.domain.changes import Change, Value, updated
from lib.domain.errors import Conflict, Invalid
from lib.domain.numbers import is_held
from lib.domain.schema import TABLES, named
from lib.domain.terms import RevisionKind
from lib.domain.writing import Seen, Writing
from lib.store.connection import Store
from lib.store.ledger import ATTEMPTS, SourceFile, changes_of, commit, rows_now, some_rows_at
from lib.store.reads import current_revision
from lib.usecases.allowed import check_writes
from lib.usecases.axes_aside import axes_checked
from lib.usecases.former_names import codes_followed, labels_followed
from lib.usecases.milestone_progress import progress_followed
from lib.usecases.proof import proof_followed
from lib.usecases.recurring import occurrences_followed
from lib.usecases.reserved import confidential_followed, seen_changes, told_without_names

#: What follows from changes, one rule after the other: each is given the changes so far and answers them with its own.
#: The very same changes say that nothing follows, whatever the state.
FOLLOWING: tuple[Callable[[Store, Sequence[Change], Writing], Sequence[Change]], ...] = (
    axes_checked,
    codes_followed,
    labels_followed,
    occurrences_followed,
    progress_followed,
    proof_followed,
    confidential_followed,
)


def new_key() -> str:
    """A stable key for a new row; codes may change, keys do not."""
    return uuid4().hex[:12]


def record(
    store: Store,
    changes: Sequence[Change],
    writing: Writing,
    *,
    reason: str,
    kind: RevisionKind | None = None,
    source: SourceFile | None = None,
    files: Sequence[SourceFile] = (),
    undoes: int | None = None,
    after: int | None = None,
) -> int:
    """Records changes as one revision and answers its number; an entry, or a note of the meeting in which it is
    written, unless it is of another kind.

    What follows from the changes is recorded with them, but for an undoing, which tells what was. A press that was
    recorded before is not recorded again: its revision is answered. Raises Conflict when somebody changed the same
    values since they were seen, or recorded anything after the revision `after`; Invalid for a broken rule; NotAllowed
    for what is not for this person to write.
    """
    store = store.whole
    check_writes(store, changes, writing, undoes=undoes is not None)
    changes = seen_changes(store, changes, writing, undoes=undoes)
    for attempt in range(1, ATTEMPTS + 1):
        last = current_revision(store)
        whole = _followed(store, changes, writing) if undoes is None else changes
        derived = after is None and whole is not changes
        try:
            return commit(
                store,
                whole,
                plan=writing.plan,
                author=writing.author,
                kind=kind or (RevisionKind.MEETING if writing.meeting else RevisionKind.EDIT),
                reason=reason,
                recorded_at=writing.recorded_at,
                as_of=writing.today,
                source=source,
                files=files,
                meeting=writing.meeting,
                undoes=undoes,
                press=writing.press,
                after=last if derived else after,
            )
        except Conflict as conflict:
            # What follows was drawn from a state that is no longer the last: it is drawn again.
            if not derived or conflict.code != "conflict_later" or attempt == ATTEMPTS:
                raise
        except Invalid as error:
            raise told_without_names(error, store, writing) from None
    raise AssertionError("unreachable")


def _followed(store: Store, changes: Sequence[Change], writing: Writing) -> Sequence[Change]:
    """The changes with all that follows from them. Raises Invalid for what a rule of the plan refuses."""
    _check_numbers(changes)
    for follow in FOLLOWING:
        changes = follow(store, changes, writing)
    return changes


def _check_numbers(changes: Sequence[Change]) -> None:
    for change in changes:
        for name, value in (change.after or {}).items():
            if isinstance(value, float) and not is_held(value):
                raise Invalid("number_too_large", "A number has fifteen digits at most.", field=name)


def created(store: Store, revision: int, table: str) -> str:
    """The key of the row of a table that a revision created: of a press recorded before, not the one made up just now."""
    return next(c.key for c in changes_of(store, revision) if c.table == table and c.creates)


def row_seen(store: Store, seen: Seen, plan: str, table: str, key: str) -> Mapping[str, Value]:
    """What a person saw of a row. Raises Invalid when it was not there at the revision seen, or was archived since."""
    row = some_rows_at(store, seen, plan, table, [key]).get(key) if isinstance(seen, int) else seen
    if row is None:
        raise gone(table)
    if TABLES[table].archived_by and is_archived(rows_now(store, plan, table, [key]).get(key, {})):
        raise Invalid("row_archived", "This was archived: restore it first.", field=table)
    return row


def row_now(store: Store, plan: str, table: str, key: str) -> Mapping[str, Value]:
    """A row as it stands. Raises Invalid when it does not."""
    row = rows_now(store, plan, table, [key]).get(key)
    if row is None:
        raise gone(table)
    return row


def standing_now(store: Store, plan: str, table: str, key: str) -> Mapping[str, Value]:
    """A row as it stands, that nobody archived. Raises Invalid when there is none."""
    row = row_now(store, plan, table, key)
    if is_archived(row):
        raise Invalid("row_archived", "This was archived: restore it first.", field=table)
    return row


def gone(table: str) -> Invalid:
    """What is said of a row that is not there."""
    return Invalid(f"{table}_unknown", TABLES[table].gone, field=table)


def create_row(
    store: Store, table: str, values: Mapping[str, Value], writing: Writing, *, reason: str = ""
) -> int:
    """Adds a row, every blank value missing, and answers the revision.

    Raises Invalid with the name of the field when a needed value is missing, or one that is unique is taken; and for a row
    in which nothing that a form asks for is said.
    """
    row: dict[str, Value] = {name: _filled(values.get(name)) for name in TABLES[table].names}
    check_needed(table, row)
    _check_said(table, row)
    creation = Change(table, new_key(), None, row)
    return record(store, [creation], writing, reason=reason or named(table, row))


def edit_row(
    store: Store,
    table: str,
    seen: Seen,
    key: str,
    wanted: Mapping[str, Value],
    writing: Writing,
    *,
    reason: str = "",
) -> int | None:
    """Changes values of a row from what the person saw; None when nothing differs.

    Raises Invalid for a row that was not there or a broken rule, Conflict when somebody changed the same values since.
    """
    row = row_seen(store, seen, writing.plan, table, key)
    values = {name: _filled(value) for name, value in wanted.items()}
    check_needed(table, {**row, **values})
    change = updated(table, key, row, values)
    return (
        record(store, [change], writing, reason=reason or named(table, {**row, **values})) if change else None
    )


def check_needed(table: str, row: Mapping[str, Value]) -> None:
    """Raises Invalid for the first needed value that a row lacks, and for a number that is to be above zero and is not."""
    for field in TABLES[table].fields:
        value = row.get(field.name)
        if field.above_zero and isinstance(value, int | float) and value <= 0:
            raise Invalid("number_not_above_zero", "Expected: a number above zero.", field=field.name)
        if field.needed and (value is None or not str(value).strip()):
            raise Invalid("value_missing", "This value is needed.", field=field.name)


def _check_said(table: str, row: Mapping[str, Value]) -> None:
    asked = [field for field in TABLES[table].fields if field.in_form and field.kind != "flag"]
    if asked and all(row.get(field.name) is None for field in asked):
        raise Invalid("row_empty", "Nothing was filled in.", field=asked[0].name)


def _filled(value: Value) -> Value:
    return None if isinstance(value, str) and not value.strip() else value
