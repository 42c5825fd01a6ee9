"""Who may write what: each change is held against the table of rights, and a partner's against its organisation too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lib.domain.archived import is_archived
from lib.domain.attachments import WAITING
from lib.domain.changes import Change, Value, Values
from lib.domain.errors import NotAllowed
from lib.domain.names import split_names
from lib.domain.people import Person
from lib.domain.rights import Grant, begins_plan, right_to
from lib.domain.terms import MinutesStep
from lib.domain.writing import Writing
from lib.store.connection import Store
from lib.store.ledger import NOW, linked_rows, rows_now

#: What says who wrote a row: nobody signs for another.
SIGNED = {"note": "noted_by", "attachment": "added_by"}
#: What becomes of a declaration is for those who settle it.
SETTLED = ("settled_on", "settled_by", "settled_reason", "outcome")


def check_writes(store: Store, changes: Sequence[Change], writing: Writing, *, undoes: bool = False) -> None:
    """Raises NotAllowed for the first change that the role of who writes does not cover, or that is not its
    organisation's to make."""
    by = writing.by
    if by is None:
        return
    begins = begins_plan(changes)
    told = frozenset(change.key for change in changes if change.table == WAITING and change.creates)
    for change in changes:
        right = right_to(change, begins_plan=begins)
        grant = right.of(by.role)
        if grant is Grant.NO or (grant is Grant.OWN and undoes):
            raise refused()
        if grant is Grant.OWN:
            _check_own(store, change, right.fields[change.table], by, writing, told)


def refused() -> NotAllowed:
    """What is said to somebody whose role does not cover what was asked."""
    return NotAllowed("role_refused", "Your role does not allow this: nothing was recorded.")


def is_own_action(store: Store, plan: str, key: str, organisation: str) -> bool:
    """Whether an organisation leads or supports an action that partners see and that is followed."""
    row = rows_now(store.seen_by_partner(), plan, "action", [key]).get(key)
    return row is not None and _is_of(row, organisation)


def _check_own(
    store: Store,
    change: Change,
    fields: tuple[str, ...],
    by: Person,
    writing: Writing,
    told: frozenset[str],
) -> None:
    """`told`: the declarations that are made with it, each held against the table itself."""
    filled = {name for name, value in (change.after or {}).items() if value is not None or not change.creates}
    if not by.organisation or not filled <= set(fields) or writing.meeting is not None:
        raise refused()
    stored = (
        {}
        if change.creates
        else rows_now(store, writing.plan, change.table, [change.key]).get(change.key, {})
    )
    row = {**stored, **(change.after or {})}
    signed = SIGNED.get(change.table)
    if signed and change.creates and row.get(signed) != writing.author:
        raise refused()
    if change.creates:
        is_own = _may_begin(store, change, row, by, writing, told)
    else:
        is_own = _may_change(store, change, stored, by, writing)
    if not is_own:
        raise NotAllowed(
            "organisation_refused",
            "A partner writes of the actions that its own organisation leads or supports, and of nothing else: nothing"
            " was recorded.",
        )


def _may_begin(
    store: Store, change: Change, row: Values, by: Person, writing: Writing, told: frozenset[str]
) -> bool:
    plan, own = writing.plan, by.organisation
    if change.table == "declaration":
        return is_same_organisation(row["organisation"], own) and is_own_action(
            store, plan, str(row["action"]), own
        )
    if change.table == "note":
        return bool(row["shared"]) and is_own_action(store, plan, str(row["action"]), own)
    if change.table == "attachment":
        kind, _, key = str(row["carrier"]).partition(":")
        if kind == WAITING:
            return key in told or _declares(store, plan, key, own)
        return kind == "action" and bool(row["shared"]) and is_own_action(store, plan, key, own)
    if change.table == "interaction":
        return is_same_organisation(row["partner"], own) and _names_own(store, plan, row.get("action"), own)
    if change.table == "minutes_step":
        return _signs(store, plan, row, own)
    return False


def _may_change(store: Store, change: Change, stored: Values, by: Person, writing: Writing) -> bool:
    """What was said stays as it was said, but for an answer that is sent again before it was settled."""
    plan, own = writing.plan, by.organisation
    if change.table == "attachment":
        kind, _, key = str(stored.get("carrier")).partition(":")
        return change.ends and kind == WAITING and _declares(store, plan, key, own)
    if change.table == "answer":
        return not change.ends and is_same_organisation(stored.get("organisation"), own)
    if change.table == "declaration":
        moved = {**stored, **(change.after or {})}
        return (
            is_same_organisation(stored.get("organisation"), own)
            and is_same_organisation(moved.get("organisation"), own)
            and moved.get("action") == stored.get("action")
            and stored.get("round") is not None
            and all(stored.get(name) is None for name in SETTLED)
            and is_own_action(store, plan, str(stored.get("action")), own)
        )
    return False


def _declares(store: Store, plan: str, key: str, own: str) -> bool:
    row = rows_now(store, plan, "declaration", [key]).get(key)
    return row is not None and is_same_organisation(row["organisation"], own)


def _names_own(store: Store, plan: str, code: Value, own: str) -> bool:
    if code is None:
        return True
    named = linked_rows(store.seen_by_partner(), NOW, plan, "action", "code", str(code)).values()
    return any(_is_of(row, own) for row in named)


def _signs(store: Store, plan: str, row: Values, own: str) -> bool:
    minutes = rows_now(store, plan, "minutes", [str(row["minutes"])]).get(str(row["minutes"]))
    party = {MinutesStep.SIGNED_A.value: "party_a", MinutesStep.SIGNED_B.value: "party_b"}.get(
        str(row["step"])
    )
    return minutes is not None and party is not None and is_same_organisation(minutes[party], own)


def _is_of(row: Mapping[str, Value], organisation: str) -> bool:
    named = (*split_names(_text(row["organisation"])), *split_names(_text(row["partners"])))
    return not is_archived(row) and any(is_same_organisation(name, organisation) for name in named)


def _text(value: Value) -> str | None:
    return str(value) if value is not None else None


def is_same_organisation(one: Value, other: str) -> bool:
    """Whether two names are those of one organisation."""
    return isinstance(one, str) and one.strip().casefold() == other.strip().casefold()
