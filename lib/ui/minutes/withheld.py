"""Whether minutes can be changed by who looks: nobody writes, approves or signs a text that is not before him."""

from __future__ import annotations

from lib.store.reads import Minutes
from lib.ui import data, session, writing
from lib.usecases.reserved import minutes_withheld


def is_withheld(m: Minutes) -> bool:
    """Whether a part of them names an action that is reserved to others: whatever is sent of them is refused."""
    whole, view, plan = data.whole_store(), data.store(), session.plan()
    return view is not whole and data.kept(
        "minutes_withheld",
        lambda: minutes_withheld(whole, view, plan, [m.key]),
        plan,
        m.key,
        session.latest(),
    )


def is_changeable(m: Minutes) -> bool:
    """Whether the person may change what belongs to them, here and now."""
    return writing.is_possible() and not is_withheld(m)
