"""Milestones of a file against those of the plan: new, changed, absent, edited on both sides; and the changes to record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from lib.domain.changes import Change, Value, Values, updated
from lib.domain.milestones import MilestoneStatus
from lib.domain.schema import MILESTONE
from lib.spreadsheets.differences.kept import with_kept
from lib.spreadsheets.differences.same import same_value
from lib.spreadsheets.folding import fold
from lib.spreadsheets.milestones import Step
from lib.spreadsheets.model import (
    Clash,
    Comparison,
    Decisions,
    FieldDifference,
    Issue,
    Policies,
    RowDifference,
)

Stored = Mapping[str, Values]
NOTHING = Comparison("milestones", (), (), (), 0, ())


@dataclass(frozen=True, slots=True)
class Placed:
    """The steps of a file with their actions: the stored key of each that has one, else the row of the file that makes it."""

    steps: Mapping[int, Step]  # by row
    actions: Mapping[int, str]
    comparison: Comparison = NOTHING


def compare_steps(
    steps: Sequence[Step],
    actions: Mapping[int, str],
    stored: Stored,
    base: Stored | None,
    *,
    among: Collection[str],
    policies: Policies,
    decisions: Decisions,
) -> Placed:
    """What the steps would change in the stored milestones. `actions`: row of a step → key of its action, where the plan has
    it. Milestones of the actions `among` which the file tells are absent when it does not hold them.
    """
    keys = _matched(steps, actions, stored)
    new, changed, refused, clashes = (
        list[RowDifference](),
        list[RowDifference](),
        list[RowDifference](),
        list[Clash](),
    )
    alarms, unchanged = list[Issue](), 0
    for step in steps:
        row, key = step.row, keys.get(step.row.row)
        named = RowDifference(
            key, _text(row.values.get("code")), str(row.values.get("title") or ""), row.row, _given(step)
        )
        if not row.values.get("title"):
            refused.append(named)
            alarms.append(_refused(step))
        elif key is None:
            new.append(named)
        else:
            found, clashing = _differences(
                named, step, stored[key], (base or {}).get(key), policies, decisions
            )
            clashes += clashing
            if found:
                changed.append(replace(named, fields=found))
            else:
                unchanged += 1
    met = set(keys.values())
    absent = tuple(
        RowDifference(key, _text(row.get("code")), str(row["title"]), None)
        for key, row in stored.items()
        if key not in met and row["action"] in among and (base is None or key in base)
    )
    outcome = Comparison(
        "milestones",
        tuple(new),
        tuple(changed),
        absent,
        unchanged,
        tuple(refused),
        tuple(alarms),
        clashes=tuple(clashes),
    )
    return Placed({step.row.row: step for step in steps}, actions, outcome)


def _matched(steps: Sequence[Step], actions: Mapping[int, str], stored: Stored) -> dict[int, str]:
    """Row → stored key: the same action and the same code, else the same title; those of one title in their order."""
    places: dict[tuple[object, ...], list[str]] = defaultdict(list)
    for key, row in stored.items():
        for identity in _identities(str(row["action"]), row):
            places[identity].append(key)
    found: dict[int, str] = {}
    taken: set[str] = set()
    for head in ("code", "title"):
        for step in steps:
            action = actions.get(step.row.row)
            if action is None or step.row.row in found:
                continue
            for identity in _identities(action, step.row.values):
                free = [key for key in places.get(identity, ()) if key not in taken]
                if identity[0] == head and free:
                    found[step.row.row] = free[0]
                    taken.add(free[0])
                    break
    return found


def _identities(action: str, values: Values) -> Iterable[tuple[object, ...]]:
    if values.get("code"):
        yield ("code", action, str(values["code"]))
    yield ("title", action, fold(str(values.get("title") or "")))


def _given(step: Step) -> tuple[FieldDifference, ...]:
    return tuple(
        FieldDifference(name, None, value, step.row.cells.get(name, ""))
        for name, value in step.row.values.items()
        if value is not None and name != "extra"
    )


def _differences(
    named: RowDifference,
    step: Step,
    ours: Values,
    base: Values | None,
    policies: Policies,
    decisions: Decisions,
) -> tuple[tuple[FieldDifference, ...], list[Clash]]:
    found, clashes = list[FieldDifference](), list[Clash]()
    for name, value in step.row.values.items():
        old = ours.get(name)
        told = with_kept(old, value) if name == "extra" else value
        if (told is None and not policies.blank_erases) or same_value(name, old, told):
            continue
        difference = FieldDifference(name, old, told, step.row.cells.get(name, ""))
        before = (base or {}).get(name)
        if base is None or name == "extra" or same_value(name, before, old):
            found.append(difference)
            continue
        if (str(named.key), name) in decisions.take_file:
            found.append(difference)
        clashes.append(
            Clash(
                str(named.key),
                named.code,
                named.title,
                step.row.row,
                name,
                old,
                told,
                before,
                difference.cell,
                not same_value(name, before, told),
            )
        )
    return tuple(found), clashes


def _refused(step: Step) -> Issue:
    return Issue(
        "warning",
        "milestone_untitled",
        "A milestone without a title is not recorded.",
        cell=step.row.cells.get("title", ""),
    )


def _text(value: Value) -> str | None:
    return str(value) if value else None


def step_changes(
    placed: Placed,
    made: Mapping[int, str],
    stored: Stored,
    policies: Policies,
    *,
    new_key: Callable[[], str],
) -> Iterable[Change]:
    """The changes that apply the comparison; `made`: row of the file → key of the action that it makes."""
    for difference in placed.comparison.new:
        step = placed.steps[difference.row or 0]
        action = placed.actions.get(step.row.row) or made.get(step.parent)
        if action is None:  # its action was refused, and it waits with it
            continue
        values: dict[str, Value] = {**dict.fromkeys(MILESTONE.names), **step.row.values, "action": action}
        yield Change("milestone", new_key(), None, _coherent(values))
    for difference in placed.comparison.changed:
        key = str(difference.key)
        change = updated("milestone", key, stored[key], {f.field: f.new for f in difference.fields})
        if change is not None:
            yield change
    if policies.absent == "archive":
        for difference in placed.comparison.absent:
            yield Change("milestone", str(difference.key), stored[str(difference.key)], None)


def _coherent(values: dict[str, Value]) -> dict[str, Value]:
    """A day of completion says that it is done, in a file without states."""
    if values["completed_on"] is not None and values["status"] is None:
        return {**values, "status": MilestoneStatus.DONE.value}
    return values
