"""Decisions: recorded in a meeting, then carried out or lapsed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from lib.domain.changes import Change, Value, updated
from lib.domain.errors import Conflict, Invalid
from lib.domain.schema import DECISION
from lib.domain.terms import DecisionStatus
from lib.domain.writing import Seen, Writing
from lib.store import reads
from lib.store.connection import Store
from lib.usecases.record import created, record, row_seen

ATTEMPTS = 3


def record_decision(
    store: Store,
    writing: Writing,
    *,
    text: str,
    owner: str = "",
    deadline: date | None = None,
    action: str | None = None,
    recipients: str = "",
) -> str:
    """Records a decision of the meeting in `writing` and answers its number, D-2026-047.

    The number is the row's key too, so that two recorders cannot give the same one. Raises Invalid without a text
    or a responsible function.
    """
    row: dict[str, Value] = dict.fromkeys(DECISION.names) | {
        "meeting": writing.meeting,
        "text": text.strip(),
        "action": action or None,
        "owner": owner.strip(),
        "deadline": deadline,
        "recipients": recipients.strip() or None,
        "status": str(DecisionStatus.TO_DO),
    }
    check_decision(row)
    for _ in range(ATTEMPTS):
        last = reads.last_decision_number(store, writing.plan, writing.today.year)
        number = f"D-{writing.today.year}-{last + 1:03d}"
        creation = Change("decision", number, None, {**row, "number": number})
        try:
            made = record(store, [creation], writing, reason=f"{number} – {text.strip()}")
        except Conflict:  # another recorder took this number first
            continue
        return created(store, made, "decision")
    raise Conflict("conflict_writer", "Somebody else recorded a change at the same moment. Try again.")


def check_decision(row: Mapping[str, Value]) -> None:
    """Raises Invalid for a decision without a text or a responsible function."""
    if not str(row["text"] or "").strip():
        raise Invalid(
            "decision_missing", "Write the decision: a sentence that begins with a verb.", field="text"
        )
    if not str(row["owner"] or "").strip():
        raise Invalid("owner_missing", "Name the function that carries the decision out.", field="owner")


def settle_decision(
    store: Store, seen: Seen, key: str, status: DecisionStatus, writing: Writing
) -> int | None:
    """Says what became of a decision as it was seen: carried out today, lapsed, or to do again.

    None when nothing differs. Raises Conflict when somebody settled it otherwise since.
    """
    row = row_seen(store, seen, writing.plan, "decision", key)
    wanted: dict[str, Value] = {
        "status": str(status),
        "completed_on": writing.today if status == DecisionStatus.DONE else None,
    }
    change = updated("decision", key, row, wanted)
    return record(store, [change], writing, reason=str(row["number"])) if change else None
