"""The state that a question is asked of: the plan at a revision, looked at on a day, as one reader sees it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any, TypeVar

import pandas as pd

from lib.store.connection import Store
from lib.store.rows import Column, Rows, rows_of
from lib.store.statements import statement

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class State:
    """A plan in a store at a revision, on a day. What it answers never changes, so that it is the key of what is kept."""

    store: Store
    revision: int
    plan: str
    day: date

    @classmethod
    def undated(cls, store: Store, revision: int, plan: str) -> State:
        """A state for questions that no day changes: what the journal says."""
        return cls(store, revision, plan, date.max)

    def at(self, revision: int, day: date | None = None) -> State:
        """The same plan at another revision, on the same day or another."""
        return replace(self, revision=revision, day=day or self.day)

    def seen_by_partner(self) -> State:
        """The same with what a partner never sees left out."""
        return replace(self, store=self.store.seen_by_partner())

    def seen_in(self, store: Store) -> State:
        """The same as another view of the store answers it."""
        return replace(self, store=store)

    def rows(self, name: str, **parameters: Any) -> list[tuple[Any, ...]]:
        """The rows of a query file."""
        return self.store.rows(name, **self._named(name), **parameters)

    def records(self, name: str, **parameters: Any) -> list[dict[str, Any]]:
        """The rows of a query file as dicts, missing values as None."""
        return self.store.records(name, **self._named(name), **parameters)

    def columns(self, name: str, **parameters: Any) -> list[Column]:
        """The columns of a query file, for what is asked of every row and takes few values."""
        return self.store.columns(name, **self._named(name), **parameters)

    def frame(self, name: str, **parameters: Any) -> pd.DataFrame:
        """The rows of a query file as a frame; dates are `date` objects, missing values None or NaN."""
        return self.store.frame(name, **self._named(name), **parameters)

    def select(self, kind: type[Row], name: str, /, **parameters: Any) -> Rows[Row]:
        """The rows of a query file as `kind`, a frozen dataclass; missing values are None."""
        return rows_of(kind, *self.store.answer(name, **self._named(name), **parameters))

    def first(self, kind: type[Row], name: str, /, **parameters: Any) -> Row | None:
        """The first row of a query file as `kind`, None when there is none."""
        return next(iter(self.select(kind, name, **parameters)), None)

    def _named(self, name: str) -> dict[str, Any]:
        return {parameter: getattr(self, parameter) for parameter in _asked(name)}


@cache
def _asked(name: str) -> frozenset[str]:
    """What a query asks of the state."""
    return frozenset(re.findall(r"\$(revision|plan|day)\b", statement(f"queries/{name}")))
