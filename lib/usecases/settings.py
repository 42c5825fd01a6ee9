"""Settings of a plan: the limits behind situations and weather, and the judgement on an axis."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date

from lib.domain.changes import Change, Value, updated
from lib.domain.errors import Invalid
from lib.domain.terms import RevisionKind, Weather
from lib.domain.thresholds import DEFAULTS, LEVELS, RANGES
from lib.domain.writing import Seen, Writing
from lib.domain.zones import DEFAULT, SETTING, is_offered
from lib.store.connection import Store
from lib.store.ledger import rows_at
from lib.store.reads import revision as revision_of
from lib.usecases.record import record, row_seen


def set_thresholds(
    store: Store, seen: int, wanted: Mapping[str, float], writing: Writing, *, reason: str
) -> int | None:
    """Changes limits from those at the revision `seen`, as one dated revision; None when nothing differs.

    Raises Invalid for an unknown limit, one out of its range, levels that cross or a missing reason, Conflict when somebody changed the same limits since.
    """
    stored = rows_at(store, seen, writing.plan, "setting")
    changes = []
    for name, value in wanted.items():
        if name not in DEFAULTS:
            raise Invalid("threshold_unknown", "There is no limit named {name}.", name=name)
        low, high = RANGES[name]
        if not low <= value <= high:
            raise Invalid(
                "threshold_out_of_range",
                "Expected: between {low} and {high}.",
                field=name,
                low=low,
                high=high,
            )
        key = f"threshold.{name}"
        current = _limit(stored, name)
        if value == current:
            continue
        row: dict[str, Value] = {"value": repr(float(value))}
        change = (
            updated("setting", key, stored[key], row) if key in stored else Change("setting", key, None, row)
        )
        if change is not None:
            changes.append(change)
    if not changes:
        return None
    levels = [wanted.get(name, _limit(stored, name)) for name in LEVELS]
    if levels != sorted(levels):
        raise Invalid(
            "thresholds_crossed", "The limits of the levels must rise: compromised, under control, secured."
        )
    if not reason.strip():
        raise Invalid("reason_missing", "A change of limit needs a reason.", field="reason")
    return record(store, changes, writing, reason=reason, kind=RevisionKind.SETTING)


def _limit(stored: Mapping[str, Mapping[str, Value]], name: str) -> float:
    held = stored.get(f"threshold.{name}")
    return float(str(held["value"])) if held else DEFAULTS[name]


def set_time_zone(store: Store, seen: int, name: str, writing: Writing) -> int | None:
    """Changes the time zone in which the days of the plan begin; None when it is that one already.

    Raises Invalid for what is no zone, Conflict when somebody changed it since the revision `seen`.
    """
    if not is_offered(name):
        raise Invalid("zone_unknown", "There is no time zone named {name}.", field="time_zone", name=name)
    stored = rows_at(store, seen, writing.plan, "setting").get(SETTING)
    row: dict[str, Value] = {"value": json.dumps(name)}
    if stored is None:
        change = Change("setting", SETTING, None, row) if name != DEFAULT else None
    else:
        change = updated("setting", SETTING, stored, row)
    if change is None:
        return None
    return record(store, [change], writing, reason=name, kind=RevisionKind.SETTING)


def judge_axis(
    store: Store, seen: Seen, axis: str, weather: Weather | None, writing: Writing, *, reason: str
) -> int | None:
    """Sets the weather of an axis by hand, or gives it back to the rule (None). Answers the revision.

    The computed level stays beside it. Raises Invalid without a reason, Conflict when somebody judged it since it was
    seen.
    """
    row = row_seen(store, seen, writing.plan, "axis", axis)
    if weather is not None and not reason.strip():
        raise Invalid("reason_missing", "A judgement set by hand needs a reason.", field="reason")
    wanted: dict[str, Value] = {
        "weather": str(weather) if weather else None,
        "weather_reason": reason.strip() if weather else None,
    }
    change = updated("axis", axis, row, wanted)
    if change is None:
        return None
    return record(store, [change], writing, reason=reason.strip() or str(row["title"]))


def name_plan(store: Store, seen: Seen, wanted: Mapping[str, Value], writing: Writing) -> int | None:
    """Changes what the plan is called, its adoption day, its period, its host, town or parties; None when nothing differs.

    Raises Invalid for an empty title or a period that ends before it begins, Conflict when somebody changed the same since
    it was seen.
    """
    if "title" in wanted and not wanted["title"]:
        raise Invalid("title_missing", "The plan needs a title.", field="title")
    row = row_seen(store, seen, writing.plan, "plan", writing.plan)
    begins, ends = ({**row, **wanted}.get(name) for name in ("starts_on", "ends_on"))
    if isinstance(begins, date) and isinstance(ends, date) and ends < begins:
        raise Invalid("period_reversed", "The plan ends before it begins.", field="ends_on")
    change = updated("plan", writing.plan, row, wanted)
    if change is None:
        return None
    return record(store, [change], writing, reason=str(wanted.get("title") or ""), kind=RevisionKind.SETTING)


def adopt_revision(store: Store, seen: int, number: int, writing: Writing, *, reason: str) -> int | None:
    """Makes a revision the plan as adopted, which slips are measured against. Answers the revision, None for no change.

    First deadlines, and the rate of those kept, do not depend on it. Raises Invalid for a revision that is not of
    this plan, or without a reason; Conflict when somebody adopted another since the revision `seen`.
    """
    found = revision_of(store, number)
    if found is None or found.plan != writing.plan or number > seen:
        raise Invalid("revision_unknown", "There is no revision {number} in this plan.", number=number)
    row = row_seen(store, seen, writing.plan, "plan", writing.plan)
    change = updated("plan", writing.plan, row, {"adopted_revision": number})
    if change is None:
        return None
    if not reason.strip():
        raise Invalid("reason_missing", "Adopting a plan needs a reason.", field="reason")
    return record(store, [change], writing, reason=reason.strip(), kind=RevisionKind.SETTING)
