"""Indicators: where each one of the plan stands, and the values of a period for all of them in one form."""

from lib.store import reads
from lib.ui import data, layout, session
from lib.ui.plan import measuring_view

session.require("indicators")

rows = data.read(reads.indicators)
values = data.read(reads.measures)
measuring_view.heading(rows, values)
if rows:
    measuring_view.together(rows)
    measuring_view.listed(rows, values)
layout.page_end()
