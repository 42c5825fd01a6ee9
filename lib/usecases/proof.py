"""What goes with a completion, whichever door it comes by: its deliverable, and who declared it.

Told to `record`, so that a form, a meeting, a declaration that is accepted, a grid and an import obey alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from operator import is_

from lib.domain.attachments import PROOF, carrier_of
from lib.domain.changes import Change, Value, Values
from lib.domain.completion import (
    DECLARED,
    NAMED,
    SETTING,
    VERIFIED,
    Completion,
    decode,
    is_done,
    names_proof,
)
from lib.domain.errors import Invalid
from lib.domain.schema import ATTACHMENT
from lib.domain.writing import Writing
from lib.store.connection import Store
from lib.store.ledger import NOW, rows_at, rows_now

TOLD = frozenset({"status", *NAMED})
#: Actions named in a refusal; the rest is counted.
SHOWN = 8


def rules_now(store: Store, plan: str) -> Completion:
    """What a plan asks before an action is done, as it stands."""
    held = rows_now(store, plan, "setting", [SETTING]).get(SETTING)
    return decode(str(held["value"]) if held else None)


def proof_followed(store: Store, changes: Sequence[Change], writing: Writing) -> Sequence[Change]:
    """The changes with what follows from a completion: who declared it, where a second person confirms; nobody any
    longer, once an action is reopened.

    Raises Invalid for an action that would be done, or stay so, without a deliverable where the plan asks for one.
    """
    touched = {c.key: c for c in changes if c.table == "action" and c.after and TOLD & c.after.keys()}
    lost = [c.key for c in changes if c.table == ATTACHMENT.name and c.before is not None]
    if not touched and not lost:
        return changes
    rules, plan = rules_now(store, writing.plan), writing.plan
    without = _proven(rows_now(store, plan, ATTACHMENT.name, lost).values()) if rules.proof and lost else ()
    asked = [k for k, c in touched.items() if c.before and (rules.proof or "status" in (c.after or {}))]
    stored = rows_now(store, plan, "action", [*asked, *without]) if asked or without else {}
    checked = rules.proof and _check(store, plan, changes, touched, stored)
    declared = {key: _declared(c, stored.get(key, {}), rules, writing) for key, c in touched.items()}
    whole = [declared.get(c.key, c) if c.table == "action" else c for c in changes]
    # Changes that are others are written on the state that they were checked against, and on no other.
    return changes if not checked and all(map(is_, whole, changes)) else whole


def with_files(store: Store, plan: str, changes: Iterable[Change] = ()) -> frozenset[str]:
    """The rows that carry a deliverable, as they stand or as the changes would leave them."""
    held: dict[str, Values] = dict(rows_at(store, NOW, plan, ATTACHMENT.name))
    for change in changes:
        if change.table != ATTACHMENT.name:
            continue
        if change.after is None:
            held.pop(change.key, None)
        else:
            held[change.key] = {**held.get(change.key, {}), **change.after}
    return frozenset(str(row["carrier"]) for row in held.values() if row["kind"] in PROOF)


def _proven(rows: Iterable[Values]) -> list[str]:
    """The actions that such attachments are a deliverable of."""
    named = [str(row["carrier"] or "").partition(":") for row in rows if row["kind"] in PROOF]
    return [key for table, _, key in named if table == "action"]


def _check(
    store: Store,
    plan: str,
    changes: Sequence[Change],
    touched: Mapping[str, Change],
    stored: Mapping[str, Values],
) -> bool:
    """Whether what is attached let an action be done, or stay so.

    Raises Invalid where one becomes done without a deliverable, or one that is done loses its last.
    """
    left = {
        key: {**stored.get(key, {}), **(touched[key].after or {} if key in touched else {})}
        for key in {**stored, **touched}
    }
    wanting = {key: row for key, row in left.items() if is_done(row) and not names_proof(row)}
    if not wanting:
        return False
    files = with_files(store, plan, changes)
    names = [
        str(row.get("code") or row.get("title"))
        for key, row in wanting.items()
        if carrier_of("action", key) not in files
    ]
    if names:
        raise unproven(names)
    return True


def unproven(names: Sequence[str]) -> Invalid:
    """What is said of actions that would be done without a deliverable."""
    return Invalid(
        "proof_missing",
        "In this plan an action is done once its deliverable is attached, or its evidence told. Without either: {actions}.",
        field="status",
        actions=", ".join(names[:SHOWN]) + (" …" if len(names) > SHOWN else ""),
    )


def _declared(change: Change, stored: Values, rules: Completion, writing: Writing) -> Change:
    """A change of an action with who declared it done; with nobody, when it is reopened."""
    after = change.after or {}
    if "status" not in after or is_done(after) == is_done(stored):
        return change
    wanted: dict[str, Value] = dict.fromkeys((*DECLARED, *VERIFIED))
    if is_done(after) and rules.verification:
        wanted |= dict(zip(DECLARED, (writing.author, writing.today), strict=True))
    if change.before is None:
        return Change(change.table, change.key, None, {**after, **wanted}) if rules.verification else change
    moved = {name: value for name, value in wanted.items() if stored.get(name) != value}
    seen = {name: stored.get(name) for name in moved}
    return Change(change.table, change.key, {**change.before, **seen}, {**after, **moved})
