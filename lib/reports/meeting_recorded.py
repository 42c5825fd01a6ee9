"""What a meeting recorded, a sentence for each revision that says what it is about: « 2.36 : échéance … – Salle indisponible »."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lib.domain.changes import Change
from lib.domain.code_order import code_order
from lib.domain.terms import Status
from lib.i18n import Language, direction, mark, translate
from lib.i18n.formats import MISSING, as_typed, format_list, format_names
from lib.i18n.values import Names
from lib.reports.rows import row_names, rows_of
from lib.store import reads
from lib.store.ledger import changes_of
from lib.store.reads import Meeting, MeetingRevision
from lib.store.state import State
from lib.wording.changes import sentence, told

#: The sheet of a meeting and its records: what became of them is told elsewhere.
SHEET, RECORD = "meeting", "meeting_record"
#: What a meeting says of its actions on its own sheet.
UNDEBATED = "undebated"
ADDED, TAKEN_BACK = mark("Passed without debate: {actions}."), mark("No longer without debate: {actions}.")
#: Between what a note is about and what was said of it.
DASH = " – "


@dataclass(frozen=True, slots=True)
class Noted:
    """A revision of a meeting, and what it recorded in words."""

    revision: MeetingRevision
    words: str


def recorded_lines(state: State, *, meeting: Meeting, language: Language) -> tuple[Noted, ...]:
    """All that a meeting recorded, in order, standing or undone; not its opening, its agenda and its closing."""
    found = reads.meeting_revisions(state, meeting=meeting.key, before=meeting.shown_revision)
    made = [
        (row, changes)
        for row in found
        if row.is_own and _notes(changes := changes_of(state.store, row.number))
    ]
    every = [change for _, changes in made for change in changes]
    names = row_names(state.store, state.plan, rows_of(every), language=language, short=True)
    # A code that begins a line of Arabic would have all of it read from the left: a page does not look past it.
    side = "\N{RIGHT-TO-LEFT MARK}" if direction(language) == "rtl" else ""
    return tuple(Noted(row, side + _words(language, row, changes, names)) for row, changes in made)


def _notes(changes: Iterable[Change]) -> bool:
    return any(c.table not in (SHEET, RECORD) or (c.table == SHEET and _is_undebated(c)) for c in changes)


def _is_undebated(change: Change) -> bool:
    return change.before is not None and UNDEBATED in (change.after or {})


def _words(language: Language, row: MeetingRevision, changes: Sequence[Change], names: Names) -> str:
    """What a revision recorded; the undoing of another one and a correction of the record say so themselves."""
    said = row.reason or MISSING
    if row.undoes is not None or any(change.table == RECORD for change in changes):
        return said
    return format_list(language, [_told(language, said, change, names) for change in changes]) or said


def _told(language: Language, reason: str, change: Change, names: Names) -> str:
    after = change.after or {}
    if change.table == SHEET:
        return _undebated(language, change, names)
    if change.creates and change.table == "note":
        return _note(language, change, names)
    if change.creates and change.table == "decision":
        return reason
    name = names.get(("action", change.key), "") if change.table == "action" else ""
    if name and after.get("status") == Status.DONE and reason.startswith(name):
        return as_typed(language, name) + reason.removeprefix(name)
    called = {**names, ("action", change.key): as_typed(language, name)} if name else names
    words = sentence(language, *told(language, [change], names=called))
    why = _why(reason, name) if change.table == "action" else ""
    return f"{words}{DASH}{as_typed(language, why)}" if why else words


def _note(language: Language, change: Change, names: Names) -> str:
    """A note on an action. One that is for the team alone is not read here: this page may be on a shared screen."""
    values = change.after or {}
    code = as_typed(language, names.get(("action", str(values["action"])), MISSING))
    if not values.get("shared"):
        return translate(language, "{code}: note for the team", code=code)
    return translate(language, "{code}: note – {text}", code=code, text=values["text"])


def _why(reason: str, name: str) -> str:
    """What somebody said, without the words that the kind of the note stands for: « A2.3 : avancement – le devis est là »."""
    return reason.removeprefix(name).partition(DASH)[2] if name and reason.startswith(name) else reason


def _undebated(language: Language, change: Change, names: Names) -> str:
    """« Sans débat : 2.9 et 2.10 »: what was added to the list of a meeting, and what was taken back from it."""
    before, after = (
        set(json.loads(str((values or {}).get(UNDEBATED) or "[]")))
        for values in (change.before, change.after)
    )
    said = [
        translate(language, message, actions=format_names(language, _codes(keys, names)))
        for message, keys in ((ADDED, after - before), (TAKEN_BACK, before - after))
        if keys
    ]
    return " ".join(said)


def _codes(keys: Iterable[str], names: Names) -> list[str]:
    return sorted((names[row] for key in keys if (row := ("action", key)) in names), key=code_order)
