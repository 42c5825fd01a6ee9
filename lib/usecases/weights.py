"""Weights of axes; those of actions are among their other values."""

from __future__ import annotations

from lib.domain.writing import Seen, Writing
from lib.store.connection import Store
from lib.usecases.record import edit_row, row_seen


def weigh_axis(store: Store, seen: Seen, axis: str, weight: float | None, writing: Writing) -> int | None:
    """Sets the weight of an axis, or takes it away (None). Answers the revision, None for no change.

    Raises Invalid for a weight that is not above zero, Conflict when somebody changed it since it was seen.
    """
    row = row_seen(store, seen, writing.plan, "axis", axis)
    return edit_row(
        store, "axis", seen, axis, {"weight": weight}, writing, reason=str(row["code"] or row["title"])
    )
