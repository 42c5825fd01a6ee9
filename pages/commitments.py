"""Commitments: what was committed to, which actions carry it out, what each party declares of them."""

from lib.store import reads
from lib.ui import data, layout, session, tables
from lib.ui.partners import asked_view, commitments_form, commitments_view, declarations_view, grid_view

session.require("commitments")
asked_view.own()

key = session.query("commitment")
counts = data.read(reads.commitment_counts)
commitments_view.heading(counts)
view = commitments_view.choose()

if view == "grid":
    grid_view.commitments()
elif view == "free":
    commitments_view.free(tables.page(reads.free_actions, 25))
elif view == "declared":
    declarations_view.divergences(tables.page(reads.declared, 25, divergent=True))
elif key:
    found = data.read(reads.commitments, key=key, limit=1)
    for row in found:
        commitments_view.sheet(row)
        commitments_form.edit(row)
    if not found:
        commitments_view.unknown()
else:
    commitments_view.own()
    filters = commitments_view.filters() if counts.total else {}
    commitments_view.table(tables.page(reads.commitments, 25, **filters), filters)
    commitments_form.new()
    commitments_form.tools()
layout.page_end()
