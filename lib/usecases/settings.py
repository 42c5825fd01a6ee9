"""Settings of a plan: the limits behind situations and weather, and the judgement on an axis."""

from __future__ import annotations

from collections.abc import Mapping

from lib.domain.changes import Change, Value, updated
from lib.domain.errors import Invalid
from lib.domain.terms import RevisionKind, Weather
from lib.domain.thresholds import DEFAULTS
from lib.store.connection import Store
from lib.store.ledger import commit, rows_at
from lib.store.reads import revision as revision_of
from lib.usecases.actions import Writing


def set_thresholds(
    store: Store, revision: int, wanted: Mapping[str, float], writing: Writing, *, reason: str
) -> int | None:
    """Changes limits, as one dated revision; None when nothing differs.

    Raises Invalid for an unknown limit or a missing reason.
    """
    stored = rows_at(store, revision, writing.plan, "setting")
    changes = []
    for name, value in wanted.items():
        if name not in DEFAULTS:
            raise Invalid("threshold_unknown", "There is no limit named {name}.", name=name)
        key = f"threshold.{name}"
        current = float(str(stored[key]["value"])) if key in stored else DEFAULTS[name]
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
    if not reason.strip():
        raise Invalid("reason_missing", "A change of limit needs a reason.", field="reason")
    return _commit(store, changes, writing, RevisionKind.SETTING, reason)


def judge_axis(
    store: Store, revision: int, axis: str, weather: Weather | None, writing: Writing, *, reason: str
) -> int | None:
    """Sets the weather of an axis by hand, or gives it back to the rule (None). Answers the revision.

    The computed level stays beside it. Raises Invalid without a reason.
    """
    stored = rows_at(store, revision, writing.plan, "axis")
    if weather is not None and not reason.strip():
        raise Invalid("reason_missing", "A judgement set by hand needs a reason.", field="reason")
    wanted: dict[str, Value] = {
        "weather": str(weather) if weather else None,
        "weather_reason": reason.strip() if weather else None,
    }
    change = updated("axis", axis, stored[axis], wanted)
    if change is None:
        return None
    return _commit(store, [change], writing, RevisionKind.EDIT, reason.strip() or str(stored[axis]["title"]))


def name_plan(store: Store, revision: int, wanted: Mapping[str, Value], writing: Writing) -> int | None:
    """Changes the title, the adoption day or the host of the plan; None when nothing differs.

    Raises Invalid for an empty title.
    """
    if "title" in wanted and not wanted["title"]:
        raise Invalid("title_missing", "The plan needs a title.", field="title")
    stored = rows_at(store, revision, writing.plan, "plan")
    change = updated("plan", writing.plan, stored[writing.plan], wanted)
    if change is None:
        return None
    return _commit(store, [change], writing, RevisionKind.SETTING, str(wanted.get("title") or ""))


def adopt_revision(store: Store, revision: int, number: int, writing: Writing, *, reason: str) -> int | None:
    """Makes a revision the plan as adopted, which slips are measured against. Answers the revision, None for no change.

    First deadlines, and the rate of those kept, do not depend on it. Raises Invalid for a revision that is not of
    this plan, or without a reason.
    """
    found = revision_of(store, number)
    if found is None or found.plan != writing.plan or number > revision:
        raise Invalid("revision_unknown", "There is no revision {number} in this plan.", number=number)
    stored = rows_at(store, revision, writing.plan, "plan")
    change = updated("plan", writing.plan, stored[writing.plan], {"adopted_revision": number})
    if change is None:
        return None
    if not reason.strip():
        raise Invalid("reason_missing", "Adopting a plan needs a reason.", field="reason")
    return _commit(store, [change], writing, RevisionKind.SETTING, reason.strip())


def _commit(store: Store, changes: list[Change], writing: Writing, kind: RevisionKind, reason: str) -> int:
    return commit(
        store,
        changes,
        plan=writing.plan,
        author=writing.author,
        kind=kind,
        reason=reason,
        recorded_at=writing.recorded_at,
        as_of=writing.today,
    )
