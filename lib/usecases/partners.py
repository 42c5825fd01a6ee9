"""What is known of a partner: its names, its place in the plan, how to reach it."""

from __future__ import annotations

from collections.abc import Mapping

from lib.domain.changes import Change, Value, updated
from lib.domain.errors import Invalid
from lib.domain.fields import PARTNER
from lib.domain.terms import RevisionKind
from lib.store.connection import Store
from lib.store.ledger import commit, rows_at
from lib.usecases.actions import Writing, new_key


def edit_partner(
    store: Store, revision: int, label: str, wanted: Mapping[str, Value], writing: Writing
) -> int | None:
    """Changes what is known of a partner, found by its label; one that only actions or exchanges name is recorded.

    `revision` is the state that was seen. None when nothing differs. Raises Invalid without a name, Conflict when
    somebody changed the same values since.
    """
    stored = rows_at(store, revision, writing.plan, "partner")
    key = next((k for k, row in stored.items() if (row["acronym"] or row["name"]) == label), None)
    seen = stored[key] if key else {**dict.fromkeys(PARTNER), "acronym": label}
    if not ({**seen, **wanted}.get("name") or {**seen, **wanted}.get("acronym")):
        raise Invalid("value_missing", "This value is needed.", field="name")
    change = (
        updated("partner", key, seen, wanted)
        if key
        else Change("partner", new_key(), None, {**seen, **wanted})
    )
    if change is None:
        return None
    return commit(
        store,
        [change],
        plan=writing.plan,
        author=writing.author,
        kind=RevisionKind.EDIT,
        reason=label,
        recorded_at=writing.recorded_at,
        as_of=writing.today,
    )
