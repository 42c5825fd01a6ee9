"""Meetings, their decisions, and what was recorded while they were held."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import pandas as pd

from lib.store.connection import Store
from lib.store.state import State


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting: its figures stay those of `shown_revision` on `held_on`; `last_revision` is its own last one."""

    key: str
    title: str
    held_on: date
    place: str | None
    state: str
    planned_minutes: int
    shown_revision: int
    attendance: str | None
    discussed: str | None
    closing: str | None
    opened_at: datetime
    last_revision: int
    decisions: int


@dataclass(frozen=True, slots=True)
class Hidden:
    """What a partner is not shown: keys, codes and names (« A6.1 – title ») of confidential actions, numbers of comments,
    contacts and minutes in draft."""

    keys: tuple[str, ...]
    codes: tuple[str, ...]
    names: tuple[str, ...]
    comments: int
    contacts: int
    drafts: int


def meetings(state: State) -> list[Meeting]:
    """Every meeting, the latest first."""
    return [Meeting(**row) for row in state.records("meetings")]


def decisions(state: State, *, meeting: str | None = None) -> list[dict[str, Any]]:
    """Decisions of one meeting or all, by number, with the linked action's code and title and the meeting's day."""
    return state.records("decisions", meeting=meeting)


def last_decision_number(store: Store, plan: str, year: int) -> int:
    """The highest decision number given in a year, 0 when none."""
    return int(store.rows("decision_last", plan=plan, year=str(year))[0][0])


def meeting_revisions(state: State, *, meeting: str, before: int) -> list[dict[str, Any]]:
    """Revisions after `before` in order: number, recorded_at, author, kind, reason, undoes, undone_by, file_name, is_own."""
    return state.records("meeting_revisions", meeting=meeting, before=before)


def waiting(state: State) -> pd.DataFrame:
    """Open actions that wait on an organisation, with `days_waiting` where the day is known."""
    return state.frame("waiting")


def hidden(state: State) -> Hidden:
    """What the partner's view leaves out."""
    found = state.records("hidden")[0]
    return Hidden(
        keys=tuple(found["keys"]),
        codes=tuple(found["codes"]),
        names=tuple(found["names"]),
        comments=int(found["comments"]),
        contacts=int(found["contacts"]),
        drafts=int(found["drafts"]),
    )
