"""Which stored row a row of a file is: by its code, else its axis and title; never by resemblance."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from lib.domain.changes import Values
from lib.spreadsheets.folding import fold
from lib.spreadsheets.model import CleanRow, TableKind

Places = Mapping[tuple[object, ...], Sequence[str]]


def identities(kind: TableKind, values: Values) -> tuple[tuple[object, ...], ...]:
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
    title = values.get("title")
    identities: list[tuple[object, ...]] = []
    if values.get("code"):
        identities.append(("code", fold(str(values["code"]))))
    if title:
        identities.append(("title", values.get("axis"), fold(str(title))))
    return tuple(identities)


def places_of(kind: TableKind, stored: Mapping[str, Values]) -> Places:
    """The keys of the stored rows by each of their identities."""
    places: dict[tuple[object, ...], list[str]] = defaultdict(list)
    for key, values in stored.items():
        for identity in identities(kind, values):
            places[identity].append(key)
    return places


def match(kind: TableKind, row: CleanRow, places: Places, met: set[str]) -> str | None:
    """The stored row that this one is, by its surest identity; none when several could be it."""
    for identity in identities(kind, row.values):
        candidates = [key for key in places.get(identity, ()) if key not in met]
        if len(candidates) == 1:
            return candidates[0]
        if identity[0] == "code" and identity in places:
            return None  # the code was met already: a duplicate, reported as such
        if kind == "interactions" and candidates:
            return candidates[0]
    return None
