"""What is set right or passed over while a meeting is held: a decision as it was first written, items without debate."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import replace

from lib.domain.changes import Value, composed, updated
from lib.domain.errors import Invalid
from lib.domain.spoken_about import spoken_of
from lib.domain.writing import Seen, Writing
from lib.store.connection import Store
from lib.store.ledger import changes_of
from lib.usecases.meeting_records import check_open
from lib.usecases.meetings import recorded
from lib.usecases.record import record, row_now, row_seen


def correct_decision(
    store: Store, seen: Seen, key: str, values: Mapping[str, Value], writing: Writing
) -> int | None:
    """Sets right a decision of the meeting in `writing`, as it was seen, while that meeting is open: its text, who
    carries it out, its day. Its number stays. None when nothing differs.

    Raises Invalid without a text or a responsible function, or once the meeting is closed; Conflict when somebody changed
    the same values since.
    """
    row = row_seen(store, seen, writing.plan, "decision", key)
    key_of_meeting = str(row["meeting"] or "")
    if key_of_meeting != writing.meeting:
        raise Invalid(
            "decision_elsewhere", "This decision was taken in another meeting: it is corrected there."
        )
    check_open(store, writing.plan, key_of_meeting)
    wanted = {
        name: value.strip() or None if isinstance(value, str) else value for name, value in values.items()
    }
    whole = {**row, **wanted}
    if not whole["text"]:
        raise Invalid(
            "decision_missing", "Write the decision: a sentence that begins with a verb.", field="text"
        )
    if not whole["owner"]:
        raise Invalid("owner_missing", "Name the function that carries the decision out.", field="owner")
    change = updated("decision", key, row, wanted)
    return record(store, [change], writing, reason=f"{whole['number']} – {whole['text']}") if change else None


def pass_without_debate(
    store: Store, shown: Collection[str], actions: Collection[str], writing: Writing, *, reason: str
) -> int | None:
    """Says of actions that the meeting in `writing` called them and nobody spoke; what was ticked in `shown` and is no
    longer is taken back, what others ticked meanwhile stays. What the meeting recorded something on was spoken about: it is
    left out. None when nothing differs.

    Raises Invalid once the meeting is closed.
    """
    key = str(writing.meeting or "")
    check_open(store, writing.plan, key)
    row = row_now(store, writing.plan, "meeting", key)
    held = undebated_of(str(row["undebated"] or ""))
    spoken = spoken_on(store, key, int(str(row["shown_revision"])), writing.plan)
    wanted = sorted((held - set(shown)) | (set(actions) - spoken))
    if wanted == sorted(held):
        return None
    change = updated("meeting", key, row, {"undebated": json.dumps(wanted)})
    return record(store, [change], replace(writing, meeting=key), reason=reason) if change else None


def spoken_on(store: Store, key: str, shown_revision: int, plan: str) -> frozenset[str]:
    """Keys of the actions that a meeting recorded something on, what was undone left out."""
    standing = [r for r in recorded(store, key, shown_revision, plan) if r.undone_by is None]
    return spoken_of(composed(change for r in standing for change in changes_of(store, r.number)))


def undebated_of(kept: str | None) -> set[str]:
    """Keys of the actions that a meeting called and that nobody spoke about, from what its row keeps."""
    return {str(key) for key in json.loads(kept or "[]")}
