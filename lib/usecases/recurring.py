"""What follows from a change to an action that comes back, or to one of its occurrences, in the same revision.

Its occurrences are those of its rule: they are made, and taken away, with it; what was done, settled or missed stays. Its
progress is the share that is done, once somebody has said what became of one of them, and it is done with the last.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import uuid4

from lib.domain.changes import Change, Value, Values, composed, updated
from lib.domain.errors import Invalid
from lib.domain.milestones import ProgressFrom
from lib.domain.recurrence import OccurrenceState, Recurrence, course_of, days_of
from lib.domain.schema import OCCURRENCE
from lib.domain.terms import Precision, Status
from lib.domain.writing import Writing
from lib.store.connection import Store
from lib.store.ledger import NOW, rows_linked, rows_now
from lib.store.reads import recurring
from lib.store.state import State

#: What the days of an action follow from, and what else its occurrences decide of.
RULE = frozenset({"recurrence", "recurrence_until", "start", "deadline"})
DECIDED = frozenset({"status", "progress", "completed_on"})
OPEN = (OccurrenceState.PLANNED, OccurrenceState.UNTOLD)


@dataclass(slots=True)
class _Coming:
    """An action as a revision leaves it, with its occurrences, and how they stood before."""

    row: Values
    occurrences: dict[str, Values] = field(default_factory=dict)
    named: bool = False  # an occurrence of it is written by this revision
    ruled: bool = False  # something that its rule follows from is
    extended: bool = False  # the rule itself is


def occurrences_followed(store: Store, changes: Sequence[Change], writing: Writing) -> Sequence[Change]:
    """The changes, with the occurrences and the progress that they lead to; the same ones where nothing comes back."""
    found = _touched(store, changes, writing.plan)
    more = [change for key, action in found.items() for change in _consequences(key, action, writing.today)]
    return composed((*changes, *more)) if more else changes


def told_occurrences(
    changes: Sequence[Change], stored: Mapping[str, Values], today: date
) -> Iterable[Change]:
    """The occurrences of the actions that a file says come back, and of which the plan did not know it: of those that were
    due before the day nobody was told, so nobody is late with them."""
    named = {
        (c.after["action"], c.after["planned_on"])
        for c in changes
        if c.table == "occurrence" and c.after is not None
    }
    for change in changes:
        if change.table != "action" or change.after is None or not change.after.get("recurrence"):
            continue
        before = stored.get(change.key, {})
        row = {**before, **change.after}
        if before.get("recurrence") or not _is_open(row):
            continue
        for day in _days(row):
            if day < today and (change.key, day) not in named:
                yield _creation(change.key, day, OccurrenceState.UNTOLD)


def _touched(store: Store, changes: Sequence[Change], plan: str) -> dict[str, _Coming]:
    """The actions that come back and that the changes bear on, as they will be."""
    written = {change.key: change for change in changes if change.table == "occurrence"}
    acted = {c.key: c for c in changes if c.table == "action" and c.after is not None and _bears(c.after)}
    if not written and not acted:
        return {}
    rows = rows_now(store, plan, "occurrence", written) if written else {}
    of = {key: _action_of(change, rows.get(key)) for key, change in written.items()}
    known = recurring(State.undated(store, NOW, plan)) if acted or of else frozenset()
    named = set(of.values())
    keys = {key for key, c in acted.items() if key in known or (c.after or {}).get("recurrence")} | named
    if not keys:
        return {}
    standing = rows_now(store, plan, "action", keys)
    every = {c.key: c for c in changes if c.table == "action"}
    found: dict[str, _Coming] = {}
    for key in keys:
        change, stored = every.get(key), standing.get(key)
        if (change is None and stored is None) or (change is not None and change.after is None):
            continue
        after = (change.after if change else None) or {}
        ruled = bool(RULE & after.keys()) or (change is not None and change.creates) or "status" in after
        found[key] = _Coming(
            {**(stored or {}), **after}, named=key in named, ruled=ruled, extended=bool(RULE & after.keys())
        )
    for key, row in rows_linked(store, NOW, plan, "occurrence", "action", found).items():
        found[str(row["action"])].occurrences[key] = row
    for key, change in written.items():
        if of[key] in found:
            held = found[of[key]].occurrences
            if change.after is None:
                held.pop(key, None)
            else:
                held[key] = {**rows.get(key, {}), **change.after}
    return found


def _bears(after: Values) -> bool:
    return bool((RULE | DECIDED) & after.keys())


def _action_of(change: Change, stored: Values | None) -> str:
    return str((change.after or {}).get("action") or (stored or change.before or {}).get("action"))


def _consequences(key: str, action: _Coming, today: date) -> Iterable[Change]:
    before = dict(action.occurrences)
    ends: Change | None = None
    if action.ruled:
        ends = _ending(key, action)
        if ends is not None and ends.after is not None:
            yield ends
            action.row = {**action.row, **ends.after}
        for change in _ruled(key, action, today):
            yield change
            if change.after is None:
                del action.occurrences[change.key]
            else:
                action.occurrences[change.key] = change.after
    moved = action.named or before.keys() != action.occurrences.keys()
    derived = updated("action", key, action.row, _derived(action, moved=moved))
    if derived is not None:
        yield derived


def _ending(key: str, action: _Coming) -> Change | None:
    """An action that comes back until a day, and has no deadline, is to be done by that day."""
    row, until = action.row, action.row.get("recurrence_until")
    if not row.get("recurrence") or until is None or row.get("deadline") is not None:
        return None
    if row.get("deadline_precision") == Precision.CONTINUOUS or row.get("deadline_text"):
        return None
    wanted: dict[str, Value] = {"deadline": until, "deadline_precision": str(Precision.DAY)}
    if row.get("initial_deadline") is None:
        wanted["initial_deadline"] = until
    return updated("action", key, row, wanted)


def _ruled(key: str, action: _Coming, today: date) -> Iterable[Change]:
    """The occurrences that the rule of an action adds and takes away. What was done or settled stays, and so does what was
    missed: a rule that changes erases no delay."""
    stays = {
        k: o
        for k, o in action.occurrences.items()
        if _state(o) not in OPEN or (action.row.get("recurrence") and _day(o["due_on"]) < today)
    }
    goes_on = action.row.get("status") == Status.DONE and action.extended and action.occurrences
    if action.row.get("recurrence") and not _is_open(action.row) and not goes_on:
        return
    settled = [
        _day(o["planned_on"])
        for o in stays.values()
        if _state(o) == OccurrenceState.DONE or _day(o["due_on"]) < today
    ]
    last = max(settled, default=date.min)
    held = {_day(o["planned_on"]) for o in stays.values()}
    wanted = {day for day in _days(action.row) if day not in held and (not settled or day > last)}
    for k, occurrence in list(action.occurrences.items()):
        if k in stays:
            continue
        if _day(occurrence["planned_on"]) in wanted:
            wanted.discard(_day(occurrence["planned_on"]))
        else:
            yield Change("occurrence", k, occurrence, None)
    for day in sorted(wanted):
        yield _creation(key, day, OccurrenceState.PLANNED)


def _creation(key: str, day: date, state: OccurrenceState) -> Change:
    row: dict[str, Value] = dict.fromkeys(OCCURRENCE.names)
    row |= {"action": key, "planned_on": day, "due_on": day, "state": str(state)}
    return Change("occurrence", uuid4().hex[:12], None, row)


def _derived(action: _Coming, *, moved: bool) -> dict[str, Value]:
    """What the occurrences of an action say of it: nothing, where none counts or it was cancelled."""
    course = course_of((o.get("state"), o.get("done_on")) for o in action.occurrences.values())  # type: ignore[misc]
    row = action.row
    if not course.counted or not row.get("recurrence") or row.get("status") == Status.CANCELLED:
        return {}
    wanted: dict[str, Value] = {}
    if row.get("progress_from") != ProgressFrom.MILESTONES and (
        course.touched or row.get("progress") is None
    ):
        wanted["progress"] = course.progress
    if course.is_over:
        wanted |= {"status": str(Status.DONE), "waiting_on": None, "waiting_since": None}
        if moved or row.get("completed_on") is None:
            wanted["completed_on"] = course.completed_on
    elif moved and row.get("status") == Status.DONE:
        wanted |= {"status": str(Status.IN_PROGRESS), "completed_on": None}
    elif course.done and row.get("status") in (None, Status.NOT_STARTED):
        wanted["status"] = str(Status.IN_PROGRESS)
    return wanted


def check_declared(store: Store, plan: str, key: str, row: Values, after: Values) -> None:
    """Raises Invalid when a person declares of an action what its occurrences say: that it is done while some are not, or
    how far it is."""
    if not row.get("recurrence") or not DECIDED & after.keys():
        return
    found = rows_linked(store, NOW, plan, "occurrence", "action", [key]).values()
    course = course_of((o.get("state"), o.get("done_on")) for o in found)  # type: ignore[misc]
    if not course.counted or course.is_over:
        return
    if after.get("status") == Status.DONE:
        raise Invalid(
            "occurrences_left",
            "Occurrences still to be done: {n}. The action is done with the last one; say which are done, or have no object.",
            field="status",
            n=course.counted - course.done,
        )
    if course.touched and after.get("progress") is not None:
        raise Invalid(
            "progress_of_occurrences",
            "The progress of this action is the share of its occurrences that are done: it is not typed.",
            field="progress",
        )


def _days(row: Values) -> tuple[date, ...]:
    start, until = row.get("start"), row.get("recurrence_until") or row.get("deadline")
    every = row.get("recurrence")
    if not every or not isinstance(start, date) or not isinstance(until, date):
        return ()
    return days_of(Recurrence(str(every)), start, until)


def _state(occurrence: Values) -> OccurrenceState:
    return OccurrenceState(str(occurrence.get("state") or OccurrenceState.PLANNED))


def _day(value: Value) -> date:
    return value if isinstance(value, date) else date.max


def _is_open(row: Values) -> bool:
    return row.get("status") not in (Status.DONE, Status.CANCELLED)
