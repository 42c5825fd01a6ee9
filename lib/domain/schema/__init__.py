"""The registry: every versioned table and field, each fact about it written once.

The names are those of store columns, change sets, the command line, the hidden header row of exports. Labels, forms,
sheets, history, the partner's view and the ledger's reads follow from what stands here. Imports domain only.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from lib.domain.schema import plan, records
from lib.domain.schema.model import Field, Kind, Table, Unique
from lib.domain.schema.plan import ACTION, AXIS, INTERACTION, PARTNER, PLAN, SETTING
from lib.domain.schema.records import (
    AMENDMENT,
    CERTIFICATE,
    COMMITMENT,
    DECISION,
    DECLARATION,
    MEETING,
    MEETING_RECORD,
    MINUTES,
    MINUTES_STEP,
    PAPER_NAME,
)

__all__ = [
    "ACTION",
    "AMENDMENT",
    "AXIS",
    "CERTIFICATE",
    "COMMITMENT",
    "DECISION",
    "DECLARATION",
    "INTERACTION",
    "MEETING",
    "MEETING_RECORD",
    "MINUTES",
    "MINUTES_STEP",
    "PAPER_NAME",
    "PARTNER",
    "PLAN",
    "SETTING",
    "TABLES",
    "Field",
    "Kind",
    "Table",
    "Unique",
]

#: Every versioned table, by name: those that these modules describe, in their order.
TABLES: Mapping[str, Table] = MappingProxyType(
    {
        table.name: table
        for room in (plan, records)
        for table in vars(room).values()
        if isinstance(table, Table)
    }
)
