"""Two axes or two actions that are one: the second is archived into the first, which takes what belongs to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from lib.domain.attachments import carrier_of
from lib.domain.changes import Change, Value, Values, composed, updated
from lib.domain.errors import Invalid
from lib.domain.recurrence import OccurrenceState
from lib.domain.schema import TABLES, Field, named
from lib.domain.terms import FormerKind, MeetingState, Status
from lib.domain.writing import Writing
from lib.spreadsheets.folding import fold
from lib.store.connection import Store
from lib.store.ledger import NOW, linked_rows, rows_at
from lib.store.naming import rows_naming, values_naming
from lib.usecases.archiving import set_aside
from lib.usecases.former_names import Former, named_now, remembered
from lib.usecases.record import record, standing_now

#: Parts of an action of which the one that stays may have the same: not all of them go over as they are.
MATCHED = frozenset({"occurrence", "indicator"})
#: What an indicator that lacks them takes from the same one of the other action, each with its day.
AIMS = (("unit",), ("direction",), ("baseline", "baseline_on"), ("target", "target_on"))
#: Occurrences that wait for their day or for a word.
OPEN = frozenset({OccurrenceState.PLANNED, OccurrenceState.UNTOLD})


def merge_axes(store: Store, key: str, into: str, writing: Writing, *, reason: str) -> int:
    """Moves the actions of an axis into another one and archives it; answers the revision.

    Raises Invalid without a reason, or when either is gone, archived or both are the same.
    """
    row, other = (standing_now(store, writing.plan, "axis", k) for k in (key, into))
    _check_two(key, into)
    inside = values_naming(store, NOW, writing.plan, "action", "axis", [key])
    moved = [c for k in inside if (c := updated("action", k, {"axis": key}, {"axis": into}))]
    aside = set_aside("axis", key, row, writing, reason=reason, into=into)
    former = [Former(FormerKind.AXIS, str(row[name]), axis=into) for name in ("code", "title") if row[name]]
    changes = [aside, *moved, *remembered(store, writing.plan, former)]
    return record(store, changes, writing, reason=f"{named('axis', row)} → {named('axis', other)}")


def merge_actions(store: Store, key: str, into: str, writing: Writing, *, reason: str) -> int:
    """Archives an action into another one, which everything that named it names from then on; answers the revision.

    Exchanges, notes, commitments, decisions, declarations, files, milestones, amounts: whatever the registry says names
    an action, but what a closed meeting decided; occurrences and indicators beside the same ones of the other.
    Raises Invalid without a reason, when either is gone or archived, when both are the same, when exchanges name the one
    by its code and the other has none, or when actions would wait for one another.
    """
    row, other = (standing_now(store, writing.plan, "action", k) for k in (key, into))
    _check_two(key, into)
    changes = [set_aside("action", key, row, writing, reason=reason, into=into)]
    for table in (table for table in TABLES.values() if table.name not in MATCHED):
        changes += _repointed(store, writing, table.name, (key, row), (into, other))
    changes += _occurrences(store, writing, (key, row), (into, other))
    changes += _indicators(store, writing.plan, (key, row), into)
    return record(
        store, composed(changes), writing, reason=f"{named('action', row)} → {named('action', other)}"
    )


def _repointed(
    store: Store, writing: Writing, table: str, one: tuple[str, Values], two: tuple[str, Values]
) -> list[Change]:
    """The rows of a table that name one action, naming the other; what would tie an action to itself, or say again what
    another row says, ends."""
    fields = [
        f
        for f in TABLES[table].fields
        if f.names_row or (f.refers_to == "action" and f.name != "merged_into")
    ]
    stored: dict[str, Values] = {}
    wanted: dict[str, dict[str, Value]] = {}
    for field in fields:
        name, new = (_called(field, k, row) for k, row in (one, two))
        if not name:
            continue
        for key, row in rows_naming(store, NOW, writing.plan, table, field.name, [name]).items():
            if not new:
                raise Invalid(
                    "merge_needs_code",
                    "Exchanges name this action by its code: give a code to the one that stays.",
                )
            stored[key] = row
            values = wanted.setdefault(key, {})
            values[field.name] = named_now(str(row[field.name]), {name: new}, many=field.many)
    fixed = _decided_in_closed(store, writing.plan) if table == "decision" and wanted else frozenset()
    alone = [field.name for field in fields if not field.many]
    pairs = _pairs(store, writing.plan, table, alone) if len(alone) > 1 and wanted else set()
    changes: list[Change] = []
    for key, values in wanted.items():
        if str(stored[key].get("meeting")) in fixed:
            continue
        pair = tuple({**stored[key], **values}[name] for name in alone)
        if len(alone) > 1 and (pair in pairs or len(set(pair)) == 1):
            changes.append(Change(table, key, stored[key], None))
        elif change := updated(table, key, stored[key], values):
            changes.append(change)
    return changes


def _pairs(store: Store, plan: str, table: str, fields: Sequence[str]) -> set[tuple[Value, ...]]:
    """What rows that tie actions together say."""
    rows = rows_at(store, NOW, plan, table).values()
    return {tuple(row[name] for name in fields) for row in rows}


def _occurrences(
    store: Store, writing: Writing, one: tuple[str, Values], two: tuple[str, Values]
) -> Iterator[Change]:
    """The occurrences of an action that comes back, which the other takes with their rule unless it has its own; then
    only what somebody told of them, or was missed, and that of the same day is told so."""
    (key, row), (into, other) = one, two
    held = linked_rows(store, NOW, writing.plan, "occurrence", "action", key)
    if not held:
        return
    ruled = bool(row["recurrence"]) and not other["recurrence"]
    ruled = ruled and other["status"] not in (Status.DONE, Status.CANCELLED)
    if ruled:
        rule: dict[str, Value] = {
            "recurrence": row["recurrence"],
            "recurrence_until": row["recurrence_until"] or row["deadline"],
            "start": other["start"] or row["start"],
        }
        change = updated("action", into, other, rule)
        if change is not None:
            yield change
    days = {
        o["planned_on"]: (k, o)
        for k, o in linked_rows(store, NOW, writing.plan, "occurrence", "action", into).items()
    }
    for k, occurrence in held.items():
        is_open = occurrence["state"] in OPEN
        same = days.get(occurrence["planned_on"])
        if same is None and (ruled or not is_open or _is_before(occurrence["due_on"], writing.today)):
            yield Change("occurrence", k, {"action": key}, {"action": into})
        elif same is not None and not is_open and same[1]["state"] in OPEN:
            told = {name: occurrence[name] for name in ("due_on", "state", "done_on", "comment")}
            change = updated("occurrence", same[0], same[1], told)
            if change is not None:
                yield change


def _is_before(due: Value, today: date) -> bool:
    return isinstance(due, date) and due < today


def _indicators(store: Store, plan: str, one: tuple[str, Values], into: str) -> Iterator[Change]:
    """The indicators of an action, which the other takes; of one that it has already, measured in the same unit, it takes
    the values of days that it lacks, and what is aimed at where nothing is."""
    key, row = one
    known = {
        fold(str(i["name"])): (k, i)
        for k, i in linked_rows(store, NOW, plan, "indicator", "action", into).items()
    }
    for k, indicator in linked_rows(store, NOW, plan, "indicator", "action", key).items():
        same = known.get(fold(str(indicator["name"])))
        if same is None:
            yield Change("indicator", k, {"action": key}, {"action": into})
        elif not indicator["unit"] or not same[1]["unit"] or _units(indicator) == _units(same[1]):
            yield from _values(store, plan, (k, indicator), same)
        else:
            name = f"{indicator['name']} ({row['code'] or row['title']})"
            before = {"action": key, "name": indicator["name"]}
            yield Change("indicator", k, before, {"action": into, "name": name})


def _units(indicator: Values) -> str:
    return fold(str(indicator["unit"] or ""))


def _values(store: Store, plan: str, one: tuple[str, Values], two: tuple[str, Values]) -> Iterator[Change]:
    (key, indicator), (into, other) = one, two
    aims = {name: indicator[name] for aim in AIMS if other[aim[0]] is None for name in aim}
    change = updated("indicator", into, other, aims)
    if change is not None:
        yield change
    days = {m["measured_on"] for m in linked_rows(store, NOW, plan, "measure", "indicator", into).values()}
    for k, measure in linked_rows(store, NOW, plan, "measure", "indicator", key).items():
        if measure["measured_on"] not in days:
            yield Change("measure", k, {"indicator": key}, {"indicator": into})


def _called(field: Field, key: str, row: Values) -> str:
    """What a field calls an action."""
    if field.names_row:
        return carrier_of("action", key)
    return str({"key": key, **row}[field.refers_by] or "")


def _decided_in_closed(store: Store, plan: str) -> frozenset[str]:
    """The meetings whose decisions stand as their record says."""
    rows = rows_at(store, NOW, plan, "meeting").items()
    return frozenset(key for key, row in rows if row["state"] == MeetingState.CLOSED)


def _check_two(key: str, into: str) -> None:
    if key == into:
        raise Invalid("merge_with_itself", "Choose another one: nothing is merged with itself.", field="into")
