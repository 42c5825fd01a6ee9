"""The first start: an empty store gets the sample plan, through the same steps as anybody's file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from lib.domain.changes import Change, Value
from lib.domain.fields import PLAN, join_names
from lib.domain.terms import RevisionKind
from lib.spreadsheets.compare import compare
from lib.spreadsheets.model import Policies
from lib.spreadsheets.names import Known
from lib.spreadsheets.normalise import normalise
from lib.spreadsheets.read import read_own
from lib.spreadsheets.recognise import recognise
from lib.spreadsheets.recording import changes
from lib.store.connection import Store
from lib.store.ledger import commit
from lib.store.reads import current_plan
from lib.usecases.actions import new_key

SAMPLE = Path(__file__).parents[2] / "data" / "sample"
#: Partners first: their names are what the organisations of the actions are read by.
FILES = ("sample_partners.csv", "sample_plan.csv", "sample_engagement.csv")
SAMPLE_PLAN = "sample"
#: The day whose state the sample describes.
SAMPLE_DAY = date(2026, 11, 24)
SAMPLE_ROW: dict[str, Value] = {
    "title": "Plan d'action commun CCIS-RSK – Togo",
    "adopted_on": date(2025, 9, 25),
    "is_sample": True,
    "host": "CCIS-RSK",
}
ALIASES = {"CCI-Togo": "CCIT", "CCI Togo": "CCIT"}


def ensure_plan(store: Store, *, today: date, recorded_at: datetime, author: str) -> str:
    """The key of the plan in use; loads the sample plan into a store that has none."""
    plan = current_plan(store)
    return (
        plan if plan is not None else load_sample(store, today=today, recorded_at=recorded_at, author=author)
    )


def load_sample(store: Store, *, today: date, recorded_at: datetime, author: str) -> str:
    """Records the sample plan as one revision and answers its key."""
    recorded: list[Change] = [
        Change("plan", SAMPLE_PLAN, None, {name: SAMPLE_ROW.get(name) for name in PLAN})
    ]
    names: tuple[str, ...] = ()
    for file in FILES:
        workbook = read_own(SAMPLE / file)
        table = normalise(workbook, recognise(workbook), Known(names, ALIASES, today.year))
        comparison = compare(table, {}, Policies())
        found = changes(table, comparison, {}, {}, Policies(), new_key=new_key, file_day=SAMPLE_DAY)
        recorded.extend(_with_aliases(change) for change in found)
        if table.kind == "partners":
            names = tuple(str(row.values["acronym"]) for row in table.rows)
    commit(
        store,
        recorded,
        plan=SAMPLE_PLAN,
        author=author,
        kind=RevisionKind.SAMPLE,
        reason=str(SAMPLE_ROW["title"]),
        recorded_at=recorded_at,
        as_of=min(SAMPLE_DAY, today),
    )
    return SAMPLE_PLAN


def _with_aliases(change: Change) -> Change:
    """A partner of the sample with the other spellings of its name, which its file has no column for."""
    spellings = [a for a, name in ALIASES.items() if change.after and change.after.get("acronym") == name]
    if change.table != "partner" or change.after is None or not spellings:
        return change
    return replace(change, after={**change.after, "aliases": join_names(spellings)})


def next_plan(store: Store) -> str:
    """A key for a new plan."""
    current = current_plan(store) or ""
    number = int(current.removeprefix("plan-")) + 1 if current.removeprefix("plan-").isdigit() else 1
    return f"plan-{number}"
