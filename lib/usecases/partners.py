"""What is known of a partner: its names, its place in the plan, how to reach it."""

from __future__ import annotations

from collections.abc import Mapping

from lib.domain.archived import is_archived
from lib.domain.changes import Value
from lib.domain.errors import Invalid
from lib.domain.schema import PARTNER
from lib.domain.writing import Writing
from lib.store.connection import Store
from lib.store.ledger import rows_at
from lib.usecases.former_names import label_of
from lib.usecases.record import create_row, edit_row


def edit_partner(
    store: Store, revision: int, label: str, wanted: Mapping[str, Value], writing: Writing
) -> int | None:
    """Changes what is known of a partner, found by its label; one that only actions or exchanges name is recorded.
    Everything that called it otherwise goes with it.

    `revision` is the state that was seen. None when nothing differs. Raises Invalid without a name, with that of another or when it is archived, Conflict when
    somebody changed the same values since.
    """
    stored = rows_at(store, revision, writing.plan, "partner")
    called = {label_of(row): key for key, row in stored.items() if not is_archived(row)}
    key = called.get(label) or next((k for k, row in stored.items() if label_of(row) == label), None)
    seen = stored[key] if key else {**dict.fromkeys(PARTNER.names), "acronym": label}
    if not label_of({**seen, **wanted}):
        raise Invalid("value_missing", "This value is needed.", field="name")
    new = label_of({**seen, **wanted})
    if new != label and new in called:
        raise Invalid(
            "name_of_another",
            "“{name}” is there already: say that the two are one to merge them.",
            field="acronym",
            name=new,
        )
    if not key:
        return create_row(store, "partner", {**seen, **wanted}, writing, reason=label)
    return edit_row(store, "partner", seen, key, wanted, writing, reason=label)
