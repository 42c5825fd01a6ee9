"""The rows whose code, axis and title are those of one stored row: most of a file that comes back, found at once.

Who they are does not depend on any other row, so that only the others are weighed one against the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from lib.domain.changes import Value, Values
from lib.spreadsheets.model import CleanRow

T = TypeVar("T")


def settled(rows: Sequence[CleanRow], stored: Mapping[str, Values]) -> dict[int, str]:
    """Row of the file → stored key. Nothing where a code stands twice, in the file or in the plan: there, order decides."""
    theirs = _by_code((row.values.get("code"), row) for row in rows)
    ours = _by_code((values.get("code"), key) for key, values in stored.items())
    if theirs is None or ours is None:
        return {}
    return {
        row.row: key
        for code, row in theirs.items()
        if (key := ours.get(code)) is not None and _is_one(row.values, stored[key])
    }


def _by_code(found: Iterable[tuple[Value, T]]) -> dict[str, T] | None:
    named = [(str(code), what) for code, what in found if code]
    by_code = dict(named)
    return by_code if len(by_code) == len(named) else None


def _is_one(theirs: Values, ours: Values) -> bool:
    return theirs.get("title") == ours.get("title") and theirs.get("axis") == ours.get("axis")
