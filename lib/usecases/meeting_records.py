"""The records of a meeting as they are given out: at its closing, then each numbered correction of it.

A record is drawn up from the last revision and recorded right after it, its files with it: what came between would be
missing from it, so it is drawn up anew.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from lib.domain.changes import Change, Value, composed, inverse, updated
from lib.domain.errors import Conflict, Invalid
from lib.domain.meeting_record import FIRST, Draw, Drawing, stored_files
from lib.domain.schema import DECISION, MEETING_RECORD
from lib.domain.terms import DecisionStatus, MeetingState
from lib.domain.writing import Seen, Writing
from lib.store import reads
from lib.store.connection import Store
from lib.store.ledger import SourceFile, changes_of
from lib.store.reads import MeetingRecord
from lib.store.state import State
from lib.usecases.decisions import check_decision
from lib.usecases.record import record, row_now, row_seen
from lib.usecases.undo import UndoPlan, plan_undo

#: What the sheet of a meeting is made of: undoing what it recorded leaves it.
OF_THE_SHEET = ("meeting", "meeting_record")
#: What a correction may say of a decision; what became of it is told elsewhere.
CORRECTABLE = ("text", "owner", "deadline", "action", "recipients")
ATTEMPTS = 4


@dataclass(frozen=True, slots=True)
class Correction:
    """What a corrective record puts right, and why.

    `said` puts right in words what no value holds; `sheet` what the record says of the meeting itself; `decisions` those
    that were written wrongly, by number; `added` those that were forgotten, `withdrawn` those that were not taken;
    `undone` the revision of an update of the plan that was not agreed.
    """

    reason: str
    said: str = ""
    sheet: Mapping[str, Value] = field(default_factory=dict)
    decisions: Mapping[str, Mapping[str, Value]] = field(default_factory=dict)
    added: Sequence[Mapping[str, Value]] = ()
    withdrawn: Sequence[str] = ()
    undone: int | None = None


def check_open(store: Store, plan: str, key: str) -> None:
    """Raises Invalid for a meeting that is closed, or not opened yet."""
    state = row_now(store, plan, "meeting", key)["state"]
    if state == MeetingState.CLOSED:
        raise Invalid(
            "meeting_closed",
            "This meeting is closed: its record stands. What has to be put right is said by rectifying the record.",
        )
    if state != MeetingState.OPEN:
        raise Invalid("meeting_not_open", "This meeting is not open yet.")


def give_record(
    store: Store,
    key: str,
    prepared: Callable[[int], Drawing],
    draw: Draw,
    writing: Writing,
    *,
    reason: str,
    undoes: int | None = None,
) -> int:
    """Records what `prepared` says of the last revision together with the record that `draw` draws up of it.

    Raises Conflict when others record something each time meanwhile.
    """
    for _ in range(ATTEMPTS):
        drawing = prepared(reads.current_revision(store))
        given = draw(drawing)
        row: dict[str, Value] = dict.fromkeys(MEETING_RECORD.names) | {
            "meeting": key,
            "number": drawing.number,
            "corrects": given.corrects or None,
            "reason": drawing.reason or None,
            "annuls": drawing.annuls or None,
            "language": given.language,
            "shown_revision": given.shown_revision,
            "fingerprint": given.fingerprint,
            "files": stored_files(given.files),
        }
        creation = Change("meeting_record", f"{key}-{drawing.number}", None, row)
        # What is annulled is undone afterwards, a revision for each.
        changes = () if drawing.annuls else drawing.changes
        try:
            return record(
                store,
                [*changes, creation],
                replace(writing, meeting=key),
                reason=reason,
                files=[SourceFile(file.sha256, file.name, file.content) for file in given.files],
                undoes=undoes,
                after=drawing.revision,
            )
        except Conflict as conflict:
            if conflict.code != "conflict_later":
                raise
            late = conflict
    raise late


def rectify_record(
    store: Store, seen: Seen, key: str, correction: Correction, *, draw: Draw, writing: Writing, why: str
) -> int:
    """Puts right what a closed meeting recorded, and answers the number of the corrective record that says so.

    Raises Invalid for a meeting that is not closed, a correction without its reason or that corrects nothing, a broken
    rule of a decision; Conflict when somebody changed the same values since.
    """
    if not correction.reason.strip():
        raise Invalid("correction_unexplained", "Say why the record is rectified.", field="reason")

    def prepared(revision: int) -> Drawing:
        row = row_now(store, writing.plan, "meeting", key)
        if row["state"] != MeetingState.CLOSED:
            raise Invalid(
                "meeting_not_closed",
                "This meeting is open: what it recorded is put right in the meeting itself.",
            )
        changes = _corrections(store, seen, key, correction, writing)
        if not changes and not correction.said.strip():
            raise Invalid("correction_missing", "Say what is put right: nothing differs from the record.")
        sheet = next((c.after for c in changes if c.table == "meeting" and c.after), {})
        return Drawing(
            revision,
            {**row, **sheet},
            number=_last_number(store, writing.plan, key) + 1,
            reason=correction.reason.strip(),
            said=correction.said.strip(),
            changes=changes,
        )

    made = give_record(store, key, prepared, draw, writing, reason=why, undoes=correction.undone)
    return next(
        int(str(c.after["number"]))
        for c in changes_of(store, made)
        if c.table == "meeting_record" and c.after
    )


def annul(
    store: Store, key: str, numbers: Sequence[int], draw: Draw, writing: Writing, *, reason: str
) -> int | None:
    """Draws up the corrective record that annuls all that a closed meeting recorded in some revisions, before they are
    undone; its number, None where no record was given out.

    Nothing is drawn up twice for an undoing that was cut short.
    """
    if row_now(store, writing.plan, "meeting", key)["state"] != MeetingState.CLOSED:
        return None
    last = _records(store, writing.plan, key)
    if last and last[-1].annuls:
        return last[-1].number

    def prepared(revision: int) -> Drawing:
        made = [c for n in numbers for c in changes_of(store, n) if c.table not in OF_THE_SHEET]
        return Drawing(
            revision,
            row_now(store, writing.plan, "meeting", key),
            number=_last_number(store, writing.plan, key) + 1,
            reason=reason,
            changes=inverse(reversed(composed(made))),
            annuls=True,
        )

    give_record(store, key, prepared, draw, writing, reason=reason)
    return _last_number(store, writing.plan, key)


def without_sheet(planned: UndoPlan) -> UndoPlan:
    """What undoing a revision would do, the sheet of its meeting left out: it stays."""
    return UndoPlan(
        planned.number,
        tuple(c for c in planned.changes if c.table not in OF_THE_SHEET),
        tuple(k for k in planned.kept if k.table not in OF_THE_SHEET),
    )


def _corrections(
    store: Store, seen: Seen, key: str, correction: Correction, writing: Writing
) -> tuple[Change, ...]:
    plan = writing.plan
    found: list[Change | None] = [
        updated("meeting", key, row_seen(store, seen, plan, "meeting", key), correction.sheet)
    ]
    for number, values in correction.decisions.items():
        row = row_seen(store, seen, plan, "decision", number)
        wanted = {name: _filled(value) for name, value in values.items() if name in CORRECTABLE}
        check_decision({**row, **wanted})
        found.append(updated("decision", number, row, wanted))
    found += [
        Change("decision", number, row_seen(store, seen, plan, "decision", number), None)
        for number in correction.withdrawn
    ]
    year = writing.today.year
    last = reads.last_decision_number(store, plan, year)
    for place, values in enumerate(correction.added, 1):
        number = f"D-{year}-{last + place:03d}"
        given = {name: _filled(values.get(name)) for name in CORRECTABLE}
        added: dict[str, Value] = {
            **dict.fromkeys(DECISION.names),
            **given,
            "number": number,
            "meeting": key,
            "status": str(DecisionStatus.TO_DO),
        }
        check_decision(added)
        found.append(Change("decision", number, None, added))
    if correction.undone is not None:
        planned = plan_undo(store, correction.undone, plan=plan, revision=reads.current_revision(store))
        found += without_sheet(planned).changes
    return tuple(change for change in found if change is not None)


def _records(store: Store, plan: str, key: str) -> Sequence[MeetingRecord]:
    return reads.meeting_records(State.undated(store, reads.current_revision(store), plan), meeting=key)


def _last_number(store: Store, plan: str, key: str) -> int:
    return max((found.number for found in _records(store, plan, key)), default=FIRST)


def _filled(value: Value) -> Value:
    return (value.strip() or None) if isinstance(value, str) else value
