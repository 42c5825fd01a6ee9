"""Which plan and which state an answer without the framework is about: those that its address asks for, else the present one."""

from __future__ import annotations

from datetime import date

from lib.domain import asked
from lib.domain.errors import AppError
from lib.domain.people import Person
from lib.store import reads
from lib.store.connection import Store
from lib.store.reads import KnownPlan
from lib.store.rows import Rows
from lib.store.state import State

#: A day as every language of ours writes it.
WRITTEN = "%d/%m/%Y"
#: What is answered beside the sentence of a refusal; the store cannot be read for any other.
STATUS = {
    "sign_in_needed": 401,
    "no_plan": 404,
    "plan_not_there": 404,
    "no_revision": 404,
    "before_all": 404,
    "after_all": 404,
    "revision_malformed": 400,
    "day_malformed": 400,
}


def plan_asked(store: Store, latest: int, named: str, *, person: Person) -> tuple[str, dict[str, str]]:
    """The plan that the address names, else the one that is shown first; and its name, for links, where there are several.
    For a partner, of the plans in which its organisation has a place alone: of any other it is told what is told of one that
    is not there."""
    plan = reads.current_plan(store) if latest else None
    if not plan:
        raise AppError("no_plan", "No plan is recorded yet: the dashboard begins one.")
    plans = plans_of(store, person)
    if not plans:
        raise AppError("plan_not_there", "There is no plan of this name here.")
    plan = plan if plan in {known.key for known in plans} else plans[-1].key
    if named:
        known = {known.key.casefold(): known.key for known in plans}
        if named.casefold() not in known:
            raise AppError("plan_not_there", "There is no plan of this name here.")
        plan = known[named.casefold()]
    return plan, {"plan": plan} if named or len(reads.listed(plans)) > 1 else {}


def plans_of(store: Store, person: Person) -> Rows[KnownPlan]:
    """The plans that somebody may open: a partner those in which its organisation has a place, anybody else every one."""
    plans = reads.plan_list(store)
    if not person.is_partner:
        return plans
    own = reads.plans_of_organisation(store, person.organisation)
    return Rows([known for known in plans if known.key in own])


def state_asked(store: Store, plan: str, query: dict[str, str], present: date) -> State:
    """The state that the address asks for, else that of the day it asks for, else the one that is shown first."""
    first_shown = reads.default_day(State.undated(store, reads.current_revision(store), plan), present)
    day = first_shown
    if "day" in query:
        found = asked.day(query["day"])
        if found is None:
            raise AppError("day_malformed", "The address asks for a day that is not one, as 2026-11-24 is.")
        day = found
    if day > present:  # what is sent is read as a fact: no paper is made of a day to come
        raise AppError(
            "after_all",
            "Nothing is known after {present}: this is not shown for a day to come.",
            present=present.strftime(WRITTEN),
        )
    first = reads.first_recorded(store, plan)
    if first is not None and day < min(first, present):
        raise AppError(
            "before_all",
            "The first recording of this plan is of {first}: nothing is known of {day}.",
            first=first.strftime(WRITTEN),
            day=day.strftime(WRITTEN),
        )
    if "revision" in query:
        number = asked.number(query["revision"])
        if number is None:
            raise AppError("revision_malformed", "The address asks for a revision that is not a number.")
        known = reads.revision(store, number)
        if known is None or known.plan != plan:
            raise AppError("no_revision", "Revision {number} is not recorded.", number=number)
        return State(store, number, plan, day if "day" in query else min(known.as_of, present))
    until = day if day < first_shown else asked.LAST_DAY
    return State(store, reads.revision_on(store, plan, until), plan, day)
