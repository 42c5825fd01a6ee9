"""What keeps the order of the plan: what is archived, who is named how often, what had another name before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from lib.store.rows import Rows
from lib.store.state import State

__all__ = [
    "Archived",
    "CodedAxis",
    "FormerName",
    "NamedOrganisation",
    "NamedOwner",
    "archived",
    "archived_action",
    "coded_axes",
    "former_action",
    "former_names",
    "former_organisation",
    "named_organisations",
    "named_owners",
]


@dataclass(frozen=True, slots=True)
class Archived:
    """What was set aside: its kind (action, axis, partner), why, since when, by whom and in which revision.

    `into_code` and `into_name` are of the row that it was merged into.
    """

    kind: str
    key: str
    code: str | None
    name: str | None
    archived_on: date
    archived_reason: str | None
    merged_into: str | None
    number: int
    author: str
    recorded_at: datetime
    into_code: str | None
    into_name: str | None


@dataclass(frozen=True, slots=True)
class FormerName:
    """A name or code that is no longer used, and what it means: a present name, an action or an axis by its key."""

    kind: str
    former: str
    name: str | None
    action: str | None
    axis: str | None


@dataclass(frozen=True, slots=True)
class NamedOwner:
    """An owner, and how many actions and decisions still to do name it."""

    name: str
    actions: int
    decisions: int


@dataclass(frozen=True, slots=True)
class NamedOrganisation:
    """An organisation, with its actions and exchanges; `key` is that of its own row among the partners, if it has one."""

    name: str
    actions: int
    exchanges: int
    key: str | None


@dataclass(frozen=True, slots=True)
class CodedAxis:
    """An axis, and how many actions are in it."""

    key: str
    code: str | None
    title: str | None
    actions: int


def archived(
    state: State, *, kind: str | None = None, reference: str | None = None, limit: int = 1_000_000
) -> Rows[Archived]:
    """What is archived, the latest first: all of it, of one kind, or the one of a key or a code."""
    return state.select(Archived, "archived", kind=kind, reference=reference, limit=limit)


def archived_action(state: State, *, reference: str) -> Archived | None:
    """An archived action by its key or code; None when it is not archived."""
    return next(iter(archived(state, kind="action", reference=reference, limit=1)), None)


def former_action(state: State, *, reference: str) -> str | None:
    """The key of the action that had a code before."""
    rows = state.rows("former_action", reference=reference)
    return str(rows[0][0]) if rows else None


def former_organisation(state: State, *, name: str) -> str | None:
    """What an organisation is called by now that had a name before."""
    rows = state.rows("former_organisation", reference=name)
    return str(rows[0][0]) if rows else None


def former_names(state: State) -> Rows[FormerName]:
    """Every former name and code, and what it means now."""
    return state.select(FormerName, "former_names")


def named_owners(state: State) -> Rows[NamedOwner]:
    """Who carries actions or decisions, the most named first."""
    return state.select(NamedOwner, "named_owners")


def named_organisations(state: State) -> Rows[NamedOrganisation]:
    """The organisations of the plan, the most named first."""
    return state.select(NamedOrganisation, "named_organisations")


def coded_axes(state: State) -> Rows[CodedAxis]:
    """The axes in order, with how many actions each has."""
    return state.select(CodedAxis, "coded_axes")
