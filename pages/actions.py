"""Find an action: search, filters, table; and add one."""

from lib.domain.roles import Role
from lib.store import reads
from lib.ui import data, layout, session, tables
from lib.ui.plan import actions_view

session.require(Role.READER)

layout.title(session.t("Actions"))
filters = actions_view.filters(data.read(reads.axis_list), data.read(reads.organisations))
counts = data.read(reads.situation_counts, **filters)
actions_view.summary(counts, filters)
actions_view.table(tables.page(reads.situations, actions_view.PAGE, **filters))
actions_view.tools(filters, counts)
layout.page_end()
