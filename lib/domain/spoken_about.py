"""Which actions a meeting recorded something on: those were spoken about, whatever was ticked of them."""

from __future__ import annotations

from collections.abc import Iterable

from lib.domain.changes import Change

#: What is recorded about an action in a row of its own.
ABOUT = ("decision", "note")


def spoken_of(changes: Iterable[Change]) -> frozenset[str]:
    """Keys of the actions that changes are of, or that a decision or a note among them is about."""
    keys = (
        change.key if change.table == "action" else (change.after or {}).get("action")
        for change in changes
        if change.table == "action" or change.table in ABOUT
    )
    return frozenset(str(key) for key in keys if key)
