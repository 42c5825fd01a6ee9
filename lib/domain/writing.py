"""Who writes, when, in which plan, and from which state: what every write says of itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from lib.domain.changes import Value
from lib.domain.errors import NotAllowed
from lib.domain.people import Person

#: What a person saw of a row before changing it: the revision at which it was read, or the values themselves.
Seen = int | Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Writing:
    """Who writes, when and in which plan; the same for every use-case."""

    plan: str
    author: str
    recorded_at: datetime  # UTC, without timezone
    today: date
    meeting: str | None = None  # key of the meeting in which it is written
    press: str | None = (
        None  # what asked for it, as its form names it: it is recorded once, by the last revision it needs
    )
    replays: bool = False  # a history told again, each file on its own day: the sample's
    by: Person | None = None  # who may be refused; none is the machine itself: the command line, the sample

    def __post_init__(self) -> None:
        """A write is dated on the day it is made, wherever on earth: the past is looked at, never written."""
        if not self.replays and abs((self.recorded_at.date() - self.today).days) > 1:
            raise NotAllowed(
                "day_past", "A change is dated on the day it is made: the past cannot be written."
            )
