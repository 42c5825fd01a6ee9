"""Joint minutes: drafting, editing, recording the steps of their life with their files; the commission they prepare."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256

from lib.domain import minutes_life, minutes_versions
from lib.domain.changes import Change, Value, updated
from lib.domain.errors import Invalid
from lib.domain.minutes_script import Known
from lib.domain.minutes_text import MinutesContent, decode, encode, originals, signer, text_of
from lib.domain.schema import MINUTES, MINUTES_STEP
from lib.domain.terms import LanguageClause, MinutesStep, RevisionKind
from lib.domain.writing import Seen, Writing
from lib.store import reads
from lib.store.connection import Store
from lib.store.ledger import SourceFile, rows_at
from lib.usecases.amendments import check_answered
from lib.usecases.paper_names import known_names
from lib.usecases.record import created, new_key, record, row_now, row_seen
from lib.usecases.signing import check_kept

#: What is known at the signature alone: the text that was approved leaves room for it.
FILLED_IN = ("signed_on", "signed_at", "prepared")
#: A scan of a signed paper, not an archive.
LARGEST_FILE = 20_000_000


@dataclass(frozen=True, slots=True)
class StepFile:
    """What is kept with a step: a scan, a receipt; the bytes as they came."""

    name: str
    content: bytes


def draft_minutes(
    store: Store, values: Mapping[str, Value], writing: Writing, *, done_by: str, reason: str
) -> str:
    """Records minutes as drafted today and answers their key. `values` are fields of MINUTES.

    Raises Invalid without a title, a day of the meeting, two different parties, the figures' day and revision, or the
    function that drafted them; and for a reference already given.
    """
    row: dict[str, Value] = dict.fromkeys(MINUTES.names) | {name: values.get(name) for name in MINUTES.names}
    _check(row)
    if row["content"]:
        row["content"] = encode(replace(_content(row), compared={}))  # nobody has compared them yet
    if not done_by.strip():
        raise Invalid("function_missing", "Name the function that did it.", field="done_by")
    key = new_key()
    step: dict[str, Value] = dict.fromkeys(MINUTES_STEP.names) | {
        "minutes": key,
        "step": str(MinutesStep.DRAFTED),
        "done_on": writing.today,
        "done_by": done_by.strip(),
    }
    changes = [
        Change("minutes", key, None, row),
        Change("minutes_step", f"{key}-{MinutesStep.DRAFTED}", None, step),
    ]
    made = record(store, changes, writing, reason=reason, kind=RevisionKind.MINUTES)
    return created(store, made, "minutes")


def edit_minutes(
    store: Store,
    seen: Seen,
    key: str,
    values: Mapping[str, Value],
    writing: Writing,
    *,
    reason: str,
    compared: MinutesContent | None = None,
) -> int | None:
    """Changes values of minutes from what the person saw. Answers the revision, None for no change.

    Reviews and initials approved the text as it stood: they are withdrawn with it, in the same revision. `compared`:
    the versions, as the writer has them before him, that he records to say the same; what one of them becomes later
    is not it. Raises Invalid for minutes that a party has signed, a broken rule or versions that contradict each
    other, Conflict when somebody changed the same since.
    """
    stored = row_now(store, writing.plan, "minutes", key)
    steps = _steps(store, reads.current_revision(store), writing.plan, key)
    if minutes_life.is_fixed(_done(steps)):
        raise Invalid("minutes_signed", "These minutes are signed: their text no longer changes.")
    base = row_seen(store, seen, writing.plan, "minutes", key)
    change = updated(
        "minutes", key, base, _compared(base, values, compared, known_names(store, writing.plan))
    )
    if change is None or change.after is None:
        return None
    _check({**stored, **change.after})
    withdrawn = [
        Change("minutes_step", step_key, row, None)
        for step_key, row in steps.items()
        if row["step"] in minutes_life.APPROVALS and _alters(base, change.after)
    ]
    return record(store, [change, *withdrawn], writing, reason=reason, kind=RevisionKind.MINUTES)


def record_step(
    store: Store,
    key: str,
    step: MinutesStep,
    writing: Writing,
    *,
    done_on: date,
    done_by: str,
    note: str = "",
    file: StepFile | None = None,
    reason: str,
) -> int:
    """Records a step of the life of minutes, with its file, and answers the revision.

    Who signs is who the signature block names. Raises Invalid when the step does not follow those recorded, for its day,
    without a function or a language clause; when a text is to be initialled or signed whose versions were not compared
    as they stand, or contradict each other, or while an amendment is not answered; for a signature with a file that was
    altered after it was signed.
    """
    row = row_now(store, writing.plan, "minutes", key)
    clause = LanguageClause(str(row["language_clause"])) if row["language_clause"] else None
    done = _done(_steps(store, reads.current_revision(store), writing.plan, key))
    minutes_life.check(step, done, done_on=done_on, today=writing.today, clause=clause)
    content = _content(row)
    if step in minutes_life.BINDING and not minutes_life.is_fixed(done):
        minutes_versions.check(content, clause, known_names(store, writing.plan))
        check_answered(store, writing.plan, key)
    if step in minutes_life.SIGNATURES:
        done_by = minutes_life.check_signer(done_by, signer(text_of(content, clause), step.value[-1]))
    if not done_by.strip():
        raise Invalid("function_missing", "Name the function that did it.", field="done_by")
    if file is not None and len(file.content) > LARGEST_FILE:
        raise Invalid(
            "file_large", "This file is larger than {size} MB.", field="file", size=LARGEST_FILE // 1_000_000
        )
    if file is not None and step in minutes_life.SIGNATURES:
        check_kept(row, file.content)
    kept = SourceFile(sha256(file.content).hexdigest(), file.name, file.content) if file else None
    values: dict[str, Value] = {
        "minutes": key,
        "step": str(step),
        "done_on": done_on,
        "done_by": done_by.strip(),
        "note": note.strip() or None,
        "file_name": kept.file_name if kept else None,
        "sha256": kept.sha256 if kept else None,
    }
    # One step of one paper is one row: two people who record it at once cannot both succeed.
    creation = Change("minutes_step", f"{key}-{step}", None, values)
    return record(store, [creation], writing, reason=reason, kind=RevisionKind.MINUTES, source=kept)


def withdraw_step(store: Store, key: str, step: MinutesStep, writing: Writing, *, reason: str) -> int:
    """Takes back a step recorded by mistake; its file stays in the history. Answers the revision.

    Raises Invalid without a reason, or when another recorded step rests on it.
    """
    if not reason.strip():
        raise Invalid("reason_missing", "Taking back a step needs a reason.", field="reason")
    steps = _steps(store, reads.current_revision(store), writing.plan, key)
    if not minutes_life.may_withdraw(step, _done(steps)):
        raise Invalid("step_rested_on", "Take back the steps that follow this one first.", field="step")
    ended = [
        Change("minutes_step", step_key, row, None) for step_key, row in steps.items() if row["step"] == step
    ]
    return record(store, ended, writing, reason=reason.strip(), kind=RevisionKind.MINUTES)


def set_commission(
    store: Store, seen: Seen, commission: str, commission_on: date | None, writing: Writing, *, reason: str
) -> int | None:
    """Names the body that the minutes prepare and its day; no day: to be set through diplomatic channels.

    Answers the revision, None when nothing differs. Raises Invalid for a day without a body, Conflict when somebody
    set another since it was seen.
    """
    if commission_on is not None and not commission.strip():
        raise Invalid("commission_missing", "Name the commission that meets on this day.", field="commission")
    row = row_seen(store, seen, writing.plan, "plan", writing.plan)
    wanted: dict[str, Value] = {"commission": commission.strip() or None, "commission_on": commission_on}
    change = updated("plan", writing.plan, row, wanted)
    return record(store, [change], writing, reason=reason, kind=RevisionKind.MINUTES) if change else None


def _compared(
    base: Mapping[str, Value],
    values: Mapping[str, Value],
    compared: MinutesContent | None,
    known: Known,
) -> Mapping[str, Value]:
    """The values to record: that versions say the same is told by `compared` alone, never by the text that is sent."""
    if "content" not in values and compared is None:
        return values
    sent = {**base, **values}
    fingerprints = _content(base).compared
    if compared is not None:
        clause = sent["language_clause"]
        spoken = originals(LanguageClause(str(clause)) if clause else None)
        minutes_versions.check_recorded(compared, spoken)
        minutes_versions.check_agreement(compared, spoken, known)
        told = minutes_versions.fingerprints(compared)
        fingerprints = {name: told[name] for name in spoken}
    return {**values, "content": encode(replace(_content(sent), compared=fingerprints))}


def _alters(base: Mapping[str, Value], after: Mapping[str, Value]) -> bool:
    """Whether what was approved is no longer the same: neither the team's own note, nor that versions were compared, nor
    what is filled in when it is signed, is part of it."""
    if set(after) - {"content", *FILLED_IN}:
        return True
    return _content(base).texts != _content({**base, **after}).texts


def _content(row: Mapping[str, Value]) -> MinutesContent:
    return decode(str(row["content"]) if row["content"] else None)


def _check(row: Mapping[str, Value]) -> None:
    """The rules of one paper; that its reference is its own is held at the commit."""
    if not str(row["title"] or "").strip():
        raise Invalid("title_missing", "The minutes need a title.", field="title")
    if not row["held_on"]:
        raise Invalid("day_missing", "The minutes need the day of the meeting.", field="held_on")
    a, b = (str(row[name] or "").strip() for name in ("party_a", "party_b"))
    if not a or not b or a == b:
        raise Invalid("parties_missing", "The minutes need two different parties.", field="party_b")
    if not row["shown_day"] or not row["shown_revision"]:
        raise Invalid("figures_missing", "The minutes need the day of their figures.", field="shown_day")


def _steps(store: Store, revision: int, plan: str, key: str) -> dict[str, dict[str, Value]]:
    rows = rows_at(store, revision, plan, "minutes_step")
    return {step_key: row for step_key, row in rows.items() if row["minutes"] == key}


def _done(steps: Mapping[str, Mapping[str, Value]]) -> dict[MinutesStep, date]:
    return {
        MinutesStep(str(row["step"])): row["done_on"]
        for row in steps.values()
        if isinstance(row["done_on"], date)
    }
