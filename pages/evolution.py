"""Evolution: what moved between two days or two revisions, and the curve of what was recorded."""

from lib.store import reads
from lib.ui import data, layout, moments, session
from lib.ui.evolution import curve_view, export
from lib.ui.evolution import view as evolution_view

session.require("evolution")

if moments.is_single():
    layout.title(
        session.t("Evolution"),
        session.t("A single version is recorded: what changes will be shown after the next update."),
    )
    curve_view.curves()
else:
    heading = evolution_view.place()
    pair = moments.choose()
    counts = data.read_at(pair.after, reads.movement_counts, before=pair.before)
    evolution_view.heading(heading, pair, counts)
    view = evolution_view.choose()
    if view == "chart":
        evolution_view.charts(pair, counts)
    elif view == "curve":
        curve_view.curves()
    else:
        wanted = evolution_view.filters(counts)
        rows = data.read_at(pair.after, reads.movements, before=pair.before, **wanted)
        evolution_view.rows(view, pair, rows)
        evolution_view.by_axis_and_party(counts)
        export.button(pair)
layout.page_end()
