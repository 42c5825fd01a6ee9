"""Links to share: one light page as whoever made it saw it, read without an account, for some days, counted, ended at will."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from secrets import token_hex, token_urlsafe
from urllib.parse import parse_qsl, urlencode

from lib.domain.errors import Invalid, NotAllowed
from lib.domain.people import Person
from lib.domain.rights import SHARE, may
from lib.domain.roles import Role
from lib.people.store import People
from lib.usecases.people.audit import Asked, note
from lib.usecases.people.sessions import hash_of

#: Days for which a link may open, and how many may be open at once.
DAYS, MOST = (7, 30, 90), 50
LONGEST = 80


@dataclass(frozen=True, slots=True)
class Share:
    """A link without what opens it; moments in UTC."""

    id: str
    account: str
    name: str
    plan: str
    query: str
    partner: int
    made_at: datetime
    expires_at: datetime
    opened: int
    opened_at: datetime | None

    @property
    def shown(self) -> Mapping[str, str]:
        """What its page shows: language, day or revision, as the address of the page says them."""
        return dict(parse_qsl(self.query))


def share(
    people: People,
    asked: Asked,
    *,
    name: str,
    plan: str,
    shown: Mapping[str, str],
    is_partner: bool,
    days: int,
) -> str:
    """Makes a link that shows the light page of a plan as it is seen; answers what opens it, told this once.

    Raises NotAllowed for a role that shares nothing; Invalid without a name, for other days, for too many links.
    """
    who = _who(asked)
    named = " ".join(name.split())[:LONGEST]
    if not named:
        raise Invalid("value_missing", "This value is needed.", field="name")
    if days not in DAYS:
        raise Invalid("share_days", "Choose one of the lengths that are offered.", field="days")
    if len(shares(people, asked)) >= MOST:
        raise Invalid("shares_too_many", "{most} links are open already: end one first.", most=MOST)
    token = token_urlsafe(24)
    people.rows(
        "share_insert",
        token=hash_of(token),
        id=token_hex(6),
        account=who.account,
        name=named,
        plan=plan,
        query=urlencode(sorted(shown.items())),
        partner=is_partner,
        now=asked.at,
        expires_at=asked.at + timedelta(days=days),
    )
    note(people, "link_made", asked, use="share", name=named, days=days)
    return token


def opened(people: People, token: str, now: datetime) -> Share | None:
    """What a link shows, counted; None for one that opens nothing: ended, over, or of somebody who may not share any more."""
    least = min(role for role in Role if may(role, SHARE))
    return people.record(Share, "share_open", token=hash_of(token), now=now, least=least) if token else None


def shares(people: People, asked: Asked) -> list[Share]:
    """The links of whoever asks that still open; an administrator's, those of everybody. Raises NotAllowed."""
    return people.records(Share, "shares", account=_whose(_who(asked)), now=asked.at)


def end_share(people: People, key: str, asked: Asked) -> bool:
    """Ends a link of one's own; an administrator, anybody's. Whether there was one to end. Raises NotAllowed."""
    found = people.rows("share_revoke", id=key, account=_whose(_who(asked)), now=asked.at)
    for row in found:
        note(people, "link_revoked", asked, use="share", name=row["name"])
    return bool(found)


def _who(asked: Asked) -> Person:
    who = asked.person
    if who is None or not may(who.role, SHARE):
        raise NotAllowed("role_refused", "Your role does not allow this: nothing was recorded.")
    return who


def _whose(who: Person) -> str:
    return "*" if who.role >= Role.ADMINISTRATOR else who.account
