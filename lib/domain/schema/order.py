"""What keeps the order of the plan: the names and codes that actions, axes, owners and organisations had before."""

from __future__ import annotations

from lib.domain import terms
from lib.domain.schema.model import Table, shown

__all__ = ["ARCHIVED_FIELDS", "FORMER_NAME"]

#: A name or a code that a file may still use, and what it means now: an action or an axis by its key, an owner or an
#: organisation by its present name.
FORMER_NAME = Table(
    "former_name",
    "former_names",
    "Former name",
    (
        shown("kind", "text", "Kind", terms.FormerKind, needed=True),
        shown("former", "text", "Former name", needed=True),
        shown("name", "text", "Present name"),
        shown("action", "text", "Linked action", refers_to="action"),
        shown("axis", "text", "Axis", refers_to="axis"),
    ),
    named_by=("former",),
)

#: What the sheet of archived rows says of each, in a workbook that goes out: it is there to be read.
ARCHIVED_FIELDS = ("kind", "code", "name", "archived_on", "archived_reason", "merged_into")
