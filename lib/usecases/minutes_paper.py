"""What the paper of joint minutes says beside their text: where and when it is signed, who presided, why its figures are
of another day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from lib.domain import minutes_life
from lib.domain.changes import Value, updated
from lib.domain.errors import Invalid
from lib.domain.terms import MinutesStep, RevisionKind
from lib.domain.writing import Seen, Writing
from lib.store.connection import Store
from lib.store.ledger import NOW, rows_at
from lib.usecases.minutes import edit_minutes
from lib.usecases.record import record, row_now, row_seen

#: Left to be written by hand until they are known: filling them in changes nothing that anybody approved.
BLANKS = frozenset(("signed_on", "signed_at"))


def set_paper(
    store: Store, seen: Seen, key: str, wanted: Mapping[str, Value], writing: Writing, *, reason: str
) -> int | None:
    """Changes what the paper says beside the text, from what the person saw. None when nothing differs.

    Day and place of the signature are filled in without touching reviews or initials; whatever else changes withdraws
    them, as a change of the text does. Raises Invalid for minutes that a party has signed, or signed before the meeting;
    Conflict when somebody changed the same since.
    """
    stored = row_now(store, writing.plan, "minutes", key)
    signed_on, held_on = wanted.get("signed_on", stored["signed_on"]), stored["held_on"]
    if isinstance(signed_on, date) and isinstance(held_on, date) and signed_on < held_on:
        raise Invalid(
            "signed_before", "Minutes are not signed before the session that they tell.", field="signed_on"
        )
    if set(wanted) - BLANKS:
        return edit_minutes(store, seen, key, wanted, writing, reason=reason)
    steps = rows_at(store, NOW, writing.plan, "minutes_step").values()
    done = {MinutesStep(str(step["step"])): writing.today for step in steps if step["minutes"] == key}
    if minutes_life.is_fixed(done):
        raise Invalid("minutes_signed", "These minutes are signed: their text no longer changes.")
    change = updated("minutes", key, row_seen(store, seen, writing.plan, "minutes", key), wanted)
    return record(store, [change], writing, reason=reason, kind=RevisionKind.MINUTES) if change else None
