"""A closed meeting stays as its record says: no revision touches it, unless a corrective record comes with it; and a
closed plan as it was: nothing is recorded in it but its reopening.

The one place where this holds, inside the transaction of the ledger: whatever the door, and whoever closed the meeting
or the plan at the same moment.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import duckdb
import pyarrow as pa

from lib.domain.changes import Change
from lib.domain.errors import Invalid
from lib.domain.terms import MeetingState
from lib.store.statements import statement

#: What becomes of a decision after its meeting: told by the screens, in no record.
LATER = frozenset({"status", "completed_on"})
#: A day as every language of ours writes it.
WRITTEN = "%d/%m/%Y"


def check_closed(
    cursor: duckdb.DuckDBPyConnection, by_table: Mapping[str, Sequence[Change]], row: Mapping[str, Any]
) -> None:
    """Raises Invalid when a revision about to be written touches a closed meeting: its sheet, its records, what it
    decided, what was written in it.

    The same revision may record a correction of it, number and reason; and once its last record annuls all that it
    recorded, its revisions are undone.
    """
    meetings, records = by_table.get("meeting", ()), by_table.get("meeting_record", ())
    decisions = [change for change in by_table.get("decision", ()) if not _is_later(change)]
    if not (meetings or records or decisions or row["meeting"] or row["undoes"]):
        return
    moved = {side.get("meeting") for change in decisions for side in (change.before, change.after) if side}
    _register(cursor, "meetings_named", {change.key for change in meetings} | moved)
    _register(cursor, "decisions_named", (change.key for change in decisions))
    _register(cursor, "records_named", (change.key for change in records if not change.creates))
    asked = {
        "plan": row["plan"],
        "meeting": row["meeting"],
        "undoes": row["undoes"],
        "closed": str(MeetingState.CLOSED),
    }
    corrected = {change.after["meeting"] for change in records if change.before is None and change.after}
    for key, undone_with_it in cursor.execute(statement("writes/closed"), asked).fetchall():
        if key not in corrected and not undone_with_it:
            raise Invalid(
                "meeting_closed",
                "This meeting is closed: its record stands. What has to be put right is said by rectifying the record.",
            )


def check_plan_open(
    cursor: duckdb.DuckDBPyConnection, by_table: Mapping[str, Sequence[Change]], plan: str
) -> None:
    """Raises Invalid when a revision is about to be written in a closed plan, unless it does nothing but reopen it."""
    found = cursor.execute(statement("writes/plan_closed"), {"plan": plan}).fetchone()
    if found is None or (set(by_table) == {"plan"} and all(_reopens(c, plan) for c in by_table["plan"])):
        return
    raise Invalid(
        "plan_closed",
        "This plan was closed on {day}: it is there to be read. Reopen it to record anything in it.",
        day=found[0].strftime(WRITTEN),
    )


def _reopens(change: Change, plan: str) -> bool:
    return change.key == plan and change.after is not None and change.after.get("closed_on", ...) is None


def _is_later(change: Change) -> bool:
    return change.before is not None and change.after is not None and set(change.after) <= LATER


def _register(cursor: duckdb.DuckDBPyConnection, name: str, keys: Iterable[object]) -> None:
    cursor.register(name, pa.table({"key": pa.array([key for key in keys if key], pa.string())}))
