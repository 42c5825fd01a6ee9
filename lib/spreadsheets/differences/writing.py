"""The same code written otherwise: 1.2 in a file and A1.2 in the plan, 0001 that came back as 1."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from rapidfuzz import fuzz

from lib.domain.changes import Value, Values
from lib.spreadsheets.folding import fold, fold_code
from lib.spreadsheets.model import CleanRow, Issue

ALIKE = 60.0
Place = tuple[object, str]
Key = TypeVar("Key", int, str)


def written_otherwise(
    rows: Sequence[CleanRow], stored: Mapping[str, Values], keys: Mapping[int, str]
) -> dict[int, str]:
    """Row of the file → stored key, for rows that are nobody's yet whose code folds like that of one stored row alone.

    Two codes of the file, or of the plan, that fold alike are two codes: neither is taken. Nor is one of another
    project that only folds alike: where most of the titles differ, a pair needs its own to agree.
    """
    taken = set(keys.values())
    left = [row for row in rows if row.row not in keys and row.values.get("code")]
    free = {key for key, values in stored.items() if key not in taken and values.get("code")}
    if not left or not free:
        return {}
    found: dict[int, str] = {}
    for within_axis in (True, False):
        theirs = _places(((row.row, row.values) for row in rows), within_axis)
        ours = _places(stored.items(), within_axis)
        for row in left:
            place = _place(row.values, within_axis)
            key = ours[place][0] if len(theirs[place]) == len(ours.get(place, ())) == 1 else None
            if key is not None and key in free and row.row not in found:
                found[row.row] = key
                free.discard(key)
    by_row = {row.row: row for row in left}
    agreed = {row: key for row, key in found.items() if _agree(by_row[row].values, stored[key])}
    return found if 2 * len(agreed) >= len(found) else agreed


def _places(rows: Iterable[tuple[Key, Values]], within_axis: bool) -> dict[Place, list[Key]]:
    found: dict[Place, list[Key]] = defaultdict(list)
    for key, values in rows:
        if values.get("code"):
            found[_place(values, within_axis)].append(key)
    return found


def _place(values: Values, within_axis: bool) -> Place:
    return values.get("axis") if within_axis else None, fold_code(str(values["code"]))


def _agree(theirs: Values, ours: Values) -> bool:
    """Whether two titles may be those of one action; a file that gives none contradicts nothing."""
    title = str(theirs.get("title") or theirs.get("code"))
    if title == str(theirs.get("code")):
        return True
    return fuzz.token_set_ratio(fold(title), fold(str(ours.get("title") or ""))) >= ALIKE


def of_writings(
    rows: Iterable[CleanRow], keys: Mapping[int, str], stored: Mapping[str, Values]
) -> Iterator[Issue]:
    """A word on codes that the file writes otherwise than the plan: nothing changes them, and nobody is to wonder."""
    told = ((row, stored[key].get("code")) for row in rows if (key := keys.get(row.row)) is not None)
    others = [(row, code) for row, code in told if _is_other(code, row.values.get("code"))]
    if others:
        row, code = others[0]
        yield Issue(
            "info",
            "codes_written_otherwise",
            "Codes are written in this file otherwise than in the plan, for example {theirs} for {ours} (actions: {n}): "
            "they are recognised, and the plan's codes stand.",
            cell=row.cells.get("code", ""),
            values={"theirs": row.values["code"], "ours": code, "n": len(others)},
        )


def _is_other(ours: Value, theirs: Value) -> bool:
    return bool(ours and theirs) and ours != theirs and fold_code(str(ours)) == fold_code(str(theirs))
