"""What is seen of the columns of a table before their fields are settled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lib.spreadsheets.tables.evidence import Profile
from lib.spreadsheets.tables.labels import Meaning

EACH_ITS_OWN = 0.8  # the share of different values from which groups are rather the things themselves
MOSTLY = 0.5  # the share of texts from which a column can hold titles
ALWAYS_SAID = (
    0.9  # said of nearly every row: a date of completion that is so, done or not, is one that is planned
)
NAMED = 0.7  # how sure a heading is that is a field, and not one that merely holds its word
SAID_OF_ACTIONS = frozenset(
    {"owner", "organisation", "deadline", "completed_on", "status", "progress", "priority"}
)
Chosen = Mapping[int, tuple[str, float]]
Option = tuple[float, int, str]


@dataclass(frozen=True, slots=True)
class Seen:
    """The columns of a table: their headings with the group above, what these may mean, the values below, and every
    pair of a column and a field that holds at all."""

    headings: Mapping[int, tuple[str, str]]
    known: Mapping[int, Sequence[Meaning]]
    profiles: Mapping[int, Profile]
    options: Sequence[Option]

    def may_be(self, column: int, field: str, *, surely: float = 0.0) -> bool:
        """Whether the heading of a column can name a field, and as surely as that."""
        return any(m.field == field and m.strength >= surely for m in self.known.get(column, ()))


def surest(options: Sequence[Option], given: Chosen) -> dict[int, tuple[str, float]]:
    """Column → its field and how surely: the surest pair first, each field once, beside those that are given."""
    chosen = dict(given)
    used = {f for f, _ in chosen.values()}
    for strength, column, name in sorted(options, key=lambda o: (-round(o[0], 3), o[1], o[2] != "title")):
        if column not in chosen and name not in used:
            chosen[column] = (name, strength)
            used.add(name)
    return chosen


def place_of(chosen: Chosen) -> dict[str, int]:
    """Field → its column."""
    return {field: column for column, (field, _) in chosen.items()}
