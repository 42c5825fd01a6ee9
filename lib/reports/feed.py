"""The deadlines of a calendar that somebody subscribes to: a person's, an organisation's, the plan's."""

from __future__ import annotations

from collections.abc import Sequence, Set
from datetime import timedelta

from lib.documents import calendar
from lib.documents.calendar import Deadline
from lib.domain.mail import Recipient
from lib.domain.paper_names import folded
from lib.i18n import Language, translate
from lib.i18n.formats import as_typed
from lib.i18n.naming import Names
from lib.reports.calendar import deadlines
from lib.reports.holders import holds
from lib.reports.identity import identity
from lib.store import reads
from lib.store.state import State

#: How often a calendar looks for news.
AGAIN = timedelta(hours=4)


def person_feed(
    state: State, *, language: Language, person: Recipient, people: Sequence[Recipient], hides: Set[str]
) -> bytes:
    """What reminders would tell a person: the deadlines that are theirs, as `people` share them."""
    found = [row for row in deadlines(state, hides=hides) if holds(row, person, people)]
    return _written(state, found, person.name, language)


def organisation_feed(state: State, *, language: Language, organisation: str, hides: Set[str]) -> bytes:
    """The deadlines of the actions that an organisation leads, alone or with others."""
    named = folded(organisation)
    found = [row for row in deadlines(state, hides=hides) if named in map(folded, row.organisations)]
    return _written(state, found, organisation, language)


def plan_feed(state: State, *, language: Language, hides: Set[str]) -> bytes:
    """Every deadline of the plan."""
    return _written(state, deadlines(state, hides=hides), "", language)


def _written(state: State, found: Sequence[Deadline], whose: str, language: Language) -> bytes:
    sheet = reads.plan_sheet(state)
    title = Names.of(language, reads.paper_names(state)).title(sheet.title)
    parts = [
        translate(language, "SAMPLE – fictional data") if sheet.is_sample else "",
        title,
        as_typed(language, whose) if whose else "",
    ]
    return calendar.write(
        found,
        plan=state.plan,
        title=" – ".join(part for part in parts if part),
        language=language,
        identity=identity(state, language=language),
        again=AGAIN,
    )
