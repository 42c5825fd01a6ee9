"""All plans on one page: what waits for the president first, then what is calm, then what is closed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lib.documents import pdf
from lib.documents.all_plans import paper
from lib.domain import asked
from lib.domain.roles import Role
from lib.reports.all_plans import all_plans
from lib.store import reads
from lib.store.reads import PlanFigures
from lib.ui import data, layout, markup, paper_rows, session, tables
from lib.ui.plans import rows
from lib.ui.session import t, tn
from lib.wording import plans as wording

#: Plans on a page.
SHOWN = 10


def readings() -> Mapping[str, str]:
    """The two readings of the page."""
    return {"plans": t("By plan"), "organisations": t("By organisation")}


def until() -> date:
    """The day at whose end the states hold that are shown: from the present day on the last ones, as everywhere."""
    return session.today() if session.today() < session.present_day() else asked.LAST_DAY


def figures() -> tuple[PlanFigures, ...]:
    """The plans that were begun by the day shown, the sample only where it is alone."""
    store, day, last = data.store(), session.today(), until()
    found = data.kept(
        "plans_figures",
        lambda: reads.plans_figures(store, until=last, day=day),
        last,
        day,
        data.latest_revision(),
    )
    named = {plan.key for plan in reads.listed(data.plans())}
    return tuple(plan for plan in found if plan.key in named)


def heading(plans: Sequence[PlanFigures]) -> None:
    """How many plans wait for something, what has passed in all of them; the note."""
    language = session.language()
    if not plans:
        layout.title(t("All plans"), t("No plan was begun by this day."))
        return
    layout.title(wording.heading(language, plans))
    markup.paragraph(wording.lead(language, plans), "plan-lead")


def bar() -> DeltaGenerator:
    """One line: the readings of the page, and the note."""
    return st.container(
        key="all_plans_bar", horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
    )


def tools(plans: Sequence[PlanFigures]) -> None:
    """The note of all plans, made when it is asked for."""
    if not plans or session.shows_later():
        return
    language, day, store, last = session.language(), session.today(), data.store(), until()
    paper_rows.download(
        "all_plans", t("Note of all plans (PDF)"), f"{t('all-plans')}-{language}", "pdf", paper_rows.PDF,
        lambda: pdf.write(paper(all_plans(store, plans, until=last, day=day, language=language))), of_all=True,
    )  # fmt: skip


def followed(plans: Sequence[PlanFigures]) -> None:
    """Those that are followed, a page at a time."""
    shown = [plan for plan in plans if plan.closed_on is None]
    if not shown:
        layout.empty(t("Every plan is closed: they are below, to be read."))
        return
    _drawn(tables.part(shown, SHOWN))
    markup.show(rows.key())


def closed(plans: Sequence[PlanFigures]) -> None:
    """Those that are closed, folded."""
    shown = [plan for plan in plans if plan.closed_on is not None]
    if not shown:
        return
    part = layout.unfolded(
        tn("{n} closed plan", "{n} closed plans", len(shown)), "closed_plans", icon=":material/inventory_2:"
    )
    if not part:
        return
    with part:
        _drawn(tables.part(shown, SHOWN, key="closed"))


def _drawn(shown: Sequence[PlanFigures]) -> None:
    store, day, last = data.store(), session.today(), until()
    writes = session.current_role() >= Role.EDITOR and not session.shows_earlier()
    keys = tuple(plan.key for plan in shown if plan.past_due and plan.closed_on is None)
    late = data.kept(
        "plans_late",
        lambda: reads.plans_late(store, until=last, day=day, keys=keys),
        last, day, keys, data.latest_revision(),
    ) if keys else ()  # fmt: skip
    markup.show(
        data.worded(
            "plans", lambda: rows.plans(shown, late, writes=writes), tuple(p.key for p in shown),
            last, day, data.latest_revision(), writes,
        )
    )  # fmt: skip
