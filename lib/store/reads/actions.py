"""Actions with their situation on a day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from typing import Any

from lib.domain.changes import Value
from lib.domain.schema import ACTION
from lib.store.reads.bases import ActionDue, ActionHeld, ActionNamed
from lib.store.reads.order import former_action
from lib.store.rows import Rows, as_rows
from lib.store.state import State

__all__ = [
    "WITHOUT_AXIS",
    "Action",
    "ActionRow",
    "CalendarEntry",
    "Dated",
    "LinkedExchange",
    "Load",
    "Scheduled",
    "Support",
    "Version",
    "action",
    "action_interactions",
    "action_versions",
    "calendar",
    "due_within",
    "organisation_load",
    "organisations",
    "overdue",
    "owners",
    "situation_counts",
    "situations",
    "support",
    "timeline",
    "to_remind",
]

#: Asks for the actions of no axis, where the key of one is asked for.
WITHOUT_AXIS = "-"


@dataclass(frozen=True, slots=True)
class ActionRow(ActionDue):
    """An action of a list, with what the day says of it; `reason_code` and `reason_value` tell why its situation."""

    axis_code: str | None
    axis_title: str | None
    organisation: str | None
    start: date | None
    initial_deadline: date | None
    progress: float | None
    reason_code: str | None
    reason_value: float | None
    is_past_due: bool
    days_late: int
    days_left: int | None
    waiting_on: str | None


@dataclass(frozen=True, slots=True)
class Dated(ActionRow):
    """The same of an action with a day to be done by, past or to come."""

    deadline: date
    days_left: int


@dataclass(frozen=True, slots=True)
class Action(ActionDue):
    """One action, whole: `values` holds every stored field by its name, `revision` is the one that last wrote it."""

    axis_code: str | None
    axis_title: str | None
    organisation: str | None
    partners: str | None
    initial_deadline: date | None
    slip_days: int | None
    status: str | None
    progress: float | None
    expected: float | None
    reason_code: str | None
    reason_value: float | None
    waiting_on: str | None
    waiting_since: date | None
    absent_since: date | None
    extra: str | None
    revision: int
    values: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Version:
    """What an action was from a revision on: who wrote it, when, for which day, why; every field by its name."""

    revision: int
    recorded_at: datetime
    as_of: date
    author: str
    reason: str
    values: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class LinkedExchange:
    """An exchange about an action."""

    key: str
    occurred_on: date
    partner: str | None
    kind: str | None
    subject: str | None
    result: str | None


@dataclass(frozen=True, slots=True)
class Support(ActionHeld):
    """An action for which something is asked of the president: in words, or a decision because it is blocked."""

    deadline: date | None
    support_requested: str | None
    waiting_on: str | None
    situation: str


@dataclass(frozen=True, slots=True)
class Scheduled(ActionNamed):
    """A bar of the calendar."""

    start: date | None
    deadline: date
    initial_deadline: date | None
    situation: str


@dataclass(frozen=True, slots=True)
class Load:
    """How many actions an organisation carries, as lead or beside another."""

    organisation_name: str
    tracked: int
    led: int
    done: int
    past_due: int
    blocked: int


@dataclass(frozen=True, slots=True)
class CalendarEntry(ActionDue):
    """A deadline, with the number and moment of the revision that last wrote its action."""

    deadline: date
    axis_code: str | None
    axis_title: str | None
    organisation: str | None
    revision: int
    recorded_at: datetime


def situations(
    state: State,
    *,
    axis: str | None = None,
    organisation: str | None = None,
    situations: Sequence[str] = (),
    priority: str | None = None,
    search: str | None = None,
    by_attention: bool = False,
    limit: int = 50,
    offset: int = 0,
) -> Rows[ActionRow]:
    """Actions with their situation, filtered, in plan order or those that need attention first."""
    return state.select(
        ActionRow,
        "situations",
        **filters(axis, organisation, situations, priority, search),
        by_attention=by_attention,
        limit=limit,
        offset=offset,
    )


def situation_counts(
    state: State,
    *,
    axis: str | None = None,
    organisation: str | None = None,
    situations: Sequence[str] = (),
    priority: str | None = None,
    search: str | None = None,
) -> dict[str, int]:
    """How many actions the same filters leave, by situation."""
    chosen = filters(axis, organisation, situations, priority, search)
    return {str(name): int(n) for name, n in state.rows("situation_counts", **chosen)}


def filters(
    axis: str | None,
    organisation: str | None,
    situations: Sequence[str],
    priority: str | None,
    search: str | None,
) -> Mapping[str, Any]:
    """What the queries of a list take for its filters: an empty one leaves every action."""
    return {
        "axis": axis or None,
        "organisation": organisation or None,
        "situations": list(situations),
        "priority": priority or None,
        "search": search or None,
    }


def overdue(state: State, *, limit: int = 25) -> Rows[Dated]:
    """Actions past their deadline, the oldest first; `found` counts them all."""
    return state.select(Dated, "overdue", limit=limit)


def to_remind(state: State, *, rest: int, limit: int) -> Rows[Dated]:
    """Actions of others past their deadline, of which nothing was written to their lead for `rest` days, the oldest first;
    `found` counts them all."""
    return state.select(Dated, "to_remind", rest=rest, limit=limit)


def due_within(state: State, *, days: int, limit: int = 50) -> Rows[Dated]:
    """Open actions due within `days` days, the nearest first; `found` counts them all."""
    return state.select(Dated, "due_within", days=days, limit=limit)


def timeline(
    state: State,
    *,
    axis: str | None = None,
    limit: int = 25,
    offset: int = 0,
) -> Rows[Scheduled]:
    """Bars of the calendar; `found` counts them all."""
    return state.select(Scheduled, "timeline", axis=axis or None, limit=limit, offset=offset)


def action(state: State, reference: str) -> Action | None:
    """One action by key or code, else by a code that it had; every field and its situation; None when there is none."""
    for key in (reference, former_action(state, reference=reference)):
        records = state.records("action", reference=key) if key else []
        if records:
            return next(iter(as_rows(Action, [whole(record) for record in records])))
    return None


def action_versions(state: State, key: str) -> Rows[Version]:
    """Every recorded version of an action, oldest first, with its revision's author, moment and reason. One in which nothing
    differs that is seen here is none: that somebody recorded something then would tell a partner of what is hidden."""
    every = [whole(record) for record in state.records("action_versions", key=key)]
    seen = [now for before, now in pairwise([{"values": None}, *every]) if now["values"] != before["values"]]
    return as_rows(Version, seen)


def whole(record: Mapping[str, Any]) -> Mapping[str, Any]:
    """The record with its stored fields together, by their names."""
    return {
        **record,
        "revision": record["valid_from"],
        "values": {name: record[name] for name in ACTION.names},
    }


def action_interactions(state: State, code: str) -> Rows[LinkedExchange]:
    """Exchanges linked to an action, the latest first."""
    return state.select(LinkedExchange, "action_interactions", code=code)


def support(state: State, *, limit: int = 5) -> Rows[Support]:
    """What is asked of the president: declared requests, then blocked actions; `found` counts them all."""
    return state.select(Support, "support", limit=limit)


def organisations(state: State) -> list[str]:
    """Every organisation named on an action, the most frequent first."""
    return [str(row[0]) for row in state.rows("organisations")]


def organisation_load(state: State, *, limit: int = 30) -> Rows[Load]:
    """The organisations that carry most; a shared action counts once for each."""
    return state.select(Load, "organisation_load", limit=limit)


def calendar(state: State, *, owner: str | None = None) -> Rows[CalendarEntry]:
    """The deadlines, the nearest first, of one owner or all."""
    return state.select(CalendarEntry, "calendar", owner=owner or None)


def owners(state: State) -> list[str]:
    """Every owner of an action that has a deadline."""
    return [str(row[0]) for row in state.rows("owners")]
