"""Gathers what may be reminded: actions past their deadline, letters that await a reply."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from datetime import date

from lib.documents.reminders import Reminder, Sender
from lib.i18n import Language
from lib.i18n.formats import MISSING
from lib.i18n.naming import Names
from lib.reports.identity import Identity, identity_of
from lib.store import reads
from lib.store.state import State
from lib.wording.short import without_mark

#: Reminders offered at most, actions and letters each, the oldest first: a choice that somebody can still read.
MOST = 100
#: Days during which what was written is left to be answered.
REST = 7


@dataclass(frozen=True)
class Reminders:
    """What may be reminded: the oldest of them, and how many there are."""

    oldest: Sequence[Reminder]
    total: int


def reminders(state: State, *, hides: Set[str] = frozenset()) -> Reminders:
    """The actions of others past their deadline, the oldest first, then the letters without a reply, the oldest first.

    Nobody is reminded of what was written within the week, and of one action an organisation is written to once: a
    letter about it that awaits its reply is told in the same one.
    """
    overdue = reads.to_remind(state, rest=REST, limit=MOST + len(hides))
    shown = [row for row in overdue if row.key not in hides]
    pending = reads.letters_to_remind(state, rest=REST)
    written: dict[tuple[str | None, str | None], date] = {
        (letter.partner, letter.action): letter.occurred_on for letter in reversed(pending) if letter.action
    }
    told = {(row.lead, row.code) for row in shown[:MOST]}
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
            letter_on=written.get((row.lead, row.code)),
        )
        for row in shown[:MOST]
    ]
    others = [letter for letter in pending if (letter.partner, letter.action) not in told]
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
        for letter in others[:MOST]
    ]
    found = overdue.found - (len(overdue) - len(shown))
    return Reminders([*late, *letters], found + len(others))


def sender(state: State, *, language: Language, figures: Identity | None = None) -> Sender:
    """Who writes, from where: the organisation that keeps the plan; and how those written to are called. `figures` are those
    of the state, where they were read already.
    """
    figures = figures or identity_of(state)
    sheet = reads.plan_sheet(state)
    names = Names.of(language, reads.paper_names(state))
    return Sender(
        organisation=sheet.host or "",
        plan=names.title(sheet.title),
        language=language,
        day=state.day,
        revision=state.revision,
        fingerprint=figures.mark,
        is_sample=sheet.is_sample,
        aside=figures.aside(language),
        names=names,
        town=sheet.town or "",
    )
