"""The page of actions as a table that is edited in place: its filters, its order, its columns."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lib.store import reads
from lib.store.reads import PRESSING, Axis
from lib.store.rows import Rows
from lib.ui import choices, data, layout, organisations, session, writing
from lib.ui.grid import view
from lib.ui.grid.sheet import MOST, Sheet
from lib.ui.plan import listing
from lib.ui.session import t, tn
from lib.wording.short import axis_name


def is_chosen() -> bool:
    """Whether the table is looked at: where something can be recorded, a choice between the list and it."""
    if not writing.is_possible():
        return False
    return choices.views({"list": t("List"), "grid": t("Table to edit")}) == "grid"


def columns() -> tuple[str, ...]:
    """The columns of the list; the state that its owner declares stands for the situation, which nobody types."""
    asked = choices.several_asked("columns", listing.showable()) or listing.FIRST_COLUMNS
    return tuple(dict.fromkeys("status" if name == PRESSING else name for name in asked))


def actions(chosen: Mapping[str, Any], axes: Rows[Axis]) -> None:
    """The actions that the filters leave, all of them, to be edited; a filter is asked for where they are too many."""
    sort, descending = listing.order(session.query("sort"))
    found = data.read(reads.action_list, **chosen, sort=sort, descending=descending, limit=MOST)
    if found.found > len(found):
        layout.empty(
            tn(
                "{n} action is too many for a table: choose a filter above.",
                "{n} actions are too many for a table: choose a filter above.",
                found.found,
            )
        )
        return
    codes = {("action", row.key): row.code or row.key for row in found}
    names = {("axis", axis.key): axis_name(axis.code, axis.title) for axis in axes}
    last = found[-1].values["axis"] if found else None
    every = tuple(organisations.names())
    view.show(
        Sheet(
            "action",
            columns(),
            lambda: [(row.key, row.values) for row in found],
            about=(tuple(sorted((name, str(value)) for name, value in chosen.items())), sort, descending),
            names=names | codes,
            lists={"axis": tuple(names.values()), "waiting_on": every},
            axis=chosen.get("axis") or (str(last) if last else None),
        )
    )
