"""Cells typed on the screen against the plan: every difference counts, to the letter; what others changed meanwhile is
a clash.

In a file spaces and capitals are no difference, since nobody knows who made them; here somebody has just typed them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lib.domain.changes import Values
from lib.spreadsheets.differences.compare import DEADLINE, NOTHING_DECIDED, Stored
from lib.spreadsheets.differences.named import difference_of
from lib.spreadsheets.model import Clash, CleanRow, CleanTable, Comparison, Decisions, FieldDifference


def compare_typed(
    table: CleanTable,
    keys: Mapping[int, str],
    stored: Stored,
    seen: Stored,
    *,
    decisions: Decisions = NOTHING_DECIDED,
) -> Comparison:
    """What typed cells would change. `keys`: row → stored key, of the rows that stand; `seen`: what their writers saw."""
    new, changed, clashes = [], [], []
    unchanged = 0
    for row in table.rows:
        key = keys.get(row.row)
        if key is None:
            found = tuple(_told(row, {}))
            new.append(difference_of(table.kind, None, row.values, row.row, found))
            continue
        ours = stored[key]
        named = difference_of(table.kind, key, ours, row.row)
        edited = {name for name in row.values if seen[key].get(name) != ours.get(name)}
        edited |= DEADLINE if edited & DEADLINE else frozenset()
        told = tuple(_told(row, ours))
        clashing = [f for f in told if f.field in edited]
        for field in clashing:
            clashes.append(
                Clash(
                    key, named.code, named.title, row.row, field.field, field.old, field.new,
                    seen[key].get(field.field), field.cell, True,
                )
            )  # fmt: skip
        taken = tuple(f for f in told if f.field not in edited or (key, f.field) in decisions.take_file)
        if taken:
            changed.append(difference_of(table.kind, key, ours, row.row, taken))
        else:
            unchanged += 1
    return Comparison(table.kind, tuple(new), tuple(changed), (), unchanged, (), clashes=tuple(clashes))


def _told(row: CleanRow, stored: Values) -> Iterator[FieldDifference]:
    for field, value in row.values.items():
        old = stored.get(field)
        if value != old or (value.__class__ is bool) != (old.__class__ is bool):
            cell = row.cells.get(field) or row.cells.get("deadline" if field in DEADLINE else "status", "")
            yield FieldDifference(field, old, value, cell)
