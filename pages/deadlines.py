"""Deadlines: what is past, what comes, the calendar, what moved."""

from lib.domain.roles import Role
from lib.store import reads
from lib.ui import data, layout, session
from lib.ui.outlook import chances_view, facts
from lib.ui.plan import deadlines_view, slips_view

session.require(Role.READER)

day = session.today()
limits = data.read(reads.thresholds)
late = data.read(reads.overdue, day=day, limit=25)
head = data.read(reads.headline, day=day)
deadlines_view.heading(head)
view = deadlines_view.choose(limits)

if view == "late":
    deadlines_view.overdue(late, head)
elif view in ("soon", "coming"):
    days = int(limits[f"{view}_days"])
    deadlines_view.due(data.read(reads.due_within, day=day, days=days, limit=50), days)
    chances_view.below_one_in_two(facts.outlook(), days)
elif view == "calendar":
    with deadlines_view.calendar_tools():
        axis = deadlines_view.axis_filter(data.read(reads.axis_list))
        page = deadlines_view.calendar_page(data.read(reads.timeline, day=day, axis=axis, limit=1))
    deadlines_view.calendar(data.read(reads.timeline, day=day, axis=axis, limit=25, offset=25 * page))
else:
    slips_view.reference(data.read(reads.plan_sheet), head, limits)
    slips_view.slips(data.read(reads.slippages, day=day, limit=25))
layout.page_end()
