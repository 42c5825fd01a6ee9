"""Commitments: what was undertaken, which actions carry it out, what each party declares of them."""

from lib.domain.roles import Role
from lib.store import reads
from lib.ui import commitments_form, commitments_view, data, declarations_view, layout, session

session.require(Role.READER)

day = session.today()
key = session.query("commitment")
commitments_view.heading(data.read(reads.undertaking_counts, day=day))
view = commitments_view.choose()

if view == "free":
    page = commitments_view.page_of(data.read(reads.free_actions, day=day, limit=1))
    commitments_view.free(data.read(reads.free_actions, day=day, limit=25, offset=25 * page))
elif view == "declared":
    page = declarations_view.page_of(data.read(reads.declared, day=day, divergent=True, limit=1))
    declarations_view.divergences(
        data.read(reads.declared, day=day, divergent=True, limit=25, offset=25 * page)
    )
elif key:
    for row in data.read(reads.undertakings, day=day, key=key, limit=1):
        commitments_view.sheet(row)
        commitments_form.edit(row)
else:
    filters = commitments_view.filters()
    page = commitments_view.page_of(data.read(reads.undertakings, day=day, **filters, limit=1))
    rows = data.read(reads.undertakings, day=day, **filters, limit=25, offset=25 * page)
    commitments_view.table(rows, filters)
    commitments_form.new()
    commitments_form.tools()
layout.page_end()
