"""Actions with their situation on a day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from lib.store.state import State


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
) -> pd.DataFrame:
    """Actions with their situation, filtered, in plan order or those that need attention first."""
    return state.frame(
        "situations",
        **_filters(axis, organisation, situations, priority, search),
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
    filters = _filters(axis, organisation, situations, priority, search)
    return {str(name): int(n) for name, n in state.rows("situation_counts", **filters)}


def _filters(
    axis: str | None,
    organisation: str | None,
    situations: Sequence[str],
    priority: str | None,
    search: str | None,
) -> Mapping[str, Any]:
    return {
        "axis": axis or None,
        "organisation": organisation or None,
        "situations": list(situations),
        "priority": priority or None,
        "search": search or None,
    }


def overdue(state: State, *, limit: int = 25) -> pd.DataFrame:
    """Actions past their deadline, the oldest first, with days_late; `found` counts them all."""
    return state.frame("overdue", limit=limit)


def due_within(state: State, *, days: int, limit: int = 50) -> pd.DataFrame:
    """Open actions due within `days` days, the nearest first, with days_left; `found` counts them all."""
    return state.frame("due_within", days=days, limit=limit)


def timeline(
    state: State,
    *,
    axis: str | None = None,
    limit: int = 25,
    offset: int = 0,
) -> pd.DataFrame:
    """Bars of the calendar; `found` counts them all."""
    return state.frame("timeline", axis=axis or None, limit=limit, offset=offset)


def action(state: State, reference: str) -> dict[str, Any] | None:
    """One action by key or code, every field and its situation; None when there is none."""
    found = state.records("action", reference=reference)
    return next(iter(found), None)


def action_versions(state: State, key: str) -> list[dict[str, Any]]:
    """Every recorded version of an action, oldest first, with its revision's author, moment and reason."""
    return state.records("action_versions", key=key)


def action_interactions(state: State, code: str) -> pd.DataFrame:
    """Exchanges linked to an action, the latest first."""
    return state.frame("action_interactions", code=code)


def support(state: State, *, limit: int = 5) -> pd.DataFrame:
    """What is asked of the president: declared requests, then blocked actions."""
    return state.frame("support", limit=limit)


def organisations(state: State) -> list[str]:
    """Every organisation named on an action, the most frequent first."""
    return [str(row[0]) for row in state.rows("organisations")]


def organisation_load(state: State, *, limit: int = 30) -> pd.DataFrame:
    """organisation_name, tracked, led, done, past_due, blocked; a shared action counts once for each."""
    return state.frame("organisation_load", limit=limit)


def calendar(state: State, *, owner: str | None = None) -> list[dict[str, Any]]:
    """The deadlines, the nearest first, each with the number and moment of the revision that last wrote its action."""
    return state.records("calendar", owner=owner or None)


def owners(state: State) -> list[str]:
    """Every owner of an action that has a deadline."""
    return [str(row[0]) for row in state.rows("owners")]
