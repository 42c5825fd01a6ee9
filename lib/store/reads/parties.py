"""The parties: who committed to what, whose move is next, what each declares, who promised to come back to what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from lib.store.connection import Store


@dataclass(frozen=True, slots=True)
class Commitments:
    """How many commitments stand in each state; actions without any, of the actions that are not cancelled."""

    total: int
    carried_out: int
    under_way: int
    cancelled: int
    orphan: int
    actions: int
    free_actions: int


@dataclass(frozen=True, slots=True)
class Record:
    """Actions of a partner: tracked, done, past their deadline; closed within the first deadline, of those it is past for."""

    tracked: int = 0
    done: int = 0
    past_due: int = 0
    due: int = 0
    kept: int = 0


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Exchanges in the month of the day, in the three months before, in all; and who started them, where it is known."""

    this_month: int
    three_months: int
    total: int
    by_partner: int
    by_host: int
    unknown: int


@dataclass(frozen=True, slots=True)
class StageCount:
    """Introductions at one stage; of those old enough, judged in time, the ones contacted within that time."""

    stage: str
    n: int
    old_enough: int
    judged: int
    contacted_in_time: int


def commitments(
    store: Store,
    revision: int,
    plan: str,
    day: date,
    *,
    state: str | None = None,
    origin: str | None = None,
    organisation: str | None = None,
    search: str | None = None,
    key: str | None = None,
    limit: int = 25,
    offset: int = 0,
) -> list[dict[str, Any]]:
    """Commitments with `state`, counts of their actions and `links` (key, code, title, situation); `found` counts all."""
    return store.records(
        "commitments",
        revision=revision,
        plan=plan,
        day=day,
        state=state or None,
        origin=origin or None,
        organisation=organisation or None,
        search=search or None,
        key=key or None,
        limit=limit,
        offset=offset,
    )


def commitment_counts(store: Store, revision: int, plan: str, day: date) -> Commitments:
    """The commitments by state, and the actions that none of them leads to."""
    return Commitments(**store.records("commitment_counts", revision=revision, plan=plan, day=day)[0])


def commitments_of_action(
    store: Store, revision: int, plan: str, day: date, *, key: str
) -> list[dict[str, Any]]:
    """The commitments that an action carries out."""
    return store.records("commitments_of_action", revision=revision, plan=plan, day=day, key=key)


def free_actions(
    store: Store, revision: int, plan: str, day: date, *, limit: int = 25, offset: int = 0
) -> pd.DataFrame:
    """Actions, cancelled ones aside, that no commitment leads to; `commitment_counts` counts them all."""
    return store.frame("free_actions", revision=revision, plan=plan, day=day, limit=limit, offset=offset)


def action_search(
    store: Store, revision: int, plan: str, *, search: str, limit: int = 12
) -> list[dict[str, Any]]:
    """key, code, title of the first actions whose code or title holds some words, whatever the size of the plan."""
    return store.records("action_search", revision=revision, plan=plan, search=search, limit=limit)


def turns(
    store: Store,
    revision: int,
    plan: str,
    day: date,
    *,
    organisation: str | None = None,
    key: str | None = None,
    limit: int = 25,
    offset: int = 0,
) -> pd.DataFrame:
    """Open actions with `turn_of`, its `basis` (declared, letter, lead), `turn_since`, `turn_days`; `found` counts them all."""
    return store.frame(
        "turns",
        revision=revision,
        plan=plan,
        day=day,
        organisation=organisation or None,
        key=key or None,
        limit=limit,
        offset=offset,
    )


def turn_balance(store: Store, revision: int, plan: str, day: date) -> pd.DataFrame:
    """party, turn_of, actions, declared, letters, led, since: one row per organisation whose move is next."""
    return store.frame("turn_balance", revision=revision, plan=plan, day=day)


def party_balance(store: Store, revision: int, plan: str, day: date) -> pd.DataFrame:
    """party, committed, carried_out, under_way, orphan, turns. A joint commitment counts once for each party."""
    return store.frame("party_balance", revision=revision, plan=plan, day=day)


def declared(
    store: Store,
    revision: int,
    plan: str,
    day: date,
    *,
    key: str | None = None,
    divergent: bool = False,
    limit: int = 100,
    offset: int = 0,
) -> list[dict[str, Any]]:
    """The last declaration of each organisation on each action, beside the value that counts; `found` counts them all."""
    return store.records(
        "declared",
        revision=revision,
        plan=plan,
        day=day,
        key=key or None,
        divergent=divergent,
        limit=limit,
        offset=offset,
    )


def declarations_of_action(
    store: Store, revision: int, plan: str, day: date, *, key: str
) -> list[dict[str, Any]]:
    """Every declaration about an action, the latest first."""
    return store.records("declarations_of_action", revision=revision, plan=plan, day=day, key=key)


def promises(
    store: Store,
    revision: int,
    plan: str,
    day: date,
    *,
    partner: str | None = None,
    limit: int = 25,
    offset: int = 0,
) -> pd.DataFrame:
    """Follow-ups promised and not given: follow_up_by, follow_up_on, first_on, days_over, is_overdue; `found`, `overdue` in all."""
    return store.frame(
        "promises",
        revision=revision,
        plan=plan,
        day=day,
        partner=partner or None,
        limit=limit,
        offset=offset,
    )


def introduction_rows(
    store: Store,
    revision: int,
    plan: str,
    day: date,
    *,
    partner: str | None = None,
    stage: str | None = None,
    limit: int = 25,
    offset: int = 0,
) -> pd.DataFrame:
    """Introductions with their stage, age and promised follow-up, the latest first; `found` counts them all."""
    return store.frame(
        "introduction_rows",
        revision=revision,
        plan=plan,
        day=day,
        partner=partner or None,
        stage=stage or None,
        limit=limit,
        offset=offset,
    )


def introduction_stages(
    store: Store, revision: int, plan: str, day: date, *, partner: str | None = None
) -> list[StageCount]:
    """How many introductions stand at each stage that has any."""
    found = store.records(
        "introduction_stages", revision=revision, plan=plan, day=day, partner=partner or None
    )
    return [StageCount(**row) for row in found]


def partner_one(store: Store, revision: int, plan: str, day: date, *, partner: str) -> dict[str, Any] | None:
    """One partner by its label, None for an unknown one; `contact` is empty in the partner's view."""
    found = store.records("partner_one", revision=revision, plan=plan, day=day, partner=partner)
    return found[0] if found else None


def partner_record(
    store: Store, revision: int, plan: str, day: date, *, partner: str
) -> tuple[Record, Record]:
    """The actions that a partner leads, and those that it supports as co-lead or partner."""
    found = store.records("partner_counts", revision=revision, plan=plan, day=day, partner=partner)
    held = {bool(row.pop("is_lead")): Record(**row) for row in found}
    return held.get(True, Record()), held.get(False, Record())


def partner_actions(
    store: Store, revision: int, plan: str, day: date, *, partner: str, limit: int = 25, offset: int = 0
) -> pd.DataFrame:
    """The actions that a partner leads (`part` lead), leads with others (co_lead) or supports; `found` counts them all."""
    return store.frame(
        "partner_actions",
        revision=revision,
        plan=plan,
        day=day,
        partner=partner,
        limit=limit,
        offset=offset,
    )


def partner_next(
    store: Store, revision: int, plan: str, day: date, *, partner: str, limit: int = 3
) -> list[dict[str, Any]]:
    """The next deadlines of the plan with a partner."""
    return store.records("partner_next", revision=revision, plan=plan, day=day, partner=partner, limit=limit)


def partner_documents(
    store: Store, revision: int, plan: str, day: date, *, partner: str, limit: int = 50
) -> list[dict[str, Any]]:
    """Deliverables and evidence of a partner: kind (deliverable, declaration), dated, code, title, document, evidence."""
    return store.records(
        "partner_documents", revision=revision, plan=plan, day=day, partner=partner, limit=limit
    )


def partner_months(
    store: Store, revision: int, plan: str, day: date, *, partner: str, first: date
) -> pd.DataFrame:
    """kind, month (its first day), n: only the months with an exchange of that kind."""
    return store.frame("partner_months", revision=revision, plan=plan, day=day, partner=partner, first=first)


def rhythm(store: Store, revision: int, plan: str, day: date, *, partner: str | None = None) -> Rhythm:
    """How often there is an exchange, and who starts it."""
    return Rhythm(
        **store.records("rhythm", revision=revision, plan=plan, day=day, partner=partner or None)[0]
    )
