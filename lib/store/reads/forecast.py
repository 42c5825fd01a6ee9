"""What the outlook is computed from: all of it from the ledger, at a revision, on a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pandas as pd

from lib.store.state import State


def outlook_rows(state: State) -> pd.DataFrame:
    """Tracked actions that are not continuous, in plan order.

    key, axis; flags is_open, halted (blocked or suspended), behind (less progress than expected, by more than the
    plan's limit), late_start, waiting, no_owner, support; start_in, first_in (first deadline), deadline_in,
    completed_in: days from `day`, NaN where unknown; postponed: how many times the deadline was put back.
    """
    return state.frame("outlook_rows")


def outlook_courses(state: State, *, step: int = 1) -> pd.DataFrame:
    """What a forecast learns from and judges, and no more: columns of `outlook_rows` for one in `step` of its actions,
    always the same. key; is_open, halted; start_in, first_in, deadline_in, completed_in."""
    return state.frame("outlook_courses", step=step)


def outlook_states(state: State, *, limit: int) -> list[tuple[date, int]]:
    """The last recorded day of each month before `day` and the revision that held then, the latest first."""
    found = state.rows("outlook_states", limit=limit)
    return [(as_of, int(number)) for as_of, number in found]


def outlook_actions(state: State, *, keys: Sequence[str]) -> pd.DataFrame:
    """The words of some actions, in the order of `keys`: code, title, lead, owner, dates, progress, situation…"""
    return state.frame("outlook_actions", keys=list(keys))


def commission_on(state: State) -> date | None:
    """The day of the mixed commission; None while it is to be fixed."""
    found = state.rows("commission_on")
    return found[0][0] if found else None
