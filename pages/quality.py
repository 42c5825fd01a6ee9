"""Trust: what to do first, what is missing, how each figure is computed, which limits hold, what the words mean."""

from lib.store import reads
from lib.ui import data, session
from lib.ui.files import verification
from lib.ui.plan import backups_view, quality_view, repairs_view, settings_view, weights_view

session.require("quality")

limits = data.read(reads.thresholds)
head = data.read(reads.headline)
blanks = data.read(reads.missing_counts)
contradictions = data.read(reads.contradictions, limit=repairs_view.SHOWN)
stale = data.read(reads.stale, days=30)
quality_view.heading(head, blanks, contradictions, stale)
quality_view.missing(head.tracked, blanks, data.read(reads.missing, each=quality_view.EACH, limit=1000))
if head.tracked:
    repairs_view.contradictions(contradictions)
    repairs_view.stale(stale)
quality_view.rates(head, data.read(reads.replies), limits)
settings_view.rules(limits)
settings_view.settings(limits)
verification.rules()
settings_view.plan(data.read(reads.plan_sheet))
weights_view.of_plan(data.read(reads.plan_sheet))
backups_view.block()
quality_view.glossary()
