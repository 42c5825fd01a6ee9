"""Recording an exchange with a partner, by form or in a meeting, and what became of a promised follow-up."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from lib.domain.changes import Change, Value, updated
from lib.domain.errors import Invalid
from lib.domain.fields import INTERACTION
from lib.domain.terms import RevisionKind
from lib.store import reads
from lib.store.connection import Store
from lib.store.ledger import commit, rows_at
from lib.usecases.actions import Writing, new_key


def add_interaction(store: Store, values: Mapping[str, Value], writing: Writing) -> int:
    """Adds an exchange and answers the revision.

    Raises Invalid when the day, the partner or the subject is missing, or the day is to come.
    """
    for name in ("occurred_on", "partner", "kind", "subject"):
        if not values.get(name):
            raise Invalid("value_missing", "This value is needed.", field=name)
    occurred = values["occurred_on"]
    if str(occurred) > writing.today.isoformat():
        raise Invalid("date_to_come", "An exchange cannot be dated in the future.", field="occurred_on")
    row: dict[str, Value] = {name: values.get(name) or None for name in INTERACTION}
    return _commit(
        store,
        Change("interaction", new_key(), None, row),
        writing,
        f"{values['partner']} – {values['subject']}",
    )


def give_follow_up(
    store: Store, revision: int, key: str, *, stage: str | None, result: str, writing: Writing
) -> int | None:
    """Records that a promised follow-up was given: how far it led, its outcome; nothing is promised any more.

    `revision` is the state that was seen. Answers the revision, None when nothing differs. Raises Invalid for an
    exchange that is no longer there, Conflict when somebody changed the same values since.
    """
    wanted: dict[str, Value] = {"follow_up_by": None, "follow_up_on": None}
    if stage:
        wanted["stage"] = stage
    if result.strip():
        wanted["result"] = result.strip()
    return _update(store, revision, key, wanted, writing)


def promise_follow_up(
    store: Store, revision: int, key: str, *, by: str, on: date | None, writing: Writing
) -> int | None:
    """Records who promised to come back to an exchange, and by when. A first day given is never lost.

    `revision` is the state that was seen. Raises Invalid without somebody or a day, Conflict as above.
    """
    if not by.strip():
        raise Invalid("value_missing", "This value is needed.", field="follow_up_by")
    if on is None:
        raise Invalid("value_missing", "This value is needed.", field="follow_up_on")
    return _update(store, revision, key, {"follow_up_by": by.strip(), "follow_up_on": on}, writing)


def _update(
    store: Store, revision: int, key: str, wanted: Mapping[str, Value], writing: Writing
) -> int | None:
    seen = rows_at(store, revision or reads.current_revision(store), writing.plan, "interaction").get(key)
    if seen is None:
        raise Invalid("interaction_unknown", "This exchange is no longer there.")
    change = updated("interaction", key, seen, wanted)
    return _commit(store, change, writing, f"{seen['partner']} – {seen['subject']}") if change else None


def _commit(store: Store, change: Change, writing: Writing, reason: str) -> int:
    return commit(
        store,
        [change],
        plan=writing.plan,
        author=writing.author,
        kind=RevisionKind.MEETING if writing.meeting else RevisionKind.EDIT,
        reason=reason,
        recorded_at=writing.recorded_at,
        as_of=writing.today,
        meeting=writing.meeting,
    )
