"""What is asked of all plans at once: one statement each, however many there are.

`until` is the day at whose end a state holds (the last day there is, for the present one), `day` the one they are judged on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lib.store.connection import Store
from lib.store.rows import Rows, rows_of

__all__ = [
    "FoundInPlan",
    "KnownPlan",
    "LateInPlan",
    "OrganisationInPlan",
    "PlanFigures",
    "listed",
    "organisations_known",
    "plan_list",
    "plans_figures",
    "plans_late",
    "plans_of_organisation",
    "plans_organisations",
    "plans_search",
]


@dataclass(frozen=True, slots=True)
class KnownPlan:
    """A plan by its key, which addresses carry, and its names; `copied_from` is the key of another one."""

    key: str
    title: str
    short_name: str | None
    is_sample: bool
    closed_on: date | None
    copied_from: str | None

    @property
    def name(self) -> str:
        """What a list calls it."""
        return self.short_name or self.title or self.key


@dataclass(frozen=True, slots=True)
class PlanFigures(KnownPlan):
    """A plan on a day: the period it covers, its figures as those of a headline, how many actions ask something of the
    president, the next meeting that is convened."""

    host: str | None
    starts_on: date | None
    ends_on: date | None
    commission: str | None
    commission_on: date | None
    revision: int
    begun_on: date
    changed_on: date
    meeting: str | None
    meeting_on: date | None
    axes: int
    total: int
    tracked: int
    done: int
    progress: float | None
    progress_n: int
    expected: float | None
    gap_n: int
    past_due: int
    soon: int
    on_time: int
    watch: int
    overdue: int
    blocked: int
    upcoming: int
    to_complete: int
    without_deadline: int
    asked: int
    is_weighted: bool = False  # whether progress and expected count actions by their weights


@dataclass(frozen=True, slots=True)
class LateInPlan:
    """An action past its deadline, with the plan that it is of."""

    plan: str
    key: str
    code: str | None
    title: str | None
    responsible: str | None
    days_late: int


@dataclass(frozen=True, slots=True)
class OrganisationInPlan:
    """An organisation in one plan: its tracked actions there, the exchanges with it. `organisation` is what its spellings
    share, `label` the one that is shown for all, `name` the one of this plan; `plans` counts those that it is in."""

    organisation: str
    label: str
    plan: str
    name: str
    actions: int
    done: int
    past_due: int
    exchanges: int
    introductions: int
    plans: int


@dataclass(frozen=True, slots=True)
class FoundInPlan:
    """Something that holds the words (action, partner, interaction), with its plan; `of_plan` counts all of that plan."""

    plan: str
    kind: str
    key: str
    code: str | None
    name: str | None
    who: str | None
    on_day: date | None
    situation: str | None
    of_plan: int


def plan_list(store: Store) -> Rows[KnownPlan]:
    """Every plan as it stands, the one that was begun first before the others."""
    return rows_of(KnownPlan, *store.answer("plan_list"))


def listed(plans: Sequence[KnownPlan]) -> tuple[KnownPlan, ...]:
    """The plans that people choose among: the sample is one as long as there is no other."""
    return tuple(plan for plan in plans if not plan.is_sample) or tuple(plans)


def plans_figures(store: Store, *, until: date, day: date) -> Rows[PlanFigures]:
    """Every plan that was begun by a day: those that wait for something first, closed ones last."""
    return rows_of(PlanFigures, *store.answer("plans_figures", until=until, day=day))


def plans_late(
    store: Store, *, until: date, day: date, keys: Sequence[str], each: int = 3
) -> Rows[LateInPlan]:
    """The oldest delays of some plans."""
    return rows_of(LateInPlan, *store.answer("plans_late", until=until, day=day, keys=list(keys), each=each))


def plans_organisations(
    store: Store, *, until: date, day: date, keys: Sequence[str]
) -> Rows[OrganisationInPlan]:
    """The organisations of some plans, those of most plans first."""
    return rows_of(
        OrganisationInPlan, *store.answer("plans_organisations", until=until, day=day, keys=list(keys))
    )


def plans_search(
    store: Store, *, until: date, day: date, keys: Sequence[str], search: str, limit: int
) -> Rows[FoundInPlan]:
    """What holds every one of the words in some plans, of each plan the first; the plan that holds most of it first."""
    answer = store.answer("plans_search", until=until, day=day, keys=list(keys), search=search, limit=limit)
    return rows_of(FoundInPlan, *answer)


def plans_of_organisation(store: Store, organisation: str) -> frozenset[str]:
    """The keys of the plans in which an organisation has a place: all that a partner knows of."""
    return frozenset(str(plan) for (plan,) in store.rows("plans_of_organisation", organisation=organisation))


def organisations_known(store: Store) -> list[str]:
    """The organisations that have a place in some plan, each as it is called there: those that an account can speak for."""
    return [str(label) for (label,) in store.rows("organisations_known")]
