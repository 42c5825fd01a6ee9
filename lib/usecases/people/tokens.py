"""Tokens: what opens a calendar or the read interface without a session. Each is of one account and sees what that account
sees; kept as its hash, it ends the moment it is revoked. And the signed link by which somebody is written to no more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from hmac import compare_digest
from hmac import new as new_hmac
from secrets import token_hex, token_urlsafe

from lib.domain.errors import Invalid, NotAllowed
from lib.domain.people import Person
from lib.domain.roles import Role
from lib.people.store import MOMENT, People
from lib.usecases.allowed import is_same_organisation
from lib.usecases.people.audit import Asked, note
from lib.usecases.people.sessions import hash_of

#: How often it is written down that one is used.
NOTED = timedelta(minutes=10)
#: Tokens that an account may hold at once, and characters of the name of one.
MOST, LONGEST = 30, 80
#: The secret that signs the links to be written to no more.
STOP = "mail_stop"


class Use(StrEnum):
    """What a token is for: one opens nothing but that."""

    CALENDAR = "calendar"
    API = "api"


class Scope(StrEnum):
    """Whose deadlines a calendar holds."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLAN = "plan"


@dataclass(frozen=True, slots=True)
class Token:
    """A token without what opens it."""

    id: str
    use: str
    account: str
    plan: str
    scope: str
    subject: str
    name: str
    holder: str
    made_at: datetime
    used_at: datetime | None


@dataclass(frozen=True, slots=True)
class Opened:
    """What a token opens: of which plan, for whom; `subject` names the organisation of a calendar."""

    id: str
    person: Person
    plan: str
    scope: str
    subject: str
    name: str
    language: str


def make_token(
    people: People,
    use: Use,
    asked: Asked,
    *,
    plan: str,
    name: str,
    scope: Scope | None = None,
    subject: str = "",
) -> str:
    """A token of whoever asks; answers what opens it, which is told this once. Raises NotAllowed for who may not read;
    Invalid for a name that is missing, a partner's calendar of another organisation, or too many of them."""
    who = asked.person
    if who is None or who.role < Role.READER:
        raise NotAllowed("sign_in_needed", "Sign in first.")
    named = " ".join(name.split())[:LONGEST]
    if not named:
        raise Invalid("token_unnamed", "Say what this is for, to know it again later.", field="name")
    if who.is_partner and scope is Scope.ORGANISATION and subject != who.organisation:
        raise NotAllowed("token_of_another", "A partner's calendar is that of its own organisation.")
    if len(tokens(people, asked)) >= MOST:
        raise Invalid("tokens_too_many", "{most} accesses are open already: revoke one first.", most=MOST)
    held = token_urlsafe(32)
    people.rows(
        "token_insert",
        hash=hash_of(held),
        id=token_hex(6),
        use=use.value,
        account=who.account,
        plan=plan,
        scope=scope.value if scope else "",
        subject=subject,
        name=named,
        now=asked.at,
    )
    note(people, "link_made", asked, use=use.value, name=named)
    return held


def stop_link(people: People, account: str) -> str:
    """What lets somebody say, from a message, that it was the last one: always the same, and of no other use."""
    return f"{account}.{_signed(people, account)}"


def stopped_by(people: People, held: str) -> str | None:
    """Whose link to receive no more this is; None for one that was not made here."""
    account, _, sign = held.partition(".")
    return account if account and compare_digest(sign.encode(), _signed(people, account).encode()) else None


def _signed(people: People, account: str) -> str:
    people.rows("secret_insert", name=STOP, held=token_hex(32))
    secret = people.rows("secret", name=STOP)[0]["held"]
    return new_hmac(bytes.fromhex(secret), account.encode(), "sha256").hexdigest()[:40]


def opened_by(people: People, use: Use, held: str, now: datetime, *, alone: bool) -> Opened | None:
    """What a token opens at this moment; None for one that is not, is for something else, whose account is closed, or
    that of a partner tells of another organisation than its own by now. One
    that the machine itself made opens nothing any more once people sign in: not `alone`."""
    found = people.first("token", hash=hash_of(held), use=use.value) if held else None
    if found is None or (not found["account"] and not alone):
        return None
    if not found["used_at"] or now - datetime.strptime(found["used_at"], MOMENT) >= NOTED:
        people.rows("token_used", id=found["id"], now=now)
    role = Role(found["role"]) if found["account"] else Role.READER
    person = Person(found["holder"], role, found["account"], found["job"], found["organisation"])
    if role < Role.READER or (
        person.is_partner
        and found["scope"] == Scope.ORGANISATION
        and not is_same_organisation(found["subject"], person.organisation)
    ):
        return None
    return Opened(
        found["id"], person, found["plan"], found["scope"], found["subject"], found["name"], found["language"]
    )


def tokens(people: People, asked: Asked) -> list[Token]:
    """The tokens of whoever asks; an administrator's, those of everybody."""
    who = asked.person
    if who is None:
        return []
    return people.records(Token, "tokens", account=_whose(who))


def revoke(people: People, token: str, asked: Asked) -> bool:
    """Ends a token of one's own; an administrator, anybody's. Whether there was one to end."""
    who = asked.person
    if who is None or who.role < Role.READER:
        raise NotAllowed("sign_in_needed", "Sign in first.")
    found = people.rows("token_revoke", id=token, account=_whose(who), now=asked.at)
    for row in found:
        note(people, "link_revoked", asked, use=row["use"], name=row["name"])
    return bool(found)


def _whose(who: Person) -> str:
    return "*" if who.role >= Role.ADMINISTRATOR else who.account
