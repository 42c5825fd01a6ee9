"""Progress per axis: who is behind what is expected, in which situations, and why."""

from lib.store import reads
from lib.ui import data, layout, session, writing
from lib.ui.plan import axes_view

session.require("axes")

axes = data.read(reads.axes)
limits = data.read(reads.thresholds)

if not axes:
    layout.title(
        session.t("Axes"),
        writing.nothing_yet(
            session.t("The plan holds no axis yet."), session.t("Import a spreadsheet to begin.")
        ),
    )
else:
    axes_view.heading(axes)
    axes_view.bullets(axes)
    axes_view.situations(data.read(reads.axis_situations))
    chosen = axes_view.choose(axes)
    axes_view.sheet(chosen, limits)
    axes_view.actions(
        data.read(reads.situations, axis=chosen.axis_key or reads.WITHOUT_AXIS, by_attention=True, limit=50)
    )
    axes_view.judgement(chosen)
    axes_view.organisations(data.read(reads.organisation_load), data.read(reads.headline))
layout.page_end()
