"""The parties: who committed to what, whose move is next, what each declares, who promised to come back to what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from lib.store.state import State


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
    state: State,
    *,
    outcome: str | None = None,
    origin: str | None = None,
    organisation: str | None = None,
    search: str | None = None,
    key: str | None = None,
    limit: int = 25,
    offset: int = 0,
) -> list[dict[str, Any]]:
    """Commitments with `state` (what became of it, filtered by `outcome`), counts of their actions and `links` (key, code, title, situation); `found` counts all."""
    return state.records(
        "commitments",
        state=outcome or None,
        origin=origin or None,
        organisation=organisation or None,
        search=search or None,
        key=key or None,
        limit=limit,
        offset=offset,
    )


def commitment_counts(state: State) -> Commitments:
    """The commitments by state, and the actions that none of them leads to."""
    return Commitments(**state.records("commitment_counts")[0])


def commitments_of_action(state: State, *, key: str) -> list[dict[str, Any]]:
    """The commitments that an action carries out."""
    return state.records("commitments_of_action", key=key)


def free_actions(state: State, *, limit: int = 25, offset: int = 0) -> pd.DataFrame:
    """Actions, cancelled ones aside, that no commitment leads to; `commitment_counts` counts them all."""
    return state.frame("free_actions", limit=limit, offset=offset)


def action_search(state: State, *, search: str, limit: int = 12) -> list[dict[str, Any]]:
    """key, code, title of the first actions whose code or title holds some words, whatever the size of the plan."""
    return state.records("action_search", search=search, limit=limit)


def turns(
    state: State,
    *,
    organisation: str | None = None,
    key: str | None = None,
    limit: int = 25,
    offset: int = 0,
) -> pd.DataFrame:
    """Open actions with `turn_of`, its `basis` (declared, letter, lead), `turn_since`, `turn_days`; `found` counts them all."""
    return state.frame(
        "turns",
        organisation=organisation or None,
        key=key or None,
        limit=limit,
        offset=offset,
    )


def turn_balance(state: State) -> pd.DataFrame:
    """party, turn_of, actions, declared, letters, led, since: one row per organisation whose move is next."""
    return state.frame("turn_balance")


def party_balance(state: State) -> pd.DataFrame:
    """party, committed, carried_out, under_way, orphan, turns. A joint commitment counts once for each party."""
    return state.frame("party_balance")


def declared(
    state: State,
    *,
    key: str | None = None,
    divergent: bool = False,
    limit: int = 100,
    offset: int = 0,
) -> list[dict[str, Any]]:
    """The last declaration of each organisation on each action, beside the value that counts; `found` counts them all."""
    return state.records(
        "declared",
        key=key or None,
        divergent=divergent,
        limit=limit,
        offset=offset,
    )


def declarations_of_action(state: State, *, key: str) -> list[dict[str, Any]]:
    """Every declaration about an action, the latest first."""
    return state.records("declarations_of_action", key=key)


def promises(
    state: State,
    *,
    partner: str | None = None,
    limit: int = 25,
    offset: int = 0,
) -> pd.DataFrame:
    """Follow-ups promised and not given: follow_up_by, follow_up_on, first_on, days_over, is_overdue; `found`, `overdue` in all."""
    return state.frame(
        "promises",
        partner=partner or None,
        limit=limit,
        offset=offset,
    )


def introduction_rows(
    state: State,
    *,
    partner: str | None = None,
    stage: str | None = None,
    limit: int = 25,
    offset: int = 0,
) -> pd.DataFrame:
    """Introductions with their stage, age and promised follow-up, the latest first; `found` counts them all."""
    return state.frame(
        "introduction_rows",
        partner=partner or None,
        stage=stage or None,
        limit=limit,
        offset=offset,
    )


def introduction_stages(state: State, *, partner: str | None = None) -> list[StageCount]:
    """How many introductions stand at each stage that has any."""
    found = state.records("introduction_stages", partner=partner or None)
    return [StageCount(**row) for row in found]


def partner_one(state: State, *, partner: str) -> dict[str, Any] | None:
    """One partner by its label, None for an unknown one; `contact` is empty in the partner's view."""
    found = state.records("partner_one", partner=partner)
    return found[0] if found else None


def partner_record(state: State, *, partner: str) -> tuple[Record, Record]:
    """The actions that a partner leads, and those that it supports as co-lead or partner."""
    found = state.records("partner_counts", partner=partner)
    held = {bool(row.pop("is_lead")): Record(**row) for row in found}
    return held.get(True, Record()), held.get(False, Record())


def partner_actions(state: State, *, partner: str, limit: int = 25, offset: int = 0) -> pd.DataFrame:
    """The actions that a partner leads (`part` lead), leads with others (co_lead) or supports; `found` counts them all."""
    return state.frame(
        "partner_actions",
        partner=partner,
        limit=limit,
        offset=offset,
    )


def partner_next(state: State, *, partner: str, limit: int = 3) -> list[dict[str, Any]]:
    """The next deadlines of the plan with a partner."""
    return state.records("partner_next", partner=partner, limit=limit)


def partner_documents(state: State, *, partner: str, limit: int = 50) -> list[dict[str, Any]]:
    """Deliverables and evidence of a partner: kind (deliverable, declaration), dated, code, title, document, evidence."""
    return state.records("partner_documents", partner=partner, limit=limit)


def partner_months(state: State, *, partner: str, first: date) -> pd.DataFrame:
    """kind, month (its first day), n: only the months with an exchange of that kind."""
    return state.frame("partner_months", partner=partner, first=first)


def rhythm(state: State, *, partner: str | None = None) -> Rhythm:
    """How often there is an exchange, and who starts it."""
    return Rhythm(**state.records("rhythm", partner=partner or None)[0])
