"""Gathers what may be reminded: actions past their deadline, letters that await a reply."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass

from lib.documents.reminders import Reminder, Sender
from lib.i18n import Language
from lib.i18n.formats import MISSING
from lib.reports.identity import aside, figures_mark
from lib.store import reads
from lib.store.state import State
from lib.wording.short import without_mark

#: Reminders offered at most, actions and letters each, the oldest first: a choice that somebody can still read.
MOST = 100


@dataclass(frozen=True)
class Reminders:
    """What may be reminded: the oldest of them, and how many there are."""

    oldest: Sequence[Reminder]
    total: int


def reminders(state: State, *, hides: Set[str] = frozenset()) -> Reminders:
    """The actions past their deadline, the oldest first, then the letters without a reply, the oldest first."""
    overdue = reads.overdue(state, limit=MOST + len(hides))
    shown = [row for row in overdue if row.key not in hides]
    pending = reads.pending_letters(state)
    late = [
        Reminder(
            kind="action",
            key=row.key,
            code=row.code or "",
            title=row.title or "",
            organisation=row.lead or "",
            owner=row.owner or "",
            on=row.deadline,
            days=row.days_late,
        )
        for row in shown[:MOST]
    ]
    letters = [
        Reminder(
            kind="letter",
            key=letter.key,
            code=letter.action or "",
            title=without_mark(letter.subject or MISSING),
            organisation=letter.partner or "",
            owner="",
            on=letter.occurred_on,
            days=letter.age,
        )
        for letter in pending[:MOST]
    ]
    found = overdue.found - (len(overdue) - len(shown))
    return Reminders([*late, *letters], found + len(pending))


def sender(state: State, *, language: Language) -> Sender:
    """Who writes: the organisation that keeps the plan."""
    sheet = reads.plan_sheet(state)
    return Sender(
        organisation=sheet.host or "",
        plan=sheet.title,
        language=language,
        day=state.day,
        revision=state.revision,
        fingerprint=figures_mark(state),
        is_sample=sheet.is_sample,
        aside=aside(state, language=language),
    )
