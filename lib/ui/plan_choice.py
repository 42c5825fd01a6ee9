"""Which plan is shown: the one that the address names, else the one of this session, else the one begun last.

Where there are several, the address names it on every page, so that a link shows the other person the same plan.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import cast

import streamlit as st

from lib.i18n.formats import format_day
from lib.store import reads
from lib.store.reads import KnownPlan
from lib.store.rows import Rows
from lib.ui import markup, session, visiting
from lib.ui.address import PLAN

#: The plan that somebody asked for in this session, even one that no list shows.
NAMED = "plan_named"
#: The day that was shown first.
FIRST_DAY = "plan_first_day"
#: The plans that there are.
KNOWN = "plan_known"
#: Pages that are about one thing of one plan, or about all plans: from there another plan opens on its overview.
ABOUT_ONE = ("action", "partner", "search", "plans", "people", "audit")
#: Pages about what is kept beside the plans, the same for all of them.
BESIDE = ("people", "audit")


def chosen(plans: Rows[KnownPlan], default: str, of_revision: str) -> str:
    """The key of the plan to be shown; `of_revision` is the plan of the revision that a link without a plan asks for.

    What the address names and is not there is told above the page.
    """
    there = {plan.key.casefold(): plan.key for plan in plans}
    listed = [plan.key for plan in reads.listed(plans)]
    named = session.query(PLAN)
    found = there.get(named.casefold(), "")
    if named and not found:
        session.tell_unread(PLAN, named)
    if found or of_revision:
        session.keep_state(NAMED, found or of_revision)
    stays = session.plan() if session.plan() in listed else ""
    before = session.state(NAMED)
    plan = found or of_revision or (before if before in there.values() else "") or stays or default
    name_in_address(plan, is_named=len(listed) > 1 or bool(plan and plan not in listed), asked=named)
    return plan


def name_in_address(plan: str, *, is_named: bool, asked: str) -> None:
    """Writes the plan to the address where it must be told from others; takes away the name of one that is not there."""
    if is_named:
        if st.query_params.get(PLAN) != plan:
            st.query_params[PLAN] = plan
    elif asked and asked.casefold() != plan.casefold():
        del st.query_params[PLAN]


def keep_known(plans: Rows[KnownPlan]) -> None:
    """Called at each run with the plans that there are."""
    session.keep_state(KNOWN, plans)


def known() -> Rows[KnownPlan] | None:
    """Those plans; None before a run has begun."""
    return cast(Rows[KnownPlan] | None, session.state(KNOWN))


def keep_closing(day: date | None) -> None:
    """Called at each run with the day on which the plan shown was closed, if it is."""
    session.keep_state(session.CLOSED, day)


def closed_on() -> date | None:
    """That day: a closed plan is read, and nothing is recorded in it."""
    return cast(date | None, session.state(session.CLOSED))


def is_of_all() -> bool:
    """Whether the page is about no plan in particular: that of all plans, and, where there are several, what is kept beside
    them. Such a page wears the title of none."""
    return session.page() == session.OF_ALL or is_beside()


def is_beside() -> bool:
    """Whether the page is about what is kept beside several plans, the same for all."""
    return session.page() in BESIDE and are_several()


def are_several() -> bool:
    """Whether there are plans to tell from one another."""
    return len(reads.listed(known() or ())) > 1


def follow_day() -> None:
    """Called once the plan, and once the page, of a run are known: whoever looks at the day that is shown first goes on doing
    so in another plan, and once one is closed or reopened."""
    before, first = session.state(FIRST_DAY), session.default_day()
    if (
        before not in (None, first)
        and session.widget(session.DAY) == before
        and not session.query(session.DAY)
    ):
        session.preset({session.DAY: first})
    session.keep_state(FIRST_DAY, first)


def drop_first_day() -> None:
    """Called once the page of a run is known: an address that names the day which is shown first anyway loses it, before a link
    to another plan carries it along."""
    first = session.default_day().isoformat()
    if session.query(session.DAY) == first and session.today().isoformat() == first:
        session.put_query(session.DAY, first, first)


def show(plan: str) -> None:
    """From the next run on this session shows a plan: the one that it has just begun."""
    session.keep_state(NAMED, plan)
    if PLAN in st.query_params:
        st.query_params[PLAN] = plan


def choices(name: str, others: Sequence[KnownPlan]) -> str:
    """The name of the plan shown, or of the page of all, which opens the list of the others; as text, to be kept."""
    language, here = session.language(), session.page()
    page = here if here not in ABOUT_ONE else ""
    ordered = sorted(others, key=lambda plan: plan.closed_on is not None)
    rows = [markup.Cell(session.t("All plans"), markup.address("plans", revision=""), style="all")]
    for plan in ordered:
        closed = plan.closed_on
        rows.append(
            markup.Cell(
                plan.name,
                markup.address(page, plan=plan.key, revision=""),
                quiet=session.t("closed on {day}", day=format_day(language, closed)) if closed else "",
                style="here" if plan.key == session.plan() and not is_of_all() else "",
            )
        )
    return markup.choice_html(name, rows)


def closed_banner() -> None:
    """Says that the plan shown is closed: it is read as of that day, and nothing is recorded in it."""
    day = closed_on()
    if day is not None:
        said = session.t(
            "Plan closed on {day}, figures as of {shown}: it is there to be read, nothing is recorded in it any more.",
            day=format_day(session.language(), day),
            shown=format_day(session.language(), session.today()),
        )
        with st.container(key="closed_plan", horizontal=True, vertical_alignment="center", gap="small"):
            markup.box("plan-banner", said)
            if session.today() != day and not visiting.is_visitor():
                shown = session.t("Show {day}", day=format_day(session.language(), day))
                st.button(
                    shown,
                    key="to_closing",
                    on_click=session.show_day,
                    args=(day,),
                    type="tertiary",
                    width="content",
                )
