"""Deadlines: what is past, what comes, the calendar, what moved."""

from lib.store import reads
from lib.ui import data, layout, session, tables
from lib.ui.outlook import chances_view, facts
from lib.ui.plan import deadlines_view, slips_view

session.require("deadlines")

limits = data.read(reads.thresholds)
head = data.read(reads.headline)
deadlines_view.heading(head)
view = deadlines_view.choose(limits)

if view == "late":
    deadlines_view.overdue(data.read(reads.overdue, limit=25), head.without_deadline)
elif view in ("soon", "coming"):
    days = int(limits[f"{view}_days"])
    deadlines_view.due(data.read(reads.due_within, days=days, limit=50), days)
    if not session.shows_later():
        chances_view.below_one_in_two(facts.outlook(), days)
elif view == "calendar":
    with deadlines_view.calendar_tools():
        axis = deadlines_view.axis_filter(data.read(reads.axis_list))
        rows = tables.page(reads.timeline, 25, axis=axis)
    deadlines_view.calendar(rows)
else:
    slips_view.reference(data.read(reads.plan_sheet), head, limits)
    slips_view.slips(data.read(reads.slippages, limit=25))
layout.page_end()
