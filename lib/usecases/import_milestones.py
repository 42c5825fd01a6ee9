"""The milestones among the rows of a file of actions: placed on actions, compared, and recorded with them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from lib.domain.archived import standing
from lib.domain.changes import Change, Values
from lib.spreadsheets.differences.matching import match_rows
from lib.spreadsheets.differences.steps import NOTHING, Placed, compare_steps, step_changes
from lib.spreadsheets.milestones import Step, progress_told, steps_apart
from lib.spreadsheets.model import CleanTable, Comparison, Issue, Policies, Recognition, Workbook
from lib.store.connection import Store
from lib.store.ledger import rows_at
from lib.usecases.lineage import state_then
from lib.usecases.preparation import Corrections

NAMED = 8
Rows = Mapping[str, Values]


def with_steps(
    table: CleanTable, recognition: Recognition, workbook: Workbook, actions: Rows, corrections: Corrections
) -> tuple[CleanTable, tuple[Step, ...]]:
    """The table of actions without the rows below actions that are their milestones, and those; none where somebody said
    that they are actions."""
    if table.kind != "actions" or corrections.steps_are_actions:
        return table, ()
    codes = {str(row["code"]) for row in actions.values() if row["code"]}
    return steps_apart(table, recognition, workbook, codes)


def placed(
    store: Store,
    plan: str,
    revision: int,
    base: int,
    table: CleanTable,
    steps: Sequence[Step],
    actions: Rows,
    policies: Policies,
    corrections: Corrections,
) -> Placed:
    """The milestones of a file on their actions, compared with those of the plan since the revision `base`."""
    if not steps:
        return Placed({}, {})
    decisions = corrections.decisions
    matched = match_rows("actions", table.rows, actions, dict(decisions.same)).keys
    homes = {s.row.row: key for s in steps if (key := matched.get(s.parent)) is not None}
    stored = standing(rows_at(store, revision, plan, "milestone"))
    return compare_steps(
        steps,
        homes,
        stored,
        state_then(store, base, revision, plan, "milestone", stored),
        among=frozenset(homes.values()),
        policies=policies,
        decisions=decisions,
    )


def steps_recorded(
    at: Callable[[str], Rows],
    found: Placed,
    comparison: Comparison,
    recorded: Sequence[Change],
    policies: Policies,
    new_key: Callable[[], str],
) -> Iterable[Change]:
    """The changes to milestones beside those of the actions, some of which the file makes."""
    if found.comparison == NOTHING:
        return ()
    begun = [change.key for change in recorded if change.table == "action" and change.creates]
    made = {
        difference.row: key
        for difference, key in zip(comparison.new, begun, strict=True)
        if difference.row is not None
    }
    stored = at("milestone")
    return tuple(step_changes(found, made, stored, policies, new_key=new_key))


def counted_kept(table: CleanTable, comparison: Comparison, stored: Rows) -> tuple[CleanTable, Comparison]:
    """The comparison without the progress of actions of which it is counted from milestones, and a word on those to which
    the file gives another."""
    if table.kind != "actions":
        return table, comparison
    touched = {d.row: str(d.key or "") for d in (*comparison.changed, *comparison.new) if d.row is not None}
    touched |= {clash.row: clash.key for clash in comparison.clashes}
    told = list(progress_told([row for row in table.rows if row.row in touched], touched, stored))
    if not told:
        return table, comparison
    rows = {row.row for row in told}
    changed, unchanged = [], comparison.unchanged
    for difference in comparison.changed:
        left = tuple(f for f in difference.fields if difference.row not in rows or f.field != "progress")
        if left:
            changed.append(replace(difference, fields=left))
        else:
            unchanged += 1
    clashes = tuple(c for c in comparison.clashes if c.row not in rows or c.field != "progress")
    names = ", ".join(str(row.values.get("code") or row.values.get("title")) for row in told[:NAMED])
    issue = Issue(
        "info",
        "progress_counted",
        "This file gives another progress for {codes}: it comes from their milestones, and stands.",
        cell=told[0].cells.get("progress", ""),
        values={"codes": names + (" …" if len(told) > NAMED else "")},
    )
    issues = (*(i for i in table.issues if i.code != issue.code), issue)
    return (
        replace(table, issues=issues),
        replace(comparison, changed=tuple(changed), unchanged=unchanged, clashes=clashes),
    )
