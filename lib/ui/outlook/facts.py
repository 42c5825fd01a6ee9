"""The outlook of the plan shown, made once per revision and day."""

from __future__ import annotations

from lib.domain.forecast import Spans
from lib.domain.hindsight import Hindsight
from lib.domain.recent import Recent
from lib.reports.outlook import Outlook, ends_of, of_late, of_past, of_plan
from lib.ui import data


def outlook() -> Outlook:
    """The outlook of the plan shown, on the day shown."""
    state = data.state()
    return data.kept_large("outlook", lambda: of_plan(state), state)


def ends() -> Spans | None:
    """When each axis ends, then the plan: a place per entry of `axes`; None when the history says nothing."""
    found = outlook()
    return data.kept("ends", lambda: ends_of(found), data.state())


def late_pace() -> Recent | None:
    """What the last 90 days say of the pace."""
    found = outlook()
    return data.kept("late_pace", lambda: of_late(found), data.state())


def hindsight() -> Hindsight:
    """What the forecast would have said on earlier days of the plan shown."""
    state, found = data.state(), outlook()
    return data.kept("hindsight", lambda: of_past(state, found), state)
