"""A change as the screens record it, for tests of what is written."""

from datetime import date, datetime

from lib.domain.writing import Writing
from lib.store.ledger import rows_at
from lib.store.reads import current_plan, current_revision
from lib.usecases.record import edit_row

DAY = date(2026, 11, 24)


def edit(store, comment, *, key=None, author="test"):
    """Gives an action (the first, unless it is named) a comment; answers the revision."""
    plan, last = current_plan(store), current_revision(store)
    key = key or next(iter(rows_at(store, last, plan, "action")))
    writing = Writing(plan, author, datetime(2026, 11, 24, 10), DAY)
    return edit_row(store, "action", last, key, {"comment": comment}, writing)
