"""Find an action: search, filters, order, columns, views; and add one."""

from lib.store import reads
from lib.ui import data, layout, session
from lib.ui.plan import actions_view, grid_view, listing

session.require("actions")

axes = data.read(reads.axis_list)
whole = sum(data.read(reads.situation_counts, **listing.filters({})).values())
head = actions_view.head()
if whole:
    actions_view.filters(axes, data.read(reads.organisations))
chosen = actions_view.asked()
counts = data.read(reads.situation_counts, **chosen)
with head:
    actions_view.title(counts, whole)
if whole:
    beside = data.read(reads.situation_counts, **{**chosen, "situations": ()})
    actions_view.situations(beside, sum(counts.values()))
if grid_view.is_chosen():
    grid_view.actions(chosen, axes)
else:
    actions_view.table(actions_view.page(chosen), axes, whole)
actions_view.tools(chosen)
layout.page_end()
