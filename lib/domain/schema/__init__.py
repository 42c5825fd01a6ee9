"""The registry: every versioned table and field, each fact about it written once.

The names are those of store columns, change sets, the command line, the hidden header row of exports. Labels, forms,
sheets, history, the partner's view and the ledger's reads follow from what stands here. Imports domain only.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from lib.domain.schema import files, indicators, links, milestones, money, order, plan, records, rounds
from lib.domain.schema.files import *
from lib.domain.schema.indicators import *
from lib.domain.schema.links import *
from lib.domain.schema.milestones import *
from lib.domain.schema.model import Field as Field
from lib.domain.schema.model import Kind as Kind
from lib.domain.schema.model import Table as Table
from lib.domain.schema.model import Unique as Unique
from lib.domain.schema.money import *
from lib.domain.schema.order import *
from lib.domain.schema.plan import *
from lib.domain.schema.records import *
from lib.domain.schema.rounds import *

#: The modules that describe tables, in their order.
ROOMS = (plan, milestones, records, rounds, indicators, files, links, order, money)
#: Every versioned table, by name.
TABLES: Mapping[str, Table] = MappingProxyType(
    {table.name: table for room in ROOMS for table in vars(room).values() if isinstance(table, Table)}
)
#: Those with a sheet in the workbook of the plan, in their order there: what can be imported by itself comes first.
SHEETS = tuple(
    sorted((table for table in TABLES.values() if table.sheet), key=lambda table: table.name == "axis")
)
#: The heading of the column, hidden, that holds the key of each row of a sheet.
ROW_KEY = "_key"


def named(table: str, row: Mapping[str, object]) -> str:
    """A row as the journal names it, in the words of the plan."""
    return " – ".join(str(row[name]) for name in TABLES[table].named_by if row.get(name))
