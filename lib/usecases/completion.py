"""What a plan asks before an action is done, and the second person who confirms that one is."""

from __future__ import annotations

from lib.domain.changes import Change, Value, updated
from lib.domain.completion import SETTING, Completion, decode, encode, is_to_verify
from lib.domain.errors import Invalid
from lib.domain.terms import RevisionKind
from lib.domain.writing import Seen, Writing
from lib.store.connection import Store
from lib.store.ledger import rows_at
from lib.usecases.record import record, row_seen


def set_completion(
    store: Store, seen: int, wanted: Completion, writing: Writing, *, reason: str
) -> int | None:
    """Changes what a plan asks before an action is done; None when nothing differs.

    What is done already stays so. Raises Invalid without a reason, Conflict when somebody changed it since `seen`.
    """
    stored = rows_at(store, seen, writing.plan, "setting").get(SETTING)
    if wanted == decode(str(stored["value"]) if stored else None):
        return None
    if not reason.strip():
        raise Invalid("reason_missing", "A change of rule needs a reason.", field="reason")
    row: dict[str, Value] = {"value": encode(wanted)}
    change = updated("setting", SETTING, stored, row) if stored else Change("setting", SETTING, None, row)
    return record(
        store, [change] if change else [], writing, reason=reason.strip(), kind=RevisionKind.SETTING
    )


def verify(store: Store, seen: Seen, action: str, writing: Writing) -> int:
    """Confirms that an action is done, on the present day, by who writes. Answers the revision.

    Raises Invalid for an action that waits for no confirmation, or by who declared it; Conflict when somebody changed
    it since it was seen.
    """
    row = row_seen(store, seen, writing.plan, "action", action)
    if not is_to_verify(row):
        raise Invalid("verification_not_awaited", "This action waits for no verification.", field="status")
    declared = str(row["declared_by"])
    if (writing.by is not None and writing.by.is_named(declared)) or _folded(declared) == _folded(
        writing.author
    ):
        raise Invalid(
            "verification_by_declarer",
            "Who declared the action done does not verify it: another person does, under another name.",
            field="verified_by",
        )
    wanted: dict[str, Value] = {"verified_by": writing.author, "verified_on": writing.today}
    # The status is part of what is confirmed: one that is reopened meanwhile is a conflict.
    before = {name: row[name] for name in (*wanted, "status", "declared_by", "declared_on")}
    after = {**before, **wanted}
    return record(
        store, [Change("action", action, before, after)], writing, reason=str(row["code"] or row["title"])
    )


def _folded(author: str) -> str:
    return author.casefold().strip()
