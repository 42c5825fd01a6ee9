"""A plan of one's own: the change that founds it, its beginning without any file, its closing and its reopening."""

from __future__ import annotations

from lib.domain.changes import Change, Value, Values, updated
from lib.domain.errors import Invalid
from lib.domain.plan_keys import key_of
from lib.domain.schema import PLAN
from lib.domain.terms import RevisionKind
from lib.domain.writing import Seen, Writing
from lib.store.connection import Store
from lib.store.reads import plan_list
from lib.usecases.record import record, row_seen


def plan_key(store: Store, name: str = "") -> str:
    """A key for a new plan, which its addresses carry for good: of its short name or title, where it can be."""
    return key_of(name, {plan.key for plan in plan_list(store)})


def check_plan(store: Store, key: str) -> None:
    """Raises Invalid for a plan that is not there; its message names those that are."""
    known = [plan.key for plan in plan_list(store)]
    if key not in known:
        raise Invalid(
            "plan_unknown", "There is no plan “{plan}”. Those there are: {known}.", plan=key, known=", ".join(known) or "–",
        )  # fmt: skip


def founding(title: str, host: str | None, writing: Writing, *, short_name: str | None = None) -> Change:
    """The change that founds a plan, whose key is the writing's. Raises Invalid for a missing title."""
    if not title.strip():
        raise Invalid("title_missing", "The plan needs a title.", field="title")
    row: dict[str, Value] = dict.fromkeys(PLAN.names)
    row.update(title=title.strip(), host=host or None, is_sample=False, short_name=short_name or None)
    return Change("plan", writing.plan, None, row)


def start_empty(
    store: Store, title: str, host: str | None, writing: Writing, *, short_name: str | None = None
) -> int:
    """A plan that holds nothing yet, to be filled in on screen or from a workbook; answers its revision."""
    begun = founding(title, host, writing, short_name=short_name)
    return record(store, [begun], writing, reason=title.strip(), kind=RevisionKind.START)


def close_plan(store: Store, seen: Seen, writing: Writing, *, reason: str) -> int | None:
    """Ends the following of a plan: it stays readable, and nothing is recorded in it any more. None where it is closed.

    Raises Invalid without a reason, Conflict when somebody closed or reopened it since it was seen.
    """
    row = row_seen(store, seen, writing.plan, "plan", writing.plan)
    if row.get("closed_on") is not None:
        return None
    if not reason.strip():
        raise Invalid("reason_missing", "Closing a plan needs a reason.", field="closed_reason")
    return _set_closing(
        store, row, writing, {"closed_on": writing.today, "closed_reason": reason.strip()}, reason
    )


def reopen_plan(store: Store, seen: Seen, writing: Writing, *, reason: str) -> int | None:
    """Follows a closed plan again; None where it is not closed.

    Raises Invalid without a reason, Conflict when somebody reopened it since it was seen.
    """
    row = row_seen(store, seen, writing.plan, "plan", writing.plan)
    if row.get("closed_on") is None:
        return None
    if not reason.strip():
        raise Invalid("reason_missing", "Reopening a plan needs a reason.", field="closed_reason")
    return _set_closing(store, row, writing, {"closed_on": None, "closed_reason": None}, reason)


def _set_closing(
    store: Store, row: Values, writing: Writing, wanted: dict[str, Value], reason: str
) -> int | None:
    change = updated("plan", writing.plan, row, wanted)
    if change is None:
        return None
    return record(store, [change], writing, reason=reason.strip(), kind=RevisionKind.SETTING)
