"""Repairing what disagrees: one revision of one action, undone like any other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lib.domain.changes import Value, Values
from lib.domain.errors import Invalid
from lib.domain.terms import Status
from lib.domain.writing import Seen, Writing
from lib.store.connection import Store
from lib.usecases.actions import edit_action
from lib.usecases.record import row_seen

#: Rule, and how it is repaired; « confirm » keeps the value and says on which day somebody confirmed it.
WAYS = (
    ("done_below_100", "complete"),
    ("full_not_done", "declare_done"),
    ("end_before_start", "swap"),
    ("done_in_future", "date"),
    ("done_before_start", "date"),
    ("progress_backwards", "take_back"),
    ("progress_backwards", "confirm"),
    ("done_with_open_steps", "reopen"),
    ("no_deliverable", "name_deliverable"),
    ("stale", "confirm"),
)


@dataclass(frozen=True, slots=True)
class Repair:
    """One repair of one action. `before`: the progress to go back to; `since`: the day of the record in question;
    `deliverable`, `completed_on`: what a person types for it."""

    key: str
    way: str
    before: float | None = None
    since: date | None = None
    deliverable: str = ""
    completed_on: date | None = None


def repair(store: Store, seen: Seen, wanted: Repair, writing: Writing, *, reason: str) -> int:
    """Records a repair of what was seen as one revision and answers its number.

    Raises Invalid when the action is gone, when nothing is left to repair, or for a deliverable without a name; Conflict
    when somebody changed the same values since.
    """
    row = row_seen(store, seen, writing.plan, "action", wanted.key)
    number = edit_action(store, row, wanted.key, _values(wanted, row, writing.today), writing, reason=reason)
    if number is None:
        raise Invalid("no_change", "There is nothing to record.")
    return number


def _values(wanted: Repair, row: Values, today: date) -> dict[str, Value]:
    """What the repair changes."""
    if wanted.way == "complete":
        return {"progress": 100.0}
    if wanted.way == "declare_done":
        return {"status": Status.DONE.value, "completed_on": wanted.since}
    if wanted.way == "swap":
        return {"start": row["deadline"], "deadline": row["start"]}
    if wanted.way == "take_back":
        return {"progress": wanted.before}
    if wanted.way == "date":
        if wanted.completed_on is None:
            raise Invalid("value_missing", "Give the day of completion.", field="completed_on")
        return {"completed_on": wanted.completed_on}
    if wanted.way == "reopen":
        return {"status": Status.IN_PROGRESS.value, "completed_on": None, "progress": wanted.before}
    if wanted.way == "name_deliverable":
        if not wanted.deliverable.strip():
            raise Invalid("value_missing", "Name the deliverable, or where it is kept.", field="deliverable")
        return {"deliverable": wanted.deliverable.strip()}
    return {"checked_on": today}
