"""Charts: a frame in, a Plotly figure out, and the sentence that reads it. Pure.

Colours, fonts and margins live in `theme` and `palette`. Imports domain and i18n.
"""
