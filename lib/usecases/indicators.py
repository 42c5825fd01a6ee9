"""Indicators of actions and what is measured of them: declared, measured, corrected; the values of a period in one go."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from lib.domain.changes import Change, Value, updated
from lib.domain.errors import Invalid
from lib.domain.indicators import first_day, last_day
from lib.domain.schema import INDICATOR, MEASURE
from lib.domain.terms import Span
from lib.domain.writing import Seen, Writing
from lib.store.connection import Store
from lib.store.ledger import linked_rows, rows_at, rows_now
from lib.store.reads import current_revision
from lib.usecases.record import check_needed, create_row, edit_row, new_key, record, row_now, row_seen


def add_indicator(store: Store, values: Mapping[str, Value], writing: Writing) -> int:
    """Declares what is measured of an action. Answers the revision.

    Raises Invalid without a name, for one that the action has already, or for a target dated before the start.
    """
    _check_aim(values)
    action = row_now(store, writing.plan, "action", str(values["action"]))
    return create_row(store, "indicator", values, writing, reason=_called(action, values))


def edit_indicator(
    store: Store, seen: Seen, key: str, wanted: Mapping[str, Value], writing: Writing
) -> int | None:
    """Changes an indicator from what the person saw; its values stay. None when nothing differs.

    Raises Invalid for a broken rule, Conflict when somebody changed the same values since.
    """
    row = row_seen(store, seen, writing.plan, "indicator", key)
    _check_aim({**row, **wanted})
    action = rows_now(store, writing.plan, "action", [str(row["action"])]).get(str(row["action"]), {})
    reason = _called(action, {**row, **wanted})
    return edit_row(store, "indicator", row, key, wanted, writing, reason=reason)


def remove_indicator(store: Store, seen: Seen, key: str, writing: Writing) -> int:
    """Takes an indicator and its values out of the plan, as one revision that can be undone; the history keeps them.

    Raises Invalid when it is not there, Conflict when somebody changed it since it was seen.
    """
    row = row_seen(store, seen, writing.plan, "indicator", key)
    values = linked_rows(store, current_revision(store), writing.plan, "measure", "indicator", key)
    changes = [Change("indicator", key, row, None)]
    changes += [Change("measure", of, held, None) for of, held in values.items()]
    return record(store, changes, writing, reason=str(row["name"]))


def measure(store: Store, values: Mapping[str, Value], writing: Writing) -> int:
    """Records a value measured of an indicator: of a day, or of the period in which that day is. Answers the revision.

    Raises Invalid without a day or a value, for a period that has not begun, or where a value of its day is recorded.
    """
    row = {**values, "span": values.get("span") or str(Span.DAY)}
    check_needed("measure", row)
    row["measured_on"] = _day(row, writing.today)
    indicator = row_now(store, writing.plan, "indicator", str(row["indicator"]))
    return create_row(store, "measure", row, writing, reason=str(indicator["name"]))


def edit_measure(
    store: Store, seen: Seen, key: str, wanted: Mapping[str, Value], writing: Writing
) -> int | None:
    """Corrects a value from what the person saw. None when nothing differs. Raises as `measure`, and Conflict."""
    row = row_seen(store, seen, writing.plan, "measure", key)
    whole = {**row, **wanted}
    check_needed("measure", whole)
    changed = dict(wanted)
    if "measured_on" in wanted or "span" in wanted:
        changed["measured_on"] = _day(whole, writing.today)
    indicator = row_now(store, writing.plan, "indicator", str(row["indicator"]))
    return edit_row(store, "measure", row, key, changed, writing, reason=str(indicator["name"]))


def remove_measure(store: Store, seen: Seen, key: str, writing: Writing) -> int:
    """Takes a value out of the series. Raises Invalid when it is not there, Conflict when somebody changed it since."""
    row = row_seen(store, seen, writing.plan, "measure", key)
    indicator = rows_now(store, writing.plan, "indicator", [str(row["indicator"])])
    name = next((str(held["name"]) for held in indicator.values()), "")
    return record(store, [Change("measure", key, row, None)], writing, reason=name)


def measure_together(
    store: Store,
    seen: int,
    values: Mapping[str, float | None],
    *,
    day: date,
    span: str,
    source: str | None,
    writing: Writing,
    reason: str,
) -> int | None:
    """Records the values of many indicators (key → value) of one period, as one revision; a value that was recorded of its
    day is corrected, a blank one leaves what is there. None when nothing differs.

    Raises Invalid for a period that has not begun or an indicator that is gone; Conflict when somebody changed the same
    values since the revision seen.
    """
    given = {key: value for key, value in values.items() if value is not None}
    on = _day({"measured_on": day, "span": span}, writing.today)
    standing = rows_now(store, writing.plan, "indicator", given)
    if gone := next((key for key in given if key not in standing), None):
        raise Invalid("indicator_unknown", INDICATOR.gone, field=gone)
    held = {
        str(row["indicator"]): (key, row)
        for key, row in rows_at(store, seen, writing.plan, "measure").items()
        if row["measured_on"] == on and row["indicator"] in given
    }
    changes: list[Change] = []
    for indicator, value in given.items():
        if indicator in held:
            key, row = held[indicator]
            wanted: dict[str, Value] = {"value": value}
            if row["value"] != value and source:
                wanted["source"] = source
            change = updated("measure", key, row, wanted)
            changes += [change] if change else []
            continue
        fresh: dict[str, Value] = dict.fromkeys(MEASURE.names)
        fresh |= {"indicator": indicator, "measured_on": on, "span": span, "value": value, "source": source}
        changes.append(Change("measure", new_key(), None, fresh))
    return record(store, changes, writing, reason=reason) if changes else None


def _day(row: Mapping[str, Value], today: date) -> date:
    """The day under which a value is kept: the last of its period."""
    day, span = row["measured_on"], str(row.get("span") or Span.DAY)
    if not isinstance(day, date):
        raise Invalid("value_missing", "This value is needed.", field="measured_on")
    if first_day(day, span) > today:
        raise Invalid("date_to_come", "A value cannot be measured in the future.", field="measured_on")
    return last_day(day, span)


def _check_aim(values: Mapping[str, Value]) -> None:
    begins, ends = values.get("baseline_on"), values.get("target_on")
    if isinstance(begins, date) and isinstance(ends, date) and ends < begins:
        raise Invalid("end_before_start", "The target comes before the starting value.", field="target_on")


def _called(action: Mapping[str, Value], values: Mapping[str, Value]) -> str:
    code = action.get("code") or action.get("title")
    return " – ".join(str(part) for part in (code, values.get("name")) if part)
