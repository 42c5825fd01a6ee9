"""Partners, exchanges and commitments as tables that are edited in place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from lib.domain.archived import standing
from lib.domain.changes import Values
from lib.domain.schema import TABLES
from lib.store.ledger import rows_at
from lib.ui import data, layout, organisations, session, writing
from lib.ui.grid import view
from lib.ui.grid.sheet import MOST, Sheet, beside
from lib.ui.session import t
from lib.usecases.grid_reading import editable

#: Fields that name one organisation of the plan.
OF_ONE = ("partner", "initiator", "follow_up_by")


def readings(**tables: str) -> dict[str, str]:
    """The readings that edit a table, where something can be recorded."""
    return tables if writing.is_possible() else {}


def partners() -> None:
    """Every partner that is recorded, by its name."""
    _show("partner", lambda row: str(row["acronym"] or row["name"] or ""))


def exchanges() -> None:
    """Every exchange, the latest first."""
    _show("interaction", lambda row: str(row["occurred_on"] or ""), "exchanges", last_first=True)


def commitments() -> None:
    """Every commitment, by its code."""
    _show("commitment", lambda row: str(row["code"] or ""))


def _show(
    table: str, order: Callable[[Values], Any], view_name: str = "grid", *, last_first: bool = False
) -> None:
    revision, plan = session.revision(), session.plan()
    held: Mapping[str, Values] = data.kept_large(
        "grid_rows", lambda: standing(rows_at(data.store(), revision, plan, table)), revision, plan, table
    )
    if len(held) > MOST:
        layout.empty(
            t("Rows: {n}. That is too many for a table: use a file, on the page Import.", n=len(held))
        )
        return
    shown = tuple(name for name in TABLES[table].names if name in editable(table))
    every, codes = tuple(organisations.names()), beside(table).actions
    view.show(
        Sheet(
            table,
            shown,
            lambda: sorted(held.items(), key=lambda item: order(item[1]), reverse=last_first),
            names={("action", key): code for code, key in codes.items()},
            lists={**dict.fromkeys(OF_ONE, every), "action": tuple(codes)} if table == "interaction" else {},
            view=view_name,
        )
    )
