"""Accounts and calendars go with their organisation: to its other name, into the one that it is merged with, and back when
the revision is undone. Round links need nothing of it: each is of an answer, which the plan renames itself."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lib.domain.terms import FormerKind
from lib.people import copies
from lib.people.store import People, opened
from lib.store import reads
from lib.store.connection import Store
from lib.store.ledger import changes_of, some_rows_at
from lib.store.state import State
from lib.usecases.allowed import is_same_organisation
from lib.usecases.people.audit import Asked, note
from lib.usecases.people.carrying import Where
from lib.usecases.people.tokens import Scope

#: What is noted of an account or a calendar that went along, and of one that somebody must look at.
WENT, STAYED = "organisation_followed", "organisation_kept"


@dataclass(frozen=True, slots=True)
class Followed:
    """How many accounts and calendars went along with a revision, and how many stayed, to be looked at."""

    went: int = 0
    stayed: int = 0


@dataclass(frozen=True, slots=True)
class _Bearer:
    """An account, or a calendar of an organisation, by what it calls its organisation."""

    what: str
    id: str
    called: str
    organisation: str


def follow(people: People, store: Store, number: int, asked: Asked) -> Followed:
    """Has accounts and calendars follow what a revision made of names; each is noted in the audit, with the revision.

    An account stays where another plan still names its organisation so, and one that an undoing cannot bring back to a
    name that is no more: both are noted, to be looked at.
    """
    revision = reads.revision(store, number)
    if revision is None:
        return Followed()
    moves = (
        _moves(people, store, revision.plan, number)
        if revision.undoes is None
        else _back(people, store, revision.plan, revision.undoes)
    )
    went = stayed = 0
    for bearer, after in moves:
        told = {"name": bearer.called, "before": bearer.organisation, "what": bearer.what, "id": bearer.id}
        told |= {"plan": revision.plan, "revision": str(number)}
        if after is None:
            note(people, STAYED, asked, **told)
            stayed += 1
        elif people.rows(
            f"{bearer.what}_organisation", id=bearer.id, before=bearer.organisation, after=after
        ):
            note(people, WENT, asked, after=after, **told)
            went += 1
    return Followed(went, stayed)


def follow_at(where: Where, store: Store, number: int, asked: Asked) -> Followed:
    """The same for the people of a place, where there are any; nothing is made there. Raises StoreUnavailable."""
    revision = reads.revision(store, number)
    if revision is None or not _touches_names(store, revision.plan, number) or not copies.exists(where):
        return Followed()
    return follow(opened(where), store, number, asked)


def _moves(people: People, store: Store, plan: str, number: int) -> Iterator[tuple[_Bearer, str | None]]:
    """Who bears a name that a revision made a former one, and the name to bear; None where it stays."""
    for former, name in _renamed(store, plan, number).items():
        elsewhere = bool(reads.plans_of_organisation(store, former) - {plan})
        for bearer in _bearers(people, plan):
            if is_same_organisation(former, bearer.organisation):
                yield bearer, None if elsewhere and bearer.what == "account" else name


def _renamed(store: Store, plan: str, number: int) -> Mapping[str, str]:
    if not _touches_names(store, plan, number):
        return {}
    keys = [c.key for c in changes_of(store.whole, number) if c.table == "former_name" and c.after]
    rows = some_rows_at(store.whole, number, plan, "former_name", keys).values()
    return {
        str(row["former"]): str(row["name"])
        for row in rows
        if row["kind"] == FormerKind.ORGANISATION and row["name"]
    }


def _touches_names(store: Store, plan: str, number: int) -> bool:
    return number in reads.revisions_changing(State.undated(store.whole, number, plan), "former_name")


def _back(people: People, store: Store, plan: str, undone: int) -> Iterator[tuple[_Bearer, str | None]]:
    """Who went along with the revision that is undone, and has not changed since."""
    present = State.undated(store.whole, reads.current_revision(store), plan)
    named = {row.name for row in reads.named_organisations(present)}
    held = {(bearer.what, bearer.id): bearer for bearer in _bearers(people, plan)}
    for line in people.rows("audit_of_kind", kind=WENT):
        told = json.loads(line["told"])
        bearer = held.get((told["what"], told["id"]))
        if (told["plan"], told["revision"]) != (plan, str(undone)) or bearer is None:
            continue
        if is_same_organisation(told["after"], bearer.organisation):
            is_back = any(is_same_organisation(name, told["before"]) for name in named)
            yield bearer, told["before"] if is_back else None


def _bearers(people: People, plan: str) -> list[_Bearer]:
    accounts = [
        _Bearer("account", row["id"], row["email"], row["organisation"]) for row in people.rows("accounts")
    ]
    tokens = people.rows("tokens", account="*")
    calendars = [
        _Bearer("token", row["id"], row["name"], row["subject"])
        for row in tokens
        if row["plan"] == plan and row["scope"] == Scope.ORGANISATION
    ]
    return [*accounts, *calendars]
