"""Meetings, their decisions, and what was recorded while they were held."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from lib.store.connection import Store
from lib.store.reads.bases import ActionHeld
from lib.store.reads.journal import Recorded
from lib.store.rows import Rows
from lib.store.state import State

__all__ = [
    "Decision",
    "Hidden",
    "Meeting",
    "MeetingRecord",
    "MeetingRevision",
    "WaitingAction",
    "decisions",
    "hidden",
    "last_decision_number",
    "meeting_records",
    "meeting_revisions",
    "meetings",
    "waiting",
]


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting: its figures stay those of `shown_revision` on `held_on`; `last_revision` is its own last one.

    Convened and not yet held, it has no figures of its own: `opened_at` is when it was written last.
    """

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
    starts_at: str | None
    chair: str | None
    secretary: str | None
    began_at: str | None
    ended_at: str | None
    distribution: str | None
    agenda: str | None
    undebated: str | None
    opened_at: datetime
    last_revision: int
    decisions: int


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision, the meeting that took it and the action it is about; `is_late`: to be carried out, its day passed."""

    key: str
    number: str
    meeting: str | None
    meeting_title: str | None
    held_on: date | None
    text: str
    action: str | None
    action_code: str | None
    action_title: str | None
    owner: str | None
    deadline: date | None
    recipients: str | None
    status: str
    completed_on: date | None
    is_late: bool


@dataclass(frozen=True, slots=True)
class MeetingRecord:
    """A record of a meeting as it was given out, and the revision that keeps it with its files; `number` 0 is the record,
    the next ones correct it. `files` names them (see `named_files`); None for who may not have them."""

    key: str
    meeting: str
    number: int
    corrects: str | None
    reason: str | None
    annuls: bool
    language: str
    shown_revision: int
    fingerprint: str
    files: str | None
    revision: int
    recorded_at: datetime
    author: str


@dataclass(frozen=True, slots=True)
class MeetingRevision(Recorded):
    """A revision recorded while a meeting was held; `is_own`: it belongs to the meeting."""

    reason: str
    file_name: str | None
    undoes: int | None
    undone_by: int | None
    is_own: bool


@dataclass(frozen=True, slots=True)
class WaitingAction(ActionHeld):
    """An open action whose next move is another organisation's, and for how long where the day is known."""

    situation: str
    waiting_on: str
    waiting_since: date | None
    days_waiting: int | None


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


def meetings(state: State) -> Rows[Meeting]:
    """Every meeting, the latest first."""
    return state.select(Meeting, "meetings")


def meeting_records(state: State, *, meeting: str | None = None) -> Rows[MeetingRecord]:
    """The records of one meeting or all, in the order in which they were given out."""
    return state.select(MeetingRecord, "meeting_records", meeting=meeting)


def decisions(state: State, *, meeting: str | None = None, status: str | None = None) -> Rows[Decision]:
    """Decisions of one meeting or all, of one status or all, by number."""
    return state.select(Decision, "decisions", meeting=meeting, status=status)


def last_decision_number(store: Store, plan: str, year: int) -> int:
    """The highest decision number given in a year, 0 when none."""
    return int(store.rows("decision_last", plan=plan, year=str(year))[0][0])


def meeting_revisions(state: State, *, meeting: str, before: int) -> Rows[MeetingRevision]:
    """What was recorded after `before`, in order."""
    return state.select(MeetingRevision, "meeting_revisions", meeting=meeting, before=before)


def waiting(state: State) -> Rows[WaitingAction]:
    """Open actions that wait on an organisation, the longest wait first."""
    return state.select(WaitingAction, "waiting")


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
