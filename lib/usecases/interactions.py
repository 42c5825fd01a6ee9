"""Recording an exchange with a partner, by form."""

from __future__ import annotations

from collections.abc import Mapping

from lib.domain.changes import Change, Value
from lib.domain.errors import Invalid
from lib.domain.fields import INTERACTION
from lib.domain.terms import RevisionKind
from lib.store.connection import Store
from lib.store.ledger import commit
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
    return commit(
        store,
        [Change("interaction", new_key(), None, row)],
        plan=writing.plan,
        author=writing.author,
        kind=RevisionKind.EDIT,
        reason=f"{values['partner']} – {values['subject']}",
        recorded_at=writing.recorded_at,
        as_of=writing.today,
    )
