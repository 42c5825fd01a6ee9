"""Creating and editing actions, by form or in a meeting."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import uuid4

from lib.domain.changes import Change, Value, updated
from lib.domain.errors import Invalid, NotAllowed
from lib.domain.fields import ACTION
from lib.domain.terms import Precision, RevisionKind, Status
from lib.store.connection import Store
from lib.store.ledger import commit, rows_at


@dataclass(frozen=True, slots=True)
class Writing:
    """Who writes, when and in which plan; the same for every use-case."""

    plan: str
    author: str
    recorded_at: datetime  # UTC, without timezone
    today: date
    meeting: str | None = None  # key of the meeting in which it is written
    replays: bool = False  # a history told again, each file on its own day: the sample's

    def __post_init__(self) -> None:
        """A write is dated on the day it is made, wherever on earth: the past is looked at, never written."""
        if not self.replays and abs((self.recorded_at.date() - self.today).days) > 1:
            raise NotAllowed(
                "day_past", "A change is dated on the day it is made: the past cannot be written."
            )


def new_key() -> str:
    """A stable key for a new row; codes may change, keys do not."""
    return uuid4().hex[:12]


def create_action(store: Store, revision: int, values: Mapping[str, Value], writing: Writing) -> int:
    """Adds an action; the first deadline becomes its initial one. Answers the revision.

    Raises Invalid for a missing title or a code already taken, with the field's name.
    """
    stored = rows_at(store, revision, writing.plan, "action")
    _check(values, stored, key=None)
    _check_completion(values, writing)
    row: dict[str, Value] = {name: values.get(name) for name in ACTION}
    row["initial_deadline"] = row["initial_deadline"] or row["deadline"]
    row["deadline_precision"] = row["deadline_precision"] or _precision(row["deadline"])
    title = str(row["title"])
    return _record(store, Change("action", new_key(), None, row), title, writing)


def edit_action(
    store: Store,
    seen: Mapping[str, Value],
    key: str,
    values: Mapping[str, Value],
    writing: Writing,
    *,
    revision: int,
    reason: str = "",
) -> int | None:
    """Changes some values of an action from what the person saw. Answers the revision, None for no change.

    A deadline that moves needs a `reason`; the initial deadline never moves with it, nor by itself.
    Raises Invalid for a broken rule, Conflict when somebody changed the same values since.
    """
    change = updated("action", key, seen, values)
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
            _set(after, before, seen, "deadline_precision", _precision(after["deadline"]))
        if "deadline_text" not in after:
            _set(after, before, seen, "deadline_text", None)
        if seen.get("initial_deadline") is None:
            _set(after, before, seen, "initial_deadline", before["deadline"] or after["deadline"])
    _check_completion(after, writing)
    _check({**seen, **after}, rows_at(store, revision, writing.plan, "action"), key=key)
    what = str({**seen, **after}.get("code") or {**seen, **after}.get("title"))
    return _record(store, Change("action", key, before, after), reason.strip() or what, writing)


def _set(
    after: dict[str, Value], before: dict[str, Value], seen: Mapping[str, Value], name: str, value: Value
) -> None:
    if seen.get(name) != value:
        before[name], after[name] = seen.get(name), value


def _precision(deadline: Value) -> str:
    return Precision.DAY if deadline else Precision.UNKNOWN


def _check(
    values: Mapping[str, Value], stored: Mapping[str, Mapping[str, Value]], *, key: str | None
) -> None:
    """The rules of one action; `key` is its own when it exists already."""
    if not str(values.get("title") or "").strip():
        raise Invalid("title_missing", "An action needs a title.", field="title")
    code = values.get("code")
    if code and any(row["code"] == code for other, row in stored.items() if other != key):
        raise Invalid(
            "code_taken", "The code {code} already belongs to another action.", field="code", code=code
        )
    progress = values.get("progress")
    if isinstance(progress, int | float) and not 0 <= progress <= 100:
        raise Invalid("progress_out_of_range", "Progress is between 0 and 100.", field="progress")
    start, deadline = values.get("start"), values.get("deadline")
    if isinstance(start, date) and isinstance(deadline, date) and deadline < start:
        raise Invalid("end_before_start", "The deadline comes before the start.", field="deadline")
    if values.get("completed_on") and values.get("status") != Status.DONE:
        raise Invalid(
            "completed_not_done", "A completion date is given, but the status is not “Done”.", field="status"
        )


def _check_completion(values: Mapping[str, Value], writing: Writing) -> None:
    """A completion that is written is dated today at the latest; one that a file brought stays until it is changed."""
    completed = values.get("completed_on")
    if isinstance(completed, date) and completed > writing.today:
        raise Invalid("date_to_come", "A completion cannot be dated in the future.", field="completed_on")


def _record(store: Store, change: Change, reason: str, writing: Writing) -> int:
    return commit(
        store,
        [change],
        plan=writing.plan,
        author=writing.author,
        kind=RevisionKind.MEETING if writing.meeting else RevisionKind.EDIT,
        reason=reason,
        recorded_at=writing.recorded_at,
        as_of=writing.today,
        meeting=writing.meeting,
    )
