"""Creating and editing actions, by form or in a meeting."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from lib.domain.changes import Change, Value, updated
from lib.domain.errors import Invalid
from lib.domain.milestones import ProgressFrom
from lib.domain.schema import ACTION
from lib.domain.terms import Precision, Status
from lib.domain.writing import Seen, Writing
from lib.store.connection import Store
from lib.store.ledger import NOW, linked_rows
from lib.store.naming import values_naming
from lib.usecases.record import check_needed, new_key, record, row_now, row_seen
from lib.usecases.recurring import check_declared


def create_action(store: Store, values: Mapping[str, Value], writing: Writing) -> int:
    """Adds an action; the first deadline becomes its initial one. Answers the revision.

    Raises Invalid for a missing title or a code already taken, with the field's name.
    """
    creation = added(values, writing.today)
    return record(store, [creation], writing, reason=str(values["title"]))


def added(values: Mapping[str, Value], today: date) -> Change:
    """The change that adds an action; its first deadline is its initial one. Raises Invalid as `create_action` does."""
    _check(values)
    _check_completion(values, today)
    if values.get("progress") is not None:
        _check_declared(values)
    row: dict[str, Value] = {name: values.get(name) for name in ACTION.names}
    row["initial_deadline"] = row["initial_deadline"] or row["deadline"]
    row["deadline_precision"] = row["deadline_precision"] or _precision(row["deadline"])
    return Change("action", new_key(), None, row)


def edit_action(
    store: Store,
    seen: Seen,
    key: str,
    values: Mapping[str, Value],
    writing: Writing,
    *,
    reason: str = "",
) -> int | None:
    """Changes some values of an action from what the person saw. Answers the revision, None for no change.

    A deadline that moves needs a `reason`; the initial deadline never moves with it, nor by itself. An action that is
    reopened loses the day of its completion.
    Raises Invalid for a broken rule, Conflict when somebody changed the same values since.
    """
    row = row_seen(store, seen, writing.plan, "action", key)
    change = edited(store, writing.plan, key, row, values, writing.today, reason=reason)
    if change is None:
        return None
    whole = {**row, **(change.after or {})}
    what = str(whole.get("code") or whole.get("title"))
    return record(store, [change], writing, reason=reason.strip() or what)


def edited(
    store: Store,
    plan: str,
    key: str,
    row: Mapping[str, Value],
    values: Mapping[str, Value],
    today: date,
    *,
    reason: str,
) -> Change | None:
    """The change that gives an action other values than those of a row, with what follows from them; None for none.

    Raises Invalid as `edit_action` does.
    """
    change = updated("action", key, row, values)
    if change is None or change.after is None or change.before is None:
        return None
    after, before = dict(change.after), dict(change.before)
    if before.get("initial_deadline") is not None:
        raise Invalid(
            "first_deadline_kept",
            "The first deadline recorded stays: it cannot be changed.",
            field="initial_deadline",
        )
    if "deadline" in after:
        if before["deadline"] is not None and not reason.strip():
            raise Invalid("reason_missing", "A deadline that moves needs a reason.", field="deadline")
        if "deadline_precision" not in after:
            _set(after, before, row, "deadline_precision", _precision(after["deadline"]))
        if "deadline_text" not in after:
            _set(after, before, row, "deadline_text", None)
        if row.get("initial_deadline") is None:
            _set(after, before, row, "initial_deadline", before["deadline"] or after["deadline"])
    if before.get("status") == Status.DONE and "completed_on" not in after:
        _set(after, before, row, "completed_on", None)
    whole = {**row, **after}
    if "code" in after and not after["code"]:
        _check_unnamed(store, plan, str(before["code"]))
    check_declared(store, plan, key, row, after)
    if "progress" in after:
        _check_declared(whole)
    if after.get("progress_from") == ProgressFrom.MILESTONES:
        _check_milestones(store, plan, key)
    _check_completion(after, today)
    _check(whole)
    return Change("action", key, before, after)


def update_action(
    store: Store, seen: Seen, key: str, values: Mapping[str, Value], writing: Writing, *, comment: str = ""
) -> int | None:
    """What is new of an action, said in one line. Answers the revision, None when nothing is.

    The comment is added to the one that stands, whoever wrote it meanwhile, and is the reason of a deadline that moves.
    What is declared done is done on the present day, whole, and waits for nobody, unless the values say otherwise.
    Raises Invalid for a broken rule, as a deadline that moves without a comment; Conflict as `edit_action` does.
    """
    row, said = dict(row_seen(store, seen, writing.plan, "action", key)), comment.strip()
    wanted = dict(values)
    if wanted.get("status") == Status.DONE and row["status"] != Status.DONE:
        done: dict[str, Value] = {"progress": 100.0, "waiting_on": None, "waiting_since": None}
        wanted = {**done, "completed_on": row["completed_on"] or writing.today, **wanted}
    if said:
        row["comment"] = row_now(store, writing.plan, "action", key)["comment"]
        wanted["comment"] = "\n".join(str(text) for text in (row["comment"], said) if text)
    return edit_action(store, row, key, wanted, writing, reason=said)


def _set(
    after: dict[str, Value], before: dict[str, Value], seen: Mapping[str, Value], name: str, value: Value
) -> None:
    if seen.get(name) != value:
        before[name], after[name] = seen.get(name), value


def _precision(deadline: Value) -> str:
    return Precision.DAY if deadline else Precision.UNKNOWN


def _check(values: Mapping[str, Value]) -> None:
    """The rules of one action; that its code is its own is held at the commit."""
    if not str(values.get("title") or "").strip():
        raise Invalid("title_missing", "An action needs a title.", field="title")
    progress = values.get("progress")
    if isinstance(progress, int | float) and not 0 <= progress <= 100:
        raise Invalid("progress_out_of_range", "Progress is between 0 and 100.", field="progress")
    check_needed("action", values)
    start, deadline = values.get("start"), values.get("deadline")
    if isinstance(start, date) and isinstance(deadline, date) and deadline < start:
        raise Invalid("end_before_start", "The deadline comes before the start.", field="deadline")
    until = values.get("recurrence_until")
    if values.get("recurrence") and isinstance(start, date) and isinstance(until, date) and until < start:
        raise Invalid(
            "recurrence_before_start",
            "It would stop coming back before it starts.",
            field="recurrence_until",
        )
    if values.get("completed_on") and values.get("status") != Status.DONE:
        raise Invalid(
            "completed_not_done", "A completion date is given, but the status is not “Done”.", field="status"
        )


def _check_declared(values: Mapping[str, Value]) -> None:
    """A progress that comes from milestones is not declared; an action that is done is whole all the same."""
    is_whole = values.get("status") == Status.DONE and values["progress"] == 100
    if values.get("progress_from") == ProgressFrom.MILESTONES and not is_whole:
        raise Invalid(
            "progress_counted",
            "The progress of this action comes from its milestones: record it on them, or let it be declared again.",
            field="progress",
        )


def _check_unnamed(store: Store, plan: str, code: str) -> None:
    """Exchanges that name an action by its code would be nobody's without it."""
    named = len(values_naming(store, NOW, plan, "interaction", "action", [code]))
    if named:
        raise Invalid(
            "code_named",
            "Exchanges name this action by its code ({n}): give it another one rather than none.",
            field="code",
            n=named,
        )


def _check_milestones(store: Store, plan: str, key: str) -> None:
    """An action without a milestone would lose what is declared of it."""
    if not linked_rows(store, NOW, plan, "milestone", "action", key):
        raise Invalid(
            "milestone_missing",
            "No milestone is recorded: add one first, then let the progress come from them.",
            field="progress_from",
        )


def _check_completion(values: Mapping[str, Value], today: date) -> None:
    """A completion that is written is dated today at the latest; one that a file brought stays until it is changed."""
    completed = values.get("completed_on")
    if isinstance(completed, date) and completed > today:
        raise Invalid("date_to_come", "A completion cannot be dated in the future.", field="completed_on")
