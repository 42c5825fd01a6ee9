"""Actions with their situation on a day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd

from lib.store.connection import Store


def situations(
    store: Store,
    revision: int,
    plan: str,
    day: date,
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
    return store.frame(
        "situations",
        **_filters(revision, plan, day, axis, organisation, situations, priority, search),
        by_attention=by_attention,
        limit=limit,
        offset=offset,
    )


def situation_counts(
    store: Store,
    revision: int,
    plan: str,
    day: date,
    *,
    axis: str | None = None,
    organisation: str | None = None,
    situations: Sequence[str] = (),
    priority: str | None = None,
    search: str | None = None,
) -> dict[str, int]:
    """How many actions the same filters leave, by situation."""
    filters = _filters(revision, plan, day, axis, organisation, situations, priority, search)
    return {str(name): int(n) for name, n in store.rows("situation_counts", **filters)}


def _filters(
    revision: int,
    plan: str,
    day: date,
    axis: str | None,
    organisation: str | None,
    situations: Sequence[str],
    priority: str | None,
    search: str | None,
) -> Mapping[str, Any]:
    return {
        "revision": revision,
        "plan": plan,
        "day": day,
        "axis": axis or None,
        "organisation": organisation or None,
        "situations": list(situations),
        "priority": priority or None,
        "search": search or None,
    }


def overdue(store: Store, revision: int, plan: str, day: date, *, limit: int = 25) -> pd.DataFrame:
    """Actions past their deadline, the oldest first, with days_late; `found` counts them all."""
    return store.frame("overdue", revision=revision, plan=plan, day=day, limit=limit)


def due_within(
    store: Store, revision: int, plan: str, day: date, *, days: int, limit: int = 50
) -> pd.DataFrame:
    """Open actions due within `days` days, the nearest first, with days_left; `found` counts them all."""
    return store.frame("due_within", revision=revision, plan=plan, day=day, days=days, limit=limit)


def timeline(
    store: Store,
    revision: int,
    plan: str,
    day: date,
    *,
    axis: str | None = None,
    limit: int = 25,
    offset: int = 0,
) -> pd.DataFrame:
    """Bars of the calendar; `found` counts them all."""
    return store.frame(
        "timeline", revision=revision, plan=plan, day=day, axis=axis or None, limit=limit, offset=offset
    )


def action(store: Store, revision: int, plan: str, day: date, reference: str) -> dict[str, Any] | None:
    """One action by key or code, every field and its situation; None when there is none."""
    found = store.records("action", revision=revision, plan=plan, day=day, reference=reference)
    return next(iter(found), None)


def action_versions(store: Store, revision: int, plan: str, key: str) -> list[dict[str, Any]]:
    """Every recorded version of an action, oldest first, with its revision's author, moment and reason."""
    return store.records("action_versions", revision=revision, plan=plan, key=key)


def action_interactions(store: Store, revision: int, plan: str, day: date, code: str) -> pd.DataFrame:
    """Exchanges linked to an action, the latest first."""
    return store.frame("action_interactions", revision=revision, plan=plan, day=day, code=code)


def support(store: Store, revision: int, plan: str, day: date, *, limit: int = 5) -> pd.DataFrame:
    """What is asked of the president: declared requests, then blocked actions."""
    return store.frame("support", revision=revision, plan=plan, day=day, limit=limit)


def organisations(store: Store, revision: int, plan: str) -> list[str]:
    """Every organisation named on an action, the most frequent first."""
    return [str(row[0]) for row in store.rows("organisations", revision=revision, plan=plan)]


def organisation_load(store: Store, revision: int, plan: str, day: date, *, limit: int = 30) -> pd.DataFrame:
    """organisation_name, tracked, led, done, past_due, blocked; a shared action counts once for each."""
    return store.frame("organisation_load", revision=revision, plan=plan, day=day, limit=limit)


def calendar(
    store: Store, revision: int, plan: str, day: date, *, owner: str | None = None
) -> list[dict[str, Any]]:
    """The deadlines, the nearest first, each with the number and moment of the revision that last wrote its action."""
    return store.records("calendar", revision=revision, plan=plan, day=day, owner=owner or None)


def owners(store: Store, revision: int, plan: str) -> list[str]:
    """Every owner of an action that has a deadline."""
    return [str(row[0]) for row in store.rows("owners", revision=revision, plan=plan)]
