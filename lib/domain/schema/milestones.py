"""The milestones of the actions: what must be true by a day for an action to come about."""

from __future__ import annotations

from lib.domain.milestones import MilestoneStatus
from lib.domain.schema.model import Field, Table, kept, shown

__all__ = ["MILESTONE"]

MILESTONE = Table(
    "milestone",
    "milestones",
    "Milestone",
    (
        shown("action", "text", "Action", refers_to="action", needed=True, in_form=False),
        Field("code", "text", "Code", in_form=False),  # that of its row in a file
        shown("title", "text", "Title of the milestone", needed=True),
        Field("owner", "text", "Owner", many=True),
        shown("deadline", "date", "Deadline"),
        shown("status", "text", "Status", MilestoneStatus),
        shown("progress", "percent", "Progress"),  # missing is missing
        shown("weight", "number", "Weight", above_zero=True),  # none is 1
        Field("completed_on", "date", "Completed on"),
        Field("comment", "text", "Comment", long=True),
        kept("extra", "json", "Other columns"),  # what else its row in a file says
    ),
    named_by=("action", "title"),
    sheet="Milestones",
    gone="This milestone is no longer there.",
)
