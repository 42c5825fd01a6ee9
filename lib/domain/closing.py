"""The day on which a plan is read where nobody asks for another one."""

from __future__ import annotations

from datetime import date


def default_day(present: date, closed_on: date | None) -> date:
    """The present day; of a closed plan the day on which it was closed, since nobody follows it any more: what was open
    then grows no older. All plans at once are read so by `judged_on` (macros/11_plans.sql)."""
    return present if closed_on is None else min(present, closed_on)
