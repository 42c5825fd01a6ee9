"""What a day asks of everybody, in one view of the plan: read once, however many are written to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from urllib.parse import urlencode

from lib.documents.mail.facts import Writer
from lib.domain.mail import AHEAD, Recipient
from lib.domain.names import split_names
from lib.domain.terms import Precision, Situation
from lib.i18n import Language, mark
from lib.i18n.naming import Names
from lib.reports.briefing import EVERY
from lib.reports.identity import Identity, identity_of
from lib.store import reads
from lib.store.reads import Dated, Movement, Plan, Turn
from lib.store.seen import seen_by
from lib.store.state import State
from lib.wording.short import without_mark
from lib.wording.since import since_lines

#: Why the move is of whom is written to, by the basis of the turn; the lead's own are told by its deadlines.
WHY = {
    "declared": mark("the action waits for you"),
    "letter": mark("a letter to you awaits its reply"),
    "reply": mark("your partner's letter awaits a reply"),
}


@dataclass(frozen=True, slots=True)
class Site:
    """Where the dashboard is reached (PLAN_URL), and the name of the plan where there are several."""

    base: str = ""
    plan: str = ""

    def page(self, path: str, language: Language, **query: str) -> str:
        """The address of a page; empty where nobody said where the dashboard is."""
        named = {"plan": self.plan} if self.plan else {}
        asked = urlencode({**named, "lang": language, **query})
        return f"{self.base.rstrip('/')}/{path}?{asked}" if self.base else ""


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline of an action or of a milestone, ahead or passed (`days` below 0), and who holds it."""

    code: str
    title: str
    step: str
    owner: str
    organisations: tuple[str, ...]
    on: date
    days: int
    written: str = ""


class Morning:
    """What a day asks of everybody, in one view of the plan; each question is read once, however many are written to."""

    def __init__(self, state: State) -> None:
        self.state = state
        self._moved: dict[Language, Sequence[str]] = {}
        self._names: dict[Language, Names] = {}
        self._views: dict[str, Morning] = {}

    @cached_property
    def sheet(self) -> Plan:
        """The plan itself."""
        return reads.plan_sheet(self.state)

    @cached_property
    def figures(self) -> Identity:
        """Which figures are told."""
        return identity_of(self.state)

    def seen_by(self, person: Recipient) -> Morning:
        """The same morning as a person may see the plan: what leaves for somebody is never of another view."""
        if person.is_partner:
            return self.of_partners
        store = seen_by(self.state.store, person.person)
        if store is self.state.store:
            return self
        if store.name not in self._views:
            self._views[store.name] = Morning(self.state.seen_in(store))
        return self._views[store.name]

    @cached_property
    def of_partners(self) -> Morning:
        """The same morning in the partner's view."""
        return Morning(self.state.seen_by_partner())

    def names(self, language: Language) -> Names:
        """How functions, organisations and titles stand in a language."""
        if language not in self._names:
            self._names[language] = Names.of(language, reads.paper_names(self.state))
        return self._names[language]

    @cached_property
    def dues(self) -> Sequence[Due]:
        """The deadlines of the week ahead, today's among them, and those that passed."""
        state = self.state
        rows = [*reads.overdue(state, limit=EVERY), *reads.due_within(state, days=AHEAD, limit=EVERY)]
        steps = [
            Due(
                row.action_code or "",
                "",
                without_mark(row.title or ""),
                row.owner or "",
                split_names(row.organisation) or (row.lead or "",),
                row.deadline,
                (row.deadline - state.day).days,
            )
            for row in reads.milestone_calendar(state)
            if row.situation not in (Situation.DONE, Situation.CANCELLED)
            and (row.deadline - state.day).days <= AHEAD
        ]
        return [*(self._due(row) for row in rows), *steps]

    @cached_property
    def turns(self) -> Sequence[Turn]:
        """The open actions for which somebody is expressly awaited, the longest wait first."""
        return [row for row in reads.turns(self.state, limit=EVERY) if row.basis in WHY and row.turn_since]

    def moved(self, language: Language, first: date) -> Sequence[str]:
        """What moved since a day, an action a line; since the plan was begun where it was begun later."""
        if language not in self._moved:
            self._moved[language] = [
                f"{code} – {said}" for _, code, said, _, _ in since_lines(language, self._movements(first))
            ]
        return self._moved[language]

    def since(self, first: date) -> date:
        """The day from which on something is known of the plan: this one, or the one on which it was begun."""
        return max(first, reads.first_recorded(self.state.store, self.state.plan) or first)

    def _movements(self, first: date) -> Sequence[Movement]:
        state = self.state
        before = state.at(reads.revision_on(state.store, state.plan, first), self.since(first))
        return reads.movements(state, before=before)

    def _due(self, row: Dated) -> Due:
        exact = (row.deadline_precision or Precision.DAY) == Precision.DAY
        return Due(
            row.code or "",
            without_mark(row.title or ""),
            "",
            row.owner or "",
            split_names(row.organisation) or (row.lead or "",),
            row.deadline,
            (row.deadline - self.state.day).days,
            "" if exact else row.deadline_text or "",
        )

    def writer(self, language: Language, site: Site) -> Writer:
        """Who writes in a language."""
        sheet = self.sheet
        return Writer(
            plan=self.names(language).title(sheet.title),
            organisation=sheet.host or "",
            language=language,
            day=self.state.day,
            revision=self.state.revision,
            fingerprint=self.figures.mark,
            is_sample=sheet.is_sample,
            aside=self.figures.aside(language),
            site=site.page("", language),
        )
