"""What is set aside: rows that figures and lists leave out, kept whole to be found again and restored."""

from __future__ import annotations

from collections.abc import Mapping

from lib.domain.changes import Values

#: The values of a row that nobody archived, or that was restored.
RESTORED: Values = {"archived_on": None, "archived_reason": None, "merged_into": None}


def is_archived(row: Values) -> bool:
    """Whether a row is set aside; never one of a table that archives nothing."""
    return row.get("archived_on") is not None


def standing(rows: Mapping[str, Values]) -> dict[str, Values]:
    """The rows, by key, that nobody set aside."""
    return {key: row for key, row in rows.items() if not is_archived(row)}


def archived_ones(rows: Mapping[str, Values]) -> dict[str, Values]:
    """The others."""
    return {key: row for key, row in rows.items() if is_archived(row)}
