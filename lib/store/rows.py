"""The answer of a query as rows: frozen dataclasses whose missing values are None, and how many there are in all.

Frames are for charts: `Rows.frame` makes one, once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from functools import cached_property
from typing import Any, Generic, NamedTuple, TypeVar, cast, overload

import pandas as pd
import pyarrow as pa

Row = TypeVar("Row")


class Column(NamedTuple):
    """A column of an answer: its different values, and for each row the place of its own among them."""

    values: Sequence[Any]
    places: Sequence[int]

    @classmethod
    def of(cls, answered: pa.ChunkedArray) -> Column:
        """A column as the engine answers it."""
        encoded = answered.combine_chunks().dictionary_encode(null_encoding="encode")
        return cls(encoded.dictionary.to_pylist(), encoded.indices.to_numpy().tolist())


class Rows(Sequence[Row], Generic[Row]):
    """Rows of one kind, in order; `found` counts those beyond the page that was asked for, too.

    Nobody changes it, and it is told apart by which object it is, so that an answer kept is a key at no cost.
    """

    def __init__(self, rows: Sequence[Row], found: int | None = None) -> None:
        self._rows = tuple(rows)
        #: How many rows answer the question, whatever the page.
        self.found = len(self._rows) if found is None else found

    @overload
    def __getitem__(self, place: int) -> Row: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[Row, ...]: ...

    def __getitem__(self, place: int | slice) -> Row | tuple[Row, ...]:
        """The row at a place, or several of them."""
        return self._rows[place]

    def __len__(self) -> int:
        """How many rows are here: those of the page."""
        return len(self._rows)

    def __iter__(self) -> Iterator[Row]:
        """The rows, in order."""
        return iter(self._rows)

    @cached_property
    def frame(self) -> pd.DataFrame:
        """The same rows as a frame, for a chart; made once."""
        if not self._rows:
            return pd.DataFrame()
        names = [field.name for field in fields(cast(Any, self._rows[0]))]
        return pd.DataFrame({name: [getattr(row, name) for row in self._rows] for name in names})


def rows_of(kind: type[Row], names: Sequence[str], answer: Sequence[Sequence[Any]]) -> Rows[Row]:
    """An answer, the names of its columns and its rows, as `kind`: a frozen dataclass whose fields are among them.

    A column `found` tells how many rows there are beyond the page. Raises KeyError for a field that the answer lacks.
    """
    at = {name: place for place, name in enumerate(names)}
    places = [at[field.name] for field in fields(cast(Any, kind))]
    # A number that is none is the one value that differs from itself.
    rows = [kind(*[None if (v := row[place]) != v else v for place in places]) for row in answer]
    return Rows(rows, int(answer[0][at["found"]]) if answer and "found" in at else None)


def as_rows(kind: type[Row], records: Sequence[Mapping[str, Any]]) -> Rows[Row]:
    """The same of records, each of which names its values."""
    names = list(records[0]) if records else [field.name for field in fields(cast(Any, kind))]
    return rows_of(kind, names, [[record[name] for name in names] for record in records])
