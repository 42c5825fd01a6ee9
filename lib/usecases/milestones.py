"""Milestones of an action: set, edited, done, taken away; and where the progress of the action comes from."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from lib.domain.changes import Change, Value
from lib.domain.errors import Invalid
from lib.domain.milestones import MilestoneStatus, ProgressFrom
from lib.domain.schema import MILESTONE
from lib.domain.writing import Seen, Writing
from lib.store.connection import Store
from lib.usecases.actions import edit_action
from lib.usecases.record import create_row, edit_row, record, row_now, row_seen


def add_milestone(store: Store, action: str, values: Mapping[str, Value], writing: Writing) -> int:
    """Adds a milestone to an action; one of which nothing is said has not begun. Answers the revision.

    Raises Invalid for a broken rule, or an action that is not there.
    """
    row_now(store, writing.plan, "action", action)
    wanted = {**values, "status": values.get("status") or MilestoneStatus.NOT_STARTED.value, "action": action}
    if wanted["status"] == MilestoneStatus.DONE:
        wanted["completed_on"] = wanted.get("completed_on") or writing.today
    _check(wanted, writing)
    return create_row(store, "milestone", wanted, writing, reason=str(wanted.get("title") or ""))


def edit_milestone(
    store: Store, seen: Seen, key: str, values: Mapping[str, Value], writing: Writing
) -> int | None:
    """Changes values of a milestone from what the person saw; None when nothing differs.

    One that is declared done is done on the present day unless another is given; one taken up again loses that day.
    Raises Invalid for a broken rule, Conflict when somebody changed the same values since.
    """
    row = row_seen(store, seen, writing.plan, "milestone", key)
    wanted = dict(values)
    if "status" in wanted and wanted["status"] != row["status"] and "completed_on" not in wanted:
        is_done = wanted["status"] == MilestoneStatus.DONE
        wanted["completed_on"] = (row["completed_on"] or writing.today) if is_done else None
    _check({**row, **wanted}, writing)
    title = str(wanted.get("title") or row["title"])
    return edit_row(store, "milestone", row, key, wanted, writing, reason=title)


def finish_milestone(store: Store, seen: Seen, key: str, writing: Writing) -> int | None:
    """Declares a milestone done on the present day; None when it is done already. Raises as `edit_milestone` does."""
    return edit_milestone(store, seen, key, {"status": MilestoneStatus.DONE.value}, writing)


def remove_milestone(store: Store, seen: Seen, key: str, writing: Writing) -> int:
    """Takes away a milestone that was set by mistake: undoing it brings it back. Raises Invalid when it is gone, Conflict
    when somebody changed it since."""
    row = row_seen(store, seen, writing.plan, "milestone", key)
    before = {name: row[name] for name in MILESTONE.names}
    return record(store, [Change("milestone", key, before, None)], writing, reason=str(row["title"]))


def count_progress(
    store: Store, seen: Seen, action: str, source: ProgressFrom, writing: Writing
) -> int | None:
    """Says where the progress of an action comes from; None when it does already.

    Raises Invalid and Conflict as `edit_action` does.
    """
    return edit_action(store, seen, action, {"progress_from": source.value}, writing)


def _check(values: Mapping[str, Value], writing: Writing) -> None:
    """The rules of one milestone."""
    weight, progress, completed = values.get("weight"), values.get("progress"), values.get("completed_on")
    if isinstance(weight, int | float) and weight <= 0:
        raise Invalid("weight_not_positive", "A weight is more than 0; left blank, it is 1.", field="weight")
    if isinstance(progress, int | float) and not 0 <= progress <= 100:
        raise Invalid("progress_out_of_range", "Progress is between 0 and 100.", field="progress")
    if completed and values.get("status") != MilestoneStatus.DONE:
        raise Invalid(
            "completed_not_done", "A completion date is given, but the status is not “Done”.", field="status"
        )
    if isinstance(completed, date) and completed > writing.today:
        raise Invalid("date_to_come", "A completion cannot be dated in the future.", field="completed_on")
