"""What every form needs: whether writing is possible, who writes, and why nothing was recorded."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TypeVar

import streamlit as st

from lib import clock, faults
from lib.domain.errors import AppError, Conflict, NotAllowed, StoreUnavailable
from lib.domain.names import split_names
from lib.domain.rights import EDIT, RIGHTS, Grant, Right, may
from lib.domain.schema import TABLES
from lib.domain.writing import Writing
from lib.i18n.formats import format_pair
from lib.i18n.labels import field_label
from lib.store.connection import location, opened
from lib.ui import here, plan_choice, session
from lib.usecases.people import counted
from lib.usecases.people.audit import Asked, note
from lib.usecases.people.renamed import Followed, follow_at

Answer = TypeVar("Answer")


def is_possible(right: Right = EDIT) -> bool:
    """Whether the person has a right, looking at the last state of a plan that is not closed."""
    return may_write(right) and plan_choice.closed_on() is None


def nothing_yet(told: str, begins: str) -> str:
    """That there is nothing of a kind, and to whom can write, how it begins."""
    return f"{told} {begins}" if is_possible() else told


def may_write(right: Right = EDIT) -> bool:
    """The same, of a closed plan too: it can be reopened."""
    return may(session.current_role(), right) and not session.shows_past()


def is_possible_of(right: Right, *organisations: str | None) -> bool:
    """Whether the person has a right over what is these organisations': a partner, where its own is among them."""
    if not is_possible(right):
        return False
    if right.of(session.current_role()) is not Grant.OWN:
        return True
    named = {name.casefold() for held in organisations for name in split_names(held)}
    return own_organisation().casefold() in named


def own_organisation() -> str:
    """The one for which a partner speaks; empty for everybody else, who writes of all of them."""
    who = session.person()
    return who.organisation if who is not None and who.is_partner else ""


def present(plan: str = "") -> Writing:
    """Who writes, now, in which plan; dated on the present day whatever day is shown.

    Raises NotAllowed where nothing can be written: in a past state, or without the role. What is not to be recorded in a
    closed plan the ledger refuses.
    """
    if session.shows_past() or not any(
        may(session.current_role(), right) for right in RIGHTS if right.tables
    ):
        raise NotAllowed("read_only", "Nothing can be recorded here: return to the last state of the plan.")
    return beside(plan)


def beside(plan: str = "") -> Writing:
    """The same of what is kept beside the plan, whatever state of it is shown: its use-case asks for the right."""
    who = session.person() or here.NOBODY
    return Writing(plan or session.plan(), session.author(), clock.now(), session.present_day(), by=who)


def refused(
    error: AppError,
    table: str = "",
    form: str = "",
    *,
    labels: Mapping[str, str] | None = None,
) -> None:
    """Says why nothing was recorded, with the name of the field in question: as the form shows it, else the table's. What
    somebody may not do is told to the audit."""
    language, field = session.language(), str(error.values.get("field", ""))
    who = session.person()
    if isinstance(error, NotAllowed) and who is not None and who.account:
        where = f"/{session.page()}"
        counted.HERE.tell(
            here.people(), counted.REFUSED, here.asked(who), {"code": error.code, "where": where}
        )
    if isinstance(error, StoreUnavailable):
        faults.note("store fault", error)
    said = session.t(error.message, **error.values)
    named = (labels or {}).get(field)
    if named is None and table and TABLES[table].has(field):
        named = field_label(language, table, field)
    st.error(format_pair(language, named, said) if named else said, icon=":material/error:")


def followed(answer: object, asked: Asked) -> Followed:
    """Has accounts follow what was just recorded of the names of organisations; the framework is asked for nothing. What cannot
    be written there keeps nobody from what was recorded."""
    if not isinstance(answer, int):
        return Followed()
    where = location(os.environ)
    try:
        return follow_at(where, opened(where), answer, asked)
    except AppError as fault:
        faults.note("accounts could not follow a name", fault)
        return Followed(stayed=1)


def following(told: Followed) -> str:
    """What accounts made of a name that changed, for whoever changed it; empty where nobody was concerned."""
    went = session.tn("{n} access followed.", "{n} accesses followed.", told.went) if told.went else ""
    stays = session.tn(
        "{n} access kept the former name: look at it with an administrator.",
        "{n} accesses kept the former name: look at them with an administrator.",
        told.stayed,
    )
    return " ".join(part for part in (went, stays if told.stayed else "") if part)


def noted(kind: str, asked: Asked, **told: object) -> None:
    """Adds a line to the audit, now; what cannot be written there keeps nobody from what was asked for."""
    try:
        note(here.people(), kind, replace(asked, at=clock.now()), **told)
    except AppError as fault:
        faults.note("the audit cannot be written", fault)


def warned(error: AppError) -> None:
    """Says that something which nobody asked for now could not be done."""
    st.warning(session.t(error.message, **error.values), icon=":material/warning:")


def tried(make: Callable[[], Answer], table: str = "") -> Answer | None:
    """What `make` answers, or None with the reason said: of something that reads and writes nothing."""
    try:
        return make()
    except AppError as error:
        refused(error, table)
        return None


def collided(conflict: Conflict) -> None:
    """Says that somebody else was first, where there is nothing to choose between."""
    st.warning(session.t(conflict.message, **conflict.values), icon=":material/sync_problem:")
