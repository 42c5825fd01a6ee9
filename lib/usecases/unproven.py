"""An import that declares an action done of which nothing proves that it is: told, and the status stays."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from lib.domain.attachments import carrier_of
from lib.domain.changes import Values
from lib.domain.completion import is_done, names_proof
from lib.spreadsheets.model import CleanRow, CleanTable, Comparison, Issue, RowDifference
from lib.store.connection import Store
from lib.usecases.proof import rules_now, with_files

#: What a row says of a completion; its progress is the file's all the same.
COMPLETION = frozenset({"status", "completed_on"})


def status_kept(
    store: Store, plan: str, table: CleanTable, comparison: Comparison, stored: Mapping[str, Values]
) -> tuple[CleanTable, Comparison]:
    """The table and what it would change, without the completions that the plan does not take: a warning on each cell."""
    if table.kind != "actions" or not rules_now(store, plan).proof:
        return table, comparison
    files = with_files(store, plan)
    rows = {row.row: row for row in table.rows}
    issues: list[Issue] = []
    changed, unchanged = list[RowDifference](), comparison.unchanged
    for difference in comparison.changed:
        key = str(difference.key)
        told = {f.field: f.new for f in difference.fields}
        after = {**stored[key], **told}
        if not _is_unproven(told, after) or carrier_of("action", key) in files:
            changed.append(difference)
            continue
        issues.append(_issue(rows[difference.row or 0]))
        left = tuple(f for f in difference.fields if f.field not in COMPLETION)
        if left:
            changed.append(replace(difference, fields=left))
        else:
            unchanged += 1
    new = []
    for difference in comparison.new:
        row = rows[difference.row or 0]
        if not _is_unproven(row.values, row.values):
            new.append(difference)
            continue
        issues.append(_issue(row))
        values = {name: None if name in COMPLETION else value for name, value in row.values.items()}
        rows[row.row] = replace(row, values=values)
        new.append(
            replace(difference, fields=tuple(f for f in difference.fields if f.field not in COMPLETION))
        )
    told_now = tuple(
        issue for issue in issues if issue not in table.issues
    )  # a table is compared more than once
    return (
        replace(table, rows=tuple(rows.values()), issues=(*table.issues, *told_now)),
        replace(comparison, new=tuple(new), changed=tuple(changed), unchanged=unchanged),
    )


def _is_unproven(told: Values, after: Values) -> bool:
    return is_done(told) and not names_proof(after)


def _issue(row: CleanRow) -> Issue:
    return Issue(
        "warning",
        "proof_missing",
        "Declared done in the file, but its deliverable is not attached and no evidence is told: the status stays as it was.",
        cell=row.cells.get("status", ""),
        row=row.row,
    )
