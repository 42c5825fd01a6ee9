"""Which stored row a row of a file is: by its code, else its axis and title; never by resemblance."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from lib.domain.changes import Values
from lib.spreadsheets.folding import fold
from lib.spreadsheets.model import CleanRow, TableKind

Identity = tuple[object, ...]
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
        found += [("code", axis, fold(str(code))), ("code", fold(str(code)))]
    if title:
        found.append(("title", axis, fold(str(title))))
    return tuple(found)


def match_rows(
    kind: TableKind,
    rows: Sequence[CleanRow],
    stored: Mapping[str, Values],
    said: Mapping[int, str] = MappingProxyType({}),
) -> Matches:
    """The stored row of each row of a file, when one alone can be it; `said` holds a person's decisions."""
    places: dict[Identity, list[str]] = defaultdict(list)
    for key, values in stored.items():
        for identity in identities(kind, values):
            places[identity].append(key)
    wanted = {row.row: identities(kind, row.values) for row in rows}
    keys = {row: key for row, key in said.items() if row in wanted and key in stored}
    met = set(keys.values())
    renumbered = kind == "actions" and _moved(wanted, places) >= RENUMBERED
    by_row = {row.row: row for row in rows}
    heads = ("",) if kind != "actions" else ("title", "code") if renumbered else ("code", "title")
    for head in heads:
        for row, found in wanted.items():
            if row in keys:
                continue
            wanted_now = [i for i in found if not head or i[0] == head]
            if not wanted_now:
                continue
            only = _only(kind, wanted_now, places, met) or _equal(
                by_row[row], wanted_now, places, met, stored
            )
            if only is not None:
                keys[row] = only
                met.add(only)
    if kind == "actions":
        keys.update(_by_title_alone([row for row in rows if row.row not in keys], stored, met))
    return Matches(keys, renumbered)


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


def _only(
    kind: TableKind, found: Sequence[Identity], places: Mapping[Identity, Sequence[str]], met: set[str]
) -> str | None:
    for identity in found:
        standing = places.get(identity)
        if standing is None:
            continue
        candidates = [key for key in standing if key not in met]
        if len(candidates) == 1 or (candidates and kind == "interactions"):
            return candidates[0]
    return None


def _equal(
    row: CleanRow,
    found: Sequence[Identity],
    places: Mapping[Identity, Sequence[str]],
    met: set[str],
    stored: Mapping[str, Values],
) -> str | None:
    """Among several stored rows that this one could be, the first that says the same throughout."""
    for identity in found:
        for key in places.get(identity, ()):
            if key not in met and all(
                value is None or _folded(stored[key].get(name)) == _folded(value)
                for name, value in row.values.items()
            ):
                return key
    return None


def _folded(value: object) -> object:
    return "".join(fold(value).split()) if isinstance(value, str) else value


def _moved(wanted: Mapping[int, tuple[Identity, ...]], places: Mapping[Identity, Sequence[str]]) -> int:
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
