"""A comparison under its policies → the changes to record: new and changed rows, axes, absent rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from lib.domain.changes import Change, Value, Values, updated
from lib.domain.schema import TABLES
from lib.domain.terms import Precision
from lib.spreadsheets.differences.compare import Stored, row_of
from lib.spreadsheets.differences.named import TABLE
from lib.spreadsheets.model import CleanRow, CleanTable, Comparison, Policies


def changes(
    table: CleanTable,
    comparison: Comparison,
    stored: Stored,
    axes: Stored,
    policies: Policies,
    *,
    new_key: Callable[[], str],
    file_day: date,
    file: str = "",
) -> tuple[Change, ...]:
    """The changes that apply a comparison under the policies: new and changed rows, axes, absent rows."""
    name = TABLE[table.kind]
    rows = {row.row: row for row in table.rows}
    recorded = list(_axis_changes(table, comparison, axes, rows))
    for difference in comparison.new:
        values: dict[str, Value] = dict.fromkeys(TABLES[name].names)
        values.update(rows[row_of(difference)].values)
        if name == "action":
            values["initial_deadline"] = values["initial_deadline"] or values["deadline"]
            values["deadline_precision"] = values["deadline_precision"] or str(Precision.UNKNOWN)
        recorded.append(Change(name, new_key(), None, values))
    for difference in comparison.changed:
        key = str(difference.key)
        wanted: dict[str, Value] = {f.field: f.new for f in difference.fields}
        if name == "action":
            wanted.update(_consequences(wanted, stored[key]))
        change = updated(name, key, stored[key], wanted)
        if change is not None:
            recorded.append(change)
    recorded.extend(_absent_changes(name, comparison, stored, policies, file, file_day))
    if name == "action":
        recorded.extend(_present_again(comparison, stored, recorded, rows))
    return tuple(recorded)


def _consequences(wanted: Values, stored: Values) -> dict[str, Value]:
    """A deadline that is set for the first time is also the first deadline; one that moves keeps it."""
    if "deadline" in wanted and stored.get("initial_deadline") is None and "initial_deadline" not in wanted:
        return {"initial_deadline": stored.get("deadline") or wanted["deadline"]}
    return {}


def _absent_changes(
    name: str, comparison: Comparison, stored: Stored, policies: Policies, file: str, file_day: date
) -> Iterable[Change]:
    for difference in comparison.absent:
        key = str(difference.key)
        if policies.absent == "archive" and TABLES[name].archived_by:
            wanted: Values = {"archived_on": file_day, "archived_reason": file}
            yield Change(name, key, dict.fromkeys(wanted), wanted)
        elif policies.absent == "archive":
            yield Change(name, key, stored[key], None)
        elif policies.absent == "mark" and name == "action" and stored[key].get("absent_since") is None:
            yield Change(name, key, {"absent_since": None}, {"absent_since": file_day})


def _present_again(
    comparison: Comparison, stored: Stored, recorded: Sequence[Change], rows: Mapping[int, CleanRow]
) -> Iterable[Change]:
    """Actions marked absent earlier that this file holds again."""
    absent = {difference.key for difference in comparison.absent}
    touched = {change.key for change in recorded}
    refused = {difference.key for difference in comparison.refused}
    for key, values in stored.items():
        if values.get("absent_since") is not None and key not in absent | touched | refused:
            yield Change("action", key, {"absent_since": values["absent_since"]}, {"absent_since": None})


def _axis_changes(
    table: CleanTable, comparison: Comparison, axes: Stored, rows: Mapping[int, CleanRow]
) -> Iterable[Change]:
    """Axes of the file that the plan does not have; a known axis keeps its title unless it had none.

    One that codes alone name (A1 for 1.2) is an axis only if an action comes into it.
    """
    entered = {rows[row_of(difference)].values.get("axis") for difference in comparison.new}
    entered |= {f.new for difference in comparison.changed for f in difference.fields if f.field == "axis"}
    for position, (key, code, title) in enumerate(table.axes, start=len(axes) + 1):
        if key == title and key not in entered:
            continue
        if key not in axes:
            row: dict[str, Value] = dict.fromkeys(TABLES["axis"].names)
            yield Change("axis", key, None, {**row, "code": code, "title": title, "position": position})
        elif axes[key]["title"] == key != title:
            yield Change("axis", key, {"title": key}, {"title": title})
