"""Coming in by a provider of identities: a second door to an account that was invited, never a first one.

An account is bound to an identity (issuer and subject) at its first use, by the verified e-mail of its invitation; from then
on by that identity alone. An e-mail that changes there keeps the account, one that is given to somebody else opens nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from lib.domain.errors import NotAllowed
from lib.domain.people import Account
from lib.people.store import People, record_of
from lib.usecases.people import sessions
from lib.usecases.people.audit import Asked, note

#: The name of this door.
DOOR = "oidc"
#: Characters of an identity that are looked up.
LONGEST = 255


@dataclass(frozen=True, slots=True)
class Identity:
    """Somebody, as a provider says; the e-mail counts once it is verified there."""

    issuer: str
    subject: str
    email: str = ""
    is_verified: bool = False


def come_in(people: People, who: Identity, asked: Asked) -> str:
    """Lets somebody in; answers what the browser keeps. Raises NotAllowed for whom nobody invited, or whose account is
    closed."""
    if not who.subject or len(who.subject) > LONGEST:
        raise _nobody(people, who, asked)
    named = {"issuer": who.issuer, "subject": who.subject}
    found = people.first("account_of_identity", **named) or _bound(people, who, asked)
    if found is None or found["disabled_at"] is not None:
        raise _nobody(people, who, asked)
    return sessions.begin(people, record_of(Account, found), DOOR, asked)


def _bound(people: People, who: Identity, asked: Asked) -> dict[str, Any] | None:
    email = who.email.strip().casefold()[:200]
    found = people.first("account_of_email", email=email) if who.is_verified and email else None
    if found is None or found["disabled_at"] is not None:
        return None
    with people.together() as together:
        named = {"issuer": who.issuer, "subject": who.subject, "account": found["id"], "email": email}
        if not together.rows("identity_insert", **named, now=asked.at):
            return None  # this account is bound to another identity
        together.rows("invitations_end", account=found["id"], now=asked.at)
    account = record_of(Account, found)
    note(people, "identity_bound", Asked(account.person, asked.at, asked.address), issuer=who.issuer)
    return found


def _nobody(people: People, who: Identity, asked: Asked) -> NotAllowed:
    note(people, "sign_in_failed", asked, door=DOOR, email=who.email[:200], subject=who.subject[:LONGEST])
    return NotAllowed(
        "provider_nobody",
        "No account here belongs to this identity. Whoever administers the plan invites you, or mends it.",
    )
