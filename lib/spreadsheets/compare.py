"""Clean rows against the plan: what is new, changed, absent, unchanged; and the changes to record.

Only real differences count, after normalisation: order of rows, spelling of empty, spaces do not.
Nothing is merged by resemblance: a similar title is proposed, never taken.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from rapidfuzz import fuzz

from lib.domain.changes import Change, Value, Values, updated
from lib.domain.fields import TABLES
from lib.domain.terms import Precision
from lib.spreadsheets.folding import fold
from lib.spreadsheets.matching import match, places_of
from lib.spreadsheets.model import (
    CleanRow,
    CleanTable,
    Comparison,
    FieldDifference,
    Issue,
    Policies,
    RowDifference,
    TableKind,
)

TABLE: Mapping[TableKind, str] = {"actions": "action", "partners": "partner", "interactions": "interaction"}
SIMILAR = 85.0
PROPOSED_AMONG = 2000  # beyond, looking for similar titles would cost more than it tells
Stored = Mapping[str, Values]


def compare(table: CleanTable, stored: Stored, policies: Policies) -> Comparison:
    """What the rows of a file would change in the stored rows (key → values), before anything is written."""
    refused_rows = _refused(table)
    places = places_of(table.kind, stored)
    new, changed, refused = [], [], []
    met: set[str] = set()
    unchanged = 0
    for row in table.rows:
        key = match(table.kind, row, places, met)
        if key is not None:
            met.add(key)
        difference = RowDifference(key, _text(row.values, "code"), _title(table.kind, row.values), row.row)
        if row.row in refused_rows:
            refused.append(difference)
        elif key is None:
            new.append(replace(difference, fields=_all_fields(row)))
        else:
            fields = _differences(row, stored[key], policies)
            if fields:
                changed.append(replace(difference, fields=fields))
            else:
                unchanged += 1
    absent = [
        RowDifference(key, _text(values, "code"), _title(table.kind, values), None)
        for key, values in stored.items()
        if key not in met
    ]
    found = Comparison(table.kind, tuple(new), tuple(changed), tuple(absent), unchanged, tuple(refused))
    return replace(found, alarms=tuple(_alarms(found, stored, table)), proposals=_proposals(found))


def changes(
    table: CleanTable,
    comparison: Comparison,
    stored: Stored,
    axes: Stored,
    policies: Policies,
    *,
    new_key: Callable[[], str],
    file_day: date,
) -> tuple[Change, ...]:
    """The changes that apply a comparison under the policies: new and changed rows, axes, absent rows."""
    name = TABLE[table.kind]
    rows = {row.row: row for row in table.rows}
    recorded = list(_axis_changes(table, axes))
    for difference in comparison.new:
        values: dict[str, Value] = dict.fromkeys(TABLES[name])
        values.update(rows[_row(difference)].values)
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
    recorded.extend(_absent_changes(name, comparison, stored, policies, file_day))
    if name == "action":
        recorded.extend(_present_again(comparison, stored, recorded, rows))
    return tuple(recorded)


def _consequences(wanted: Values, stored: Values) -> dict[str, Value]:
    """A deadline that is set for the first time is also the first deadline; one that moves keeps it."""
    if "deadline" in wanted and stored.get("initial_deadline") is None and "initial_deadline" not in wanted:
        return {"initial_deadline": stored.get("deadline") or wanted["deadline"]}
    return {}


def _absent_changes(
    name: str, comparison: Comparison, stored: Stored, policies: Policies, file_day: date
) -> Iterable[Change]:
    for difference in comparison.absent:
        key = str(difference.key)
        if policies.absent == "archive":
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


def _axis_changes(table: CleanTable, axes: Stored) -> Iterable[Change]:
    """Axes of the file that the plan does not have; a known axis keeps its title unless it had none."""
    for position, (key, code, title) in enumerate(table.axes, start=len(axes) + 1):
        if key not in axes:
            row: dict[str, Value] = dict.fromkeys(TABLES["axis"])
            yield Change("axis", key, None, {**row, "code": code, "title": title, "position": position})
        elif axes[key]["title"] == key != title:
            yield Change("axis", key, {"title": key}, {"title": title})


def _refused(table: CleanTable) -> set[int]:
    """Rows with an error: they are listed and never applied; both rows of a duplicated code."""
    rows: set[int] = set()
    for issue in table.issues:
        if issue.level == "error" and issue.row is not None:
            rows.add(issue.row)
            first = issue.values.get("first")
            if isinstance(first, int):
                rows.add(first)
    return rows


def _differences(row: CleanRow, stored: Values, policies: Policies) -> tuple[FieldDifference, ...]:
    found = []
    for field, value in row.values.items():
        old = stored.get(field)
        if value is None and not policies.blank_erases and field not in ("deadline_text", "deadline"):
            continue
        if field in ("deadline", "deadline_text", "deadline_precision") and not _deadline_moves(
            row, stored, policies
        ):
            continue
        if not _same(field, old, value):
            found.append(
                FieldDifference(field, old, value, row.cells.get(field, row.cells.get("deadline", "")))
            )
    return tuple(found)


def _deadline_moves(row: CleanRow, stored: Values, policies: Policies) -> bool:
    """The deadline, its text and its precision change together, and only when the date itself or its nature does.

    The same day typed another way (30/06/2026 for « T2 2026 ») is not a change; a blank keeps what is stored.
    """
    day, precision = row.values.get("deadline"), row.values.get("deadline_precision")
    if day is None and precision == Precision.UNKNOWN and row.values.get("deadline_text") is None:
        return policies.blank_erases and stored.get("deadline") is not None
    if day is None and precision == Precision.UNKNOWN and stored.get("deadline") is not None:
        return policies.blank_erases
    if day != stored.get("deadline"):
        return True
    if day is None:
        return bool(precision != stored.get("deadline_precision"))
    return False


def _same(field: str, old: Value, new: Value) -> bool:
    if old == new:
        return True
    if isinstance(old, int | float) and isinstance(new, int | float):
        return abs(float(old) - float(new)) < 1e-6
    if isinstance(old, str) and isinstance(new, str):
        if field == "partners":
            return sorted(fold(x) for x in old.split(" / ")) == sorted(fold(x) for x in new.split(" / "))
        return " ".join(old.split()) == " ".join(new.split())
    return not old and not new and not isinstance(old, bool) and not isinstance(new, bool)


def _all_fields(row: CleanRow) -> tuple[FieldDifference, ...]:
    return tuple(
        FieldDifference(field, None, value, row.cells.get(field, ""))
        for field, value in row.values.items()
        if value is not None
    )


def _alarms(found: Comparison, stored: Stored, table: CleanTable) -> Iterable[Issue]:
    total = len(stored)
    if found.kind == "actions" and total >= 5:
        axes = {row.values.get("axis") for row in table.rows}
        stored_axes = {values.get("axis") for values in stored.values()}
        if len(axes) == 1 and len(stored_axes) > 1:
            yield Issue(
                "warning", "partial_file", "The file holds one axis only: the others stay as they are."
            )
        elif len(found.absent) > 0.2 * total:
            yield Issue(
                "warning",
                "mass_removal",
                "{n} of the {total} actions of the plan are not in this file: is it complete?",
                values={"n": len(found.absent), "total": total},
            )
        if len(found.changed) > 0.5 * total:
            yield Issue(
                "warning",
                "mass_change",
                "{n} of the {total} actions would change: is it the right file?",
                values={"n": len(found.changed), "total": total},
            )


def _proposals(found: Comparison) -> tuple[tuple[int, str], ...]:
    """New rows whose title is close to an absent action: (row of the file, stored key), for a person to decide."""
    if found.kind != "actions" or len(found.new) * len(found.absent) > PROPOSED_AMONG:
        return ()
    proposals = []
    for new in found.new:
        scored = [(fuzz.ratio(fold(new.title), fold(a.title)), str(a.key)) for a in found.absent]
        best = max(scored, default=(0.0, ""))
        if best[0] >= SIMILAR:
            proposals.append((_row(new), best[1]))
    return tuple(proposals)


def _row(difference: RowDifference) -> int:
    if difference.row is None:
        raise LookupError("a row of the file was expected")
    return difference.row


def _text(values: Values, field: str) -> str | None:
    value = values.get(field)
    return str(value) if value else None


def _title(kind: TableKind, values: Values) -> str:
    names = {"actions": ("title",), "partners": ("acronym", "name"), "interactions": ("subject",)}[kind]
    return next((str(values[name]) for name in names if values.get(name)), "")
