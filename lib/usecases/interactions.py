"""Recording an exchange with a partner, by form or in a meeting, and what became of a promised follow-up."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from lib.domain.changes import Value
from lib.domain.errors import Invalid
from lib.domain.writing import Seen, Writing
from lib.store.connection import Store
from lib.usecases.record import check_needed, create_row, edit_row, row_seen


def add_interaction(store: Store, values: Mapping[str, Value], writing: Writing) -> int:
    """Adds an exchange and answers the revision.

    Raises Invalid when the day, the partner or the subject is missing, or the day is to come.
    """
    check_needed("interaction", values)
    occurred = values["occurred_on"]
    if str(occurred) > writing.today.isoformat():
        raise Invalid("date_to_come", "An exchange cannot be dated in the future.", field="occurred_on")
    return create_row(
        store, "interaction", values, writing, reason=f"{values['partner']} – {values['subject']}"
    )


def give_follow_up(
    store: Store, seen: Seen, key: str, *, stage: str | None, result: str, writing: Writing
) -> int | None:
    """Records that a promised follow-up was given: how far it led, its outcome; nothing is promised any more.

    Answers the revision, None when nothing differs. Raises Invalid for an exchange that is no longer there, Conflict
    when somebody changed the same values since they were seen.
    """
    wanted: dict[str, Value] = {"follow_up_by": None, "follow_up_on": None}
    if stage:
        wanted["stage"] = stage
    if result.strip():
        wanted["result"] = result.strip()
    return _update(store, seen, key, wanted, writing)


def promise_follow_up(
    store: Store, seen: Seen, key: str, *, by: str, on: date | None, writing: Writing
) -> int | None:
    """Records who promised to come back to an exchange, and by when. A first day given is never lost.

    Raises Invalid without somebody or a day, Conflict as above.
    """
    if not by.strip():
        raise Invalid("value_missing", "This value is needed.", field="follow_up_by")
    if on is None:
        raise Invalid("value_missing", "This value is needed.", field="follow_up_on")
    return _update(store, seen, key, {"follow_up_by": by.strip(), "follow_up_on": on}, writing)


def _update(store: Store, seen: Seen, key: str, wanted: Mapping[str, Value], writing: Writing) -> int | None:
    row = row_seen(store, seen, writing.plan, "interaction", key)
    return edit_row(
        store, "interaction", row, key, wanted, writing, reason=f"{row['partner']} – {row['subject']}"
    )
