"""Partners and the exchanges with them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd

from lib.store.state import State


@dataclass(frozen=True, slots=True)
class Replies:
    """Letters on a day; days are None when no letter is concerned."""

    sent: int
    answered: int
    median_days: float | None
    pending: int
    oldest_pending: int | None
    due_reply: int
    replied_in_time: int


@dataclass(frozen=True, slots=True)
class Introductions:
    """Business introductions old enough to judge, by the furthest stage they reached."""

    introduced: int
    contacted: int
    met: int
    offer: int
    contract: int
    no_follow_up: int


def partners(state: State) -> pd.DataFrame:
    """Each partner: label, name, tier, interactions, last_exchange, days_since, cadence, to_contact_again,
    last_request, pending, oldest_pending, led, led_done, led_past_due, led_due, led_kept, is_host.
    """
    return state.frame("partners")


def partner_list(state: State) -> pd.DataFrame:
    """The partners as recorded, with `label` (acronym, else name)."""
    return state.frame("partner_list")


def contacts_by_month(state: State, *, first: date) -> pd.DataFrame:
    """partner, month (its first day), n: only the months with an exchange."""
    return state.frame("contacts_by_month", first=first)


def pending_letters(state: State, *, partner: str | None = None) -> pd.DataFrame:
    """Letters sent and not answered, to one partner or all, the oldest first, with `age` in days."""
    return state.frame("pending_letters", partner=partner or None)


def replies(state: State, *, partner: str | None = None) -> Replies:
    """Letters sent to one partner or all: delay of the answered ones, count and age of the pending ones."""
    found = state.records("reply_delay", partner=partner or None)
    return Replies(**found[0])


def introductions(state: State, *, partner: str | None = None) -> Introductions:
    """How far the business introductions went, with one partner or all, that are old enough to judge."""
    found = state.records("introductions", partner=partner or None)
    return Introductions(**found[0])


def interactions(
    state: State,
    *,
    partner: str | None = None,
    limit: int = 50,
    offset: int = 0,
) -> pd.DataFrame:
    """Exchanges, the latest first; `found` counts them all."""
    return state.frame(
        "interactions",
        partner=partner or None,
        limit=limit,
        offset=offset,
    )
