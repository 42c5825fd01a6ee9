"""Joint minutes: where each is in its life, and its steps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from lib.store.reads.bases import ActionDue
from lib.store.rows import Rows, as_rows
from lib.store.state import State

__all__ = [
    "LifeStep",
    "Minutes",
    "MinutesAction",
    "RecordedText",
    "minutes",
    "minutes_actions",
    "minutes_life",
    "minutes_texts",
]


@dataclass(frozen=True, slots=True)
class Minutes:
    """Joint minutes on a day. `is_fixed`: signed by one party at least; `waiting`: the steps that are next.

    `content` is None for who may not read the text.
    """

    key: str
    reference: str | None
    title: str | None
    held_on: date | None
    place: str | None
    party_a: str | None
    party_b: str | None
    language_clause: str | None
    shown_day: date | None
    shown_revision: int | None
    content: str | None
    signed_on: date | None
    signed_at: str | None
    prepared: str | None
    is_signed: bool
    is_fixed: bool
    last_step: str | None
    last_on: date | None
    waiting: tuple[str, ...]
    waiting_since: date | None
    days_waiting: int | None
    president: str | None = None
    shown_reason: str | None = None


@dataclass(frozen=True, slots=True)
class LifeStep:
    """A step of the life of minutes. `state`: done, left_out, waiting or later; `revision` holds the file, if any."""

    step: str
    position: int
    party: str  # a, b, or both (empty)
    key: str | None
    done_on: date | None
    done_by: str | None
    note: str | None
    file_name: str | None
    sha256: str | None
    revision: int | None
    state: str
    waiting_since: date | None
    days_waiting: int | None


@dataclass(frozen=True, slots=True)
class MinutesAction(ActionDue):
    """An action with what the tables of the minutes say of it; `organisation` names everyone, the lead first."""

    organisation: str | None
    deliverable: str | None
    indicator: str | None
    progress: float | None
    completed_on: date | None
    is_open: bool
    is_past_due: bool
    days_late: int


@dataclass(frozen=True, slots=True)
class RecordedText:
    """The text of one paper as a revision recorded it."""

    revision: int
    author: str
    recorded_at: datetime  # UTC, without timezone
    content: str | None


def minutes(state: State) -> Rows[Minutes]:
    """Every joint minutes, the latest first."""
    records = state.records("minutes")
    return as_rows(Minutes, [{**row, "waiting": tuple(row["waiting"])} for row in records])


def minutes_life(state: State, *, key: str) -> Rows[LifeStep]:
    """The steps of one paper in order, recorded or not."""
    return state.select(LifeStep, "minutes_life", key=key)


def minutes_texts(state: State, *, key: str) -> Rows[RecordedText]:
    """The texts that one paper had, the oldest first; none for a partner."""
    return state.select(RecordedText, "minutes_texts", key=key)


def minutes_actions(state: State) -> Rows[MinutesAction]:
    """Every action in the order of the plan."""
    return state.select(MinutesAction, "minutes_actions")
