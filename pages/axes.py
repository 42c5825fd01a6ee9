"""Progress per axis: who is behind what is expected, in which situations, and why."""

from lib.domain.roles import Role
from lib.store import reads
from lib.ui import data, layout, session
from lib.ui.plan import axes_view

session.require(Role.READER)

day = session.today()
axes = data.read(reads.axes, day=day)
limits = data.read(reads.thresholds)

if axes.empty:
    layout.title(session.t("Axes"), session.t("The plan holds no axis yet. Import a spreadsheet to begin."))
else:
    axes_view.heading(axes)
    axes_view.bullets(axes)
    axes_view.situations(data.read(reads.axis_situations, day=day))
    chosen = axes_view.choose(axes)
    axes_view.sheet(chosen, limits)
    axes_view.actions(
        data.read(reads.situations, day=day, axis=chosen["axis_key"], by_attention=True, limit=50)
    )
    axes_view.judgement(chosen)
    axes_view.organisations(data.read(reads.organisation_load, day=day), data.read(reads.headline, day=day))
layout.page_end()
