"""The codes of actions: moving into another axis, numbering an axis anew, each one revision. Former codes stay known."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from lib.domain.archived import is_archived, standing
from lib.domain.changes import Value, Values, updated
from lib.domain.code_order import code_order
from lib.domain.errors import Invalid
from lib.domain.schema import named
from lib.domain.writing import Writing
from lib.store import reads
from lib.store.connection import Store
from lib.store.ledger import NOW, rows_at, rows_now
from lib.store.naming import rows_naming
from lib.store.state import State
from lib.usecases.record import record, row_now

NUMBERED = re.compile(r"^(.*?)(\d+)$")


@dataclass(frozen=True, slots=True)
class Numbered:
    """An action with the code that it has and the one that it takes."""

    key: str
    title: str
    before: str | None
    after: str


def move_actions(
    store: Store, keys: Sequence[str], axis: str | None, writing: Writing, *, number: bool = True
) -> int | None:
    """Moves actions into an axis; `number` gives them the codes that come next in it. None when they are there already.

    Raises Invalid when an action or the axis is gone or archived, Conflict when a code was taken meanwhile.
    """
    if axis is not None and is_archived(row_now(store, writing.plan, "axis", axis)):
        raise Invalid("row_archived", "This was archived: restore it first.", field="axis")
    rows = rows_now(store, writing.plan, "action", keys)
    if len(rows) < len(set(keys)):
        raise Invalid("action_unknown", "This action is no longer in the plan.", field="action")
    if any(map(is_archived, rows.values())):
        raise Invalid("row_archived", "This was archived: restore it first.", field="action")
    moving = sorted(
        (k for k, row in rows.items() if row["axis"] != axis), key=lambda k: code_order(rows[k]["code"])
    )
    codes = _next_codes(store, writing.plan, axis) if number else iter(())
    wanted: dict[str, dict[str, Value]] = {}
    for key in moving:
        code = next(codes, None) if rows[key]["code"] else None
        wanted[key] = {"axis": axis, "code": code} if code else {"axis": axis}
    changes = [c for key, values in wanted.items() if (c := updated("action", key, rows[key], values))]
    if not changes:
        return None
    into = rows_now(store, writing.plan, "axis", [axis]).get(axis, {}) if axis else {}
    said = ", ".join(str(rows[key]["code"] or rows[key]["title"]) for key in moving[:8])
    return record(store, changes, writing, reason=f"{said} → {named('axis', into) if into else '–'}")


def numbered_anew(store: Store, plan: str, axis: str, prefix: str, first: str = "1") -> tuple[Numbered, ...]:
    """What the actions of an axis would be called, in the order of their codes; `first` is the number of the first one,
    with the zeros that all of them take. Codes of others are passed over, those of archived actions too.

    Raises Invalid when the first is no number.
    """
    if not first.isdecimal():
        raise Invalid("value_missing", "This value is needed.", field="first")
    inside = standing(rows_naming(store, NOW, plan, "action", "axis", [axis]))
    others = _codes_of_others(store, plan, inside)
    given = (code for n in count(int(first)) if (code := f"{prefix}{str(n).zfill(len(first))}") not in others)
    ordered = sorted(inside.items(), key=lambda item: code_order(item[1]["code"] or item[1]["title"]))
    return tuple(
        Numbered(key, str(row["title"]), str(row["code"]) if row["code"] else None, next(given))
        for key, row in ordered
    )


def number_axis(store: Store, axis: str, prefix: str, writing: Writing, *, first: str = "1") -> int | None:
    """Numbers the actions of an axis anew, as one revision; None when every code stands already.

    Raises Invalid for codes that do not begin with anything, or when the axis is gone.
    """
    row = row_now(store, writing.plan, "axis", axis)
    if not prefix.strip():
        raise Invalid("value_missing", "This value is needed.", field="prefix")
    told = numbered_anew(store, writing.plan, axis, prefix.strip(), first)
    rows = rows_now(store, writing.plan, "action", [n.key for n in told])
    changes = [c for n in told if (c := updated("action", n.key, rows[n.key], {"code": n.after}))]
    if not changes:
        return None
    return record(store, changes, writing, reason=f"{named('axis', row)} : {prefix.strip()}{first}…")


def prefix_of(store: Store, plan: str, axis: str) -> str:
    """What the codes of an axis begin with, as most of them do; empty when nothing tells."""
    code = reads.next_code(State.undated(store, NOW, plan), axis=axis)
    found = NUMBERED.match(code)
    return found[1] if found else ""


def _next_codes(store: Store, plan: str, axis: str | None) -> Iterator[str]:
    """The codes that come next in an axis, one after the other; none when nothing tells how they are made."""
    code = reads.next_code(State.undated(store, NOW, plan), axis=axis)
    found = NUMBERED.match(code)
    if not found:
        return
    for n in count(int(found[2])):
        yield f"{found[1]}{str(n).zfill(len(found[2]))}"


def _codes_of_others(store: Store, plan: str, inside: Mapping[str, Values]) -> frozenset[str]:
    rows = rows_at(store, NOW, plan, "action").items()
    return frozenset(str(row["code"]) for key, row in rows if row["code"] and key not in inside)
