"""Sessions: kept on the server's side, so that one ends the moment it is ended. A browser holds a name of it alone."""

from __future__ import annotations

from datetime import datetime, timedelta
from hashlib import sha256
from secrets import token_hex, token_urlsafe

from lib.domain.errors import NotAllowed
from lib.domain.people import Account, Person, Session
from lib.domain.roles import Role
from lib.people.store import MOMENT, People
from lib.usecases.people.audit import Asked, note

#: How long a session lasts that nobody uses.
LASTS = timedelta(hours=8)
#: How often it is written down that one is used.
NOTED = timedelta(minutes=1)
#: Characters of what a browser says of itself that are kept.
DEVICE = 200


def hash_of(token: str) -> str:
    """What is kept of what opens a door."""
    return sha256(token.encode()).hexdigest()


def begin(people: People, account: Account, door: str, asked: Asked) -> str:
    """Somebody came in by a door (password, invitation, oidc, passkey): a new session, whatever the browser had before.
    Answers what the browser keeps."""
    token, key = token_urlsafe(32), token_hex(6)
    people.rows(
        "session_insert",
        token=hash_of(token),
        id=key,
        account=account.id,
        door=door,
        now=asked.at,
        expires_at=asked.at + LASTS,
        address=asked.address,
        device=asked.device[:DEVICE],
    )
    people.rows("account_seen", id=account.id, now=asked.at)
    note(people, "signed_in", Asked(account.person, asked.at, asked.address), door=door)
    return token


def person_of(people: People, token: str, now: datetime) -> Person | None:
    """Who is here by a session, as their account stands at this moment; None once it ended. It lasts from its last use."""
    held = people.first("session", token=hash_of(token), now=now) if token else None
    if held is None:
        return None
    if now - datetime.strptime(held["seen_at"], MOMENT) >= NOTED:
        people.rows("session_seen", token=hash_of(token), now=now, expires_at=now + LASTS)
        people.rows("account_seen", id=held["account"], now=now)
    return Person(
        held["name"], Role(held["role"]), held["account"], held["job"], held["organisation"], held["id"]
    )


def stands(people: People, person: Person, now: datetime) -> bool:
    """Whether a session has not ended, and its account has the role and the organisation that it had."""
    held = people.first("session_standing", id=person.session, account=person.account, now=now)
    return held is not None and (held["role"], held["organisation"]) == (person.role, person.organisation)


def end(people: People, asked: Asked) -> None:
    """Whoever is here leaves."""
    who = asked.person
    if who is not None and people.rows("session_end", id=who.session, account=who.account, now=asked.at):
        note(people, "signed_out", asked)


def end_one(people: People, account: str, session: str, asked: Asked) -> None:
    """Ends a session of one's own; an administrator, anybody's. Raises NotAllowed for anybody else."""
    _check_owner(account, asked)
    if people.rows("session_end", id=session, account=account, now=asked.at):
        note(people, "session_ended", asked, of=account)


def sessions(people: People, account: str, asked: Asked) -> list[Session]:
    """The sessions of an account that are not over, for its owner and administrators. Raises NotAllowed for anybody else."""
    _check_owner(account, asked)
    return people.records(Session, "sessions", account=account, now=asked.at)


def _check_owner(account: str, asked: Asked) -> None:
    who = asked.person
    if who is None or (who.account != account and who.role < Role.ADMINISTRATOR):
        raise NotAllowed("administrators_only", "Only an administrator may do this.")
