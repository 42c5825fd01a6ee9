"""What is kept of a value when somebody changes it who is shown a part of it: what is reserved to others stays in it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from lib.domain.changes import Change, Value
from lib.domain.names import join_names, split_names
from lib.store.connection import Store
from lib.store.ledger import rows_now


def with_unseen(store: Store, view: Store, change: Change, plan: str) -> Change:
    """A change with what its writer does not see of the values that it changes, as it stands; the very same one where all is
    seen."""
    merges = PARTLY_SEEN.get(change.table, {})
    if change.before is None or not merges.keys() & change.before.keys():
        return change
    stored, seen = (rows_now(one, plan, change.table, [change.key]).get(change.key) for one in (store, view))
    if stored is None or seen is None:
        return change
    before, after = dict(change.before), None if change.after is None else dict(change.after)
    for name in merges.keys() & before.keys():
        if stored[name] == seen[name] or before[name] != seen[name]:
            continue
        before[name] = stored[name]
        if after is not None and name in after:
            after[name] = merges[name](*(_said(values[name]) for values in (stored, seen, after)))
    return change if before == change.before else Change(change.table, change.key, before, after)


def _links(stored: str, seen: str, wanted: str) -> str | None:
    unseen = [key for key in split_names(stored) if key not in split_names(seen)]
    return join_names(dict.fromkeys([*split_names(wanted), *unseen]))


def _keys(stored: str, seen: str, wanted: str) -> str:
    return json.dumps(_more(*(json.loads(text or "[]") for text in (stored, seen, wanted))))


def _closing(stored: str, seen: str, wanted: str) -> str:
    left = "not_discussed"
    held, shown, made = (json.loads(text or "{}") for text in (stored, seen, wanted))
    made[left] = _more(*(one.get(left, []) for one in (held, shown, made)))
    return json.dumps(made, ensure_ascii=False, sort_keys=True)


def _more(stored: list[str], seen: list[str], wanted: list[str]) -> list[str]:
    return list(dict.fromkeys([*wanted, *(key for key in stored if key not in seen)]))


def _said(value: object) -> str:
    return "" if value is None else str(value)


#: The values of which a part can be hidden, by table: how what is stored, seen and wanted become one.
PARTLY_SEEN: Mapping[str, Mapping[str, Callable[[str, str, str], Value]]] = {
    "commitment": {"actions": _links},
    "meeting": {"discussed": _keys, "undebated": _keys, "closing": _closing},
}
