"""The reader's first question: words, looked for in the whole plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lib.store.rows import Rows
from lib.store.state import State

__all__ = [
    "Found",
    "search",
]


@dataclass(frozen=True, slots=True)
class Found:
    """Something that holds the words: its kind (action, milestone, partner, commitment, minutes, note, indicator), what it is
    called, who has it.

    A milestone, a note and an indicator have the key and the code of their action. `of_kind` counts all that were found of its kind; the situation is an action's.
    """

    kind: str
    key: str
    code: str | None
    name: str | None
    who: str | None
    on_day: date | None
    situation: str | None
    of_kind: int


def search(state: State, *, search: str, limit: int) -> Rows[Found]:
    """What holds every one of the words, in any order, whatever their case and accents: the first of each kind."""
    return state.select(Found, "search", search=search, limit=limit)
