"""Where the plan stands, in one minute: the sentence, four tiles, the axes, what is asked, what comes."""

from lib.domain.roles import Role
from lib.store import reads
from lib.ui import data, layout, session
from lib.ui.plan import overview_view

session.require(Role.READER)

head = data.read(reads.headline)
limits = data.read(reads.thresholds)

if head.total == 0:
    overview_view.nothing_yet()
else:
    overview_view.lead(head, limits)
    overview_view.tiles(head, limits, data.read(reads.since))
    left, right = overview_view.columns()
    with right:
        overview_view.support(data.read(reads.support, limit=3))
        overview_view.next_steps(
            data.read(reads.due_within, days=3650, limit=3),
            data.read(reads.plan_sheet),
            data.read(reads.minutes),
        )
    with left:
        overview_view.axes(data.read(reads.axes))
layout.page_end(overview_view.missing(head) if head.total else "")
