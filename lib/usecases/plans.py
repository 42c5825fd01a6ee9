"""A plan of one's own: the change that founds it, and one that begins without any file."""

from __future__ import annotations

from lib.domain.changes import Change, Value
from lib.domain.errors import Invalid
from lib.domain.schema import PLAN
from lib.domain.terms import RevisionKind
from lib.domain.writing import Writing
from lib.store.connection import Store
from lib.usecases.record import record


def founding(title: str, host: str | None, writing: Writing) -> Change:
    """The change that founds a plan, whose key is the writing's. Raises Invalid for a missing title."""
    if not title.strip():
        raise Invalid("title_missing", "The plan needs a title.", field="title")
    row: dict[str, Value] = dict.fromkeys(PLAN.names)
    row.update(title=title.strip(), host=host or None, is_sample=False)
    return Change("plan", writing.plan, None, row)


def start_empty(store: Store, title: str, host: str | None, writing: Writing) -> int:
    """A plan that holds nothing yet, to be filled in on screen or from a workbook; answers its revision."""
    begun = founding(title, host, writing)
    return record(store, [begun], writing, reason=title.strip(), kind=RevisionKind.START)
