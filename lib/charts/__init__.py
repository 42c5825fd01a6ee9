"""Charts: a frame in, a Plotly figure out. Pure.

Colours, fonts and margins live in `theme` and `palette`; the sentence that reads a chart is in `wording.readings`.
Imports domain, i18n and wording.
"""
