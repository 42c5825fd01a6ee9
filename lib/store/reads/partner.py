"""One partner: what is known of it, the actions that it leads and supports, its documents, the rhythm of its exchanges."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd

from lib.store.reads.bases import ActionDue, ActionNamed
from lib.store.reads.engagement import PartnerActivity
from lib.store.reads.order import former_organisation
from lib.store.rows import Rows
from lib.store.state import State

__all__ = [
    "NextDeadline",
    "Partner",
    "PartnerAction",
    "PartnerDocument",
    "Record",
    "Rhythm",
    "partner_actions",
    "partner_documents",
    "partner_months",
    "partner_next",
    "partner_one",
    "partner_record",
    "rhythm",
]


@dataclass(frozen=True, slots=True)
class Record:
    """Actions of a partner: tracked, done, past their deadline; closed within the first deadline, of those it is past
    for; `undated`: done without a day, neither kept nor missed.
    """

    tracked: int = 0
    done: int = 0
    past_due: int = 0
    due: int = 0
    kept: int = 0
    undated: int = 0


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
class Partner(PartnerActivity):
    """A partner on the day with what is known of it; `version` is the revision that last wrote it, 0 for none.

    `key` is None for one that only actions or exchanges name; `contact` is None in the partner's view.
    """

    key: str | None
    acronym: str | None
    type: str | None
    role: str | None
    aliases: str | None
    contact: str | None
    version: int


@dataclass(frozen=True, slots=True)
class PartnerAction(ActionDue):
    """An action that a partner leads (`part` lead), leads with others (co_lead) or supports."""

    part: str
    reason_code: str | None
    reason_value: float | None
    completed_on: date | None
    initial_deadline: date | None
    slip_days: int | None
    is_open: bool


@dataclass(frozen=True, slots=True)
class NextDeadline(ActionNamed):
    """A deadline to come of an action with a partner, and its part in it."""

    part: str
    deadline: date


@dataclass(frozen=True, slots=True)
class PartnerDocument(ActionNamed):
    """A deliverable of an action of a partner, or what supports its declaration: kind (deliverable, declaration)."""

    kind: str
    dated: date | None
    document: str | None
    evidence: str | None


def partner_one(state: State, *, partner: str) -> Partner | None:
    """One partner by its label, else by one that it had; None for an unknown one."""
    found = state.first(Partner, "partner_one", partner=partner)
    name = None if found else former_organisation(state, name=partner)
    return state.first(Partner, "partner_one", partner=name) if name else found


def partner_record(state: State, *, partner: str) -> tuple[Record, Record]:
    """The actions that a partner leads, and those that it supports as co-lead or partner."""
    found = state.records("partner_counts", partner=partner)
    held = {bool(row.pop("is_lead")): Record(**row) for row in found}
    return held.get(True, Record()), held.get(False, Record())


def partner_actions(state: State, *, partner: str, limit: int = 25, offset: int = 0) -> Rows[PartnerAction]:
    """The actions that a partner leads or supports: its own first, open before closed, a page at a time."""
    return state.select(PartnerAction, "partner_actions", partner=partner, limit=limit, offset=offset)


def partner_next(state: State, *, partner: str, limit: int = 3) -> Rows[NextDeadline]:
    """The next deadlines of the plan with a partner."""
    return state.select(NextDeadline, "partner_next", partner=partner, limit=limit)


def partner_documents(state: State, *, partner: str, limit: int = 50) -> Rows[PartnerDocument]:
    """Deliverables and evidence of a partner, the latest first."""
    return state.select(PartnerDocument, "partner_documents", partner=partner, limit=limit)


def partner_months(state: State, *, partner: str, first: date) -> pd.DataFrame:
    """kind, month (its first day), n: only the months with an exchange of that kind."""
    return state.frame("partner_months", partner=partner, first=first)


def rhythm(state: State, *, partner: str | None = None) -> Rhythm:
    """How often there is an exchange, and who starts it."""
    return state.select(Rhythm, "rhythm", partner=partner or None)[0]
