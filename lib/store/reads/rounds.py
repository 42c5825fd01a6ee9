"""Rounds: who is asked for news of what, who answered, what was said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lib.store.rows import Rows
from lib.store.state import State

__all__ = [
    "AskedAction",
    "Round",
    "RoundAnswer",
    "RoundDeclaration",
    "RoundRecord",
    "ToAsk",
    "asked_actions",
    "open_round",
    "round_answers",
    "round_declarations",
    "round_record",
    "rounds",
    "said_before",
    "to_ask",
]


@dataclass(frozen=True, slots=True)
class Round:
    """A round with how many organisations were asked, how many answered, how many of them in time; `waiting`: answers,
    action by action, that nobody settled yet."""

    key: str
    asked_for: date
    answers_until: date
    word: str | None
    opened_on: date
    closed_on: date | None
    is_open: bool
    days_left: int
    asked: int
    answered: int
    in_time: int
    waiting: int


@dataclass(frozen=True, slots=True)
class RoundAnswer:
    """An organisation asked in a round: when it answered, how long it has not; of how many actions, told or still
    to tell, how many wait to be settled. `last_sent_on` is the day of its last answer to an earlier round."""

    key: str
    round: str
    organisation: str
    first_sent_on: date | None
    sent_on: date | None
    way: str | None
    word: str | None
    is_answered: bool
    is_in_time: bool
    days_waiting: int | None
    last_sent_on: date | None
    actions: int
    told: int
    waiting: int
    opened_on: date
    answers_until: date
    asked_for: date
    is_open: bool  # the round is


@dataclass(frozen=True, slots=True)
class RoundRecord:
    """How an organisation answered the rounds whose day of answer is over, or that it answered already."""

    asked: int
    answered: int
    in_time: int


@dataclass(frozen=True, slots=True)
class ToAsk:
    """An organisation that leads open actions that it may see."""

    organisation: str
    actions: int
    past_due: int
    last_sent_on: date | None
    is_host: bool


@dataclass(frozen=True, slots=True)
class AskedAction:
    """An open action, as its lead is asked about it."""

    key: str
    code: str | None
    title: str
    situation: str
    due_on: date | None
    due_text: str | None
    due_precision: str | None
    deadline: date | None
    deadline_text: str | None
    deadline_precision: str | None
    start: date | None
    status: str | None
    progress: float | None
    progress_from: str | None
    deliverable: str | None
    is_past_due: bool
    is_recurring: bool


@dataclass(frozen=True, slots=True)
class RoundDeclaration:
    """What an organisation answered of an action, and whether that waits to be settled; where the action stands now."""

    key: str
    round: str
    action: str
    organisation: str
    said: str | None
    status: str | None
    progress: float | None
    declared_on: date
    evidence: str | None
    completed_on: date | None
    deadline: date | None
    deadline_reason: str | None
    obstacle: str | None
    support_requested: str | None
    seen_revision: int | None
    settled_on: date | None
    settled_by: str | None
    settled_reason: str | None
    outcome: str | None
    is_waiting: bool
    code: str | None
    title: str | None
    lead: str | None
    archived_on: date | None
    is_confidential: bool


def rounds(state: State) -> Rows[Round]:
    """The rounds opened by the day, the last first."""
    return state.select(Round, "rounds")


def open_round(state: State) -> Round | None:
    """The round that is open on the day, if one is."""
    return next((found for found in rounds(state) if found.is_open), None)


def round_answers(state: State, *, key: str | None = None) -> Rows[RoundAnswer]:
    """The organisations asked in a round, or in all, those that have not answered first."""
    return state.select(RoundAnswer, "round_answers", key=key)


def round_record(state: State, *, partner: str) -> RoundRecord | None:
    """How an organisation answered so far."""
    return state.first(RoundRecord, "round_record", partner=partner)


def to_ask(state: State) -> Rows[ToAsk]:
    """The organisations that lead open actions that they may see."""
    return state.select(ToAsk, "to_ask")


def asked_actions(state: State, *, partner: str) -> Rows[AskedAction]:
    """The open actions that an organisation leads and may see, those past their deadline first."""
    return state.select(AskedAction, "asked_actions", partner=partner)


def round_declarations(state: State, *, key: str, organisation: str | None = None) -> Rows[RoundDeclaration]:
    """What was answered to a round, of one organisation or all."""
    return state.select(RoundDeclaration, "round_declarations", key=key, organisation=organisation)


def said_before(state: State, *, key: str, organisation: str) -> Rows[RoundDeclaration]:
    """What an organisation said last of each action in another round."""
    return state.select(RoundDeclaration, "said_before", key=key, organisation=organisation)
