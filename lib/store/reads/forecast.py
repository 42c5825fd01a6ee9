"""What the outlook is computed from: all of it from the ledger, at a revision, on a day.

What is computed on is columns, a place for each action: frames; what is shown of a few of them is rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from lib.store.reads.bases import ActionDue
from lib.store.rows import Rows
from lib.store.state import State

__all__ = [
    "OutlookAction",
    "outlook_actions",
    "outlook_courses",
    "outlook_rows",
    "outlook_states",
]


@dataclass(frozen=True, slots=True)
class OutlookAction(ActionDue):
    """What is told of an action before its deadline: how far it is and should be, who is waited for, what is asked."""

    progress: float | None
    expected: float | None
    waiting_on: str | None
    waiting_since: date | None
    support_requested: str | None


def outlook_rows(state: State) -> pd.DataFrame:
    """Tracked actions that are not continuous, in plan order.

    key, axis; flags is_open, halted (blocked or suspended), behind (less progress than expected, by more than the
    plan's limit), late_start, waiting, no_owner, support; start_in, first_in (first deadline), deadline_in,
    completed_in: days from `day`, NaN where unknown; postponed: how many times the deadline was put back.
    """
    return state.frame("outlook_rows")


def outlook_courses(state: State, *, step: int = 1) -> pd.DataFrame:
    """What a forecast learns from and judges, and no more: columns of `outlook_rows` for one in `step` of its actions,
    always the same. key, axis; is_open, halted; start_in, first_in, deadline_in, completed_in."""
    return state.frame("outlook_courses", step=step)


def outlook_states(state: State, *, limit: int) -> list[State]:
    """The plan on the last recorded day of each month before `day`, as it was known then, the latest first."""
    found = state.rows("outlook_states", limit=limit)
    return [state.at(int(number), as_of) for as_of, number in found]


def outlook_actions(state: State, *, keys: Sequence[str]) -> Rows[OutlookAction]:
    """What is told of some actions, in the order of `keys`."""
    return state.select(OutlookAction, "outlook_actions", keys=list(keys))
