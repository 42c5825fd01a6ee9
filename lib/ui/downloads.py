"""The button that hands a file out: made when it is asked for, and noted in the audit where people sign in.

A page may have been drawn long before somebody presses: what is handed out is what it would offer if it were drawn then.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from lib import clock
from lib.domain.errors import NotAllowed
from lib.domain.people import Person
from lib.domain.rights import page_refused
from lib.store import reads
from lib.store.seen import hidden_from, seen_by
from lib.store.state import State
from lib.ui import data as shown
from lib.ui import here, session, visiting, writing
from lib.usecases.people import counted
from lib.usecases.people.audit import Asked

#: What was kept and is given as it was; all else is made of the plan.
KEPT, MADE = "downloaded", "exported"


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page as it was drawn: for whom, of which state, and what was left out of it."""

    who: Person | None
    asked: Asked | None
    page: str
    state: State
    partner: bool
    past: bool
    hidden: frozenset[str]

    def now(self) -> State:
        """The state that the page would show now: the last one, as what this person may see stands; of a page that shows
        the past on purpose, that past."""
        whole = self.state.store.whole
        store = whole.seen_by_partner() if self.partner else seen_by(whole, self.who)
        number = self.state.revision if self.past else reads.current_revision(store)
        return self.state.at(number).seen_in(store)

    def check(self) -> None:
        """Raises NotAllowed where whoever presses is here no more, or with other rights, or where something was hidden
        since."""
        if self.who is not None and not here.stands(self.who):
            raise self.refused(page_refused())
        if not self._hidden() <= self.hidden:
            raise self.refused(withdrawn())

    def _hidden(self) -> frozenset[str]:
        whole = self.state.store.whole
        if not self.partner:
            return hidden_from(whole, self.who)
        last = self.state.at(reads.current_revision(whole)).seen_in(whole)
        return frozenset(reads.hidden(last).keys)

    def refused(self, error: NotAllowed) -> NotAllowed:
        """Tells the audit of a refusal, and answers it."""
        if self.asked is not None:
            told = {"code": error.code, "where": f"/{self.page}"}
            counted.HERE.tell(here.people(), counted.REFUSED, replace(self.asked, at=clock.now()), told)
        return error


def button(
    label: str, data: Callable[[], bytes], file_name: str | None, *, kind: str = MADE, **look: Any
) -> None:
    """A file that `data` makes once somebody asks for it; a visitor is given none."""
    if visiting.is_visitor():
        return
    drawn = _drawn()

    def content() -> bytes:
        drawn.check()
        given = data()
        if drawn.asked is not None:
            writing.noted(kind, drawn.asked, file=file_name or "", plan=drawn.state.plan)
        return given

    st.download_button(label, data=content, file_name=file_name, on_click="ignore", **look)


def kept(
    label: str,
    sha256: str,
    file_name: str | None,
    named: Callable[[State], Collection[str | None]],
    **look: Any,
) -> None:
    """A file as it is kept, by its fingerprint; `named` answers those that a state offers there, asked again at the press."""
    if visiting.is_visitor():
        return
    drawn = _drawn()

    def content() -> bytes:
        if sha256 not in named(drawn.now()):
            raise drawn.refused(withdrawn())
        return reads.file_content(drawn.state.store.whole, sha256)

    button(label, content, file_name, kind=KEPT, **look)


def withdrawn() -> NotAllowed:
    """What is told where a file is not given out any more."""
    return NotAllowed(
        "file_withdrawn", "This file is no longer offered here, or could not be made: reload the page."
    )


def _drawn() -> Drawn:
    who, state, partner = session.person(), shown.state(), session.partner_view()
    last = state.at(session.latest()).seen_in(state.store.whole)
    hidden = frozenset(shown.read_at(last, reads.hidden).keys) if partner else shown.hidden()
    asked = here.asked(who) if who is not None and who.account else None
    return Drawn(who, asked, session.page(), state, partner, session.shows_past(), hidden)
