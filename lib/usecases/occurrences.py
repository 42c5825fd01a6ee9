"""What becomes of the occurrences of an action that comes back: done, moved, without an object."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from lib.domain.changes import Value, Values, updated
from lib.domain.errors import Invalid
from lib.domain.recurrence import OccurrenceState
from lib.domain.writing import Seen, Writing
from lib.store.connection import Store
from lib.usecases.record import record, row_now, row_seen


def hold_occurrence(store: Store, seen: Seen, key: str, writing: Writing) -> int | None:
    """Says that an occurrence was done, on the present day. Answers the revision, None when it was said already.

    Raises Invalid when it is gone, Conflict when somebody said otherwise since.
    """
    return edit_occurrence(store, seen, key, {"state": str(OccurrenceState.DONE)}, writing)


def edit_occurrence(
    store: Store, seen: Seen, key: str, wanted: Mapping[str, Value], writing: Writing, *, reason: str = ""
) -> int | None:
    """Changes an occurrence from what the person saw. Answers the revision, None when nothing differs.

    A day that moves needs a `reason`. One that is done is done on the present day unless another is given; one that is not
    has no such day. Raises Invalid for a broken rule, Conflict when somebody changed the same values since.
    """
    row = row_seen(store, seen, writing.plan, "occurrence", key)
    values: dict[str, Value] = {n: v if v != "" else None for n, v in wanted.items()}
    whole = {**row, **values}
    if whole.get("due_on") is None:
        raise Invalid("value_missing", "This value is needed.", field="due_on")
    if row.get("due_on") != whole["due_on"] and not reason.strip():
        raise Invalid("occurrence_reason_missing", "An occurrence that moves needs a reason.", field="due_on")
    if whole.get("state") == OccurrenceState.DONE:
        values["done_on"] = whole["done_on"] = whole.get("done_on") or writing.today
    elif "done_on" not in wanted or wanted["done_on"] == row.get("done_on"):
        values["done_on"] = whole["done_on"] = None
    _check(whole, writing.today)
    change = updated("occurrence", key, row, values)
    if change is None:
        return None
    action = row_now(store, writing.plan, "action", str(row["action"]))
    return record(store, [change], writing, reason=reason.strip() or _named(action))


def _check(whole: Values, today: date) -> None:
    done = whole.get("done_on")
    if isinstance(done, date) and done > today:
        raise Invalid("date_to_come", "A completion cannot be dated in the future.", field="done_on")
    if done is not None and whole.get("state") != OccurrenceState.DONE:
        raise Invalid(
            "occurrence_not_done",
            "A day of completion is given, but the occurrence is not done.",
            field="state",
        )


def _named(action: Values) -> str:
    return str(action.get("code") or action.get("title") or "")
