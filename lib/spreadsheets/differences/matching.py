"""Which stored row a row of a file is: by its code as typed, by the same code written otherwise, else by its axis and
title; never by resemblance."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from lib.domain.changes import Values
from lib.spreadsheets.differences.settled import settled
from lib.spreadsheets.differences.writing import written_otherwise
from lib.spreadsheets.folding import fold
from lib.spreadsheets.model import CleanRow, TableKind
from lib.spreadsheets.patience import Check, checked, endless

Identity = tuple[object, ...]
#: Identity → the stored keys that bear it and are nobody's yet, in their order.
Places = dict[Identity, dict[str, None]]
#: So many codes that now stand on another known title: the plan was renumbered, titles say who is who.
RENUMBERED = 3


@dataclass(frozen=True, slots=True)
class Matches:
    """Row of the file → stored key. `renumbered`: codes moved to other titles, so titles were followed."""

    keys: Mapping[int, str]
    renumbered: bool = False


def identities(kind: TableKind, values: Values) -> tuple[Identity, ...]:
    """What tells a row of a kind from the others, the surest first."""
    if kind == "partners":
        names = [values.get("acronym"), values.get("name"), *str(values.get("aliases") or "").split(" / ")]
        return tuple(("name", fold(str(name))) for name in names if name)
    if kind == "interactions":
        return (
            tuple(
                fold(str(values.get(name) or "")) for name in ("occurred_on", "partner", "kind", "subject")
            ),
        )
    code, axis, title = values.get("code"), values.get("axis"), values.get("title")
    found: list[Identity] = []
    if code:
        found += [("code", axis, str(code)), ("code", str(code))]
    if title:
        found.append(("title", axis, fold(str(title))))
    return tuple(found)


def match_rows(
    kind: TableKind,
    rows: Sequence[CleanRow],
    stored: Mapping[str, Values],
    said: Mapping[int, str] = MappingProxyType({}),
    check: Check = endless,
) -> Matches:
    """The stored row of each row of a file, when one alone can be it; `said` holds a person's decisions."""
    sure = settled(rows, stored) if kind == "actions" and not said else {}
    if len(sure) == len(rows):
        return Matches(sure)
    held = {key: identities(kind, values) for key, values in stored.items()}
    places = _places(held)
    wanted = {row.row: identities(kind, row.values) for row in rows if row.row not in sure}
    renumbered = kind == "actions" and _moved(wanted, places) >= RENUMBERED
    if renumbered and sure:  # titles come first: a settled row's may be wanted by another
        sure = {}
        wanted = {row.row: identities(kind, row.values) for row in rows}
    keys = sure or {row: key for row, key in said.items() if row in wanted and key in stored}
    for key in keys.values():
        _take(places, held[key], key)
    equal = _Equals(places, stored)
    by_row = {row.row: row for row in rows}
    heads = ("",) if kind != "actions" else ("title", "code") if renumbered else ("code", "title")
    for head in heads:
        for row, found in checked(wanted.items(), check):
            if row in keys:
                continue
            wanted_now = [i for i in found if not head or i[0] == head]
            only = _only(kind, wanted_now, places) or equal.first(by_row[row], wanted_now)
            if only is not None:
                keys[row] = only
                _take(places, held[only], only)
        if head == "code":
            for row, key in written_otherwise(rows, stored, keys).items():
                keys[row] = key
                _take(places, held[key], key)
    if kind == "actions":
        met = set(keys.values())
        keys.update(_by_title_alone([row for row in rows if row.row not in keys], stored, met))
    return Matches(keys, renumbered)


def _places(held: Mapping[str, Sequence[Identity]]) -> Places:
    places: Places = defaultdict(dict)
    for key, found in held.items():
        for identity in found:
            places[identity][key] = None
    return places


def _take(places: Places, found: Sequence[Identity], key: str) -> None:
    """A stored row that is somebody's is nobody else's."""
    for identity in found:
        places[identity].pop(key, None)


def _by_title_alone(rows: Sequence[CleanRow], stored: Mapping[str, Values], met: set[str]) -> dict[int, str]:
    """The rows of which the file names neither code nor axis, by their title where one action of the plan has it."""
    wanted: dict[str, list[int]] = defaultdict(list)
    for row in rows:
        if row.values.get("title") and not row.values.get("axis") and not row.values.get("code"):
            wanted[fold(str(row.values["title"]))].append(row.row)
    if not wanted:
        return {}
    standing: dict[str, list[str]] = defaultdict(list)
    for key, values in stored.items():
        if key not in met:
            standing[fold(str(values.get("title") or ""))].append(key)
    return {
        numbers[0]: standing[title][0]
        for title, numbers in wanted.items()
        if len(numbers) == len(standing.get(title, ())) == 1
    }


def _only(kind: TableKind, found: Sequence[Identity], places: Places) -> str | None:
    for identity in found:
        standing = places.get(identity)
        if standing and (len(standing) == 1 or kind == "interactions"):
            return next(iter(standing))
    return None


class _Equals:
    """Among several stored rows that one of the file could be, the first that says the same throughout.

    The rows of an identity are sorted once by what they say, so that thousands of one title cost no more than others.
    """

    def __init__(self, places: Places, stored: Mapping[str, Values]) -> None:
        self.places, self.stored = places, stored
        self.sorted: dict[tuple[Identity, tuple[str, ...]], dict[tuple[object, ...], deque[str]]] = {}

    def first(self, row: CleanRow, found: Sequence[Identity]) -> str | None:
        """The stored key, or None; what the row leaves blank may be anything."""
        told = {name: _folded(value) for name, value in row.values.items() if value is not None}
        names, said = tuple(told), tuple(told.values())
        for identity in found:
            standing = self.places.get(identity)
            if not standing:
                continue
            alike = self._alike(identity, names).get(said, deque())
            while alike and alike[0] not in standing:
                alike.popleft()
            if alike:
                return alike[0]
        return None

    def _alike(self, identity: Identity, names: tuple[str, ...]) -> dict[tuple[object, ...], deque[str]]:
        known = self.sorted.get((identity, names))
        if known is None:
            known = self.sorted[identity, names] = defaultdict(deque)
            for key in self.places[identity]:
                values = self.stored[key]
                known[tuple(_folded(values.get(name)) for name in names)].append(key)
        return known


def _folded(value: object) -> object:
    return "".join(fold(value).split()) if isinstance(value, str) else value


def _moved(wanted: Mapping[int, tuple[Identity, ...]], places: Places) -> int:
    """How many rows carry the code of one stored action and exactly the title of another."""
    moved = 0
    for found in wanted.values():
        by_code = by_title = None
        for identity in found:
            standing = places.get(identity)
            if standing is None:
                continue
            if identity[0] == "title":
                by_title = by_title or standing
            else:
                by_code = by_code or standing
        if by_code and by_title and len(by_code) == len(by_title) == 1 and by_code != by_title:
            moved += 1
    return moved
