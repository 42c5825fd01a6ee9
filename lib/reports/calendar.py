"""Gathers the deadlines of a calendar."""

from __future__ import annotations

from collections.abc import Set
from datetime import date

from lib.documents.calendar import Deadline
from lib.domain.terms import Precision, Situation
from lib.store import reads
from lib.store.connection import Store
from lib.wording.short import axis_name


def deadlines(
    store: Store, revision: int, plan: str, day: date, *, owner: str = "", hides: Set[str] = frozenset()
) -> list[Deadline]:
    """The deadlines of the plan, or of one owner; a date without a precision of its own is one to the day."""
    return [
        Deadline(
            key=str(row["key"]),
            code=row["code"] or "",
            title=str(row["title"]),
            axis=axis_name(row["axis_code"], row["axis_title"]),
            owner=row["owner"] or "",
            lead=row["lead"] or "",
            on=row["deadline"],
            as_written=row["deadline_text"] or "",
            precision=Precision(row["deadline_precision"] or Precision.DAY),
            situation=Situation(row["situation"]),
            revision=int(row["revision"]),
            recorded_at=row["recorded_at"],
        )
        for row in reads.calendar(store, revision, plan, day, owner=owner)
        if row["key"] not in hides
    ]
