"""Gathers what the note of all plans tells, from the rows and the words of the page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from lib.documents.all_plans import AllPlans, PlanLine
from lib.documents.fingerprint import fingerprint
from lib.i18n import Language, translate
from lib.i18n.formats import format_pair
from lib.store import reads
from lib.store.connection import Store
from lib.store.reads import LateInPlan, PlanFigures
from lib.wording import plans as wording
from lib.wording.short import days, without_mark

#: What the fingerprint is of: the figures alone, those of each plan beside its key.
FIGURES = (
    "key", "total", "tracked", "done", "progress", "progress_n", "expected", "gap_n", "past_due", "soon", "on_time", "watch",
    "overdue", "blocked", "upcoming", "to_complete", "without_deadline", "asked",
)  # fmt: skip


def all_plans(
    store: Store, plans: Sequence[PlanFigures], *, until: date, day: date, language: Language
) -> AllPlans:
    """The note of some plans whose figures were read already."""
    keys = [plan.key for plan in plans if plan.past_due and plan.closed_on is None]
    late: dict[str, list[LateInPlan]] = {}
    for row in reads.plans_late(store, until=until, day=day, keys=keys) if keys else ():
        late.setdefault(row.plan, []).append(row)

    def line(plan: PlanFigures) -> PlanLine:
        return PlanLine(
            title=plan.title,
            sentence=wording.sentence(language, plan),
            size=wording.size(language, plan),
            figures=wording.figures(language, plan) if plan.tracked else "–",
            past_due=str(plan.past_due) if plan.tracked > plan.without_deadline or plan.past_due else "–",
            late=[_late(language, row) for row in late.get(plan.key, ())],
            ahead=[format_pair(language, name, when) for name, when in wording.ahead(language, plan, day)],
        )

    followed = [plan for plan in plans if plan.closed_on is None]
    return AllPlans(
        language=language,
        day=day,
        revision=max((plan.revision for plan in plans), default=0),
        fingerprint=fingerprint(
            {}, [], [([getattr(plan, name) for plan in plans], range(len(plans))) for name in FIGURES]
        ),
        heading=wording.heading(language, plans),
        lead=wording.lead(language, plans),
        waiting=[line(plan) for plan in followed if wording.waits(plan)],
        calm=[line(plan) for plan in followed if not wording.waits(plan)],
        closed=[line(plan) for plan in plans if plan.closed_on is not None],
        is_sample=any(plan.is_sample for plan in plans),
    )


def _late(language: Language, row: LateInPlan) -> str:
    named = " ".join(part for part in (row.code, without_mark(row.title or "")) if part) or translate(
        language, "Action"
    )
    return f"{days(language, row.days_late)} – {named}"
