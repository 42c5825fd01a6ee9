"""What an organisation answers to a round: checked action by action, then sent as one revision of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from lib.domain.attachments import WAITING, carrier_of
from lib.domain.changes import Change, Value, Values, updated
from lib.domain.errors import Invalid
from lib.domain.people import Person
from lib.domain.schema import ANSWER, ATTACHMENT, DECLARATION
from lib.domain.terms import AnswerWay, AttachmentKind, RevisionKind, Said, Status
from lib.domain.writing import Writing
from lib.store import reads
from lib.store.connection import Store
from lib.store.ledger import NOW, SourceFile, linked_rows, rows_at, some_rows_at
from lib.store.reads import AskedAction
from lib.store.state import State
from lib.usecases.allowed import is_same_organisation
from lib.usecases.attachments import GivenFile, kept_file
from lib.usecases.record import new_key, record, row_now

#: What is kept of an answer as it was given, beside what was said.
TEXTS = ("evidence", "deadline_reason", "obstacle", "support_requested")


@dataclass(frozen=True, slots=True)
class Given:
    """What is answered of one action; every blank value is missing."""

    action: str
    said: str | None = None
    progress: float | None = None
    completed_on: date | None = None
    evidence: str | None = None
    deadline: date | None = None
    deadline_reason: str | None = None
    obstacle: str | None = None
    support_requested: str | None = None
    files: tuple[GivenFile, ...] = ()

    @property
    def is_blank(self) -> bool:
        """Whether nothing at all is said. A reason or a text that stands alone says nothing."""
        return self.said is None and self.deadline is None and not self.files


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of an answer: its revision (None where it says what was said already), how many actions it tells of,
    the actions that it is not asked about any more."""

    revision: int | None
    told: int
    not_asked: tuple[str, ...] = ()


def check_given(given: Given, action: AskedAction, today: date) -> tuple[Invalid, ...]:
    """What cannot be so in an answer, each with its field."""
    found = []
    if given.progress is not None and not 0 <= given.progress <= 100:
        found.append(Invalid("progress_out_of_range", "Progress is between 0 and 100.", field="progress"))
    if given.completed_on is not None and given.completed_on > today:
        found.append(
            Invalid("date_to_come", "A completion cannot be dated in the future.", field="completed_on")
        )
    if given.deadline is not None:
        if given.deadline < today:
            found.append(Invalid("deadline_past", "A new deadline is a day to come.", field="deadline"))
        elif action.start is not None and given.deadline < action.start:
            found.append(
                Invalid("end_before_start", "The deadline comes before the start.", field="deadline")
            )
        if action.deadline is not None and not (given.deadline_reason or "").strip():
            found.append(
                Invalid("reason_missing", "A deadline that moves needs a reason.", field="deadline_reason")
            )
    return tuple(found)


def send(
    store: Store,
    answer: str,
    given: Iterable[Given],
    writing: Writing,
    *,
    seen: int,
    way: AnswerWay = AnswerWay.PAGE,
    word: str = "",
    reason: str,
) -> Sent:
    """Records the answer of an organisation as one revision; its author is the account of that organisation that sends it,
    else the organisation itself. `seen`: the revision of the
    plan that it was given on. Sent again it corrects what is not settled yet; an action left blank takes its answer back.

    Nothing of the plan changes. What it is not asked about any more, as it is done, elsewhere, archived or reserved by
    now, is left out and named. Raises Invalid for a round that is closed, for what cannot be so.
    """
    row = row_now(store, writing.plan, ANSWER.name, answer)
    held = row_now(store, writing.plan, "round", str(row["round"]))
    if held["closed_on"] is not None:
        raise Invalid("round_closed", "This round is closed: no answer is taken any more.")
    organisation, last = str(row["organisation"]), reads.current_revision(store)
    state = State(store.seen_by_partner(), last, writing.plan, writing.today)
    asked = {action.key: action for action in reads.asked_actions(state, partner=organisation)}
    author = writing.author if _speaks_for(writing.by, organisation) else organisation
    told = [one for one in given if not one.is_blank]
    taken = [one for one in told if one.action in asked]
    for one in taken:
        for error in check_given(one, asked[one.action], writing.today):
            raise error
    base = some_rows_at(store, min(seen, last), writing.plan, "action", [one.action for one in taken])
    standing = {
        key: kept
        for key, kept in linked_rows(
            store, NOW, writing.plan, DECLARATION.name, "round", str(row["round"])
        ).items()
        if kept["organisation"] == organisation
    }
    carried = _files_of(store, writing.plan, standing)
    changes: list[Change] = []
    files: list[SourceFile] = []
    for one in taken:
        wanted = _declaration(one, base.get(one.action, {}), row, writing.today, min(seen, last))
        key, made = _declared(one, wanted, standing)
        changes += made
        for file in one.files:
            change, source = _attached(key, file, author, writing.today)
            if source.sha256 not in carried.get(key, ()):
                changes.append(change)
                files.append(source)
    open_ones = {key: kept for key, kept in standing.items() if kept["settled_on"] is None}
    said = {one.action for one in taken}
    for key, kept in open_ones.items():
        if kept["action"] in asked and kept["action"] not in said:
            changes.append(Change(DECLARATION.name, key, kept, None))
            changes += _detached(store, writing.plan, key)
    left = tuple(one.action for one in told if one.action not in asked)
    text = word.strip() or None
    if not changes and row["first_sent_on"] is not None and text == row["word"]:
        return Sent(None, len(taken), left)
    sent: dict[str, Value] = {
        "first_sent_on": row["first_sent_on"] or writing.today,
        "sent_on": writing.today,
        "way": way.value,
        "word": text,
    }
    own = updated(ANSWER.name, answer, row, sent)
    revision = record(
        store,
        [*([own] if own else []), *changes],
        replace(writing, author=author),
        reason=reason,
        kind=RevisionKind.ANSWER,
        files=files,
    )
    return Sent(revision, len(taken), left)


def _speaks_for(who: Person | None, organisation: str) -> bool:
    """Whether somebody with an account answers for its own organisation, in its own name."""
    return who is not None and bool(who.account) and is_same_organisation(organisation, who.organisation)


def _declaration(one: Given, base: Values, answer: Values, today: date, seen: int) -> dict[str, Value]:
    """An answer as a declaration: the status and progress that it comes to, beside its own words."""
    status: Value = base.get("status")
    progress: Value = base.get("progress")
    if one.said == Said.ADVANCES:
        status, progress = Status.IN_PROGRESS.value, one.progress
    elif one.said == Said.DONE:
        status, progress = Status.DONE.value, 100.0
    elif one.said == Said.BLOCKED:
        status, progress = Status.BLOCKED.value, None
    elif one.said is None:
        status = progress = None
    texts: dict[str, Value] = {name: (getattr(one, name) or "").strip() or None for name in TEXTS}
    if one.said != Said.BLOCKED:
        texts |= {"obstacle": None, "support_requested": None}
    if one.deadline is None:
        texts["deadline_reason"] = None
    is_done = one.said == Said.DONE
    return {
        **dict.fromkeys(DECLARATION.names),
        **texts,
        "action": one.action,
        "organisation": answer["organisation"],
        "round": answer["round"],
        "declared_on": today,
        "status": status,
        "progress": progress,
        "said": one.said,
        "completed_on": (one.completed_on or today) if is_done else None,
        "evidence": texts["evidence"] if is_done else None,
        "deadline": one.deadline,
        "seen_revision": seen,
    }


#: What two answers are compared by: not when they were given, nor on which state.
COMPARED = ("said", "status", "progress", "completed_on", "deadline", *TEXTS)


def _declared(
    one: Given, wanted: dict[str, Value], standing: Mapping[str, Values]
) -> tuple[str, list[Change]]:
    """The declaration that an answer is, and the change that makes it: none where it was said so already. What was
    settled stays; a file that comes after it is read anew."""
    mine = {key: row for key, row in standing.items() if row["action"] == one.action}
    for key, row in sorted(mine.items(), key=lambda item: item[1]["settled_on"] is not None):
        is_open = row["settled_on"] is None
        if all(row[name] == wanted[name] for name in COMPARED) and (is_open or not one.files):
            return key, []
        if is_open:
            change = updated(DECLARATION.name, key, row, wanted)
            return key, [change] if change else []
    key = new_key()
    return key, [Change(DECLARATION.name, key, None, wanted)]


def _attached(declaration: str, file: GivenFile, author: str, today: date) -> tuple[Change, SourceFile]:
    kept = kept_file(file)
    row: dict[str, Value] = {
        **dict.fromkeys(ATTACHMENT.names),
        "carrier": carrier_of(WAITING, declaration),
        "kind": AttachmentKind.EVIDENCE.value,
        "title": kept.file_name,
        "file_name": kept.file_name,
        "size": len(kept.content),
        "sha256": kept.sha256,
        "added_on": today,
        "added_by": author,
        "shared": False,
    }
    return Change(ATTACHMENT.name, new_key(), None, row), kept


def _files_of(store: Store, plan: str, declarations: Iterable[str]) -> dict[str, set[str]]:
    """The fingerprints of the files that each declaration carries, or that went over from it to its action."""
    carriers = {carrier_of(WAITING, key): key for key in declarations}
    found: dict[str, set[str]] = {}
    for row in rows_at(store, NOW, plan, ATTACHMENT.name).values():
        key = carriers.get(str(row["carrier"]))
        if key is not None:
            found.setdefault(key, set()).add(str(row["sha256"]))
    return found


def carried_by(store: Store, plan: str, declaration: str) -> dict[str, dict[str, Value]]:
    """The files that an answer brought and that wait with it."""
    return linked_rows(store, NOW, plan, ATTACHMENT.name, "carrier", carrier_of(WAITING, declaration))


def _detached(store: Store, plan: str, declaration: str) -> Sequence[Change]:
    return [
        Change(ATTACHMENT.name, key, row, None) for key, row in carried_by(store, plan, declaration).items()
    ]
