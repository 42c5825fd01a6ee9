"""The first start: an empty store gets the sample plan, file after file, through the same steps as anybody's files."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path

from lib.domain.changes import Change, Value
from lib.domain.names import join_names
from lib.domain.schema import PLAN
from lib.domain.terms import RevisionKind
from lib.domain.writing import Writing
from lib.spreadsheets.cells.names import Known
from lib.spreadsheets.differences.compare import compare
from lib.spreadsheets.differences.recording import changes
from lib.spreadsheets.files.read import read_own
from lib.spreadsheets.model import Policies
from lib.spreadsheets.records import read_lines
from lib.spreadsheets.rows.normalise import normalise
from lib.spreadsheets.tables.recognise import recognise
from lib.store.connection import Store
from lib.store.ledger import SourceFile
from lib.store.reads import current_plan, current_revision
from lib.store.whole import take_whole
from lib.usecases.commitments import load_commitments, prepare_loading
from lib.usecases.declarations import load_declarations
from lib.usecases.imports import apply, prepare
from lib.usecases.record import new_key, record
from lib.usecases.sample_minutes import DatedStep, record_sample_step, sample_steps
from lib.usecases.sample_names import sample_names

SAMPLE = Path(__file__).parents[2] / "data" / "sample"
#: What was received on the way: files named by the day whose state they describe.
HISTORY = SAMPLE / "history"
PARTNERS = SAMPLE / "sample_partners.csv"
#: What the parties committed to, recorded when every action that carries it out was in the plan; what they declared.
COMMITMENTS = SAMPLE / "sample_commitments.csv"
DECLARATIONS = SAMPLE / "sample_declarations.csv"
COMMITMENTS_DAY = date(2026, 4, 30)
#: The state of the plan on the last day, whole.
LAST = SAMPLE / "sample_plan.csv"
SAMPLE_PLAN = "sample"
#: Who records the sample in a store that nobody has opened yet: stored so, worded for each reader.
FIRST_START = "First start"
#: The day whose state the last file describes.
SAMPLE_DAY = date(2026, 11, 24)
SAMPLE_ROW: dict[str, Value] = {
    "title": "Plan d'action commun CCIS-RSK – Togo",
    "adopted_on": date(2025, 9, 25),
    "is_sample": True,
    "host": "CCIS-RSK",
    "town": "Rabat",
    "party_a": "CCIS-RSK",
    "party_b": "Ambassade du Togo",
    "commission": "Commission mixte maroco-togolaise",
}
ALIASES = {"CCI-Togo": "CCIT", "CCI Togo": "CCIT"}


def sample_files() -> tuple[tuple[date, Path], ...]:
    """The dated files of the sample in the order in which they are imported: the plan as adopted first, its last
    state last; of one day, the exchanges before the plan."""
    dated = [(date.fromisoformat(path.name[:10]), path) for path in sorted(HISTORY.glob("*.csv"))]
    first = next(pair for pair in dated if pair[1].stem.endswith("_plan"))
    others = [pair for pair in dated if pair != first]
    others += [(COMMITMENTS_DAY, COMMITMENTS), (SAMPLE_DAY, DECLARATIONS), (SAMPLE_DAY, LAST)]
    return (first, *sorted(others, key=lambda pair: pair[0]))


def ensure_plan(store: Store, *, today: date, recorded_at: datetime, author: str) -> str:
    """The key of the plan in use; a store that has none gets the sample plan, all of it or nothing.

    However many servers start at once, one of them gives it; one that is killed meanwhile has given nothing.
    """
    plan = current_plan(store)
    if plan is None:
        with closing(Store.open()) as first:
            load_sample(first, today=today, recorded_at=recorded_at, author=author)
            take_whole(store, first)
        plan = current_plan(store)
        if plan is None:  # another server was first, and this one has not heard of it yet
            store.catch_up()
            plan = current_plan(store)
    return plan or SAMPLE_PLAN


def load_sample(store: Store, *, today: date, recorded_at: datetime, author: str) -> str:
    """Records the sample as a series of revisions, one for each dated file and each step of its minutes, in the order
    of their days, and answers the key of the plan.

    The first one founds the plan: its partners, and the plan as adopted, which it names. What is later than `today`
    is dated today.
    """
    files = sample_files()
    _found(store, *files[0], today=today, recorded_at=recorded_at, author=author)
    events: list[tuple[date, Path | DatedStep]] = [*files[1:], *((step.day, step) for step in sample_steps())]
    for day, what in sorted(events, key=lambda event: event[0]):
        writing = Writing(SAMPLE_PLAN, author, recorded_at, min(day, today), replays=True)
        if isinstance(what, DatedStep):
            record_sample_step(store, what, writing)
        elif what in (COMMITMENTS, DECLARATIONS):
            _parties(store, what, writing)
        else:
            found = prepare(store, read_own(what), what.read_bytes(), plan=SAMPLE_PLAN, today=writing.today)
            apply(store, found, writing, kind=RevisionKind.SAMPLE)
    return SAMPLE_PLAN


def _found(store: Store, day: date, path: Path, *, today: date, recorded_at: datetime, author: str) -> None:
    """The founding revision: the plan itself, its partners, whose names the actions are read by, how papers write them,
    its first file."""
    row = {**SAMPLE_ROW, "adopted_revision": current_revision(store) + 1}
    recorded: list[Change] = [Change("plan", SAMPLE_PLAN, None, {name: row.get(name) for name in PLAN.names})]
    content = path.read_bytes()
    names: tuple[str, ...] = ()
    for file in (PARTNERS, path):
        workbook = read_own(file)
        table = normalise(workbook, recognise(workbook), Known(names, ALIASES, day.year))
        comparison = compare(table, {}, Policies())
        found = changes(table, comparison, {}, {}, Policies(), new_key=new_key, file_day=day)
        recorded.extend(_with_aliases(change) for change in found)
        if table.kind == "partners":
            names = tuple(str(row.values["acronym"]) for row in table.rows)
    recorded.extend(sample_names())
    record(
        store,
        recorded,
        Writing(SAMPLE_PLAN, author, recorded_at, min(day, today), replays=True),
        reason=str(SAMPLE_ROW["title"]),
        kind=RevisionKind.SAMPLE,
        source=SourceFile(sha256(content).hexdigest(), path.name, content),
    )


def _parties(store: Store, path: Path, writing: Writing) -> None:
    """What the parties committed to or declared, out of a file of the sample."""
    content = path.read_bytes()
    source = SourceFile(sha256(content).hexdigest(), path.name, content)
    kind, reason = RevisionKind.SAMPLE, path.name
    if path == COMMITMENTS:
        lines = read_lines(read_own(path), "commitment")
        loading = prepare_loading(store, lines, plan=writing.plan)
        load_commitments(store, loading, writing, kind=kind, reason=reason, source=source)
    else:
        lines = read_lines(read_own(path), "declaration")
        load_declarations(store, lines, writing, kind=kind, reason=reason, source=source)


def _with_aliases(change: Change) -> Change:
    """A partner of the sample with the other spellings of its name, which its file has no column for."""
    spellings = [a for a, name in ALIASES.items() if change.after and change.after.get("acronym") == name]
    if change.table != "partner" or change.after is None or not spellings:
        return change
    return replace(change, after={**change.after, "aliases": join_names(spellings)})
