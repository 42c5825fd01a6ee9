"""The table of actions shared by several pages: six columns, the rest on the action's own sheet."""

from __future__ import annotations

from lib.store.reads import ActionRow
from lib.store.rows import Rows
from lib.ui import tables


def action_table(rows: Rows[ActionRow], caption: str) -> None:
    """Code, action, who leads, deadline, progress, situation with its reason."""
    tables.table(
        rows,
        caption,
        tables.code(),
        tables.title(),
        tables.lead(),
        tables.deadline(),
        tables.progress(),
        tables.situation(),
    )
