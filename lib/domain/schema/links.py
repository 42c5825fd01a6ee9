"""What ties actions together in time: what one needs of another, and the occurrences of one that comes back."""

from __future__ import annotations

from lib.domain.recurrence import OccurrenceState
from lib.domain.schema.model import Table, shown

__all__ = ["DEPENDENCY", "OCCURRENCE"]

#: One action begins once the other is done: the only kind that there is.
DEPENDENCY = Table(
    "dependency",
    "dependencies",
    "Dependency",
    (
        shown("action", "text", "Action", refers_to="action", needed=True),
        shown("needs", "text", "Depends on", refers_to="action", needed=True),
        shown("why", "text", "Why"),
    ),
    named_by=("action", "needs"),
    sheet="Dependencies",
    gone="This dependency is no longer there.",
)

OCCURRENCE = Table(
    "occurrence",
    "occurrences",
    "Occurrence",
    (
        shown("action", "text", "Linked action", refers_to="action", needed=True, in_form=False),
        # By the rule of its action: it names the occurrence, and stays when its day moves.
        shown("planned_on", "date", "Planned on", needed=True),
        shown("due_on", "date", "Due on", needed=True),
        shown("state", "text", "State", OccurrenceState),
        shown("done_on", "date", "Done on"),
        shown("comment", "text", "Comment", long=True),
    ),
    named_by=("action", "planned_on"),
    sheet="Occurrences",
    gone="This occurrence is no longer there.",
)
