"""The parties: whose move is next, what each declares, who promised to come back to what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lib.store.reads.bases import ActionDue, Exchange
from lib.store.rows import Rows
from lib.store.state import State

__all__ = [
    "Declaration",
    "Declared",
    "FollowedUp",
    "Introduction",
    "PartyBalance",
    "Promise",
    "StageCount",
    "Turn",
    "TurnBalance",
    "declarations_of_action",
    "declared",
    "introduction_rows",
    "introduction_stages",
    "party_balance",
    "promises",
    "turn_balance",
    "turns",
]


@dataclass(frozen=True, slots=True)
class Turn(ActionDue):
    """An open action with whose move is next, on which basis (declared, letter, lead), and since when."""

    turn_of: str | None
    basis: str | None
    turn_since: date | None
    turn_days: int | None


@dataclass(frozen=True, slots=True)
class TurnBalance:
    """The open actions whose next move is an organisation's, on which basis; `since` is the longest wait."""

    party: str | None
    turn_of: str | None
    actions: int
    declared: int
    letters: int
    replies: int
    led: int
    since: date | None


@dataclass(frozen=True, slots=True)
class PartyBalance:
    """What a party committed to, by what became of it, and the open actions whose next move is its own."""

    party: str
    committed: int
    carried_out: int
    under_way: int
    orphan: int
    turns: int


@dataclass(frozen=True, slots=True)
class Declaration:
    """What an organisation declares of an action, and how it was settled."""

    key: str
    organisation: str
    status: str | None
    progress: float | None
    declared_on: date
    evidence: str | None
    comment: str | None
    settled_on: date | None
    settled_by: str | None
    settled_reason: str | None


@dataclass(frozen=True, slots=True)
class Declared(Declaration):
    """The last declaration of an organisation on an action, beside the value that counts."""

    action: str
    code: str | None
    title: str | None
    counted_status: str | None
    counted_progress: float | None
    is_divergent: bool


@dataclass(frozen=True, slots=True)
class FollowedUp(Exchange):
    """An exchange with the follow-up promised after it: by whom, for when, for when at first."""

    valid_from: int
    stage: str | None
    follow_up_by: str | None
    follow_up_on: date | None
    first_on: date | None
    days_over: int | None
    is_overdue: bool


@dataclass(frozen=True, slots=True)
class Promise(FollowedUp):
    """An exchange whose follow-up was not given yet; `overdue` counts those past their day, whatever the page."""

    kind: str | None
    overdue: int


@dataclass(frozen=True, slots=True)
class Introduction(FollowedUp):
    """A business introduction and its age in days."""

    age: int


@dataclass(frozen=True, slots=True)
class StageCount:
    """Introductions at one stage; of those old enough, judged in time, the ones contacted within that time."""

    stage: str
    n: int
    old_enough: int
    judged: int
    contacted_in_time: int


def turns(
    state: State,
    *,
    organisation: str | None = None,
    key: str | None = None,
    limit: int = 25,
    offset: int = 0,
) -> Rows[Turn]:
    """Open actions with whose move is next, of one organisation or all, the longest wait first, a page at a time."""
    return state.select(
        Turn,
        "turns",
        organisation=organisation or None,
        key=key or None,
        limit=limit,
        offset=offset,
    )


def turn_balance(state: State) -> Rows[TurnBalance]:
    """One row per organisation whose move is next, by party; one without a name for the actions that nobody holds."""
    return state.select(TurnBalance, "turn_balance")


def party_balance(state: State) -> Rows[PartyBalance]:
    """One row per party. A joint commitment counts once for each."""
    return state.select(PartyBalance, "party_balance")


def declared(
    state: State,
    *,
    key: str | None = None,
    divergent: bool = False,
    limit: int = 100,
    offset: int = 0,
) -> Rows[Declared]:
    """The last declaration of each organisation on each action, beside the value that counts, a page at a time."""
    return state.select(
        Declared,
        "declared",
        key=key or None,
        divergent=divergent,
        limit=limit,
        offset=offset,
    )


def declarations_of_action(state: State, *, key: str) -> Rows[Declaration]:
    """Every declaration about an action, the latest first."""
    return state.select(Declaration, "declarations_of_action", key=key)


def promises(
    state: State,
    *,
    partner: str | None = None,
    limit: int = 25,
    offset: int = 0,
) -> Rows[Promise]:
    """Follow-ups promised and not given, to one partner or all, the most overdue first, a page at a time."""
    return state.select(
        Promise,
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
) -> Rows[Introduction]:
    """Introductions with one partner or all, at one stage or any, the latest first, a page at a time."""
    return state.select(
        Introduction,
        "introduction_rows",
        partner=partner or None,
        stage=stage or None,
        limit=limit,
        offset=offset,
    )


def introduction_stages(state: State, *, partner: str | None = None) -> Rows[StageCount]:
    """How many introductions stand at each stage that has any."""
    return state.select(StageCount, "introduction_stages", partner=partner or None)
