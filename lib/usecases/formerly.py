"""The former names and codes of a plan, as files are read with them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from lib.domain.changes import Values
from lib.domain.terms import FormerKind
from lib.spreadsheets.cells.names import Known
from lib.spreadsheets.differences.former import Formerly
from lib.store import reads
from lib.store.connection import Store
from lib.store.state import State
from lib.usecases.layout_memory import LayoutMemory, known


def formerly_of(store: Store, revision: int, plan: str) -> Formerly:
    """What the former names and codes of a plan mean at a revision."""
    codes: dict[str, str] = {}
    names: dict[str, str] = {}
    axes: dict[str, str] = {}
    for row in reads.former_names(State.undated(store, revision, plan)):
        if row.kind == FormerKind.ACTION and row.action:
            codes[row.former] = row.action
        elif row.kind == FormerKind.AXIS and row.axis:
            axes[row.former] = row.axis
        elif row.name:
            names[row.former] = row.name
    return Formerly(codes, names, axes)


def known_now(
    partners: Collection[Values],
    actions: Collection[Values],
    today: date,
    memory: LayoutMemory,
    formerly: Formerly,
) -> Known:
    """What a file is read by, former names too: none that is a name again, and answers given with one mean the present."""
    found = known([row for row in partners if row["merged_into"] is None], actions, today, memory)
    if not formerly.names:
        return found
    present = {*found.names, *found.owners}
    former = {old: new for old, new in formerly.names.items() if old not in present}
    told = {typed: former.get(name, name) for typed, name in found.spellings.items()}
    return replace(found, spellings={**former, **told})
