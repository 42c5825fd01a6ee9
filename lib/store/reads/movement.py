"""What moved between two states of a plan."""

from __future__ import annotations

from datetime import date

import pandas as pd

from lib.store.connection import Store


def movements(
    store: Store, revision: int, plan: str, day: date, *, before: int, day_before: date, limit: int = 100_000
) -> pd.DataFrame:
    """Actions that differ between (before, day_before) and (revision, day), in plan order.

    Flags: is_new, is_gone, newly_done, reopened, newly_cancelled, newly_blocked, unblocked, newly_late, missed,
    deadline_moved, postponed, owner_changed. Measures: moved_days, progress_gain (points), days_late. Each changed
    value stands beside its `_before`; `party` is the country of the lead.
    """
    return store.frame(
        "movements",
        revision=revision,
        plan=plan,
        day=day,
        before=before,
        day_before=day_before,
        limit=limit,
    )
