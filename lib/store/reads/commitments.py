"""Commitments: what became of each, the actions that carry them out, and those that come from none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lib.store.reads.bases import ActionNamed
from lib.store.rows import Rows, as_rows
from lib.store.state import State

__all__ = [
    "Commitment",
    "CommitmentNamed",
    "Commitments",
    "FreeAction",
    "LinkedAction",
    "action_search",
    "commitment_counts",
    "commitments",
    "commitments_of_action",
    "free_actions",
]


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
class LinkedAction(ActionNamed):
    """An action that carries out a commitment, with its situation on the day."""

    situation: str


@dataclass(frozen=True, slots=True)
class CommitmentNamed:
    """A commitment: the text that it comes from, what it says, who took it, when."""

    key: str
    code: str | None
    origin: str | None
    reference: str | None
    text: str | None
    organisation: str | None
    agreed_on: date | None


@dataclass(frozen=True, slots=True)
class Commitment(CommitmentNamed):
    """A commitment with what became of it on the day and the actions that carry it out.

    `actions` holds the keys as stored, those of actions that ended since among them; `links` the actions that are there.
    """

    valid_from: int
    actions: str | None
    tracked: int
    done: int
    links: Rows[LinkedAction]
    state: str


@dataclass(frozen=True, slots=True)
class FreeAction(ActionNamed):
    """An action that no commitment leads to."""

    lead: str | None
    source: str | None
    situation: str


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
) -> Rows[Commitment]:
    """Commitments with what became of them (`outcome` filters it) and their actions, a page at a time."""
    records = state.records(
        "commitments",
        state=outcome or None,
        origin=origin or None,
        organisation=organisation or None,
        search=search or None,
        key=key or None,
        limit=limit,
        offset=offset,
    )
    linked = [{**r, "links": as_rows(LinkedAction, r["links"])} for r in records]
    return as_rows(Commitment, linked)


def commitment_counts(state: State) -> Commitments:
    """The commitments by state, and the actions that none of them leads to."""
    return state.select(Commitments, "commitment_counts")[0]


def commitments_of_action(state: State, *, key: str) -> Rows[CommitmentNamed]:
    """The commitments that an action carries out."""
    return state.select(CommitmentNamed, "commitments_of_action", key=key)


def free_actions(state: State, *, limit: int = 25, offset: int = 0) -> Rows[FreeAction]:
    """Actions, cancelled ones aside, that no commitment leads to, a page at a time."""
    return state.select(FreeAction, "free_actions", limit=limit, offset=offset)


def action_search(state: State, *, search: str, limit: int = 12) -> Rows[ActionNamed]:
    """The first actions whose code or title holds some words, whatever the size of the plan."""
    return state.select(ActionNamed, "action_search", search=search, limit=limit)
