"""Trust: what to do first, what is missing, how each figure is computed, which limits hold, what the words mean."""

from lib.domain.roles import Role
from lib.store import reads
from lib.ui import data, layout, session
from lib.ui.plan import quality_view, repairs_view, settings_view

session.require(Role.READER)

limits = data.read(reads.thresholds)
layout.title(session.t("Quality and definitions"))
head = data.read(reads.headline)
quality_view.missing(head.tracked, data.read(reads.missing_counts), lambda: data.read(reads.missing))
if head.tracked:
    repairs_view.contradictions(data.read(reads.contradictions, limit=repairs_view.SHOWN))
    repairs_view.stale(data.read(reads.stale, days=30))
quality_view.rates(head, data.read(reads.replies), limits)
settings_view.rules(limits)
settings_view.settings(limits)
settings_view.plan(data.read(reads.plan_sheet))
quality_view.glossary()
