"""Where the plan stands, in one minute: the sentence, four figures, who is late, the axes, what is asked, what comes."""

from lib.store import reads
from lib.ui import data, layout, session
from lib.ui.partners import asked_view
from lib.ui.plan import overview_view, sending_view

session.require("overview")

asked_view.own()
head = data.read(reads.headline)
limits = data.read(reads.thresholds)

if head.total == 0:
    overview_view.nothing_yet()
else:
    late = data.read(reads.overdue, limit=3)
    coming = data.read(reads.due_within, days=3650, limit=3)
    overview_view.lead(head, limits)
    overview_view.tiles(
        head, limits, data.read(reads.since), data.read(reads.last_done), late=late, coming=coming
    )
    if not session.shows_later():
        sending_view.tools(head, limits)
    left, right = overview_view.columns()
    with left:
        overview_view.overdue(late, head.without_deadline)
        overview_view.support(data.read(reads.support, limit=3))
        overview_view.to_complete(head)
        overview_view.trend(data.read(reads.trend, first=overview_view.first_month(session.today())))
    with right:
        overview_view.axes(data.read(reads.axes))
        overview_view.next_steps(coming, data.read(reads.plan_sheet), data.read(reads.minutes))
layout.page_end(overview_view.missing(head) if head.total else "")
