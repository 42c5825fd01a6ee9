"""The outlook of the plan shown, made once per revision and day."""

from __future__ import annotations

from lib.domain.forecast import Spans
from lib.domain.hindsight import Hindsight
from lib.reports.outlook import Outlook, ends_of, of_past, of_plan
from lib.ui import data, session


def outlook() -> Outlook:
    """The outlook of the plan shown, on the day shown."""
    store, revision, plan, day = data.store(), session.revision(), session.plan(), session.today()
    return data.kept_large("outlook", lambda: of_plan(store, revision, plan, day), revision, plan, day)


def ends() -> Spans | None:
    """When each axis ends, then the plan: a place per entry of `axes`; None when the history says nothing."""
    found = outlook()
    return data.kept("ends", lambda: ends_of(found), session.revision(), session.plan(), session.today())


def hindsight() -> Hindsight:
    """What the forecast would have said on earlier days of the plan shown."""
    store, revision, plan, day = data.store(), session.revision(), session.plan(), session.today()
    return data.kept("hindsight", lambda: of_past(store, revision, plan, day), revision, plan, day)
