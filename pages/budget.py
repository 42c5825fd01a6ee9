"""Amounts: what is planned, committed and spent, by axis and by source of funds, each currency apart."""

from lib.store import reads
from lib.ui import data, layout, session
from lib.ui.plan import budget_view

session.require("budget")

sums = data.read(reads.money_sums)
counts = data.read(reads.money_counts)
budget_view.heading(sums, counts)
if sums:
    budget_view.in_one(sums)
    budget_view.by_axis(sums, counts)
    budget_view.by_source(sums)
    budget_view.cancelled(sums)
layout.page_end()
