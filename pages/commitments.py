"""Commitments: what was committed to, which actions carry it out, what each party declares of them."""

from lib.domain.roles import Role
from lib.store import reads
from lib.ui import data, layout, session
from lib.ui.partners import commitments_form, commitments_view, declarations_view

session.require(Role.READER)

day = session.today()
key = session.query("commitment")
counts = data.read(reads.commitment_counts, day=day)
commitments_view.heading(counts)
view = commitments_view.choose()

if view == "free":
    page = commitments_view.page_of(counts.free_actions)
    commitments_view.free(data.read(reads.free_actions, day=day, limit=25, offset=25 * page))
elif view == "declared":
    first = data.read(reads.declared, day=day, divergent=True, limit=1)
    page = commitments_view.page_of(commitments_view.found(first))
    declarations_view.divergences(
        data.read(reads.declared, day=day, divergent=True, limit=25, offset=25 * page)
    )
elif key:
    for row in data.read(reads.commitments, day=day, key=key, limit=1):
        commitments_view.sheet(row)
        commitments_form.edit(row)
else:
    filters = commitments_view.filters() if counts.total else {}
    first = data.read(reads.commitments, day=day, **filters, limit=1)
    page = commitments_view.page_of(commitments_view.found(first))
    rows = data.read(reads.commitments, day=day, **filters, limit=25, offset=25 * page)
    commitments_view.table(rows, filters)
    commitments_form.new()
    commitments_form.tools()
layout.page_end()
