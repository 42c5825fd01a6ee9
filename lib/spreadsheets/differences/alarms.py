"""What should make a person stop before applying a file: too much missing, too much changed, one axis only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lib.domain.changes import Values
from lib.spreadsheets.model import CleanTable, Comparison, Issue

REMOVED, CHANGED = 0.2, 0.5
FROM = 5  # below so many stored actions a share says nothing


def alarms_of(found: Comparison, stored: Mapping[str, Values], table: CleanTable) -> Iterable[Issue]:
    """The alarms of a comparison with the stored actions."""
    total = len(stored)
    if found.kind != "actions" or total < FROM:
        return
    axes = {row.values.get("axis") for row in table.rows}
    if len(axes) == 1 and any(axes) and len({values.get("axis") for values in stored.values()}) > 1:
        yield Issue("warning", "partial_file", "The file holds one axis only: the others stay as they are.")
    elif len(found.absent) > REMOVED * total:
        yield Issue(
            "warning",
            "mass_removal",
            "{n} of the {total} actions of the plan are not in this file: is it complete?",
            values={"n": len(found.absent), "total": total},
        )
    if len(found.changed) > CHANGED * total:
        yield Issue(
            "warning",
            "mass_change",
            "{n} of the {total} actions would change: is it the right file?",
            values={"n": len(found.changed), "total": total},
        )
