"""An action that is followed stands in no axis that is archived: refused by hand, told of a file, left by an undoing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from lib.domain.archived import RESTORED, archived_ones, is_archived
from lib.domain.changes import Change, Value, Values
from lib.domain.errors import Invalid
from lib.domain.schema import named
from lib.domain.writing import Writing
from lib.spreadsheets.model import CleanRow, CleanTable, Comparison, Issue, RowDifference
from lib.store.connection import Store
from lib.store.ledger import NOW, rows_at
from lib.store.naming import rows_naming


def axes_checked(store: Store, changes: Sequence[Change], writing: Writing) -> Sequence[Change]:
    """The very same changes. Raises Invalid when an action would come into an axis that somebody archived."""
    into = {
        str(c.after["axis"])
        for c in changes
        if c.table == "action" and c.after and c.after.get("axis") and not is_archived(c.after)
    }
    if into and not writing.replays:
        restored = {c.key for c in changes if c.table == "axis"}
        for key, row in archived_ones(rows_at(store, NOW, writing.plan, "axis")).items():
            if key in into - restored:
                raise axis_archived(row)
    return changes


def axis_archived(axis: Values) -> Invalid:
    """What is said of an axis in which nothing is put, nor restored."""
    return Invalid(
        "axis_archived",
        "Its axis “{axis}” is archived: restore it first.",
        field="axis",
        axis=named("axis", axis),
    )


def axes_left(
    store: Store,
    plan: str,
    revision: int,
    changes: Sequence[Change],
    states: Mapping[str, Mapping[str, Values]],
) -> dict[tuple[str, str], frozenset[str]]:
    """The fields of each action that an undoing leaves: those that bring it into an axis archived since.

    `states`: the rows of the tables that change, as they stand at the revision.
    """
    moving = [c for c in changes if c.table == "action" and c.after is not None]
    moved = [c for c in changes if c.table == "axis" and c.after is not None]
    if not moving and not moved:
        return {}
    axes = {**rows_at(store, revision, plan, "axis")}
    whole = {c.key: {**axes.get(c.key, {}), **(c.after or {})} for c in moved}
    peopled = _peopled(store, plan, revision, changes, [key for key in whole if is_archived(whole[key])])
    axes |= {key: row for key, row in whole.items() if key not in peopled}
    left = {("axis", key): frozenset(RESTORED) for key in peopled}
    if archived_ones(axes):
        left |= {(c.table, c.key): _left_aside(c, states["action"].get(c.key), axes) for c in moving}
    return left


def _peopled(
    store: Store, plan: str, revision: int, changes: Sequence[Change], axes: Sequence[str]
) -> set[str]:
    """Those of some axes, which an undoing would archive, in which an action that is followed stays."""
    if not axes:
        return set()
    ours = {c.key: c for c in changes if c.table == "action"}
    found = set[str]()
    for key, row in rows_naming(store, revision, plan, "action", "axis", axes).items():
        after = ours[key].after if key in ours else {}
        if after is not None and not is_archived({**row, **after}) and after.get("axis", row["axis"]) in axes:
            found.add(str(row["axis"]))
    return found


def _left_aside(change: Change, current: Values | None, axes: Mapping[str, Values]) -> frozenset[str]:
    after = change.after or {}
    whole = {**(current or {}), **after}
    if is_archived(whole) or not is_archived(axes.get(str(whole.get("axis")), {})):
        return frozenset()
    if change.creates:
        return frozenset({"axis"})
    return (frozenset({"axis"}) if "axis" in after else frozenset(RESTORED)) & after.keys()


def axes_kept(
    table: CleanTable, comparison: Comparison, axes: Mapping[str, Values]
) -> tuple[CleanTable, Comparison]:
    """The table and what it would change, without the axes that are archived: a warning on each row."""
    aside = archived_ones(axes)
    if table.kind != "actions" or not aside:
        return table, comparison
    rows = {row.row: row for row in table.rows}
    issues: list[Issue] = []
    told: dict[str, list[RowDifference]] = {"new": [], "changed": []}
    unchanged = comparison.unchanged
    for name in told:
        for difference in getattr(comparison, name):
            axis = next((str(f.new) for f in difference.fields if f.field == "axis"), "")
            if axis not in aside:
                told[name].append(difference)
                continue
            row = rows[difference.row or 0]
            issues.append(_issue(row, aside[axis]))
            if name == "new":
                rows[row.row] = replace(row, values={**row.values, "axis": None})
            left = tuple(field for field in difference.fields if field.field != "axis")
            if left:
                told[name].append(replace(difference, fields=left))
            else:
                unchanged += 1
    if not issues:
        return table, comparison
    fresh = tuple(issue for issue in issues if issue not in table.issues)  # it is compared more than once
    return (
        replace(table, rows=tuple(rows.values()), issues=(*table.issues, *fresh)),
        replace(comparison, new=tuple(told["new"]), changed=tuple(told["changed"]), unchanged=unchanged),
    )


def _issue(row: CleanRow, axis: Values) -> Issue:
    said: dict[str, Value] = {"axis": named("axis", axis), "day": axis["archived_on"], "number": row.row}
    return Issue(
        "warning",
        "axis_aside",
        "Row {number}: the axis “{axis}” was archived on {day}; the action keeps the axis that it has, or none. Restore the axis first, or choose another one.",
        cell=row.cells.get("axis", row.cells.get("code", "")),
        row=row.row,
        values=said,
    )
