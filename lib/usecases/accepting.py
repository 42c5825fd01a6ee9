"""The answers of a round beside the plan: accepted one by one or together, or set aside.

Three-way, as a file is: what the plan said when it was answered, what it says now, what is answered. A value that
somebody changed meanwhile is shown; it is never written over unless a person chooses so.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from lib.domain.archived import is_archived
from lib.domain.attachments import WAITING, carrier_of
from lib.domain.changes import Change, Value, Values, updated
from lib.domain.errors import AppError, Invalid
from lib.domain.milestones import ProgressFrom
from lib.domain.schema import ATTACHMENT, DECLARATION
from lib.domain.terms import Outcome, RevisionKind, Said, Status
from lib.domain.writing import Writing
from lib.store.connection import Store
from lib.store.ledger import rows_linked, some_rows_at
from lib.store.reads import RoundDeclaration
from lib.usecases.actions import edited
from lib.usecases.proof import proof_followed
from lib.usecases.record import record


@dataclass(frozen=True, slots=True)
class Beside:
    """One value of an action: when it was answered, now, as it is answered."""

    field: str
    then: Value
    now: Value
    answered: Value

    @property
    def is_disputed(self) -> bool:
        """Somebody changed it since, to something else than is answered. A comment is added to, whoever wrote it."""
        return self.field != "comment" and self.then != self.now and self.now != self.answered


@dataclass(frozen=True, slots=True)
class Compared:
    """An answer beside the plan: what it would change, the files that it brings, what keeps it from being accepted."""

    declaration: RoundDeclaration
    values: tuple[Beside, ...] = ()
    files: tuple[str, ...] = ()
    refusal: AppError | None = None

    @property
    def key(self) -> str:
        """The key of the declaration."""
        return self.declaration.key

    @property
    def is_waiting(self) -> bool:
        """Nobody settled it yet, and there is something to settle."""
        return self.declaration.is_waiting

    @property
    def is_disputed(self) -> bool:
        """A value was changed meanwhile by somebody else."""
        return any(value.is_disputed for value in self.values)

    @property
    def is_ready(self) -> bool:
        """It can be accepted as it stands."""
        return self.is_waiting and not self.is_disputed and self.refusal is None


@dataclass(frozen=True, slots=True)
class Accepted:
    """The revision of an acceptance, how many answers it took, how many it left for a person to look at."""

    revision: int
    taken: int
    left: int


def compare(
    store: Store, revision: int, declarations: Sequence[RoundDeclaration], writing: Writing
) -> tuple[Compared, ...]:
    """Answers beside the plan as it stands at a revision, each as it would be accepted on its own."""
    then = _then(store, declarations, writing.plan)
    now = some_rows_at(store, revision, writing.plan, "action", {d.action for d in declarations})
    files = _files(store, revision, writing.plan, (d.key for d in declarations))
    found = []
    for one in declarations:
        row, names = now.get(one.action), tuple(str(r["title"]) for r in files.get(one.key, {}).values())
        refusal = _gone(one, row)
        if row is None or refusal is not None:
            found.append(Compared(one, files=names, refusal=refusal))
            continue
        wanted = _wanted(one, row)
        asked = then.get(one.key) or row
        values = tuple(
            Beside(name, asked[name], row[name], value)
            for name, value in wanted.items()
            if name in SHOWN and value != row[name]
        )
        if one.is_waiting:
            refusal = _refusal(store, _Answer(one, row, wanted, files.get(one.key, {})), writing)
        found.append(Compared(one, values, names, refusal))
    return tuple(found)


def accept(
    store: Store,
    revision: int,
    declarations: Sequence[RoundDeclaration],
    writing: Writing,
    *,
    by: str,
    reason: str,
    over: Collection[str] = (),
) -> Accepted:
    """Writes the answers of one organisation into the plan as one revision: its author the organisation, `by` the person
    who accepted, named in `reason`. `revision`: the state that this person saw.

    An answer that cannot be accepted as it stands is left: a value changed meanwhile – unless its key is in `over` –,
    an action that is another organisation's by now, a rule of the plan. Raises Invalid when none can be, with why;
    Conflict when somebody changed the same since `revision`.
    """
    if len({one.organisation for one in declarations}) != 1:
        raise Invalid("one_organisation", "Answers are accepted organisation by organisation.")
    compared = compare(store, revision, declarations, writing)
    ready = [
        one for one in compared if one.is_ready or (one.key in over and one.is_waiting and not one.refusal)
    ]
    # What changes nothing is settled with the others: its sender said that it stands.
    silent = [one for one in compared if one.declaration.settled_on is None and not one.is_waiting]
    if not ready:
        raise next(
            (one.refusal for one in compared if one.is_waiting and one.refusal is not None),
            Invalid(
                "answers_disputed",
                "Nothing can be accepted as it stands: somebody changed the same values meanwhile.",
            )
            if any(one.is_waiting for one in compared)
            else Invalid("answers_settled", "These answers are settled already."),
        )
    keys = [one.key for one in (*ready, *silent)]
    stored = some_rows_at(store, revision, writing.plan, DECLARATION.name, keys)
    now = some_rows_at(store, revision, writing.plan, "action", [o.declaration.action for o in ready])
    files = _files(store, revision, writing.plan, keys)
    settled: dict[str, Value] = {
        "settled_on": writing.today,
        "settled_by": by,
        "settled_reason": reason,
        "outcome": Outcome.ACCEPTED.value,
    }
    changes: list[Change] = []
    for one in ready:
        said, row = one.declaration, now[one.declaration.action]
        changes += _written(store, _Answer(said, row, _wanted(said, row), files.get(one.key, {})), writing)
    changes += [c for key in keys if (c := updated(DECLARATION.name, key, stored[key], settled))]
    number = record(
        store,
        changes,
        replace(writing, author=declarations[0].organisation),
        reason=reason,
        kind=RevisionKind.ANSWER,
    )
    waiting = sum(one.is_waiting for one in compared)
    return Accepted(number, len(ready), waiting - len(ready))


def set_aside(
    store: Store, revision: int, declaration: str, writing: Writing, *, by: str, reason: str = ""
) -> int:
    """Leaves the plan as it is: the answer stays on record as one that was read. Raises Invalid when it is settled already,
    Conflict when somebody settled it meanwhile."""
    row = some_rows_at(store, revision, writing.plan, DECLARATION.name, [declaration]).get(declaration)
    if row is None or row["settled_on"] is not None:
        raise Invalid("answers_settled", "These answers are settled already.")
    settled: dict[str, Value] = {
        "settled_on": writing.today,
        "settled_by": by,
        "settled_reason": reason.strip() or None,
        "outcome": Outcome.SET_ASIDE.value,
    }
    change = updated(DECLARATION.name, declaration, row, settled)
    return record(
        store,
        [change] if change else [],
        writing,
        reason=reason.strip() or str(row["organisation"]),
        kind=RevisionKind.ANSWER,
    )


#: The values that people compare; what follows from them is not shown beside.
SHOWN = ("status", "progress", "completed_on", "deadline", "evidence", "support_requested", "comment")


def _wanted(one: RoundDeclaration, now: Values) -> dict[str, Value]:
    """What an answer makes of an action as it stands."""
    wanted: dict[str, Value] = {}
    is_counted = now["progress_from"] == ProgressFrom.MILESTONES
    if one.said == Said.ADVANCES:
        wanted["status"] = Status.IN_PROGRESS.value
        if one.progress is not None and not is_counted:
            wanted["progress"] = one.progress
    elif one.said == Said.DONE:
        wanted |= {"status": Status.DONE.value, "progress": 100.0, "completed_on": one.completed_on}
        wanted |= {"waiting_on": None, "waiting_since": None}
        if one.evidence:
            wanted["evidence"] = one.evidence
    elif one.said == Said.BLOCKED:
        wanted["status"] = Status.BLOCKED.value
        if one.support_requested:
            wanted["support_requested"] = one.support_requested
        if one.obstacle and one.obstacle not in str(now["comment"] or ""):
            wanted["comment"] = "\n".join(str(t) for t in (now["comment"], one.obstacle) if t)
    if one.deadline is not None:
        wanted["deadline"] = one.deadline
    return wanted


def _then(
    store: Store, declarations: Iterable[RoundDeclaration], plan: str
) -> Mapping[str, Mapping[str, Value]]:
    """For each answer, its action as it stood when it was given."""
    by_revision: dict[int, dict[str, str]] = {}
    for one in declarations:
        if one.seen_revision is not None:
            by_revision.setdefault(one.seen_revision, {})[one.key] = one.action
    found: dict[str, dict[str, Value]] = {}
    for number, named in by_revision.items():
        rows = some_rows_at(store, number, plan, "action", set(named.values()))
        found |= {key: rows[action] for key, action in named.items() if action in rows}
    return found


def _gone(one: RoundDeclaration, row: Values | None) -> AppError | None:
    """Why an answer is about nothing that its sender answers for."""
    if row is None:
        return Invalid("action_unknown", "This action is no longer in the plan.")
    if is_archived(row):
        return Invalid("row_archived", "This was archived: restore it first.")
    if one.lead != one.organisation:
        return Invalid(
            "action_moved",
            "This action is led by another organisation by now: {organisation}.",
            organisation=one.lead or "–",
        )
    return None


@dataclass(frozen=True, slots=True)
class _Answer:
    """What one declaration makes of its action as it stands (`row`), and the files that it brings, by their keys."""

    said: RoundDeclaration
    row: Values
    wanted: Mapping[str, Value]
    files: Mapping[str, Values]


def _refusal(store: Store, answer: _Answer, writing: Writing) -> AppError | None:
    """Why the plan would not take an answer, whatever the others say."""
    try:
        changes = _written(store, answer, writing)
        if answer.said.said == Said.DONE:
            proof_followed(store, changes, writing)
    except Invalid as error:
        return error
    return None


def _written(store: Store, answer: _Answer, writing: Writing) -> list[Change]:
    """The changes of one answer: its action, and its files, which go over to it. Raises Invalid for a rule of the plan."""
    key, reason = answer.said.action, answer.said.deadline_reason or ""
    change = edited(store, writing.plan, key, answer.row, answer.wanted, writing.today, reason=reason)
    moved = {"carrier": carrier_of("action", key)}
    carried = [c for key, held in answer.files.items() if (c := updated(ATTACHMENT.name, key, held, moved))]
    return [*([change] if change else []), *carried]


def _files(
    store: Store, revision: int, plan: str, declarations: Iterable[str]
) -> dict[str, dict[str, Values]]:
    """The files that wait with answers, by the declaration that brought them."""
    carriers = {carrier_of(WAITING, key): key for key in declarations}
    found: dict[str, dict[str, Values]] = {}
    for key, row in rows_linked(store, revision, plan, ATTACHMENT.name, "carrier", carriers).items():
        found.setdefault(carriers[str(row["carrier"])], {})[key] = row
    return found
