"""Partners and the exchanges with them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd

from lib.store.reads.bases import Exchange
from lib.store.rows import Rows
from lib.store.state import State

__all__ = [
    "Interaction",
    "Introductions",
    "PartnerActivity",
    "PartnerNamed",
    "PendingLetter",
    "Replies",
    "contacts_by_month",
    "interactions",
    "introductions",
    "letters_to_remind",
    "owed_letters",
    "partner_list",
    "partners",
    "pending_letters",
    "replies",
]


@dataclass(frozen=True, slots=True)
class PartnerNamed:
    """A partner as recorded; `label` is its acronym, else its name."""

    label: str
    name: str | None
    country: str | None


@dataclass(frozen=True, slots=True)
class PartnerActivity(PartnerNamed):
    """A partner on a day: its place, its exchanges, the letters that wait for its answer, the actions that it leads."""

    tier: str
    is_host: bool
    interactions: int
    last_exchange: date | None
    days_since: int | None
    cadence: int
    owed: int
    to_contact_again: bool
    last_request: date | None
    led: int
    led_done: int
    led_past_due: int
    led_due: int
    led_kept: int
    led_undated: int


@dataclass(frozen=True, slots=True)
class PendingLetter(Exchange):
    """A letter that waits for an answer, since `age` days: ours, or the partner's."""

    age: int


@dataclass(frozen=True, slots=True)
class Interaction(Exchange):
    """An exchange: its kind and what came of it."""

    kind: str | None
    result: str | None


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


def partners(state: State) -> Rows[PartnerActivity]:
    """Each partner on the day: signatories first, then leads, then associates."""
    return state.select(PartnerActivity, "partners")


def partner_list(state: State) -> Rows[PartnerNamed]:
    """The partners as recorded."""
    return state.select(PartnerNamed, "partner_list")


def contacts_by_month(state: State, *, first: date) -> pd.DataFrame:
    """partner, month (its first day), n: only the months with an exchange."""
    return state.frame("contacts_by_month", first=first)


def pending_letters(state: State, *, partner: str | None = None) -> Rows[PendingLetter]:
    """Letters sent and not answered, to one partner or all, the oldest first."""
    return state.select(PendingLetter, "pending_letters", partner=partner or None)


def letters_to_remind(state: State, *, rest: int) -> Rows[PendingLetter]:
    """Letters to others not answered after `rest` days, when nothing else was written since then, the oldest first."""
    return state.select(PendingLetter, "letters_to_remind", rest=rest)


def owed_letters(state: State, *, partner: str | None = None) -> Rows[PendingLetter]:
    """Letters received from one partner or all to which no answer is recorded, the oldest first."""
    return state.select(PendingLetter, "owed_letters", partner=partner or None)


def replies(state: State, *, partner: str | None = None) -> Replies:
    """Letters sent to one partner or all: delay of the answered ones, count and age of the pending ones."""
    return state.select(Replies, "reply_delay", partner=partner or None)[0]


def introductions(state: State, *, partner: str | None = None) -> Introductions:
    """How far the business introductions went, with one partner or all, that are old enough to judge."""
    return state.select(Introductions, "introductions", partner=partner or None)[0]


def interactions(
    state: State,
    *,
    partner: str | None = None,
    limit: int = 50,
    offset: int = 0,
) -> Rows[Interaction]:
    """Exchanges, the latest first, a page at a time."""
    return state.select(Interaction, "interactions", partner=partner or None, limit=limit, offset=offset)
