"""Time zones: the plan's own, in which its days begin, and a reader's, for the hour of a recording."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cache, lru_cache
from zoneinfo import ZoneInfo, available_timezones

#: The setting of a plan that names its zone, and the zone of a plan that names none.
SETTING, DEFAULT = "time_zone", "Africa/Casablanca"


@lru_cache(maxsize=256)
def zone(name: str | None) -> ZoneInfo | None:
    """The zone of a name (Africa/Lome); None for what names none, whatever it is."""
    if not name:
        return None
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # a name of a folder, of no file, of no path at all
        return None


@cache
def offered() -> tuple[str, ...]:
    """The zones that a plan can have, in the order of their names: those of a place, and UTC."""
    regions = (
        "Africa",
        "America",
        "Antarctica",
        "Asia",
        "Atlantic",
        "Australia",
        "Europe",
        "Indian",
        "Pacific",
    )
    names = available_timezones()
    return (*sorted(name for name in names if name.partition("/")[0] in regions and "/" in name), "UTC")


def is_offered(name: str) -> bool:
    """Whether a plan can have the zone."""
    return name in offered()


def in_zone(moment: datetime, name: str | None) -> datetime:
    """A recorded moment (UTC without timezone) in a zone; in UTC when the name is none."""
    return moment.replace(tzinfo=UTC).astimezone(zone(name) or UTC)


def day_in(moment: datetime, name: str) -> date:
    """The day that a recorded moment falls on in the zone of a plan."""
    return in_zone(moment, name if zone(name) else DEFAULT).date()
