"""The one clock, read at the edges alone: the session of a reader, the command line, the light pages.

Below the edge a day or a moment is an argument. A plan has one time zone, and its days begin there for everyone.
"""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from time import monotonic

from lib.domain.errors import AppError
from lib.domain.zones import day_in

#: Names the day on which the clock stands still: demonstrations of the sample, tests.
HELD = "PLAN_DAY"


def now() -> datetime:
    """The present moment, UTC without timezone, as the ledger records it."""
    moment = datetime.now(UTC).replace(tzinfo=None)
    held = held_day()
    return datetime.combine(held, moment.time()) if held else moment


def today(zone: str) -> date:
    """The present day of a plan, in its time zone."""
    return held_day() or day_in(now(), zone)


def elapsed() -> float:
    """Seconds since some moment, to tell how long something takes."""
    return monotonic()


def held_day() -> date | None:
    """The day on which the clock stands still, if it does. Raises AppError for a setting that is no day."""
    held = os.environ.get(HELD)
    try:
        return date.fromisoformat(held) if held else None
    except ValueError:
        raise AppError(
            "clock_unreadable",
            "The setting {name} holds “{held}”, which is no day as 2026-11-24 is. Correct it and start again.",
            name=HELD,
            held=held,
        ) from None
