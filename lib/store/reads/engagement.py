"""Partners and the exchanges with them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd

from lib.store.connection import Store


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


def partners(store: Store, revision: int, plan: str, day: date) -> pd.DataFrame:
    """Each partner: label, name, tier, interactions, last_exchange, days_since, cadence, to_contact_again,
    last_request, pending, oldest_pending, led, led_done, led_past_due, led_due, led_kept, is_host.
    """
    return store.frame("partners", revision=revision, plan=plan, day=day)


def partner_list(store: Store, revision: int, plan: str) -> pd.DataFrame:
    """The partners as recorded, with `label` (acronym, else name)."""
    return store.frame("partner_list", revision=revision, plan=plan)


def contacts_by_month(store: Store, revision: int, plan: str, day: date, *, first: date) -> pd.DataFrame:
    """partner, month (its first day), n: only the months with an exchange."""
    return store.frame("contacts_by_month", revision=revision, plan=plan, day=day, first=first)


def pending_letters(
    store: Store, revision: int, plan: str, day: date, *, partner: str | None = None
) -> pd.DataFrame:
    """Letters sent and not answered, to one partner or all, the oldest first, with `age` in days."""
    return store.frame("pending_letters", revision=revision, plan=plan, day=day, partner=partner or None)


def replies(store: Store, revision: int, plan: str, day: date, *, partner: str | None = None) -> Replies:
    """Letters sent to one partner or all: delay of the answered ones, count and age of the pending ones."""
    found = store.records("reply_delay", revision=revision, plan=plan, day=day, partner=partner or None)
    return Replies(**found[0])


def introductions(
    store: Store, revision: int, plan: str, day: date, *, partner: str | None = None
) -> Introductions:
    """How far the business introductions went, with one partner or all, that are old enough to judge."""
    found = store.records("introductions", revision=revision, plan=plan, day=day, partner=partner or None)
    return Introductions(**found[0])


def interactions(
    store: Store,
    revision: int,
    plan: str,
    day: date,
    *,
    partner: str | None = None,
    limit: int = 50,
    offset: int = 0,
) -> pd.DataFrame:
    """Exchanges, the latest first; `found` counts them all."""
    return store.frame(
        "interactions",
        revision=revision,
        plan=plan,
        day=day,
        partner=partner or None,
        limit=limit,
        offset=offset,
    )
