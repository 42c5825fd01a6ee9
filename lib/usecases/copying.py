"""A plan begun from a copy of another one: its structure without its past, its days moved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from lib.domain.changes import Change, Value
from lib.domain.errors import Invalid
from lib.domain.milestones import MilestoneStatus
from lib.domain.schema import TABLES
from lib.domain.shifting import MOST_DAYS, MOST_MONTHS, Shift, shifted
from lib.domain.terms import RevisionKind, Status
from lib.domain.writing import Writing
from lib.store.connection import Store
from lib.store.ledger import rows_at
from lib.store.reads import current_revision
from lib.usecases.plans import founding
from lib.usecases.record import new_key, record

#: The tables whose rows are copied as they stand; the keys of settings are their names.
AS_THEY_STAND = ("partner", "paper_name", "setting")
#: What a copy keeps of the sheet of the plan; its period moves with its days.
OF_THE_PLAN = ("host", "town", "party_a", "party_b", "commission", "is_weighted")
#: What an action of a copy keeps. All else is its past: progress, delays, evidence, what was asked, said and waited for.
OF_AN_ACTION = (
    "code", "axis", "title", "description", "organisation", "owner", "partners", "deadline_precision", "priority",
    "deliverable", "indicator", "target", "source", "budget", "confidential", "reserved_for", "progress_from", "weight", "recurrence",
)  # fmt: skip
#: What belongs to an action: what of it is kept, the day that moves, what it begins with. No state, no value measured.
OF_ACTIONS: tuple[tuple[str, tuple[str, ...], str, Mapping[str, Value]], ...] = (
    (
        "milestone",
        ("code", "title", "owner", "weight"),
        "deadline",
        {"status": str(MilestoneStatus.NOT_STARTED)},
    ),
    ("indicator", ("name", "unit", "direction", "target"), "target_on", {}),
)
#: All that is read of the plan that is copied.
COPIED = ("axis", "action", *AS_THEY_STAND, "milestone", "indicator", "dependency")
Rows = Mapping[str, Mapping[str, Value]]
#: How exact a deadline is when what was typed of it stays true in another year.
TIMELESS = ("continuous", "unknown")


@dataclass(frozen=True, slots=True)
class Copied:
    """What a copy would begin with, for who is about to make it."""

    actions: int
    left_out: int  # cancelled
    axes: int
    partners: int
    first: date | None  # the first and the last of its days, as they are in the plan that is copied
    last: date | None


def copied(store: Store, source: str) -> Copied:
    """What a copy of a plan as it stands would hold."""
    revision = current_revision(store)
    actions = _followed(store, revision, source, "action")
    kept = [row for row in actions.values() if row["status"] != Status.CANCELLED]
    days = [day for row in kept for day in (row["start"], row["deadline"]) if isinstance(day, date)]
    return Copied(
        len(kept),
        len(actions) - len(kept),
        len(_followed(store, revision, source, "axis")),
        len(_followed(store, revision, source, "partner")),
        min(days, default=None),
        max(days, default=None),
    )


def copy_plan(
    store: Store,
    source: str,
    title: str,
    writing: Writing,
    *,
    short_name: str | None = None,
    shift: Shift | None = None,
) -> int:
    """Begins a plan with the structure of another as it stands, as one revision. The plan's key is the writing's.

    Its axes, its actions as not started with their steps, indicators and what they need of one another, its
    partners, names on papers and settings; what is cancelled or archived is left out.
    Every day moves by the shift. Raises Invalid for a missing title, a plan that is not there, or a shift out of reach.
    """
    shift = shift or Shift()
    if abs(shift.months) > MOST_MONTHS or abs(shift.days) > MOST_DAYS:
        raise Invalid(
            "shift_out_of_range", "The days of a plan can be moved by twenty years at most.", field="shift"
        )
    revision = current_revision(store)
    sheet = rows_at(store, revision, source, "plan").get(source)
    if sheet is None:
        raise Invalid("plan_gone", "The plan to copy is no longer there.", field="source")
    begun = founding(title, None, writing, short_name=short_name)
    row: dict[str, Value] = {
        **(begun.after or {}),
        **{name: sheet[name] for name in OF_THE_PLAN},
        "starts_on": _moved(sheet["starts_on"], shift),
        "ends_on": _moved(sheet["ends_on"], shift),
        "copied_from": source,
    }
    rows = {table: _followed(store, revision, source, table) for table in COPIED}
    axes = {key: new_key() for key in rows["axis"]}
    actions = {key: new_key() for key, row in rows["action"].items() if row["status"] != Status.CANCELLED}
    judged: dict[str, Value] = {"weather": None, "weather_reason": None}
    changes = [
        Change("plan", writing.plan, None, row),
        *(Change("axis", axes[key], None, {**axis, **judged}) for key, axis in rows["axis"].items()),
        *(
            Change(table, key if table == "setting" else new_key(), None, dict(held))
            for table in AS_THEY_STAND
            for key, held in rows[table].items()
        ),
        *(
            Change("action", made, None, _begun(rows["action"][key], axes, shift))
            for key, made in actions.items()
        ),
        *_parts(rows, actions, shift),
    ]
    return record(store, changes, writing, reason=title.strip(), kind=RevisionKind.START)


def _parts(rows: Mapping[str, Rows], actions: Mapping[str, str], shift: Shift) -> Iterator[Change]:
    """What belongs to the actions that are copied: their steps, their indicators, what they need of one another."""
    for table, kept, day, first in OF_ACTIONS:
        for held in rows[table].values():
            if held["action"] in actions and held.get("status") != MilestoneStatus.CANCELLED:
                part: dict[str, Value] = {**dict.fromkeys(TABLES[table].names), **first}
                part.update({name: held[name] for name in kept})
                part.update({day: _moved(held[day], shift), "action": actions[str(held["action"])]})
                yield Change(table, new_key(), None, part)
    for tie in rows["dependency"].values():
        if tie["action"] in actions and tie["needs"] in actions:
            ends: dict[str, Value] = {name: actions[str(tie[name])] for name in ("action", "needs")}
            yield Change("dependency", new_key(), None, {**tie, **ends})


def _followed(store: Store, revision: int, source: str, table: str) -> Rows:
    """The rows of a table that are followed: those that are archived stay in their plan."""
    held = rows_at(store, revision, source, table)
    return {key: row for key, row in held.items() if row.get("archived_on") is None}


def _begun(action: Mapping[str, Value], axes: Mapping[str, str], shift: Shift) -> dict[str, Value]:
    """An action as it is before anything was done of it."""
    deadline = _moved(action["deadline"], shift)
    row: dict[str, Value] = dict.fromkeys(TABLES["action"].names)
    row.update({name: action[name] for name in OF_AN_ACTION})
    row.update(
        axis=axes.get(str(action["axis"])) if action["axis"] else None,
        start=_moved(action["start"], shift),
        recurrence_until=_moved(action["recurrence_until"], shift),
        deadline=deadline,
        initial_deadline=deadline,
        deadline_text=action["deadline_text"]
        if deadline is None or action["deadline_precision"] in TIMELESS
        else None,
        status=Status.NOT_STARTED,
        progress=0.0,
    )
    return row


def _moved(day: Value, shift: Shift) -> date | None:
    return shifted(day, shift) if isinstance(day, date) else None
