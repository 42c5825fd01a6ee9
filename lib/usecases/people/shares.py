"""Links to share: one page as whoever made it saw it, read without an account, for some days, counted, ended at will.

Who has one is a visitor: below every role, with that page alone, as long as whoever made the link may still share.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from secrets import token_hex, token_urlsafe
from urllib.parse import parse_qsl, urlencode

from lib.domain.errors import Invalid, NotAllowed
from lib.domain.people import Board, Person
from lib.domain.rights import SHARE, SHARED, may
from lib.domain.roles import Role
from lib.people.store import People
from lib.usecases.people.audit import Asked, note
from lib.usecases.people.sessions import hash_of

#: Days for which a link may open, and how many may be open at once.
DAYS, MOST = (7, 30, 90), 50
#: Characters of a name, and of what an address asks for.
LONGEST, ADDRESS = 80, 2000


@dataclass(frozen=True, slots=True)
class Share:
    """A link without what opens it; moments in UTC. `page`: the file of a page, empty for the light page."""

    id: str
    account: str
    maker: str
    role: int
    name: str
    plan: str
    page: str
    query: str
    partner: int
    made_at: datetime
    expires_at: datetime
    opened: int
    opened_at: datetime | None

    @property
    def shown(self) -> Mapping[str, str]:
        """What its page shows: language, day or revision, filters, as the address of the page says them."""
        return dict(parse_qsl(self.query))

    @property
    def board(self) -> Board:
        """What whoever has the link sees."""
        return Board(self.page, self.plan, tuple(parse_qsl(self.query)), bool(self.partner), self.expires_at)


def share(
    people: People,
    asked: Asked,
    *,
    name: str,
    plan: str,
    shown: Mapping[str, str],
    is_partner: bool,
    days: int,
    page: str = "",
) -> str:
    """Makes a link that shows a page of a plan as it is seen, the light page unless one is named; answers what opens it,
    told this once.

    Raises NotAllowed for a role that shares nothing, or a page that is shared with nobody; Invalid without a name, for other
    days, for too many links, for an address without end.
    """
    who = _who(asked)
    named, query = " ".join(name.split())[:LONGEST], urlencode(sorted(shown.items()))
    if page and page not in SHARED:
        raise NotAllowed("page_unshared", "This page is not one that can be shared.")
    if not named:
        raise Invalid("value_missing", "This value is needed.", field="name")
    if days not in DAYS:
        raise Invalid("share_days", "Choose one of the lengths that are offered.", field="days")
    if len(query) > ADDRESS:
        raise Invalid("share_long", "So many filters cannot be shared: take some away first.")
    if len(people.rows("shares", account=who.account, now=asked.at)) >= MOST:
        raise Invalid("shares_too_many", "{most} links are open already: end one first.", most=MOST)
    token = token_urlsafe(24)
    people.rows(
        "share_insert",
        token=hash_of(token),
        id=token_hex(6),
        account=who.account,
        name=named,
        plan=plan,
        page=page,
        query=query,
        partner=is_partner or who.is_partner,
        now=asked.at,
        expires_at=asked.at + timedelta(days=days),
    )
    note(people, "link_made", asked, use="share", name=named, days=days, page=page)
    return token


def held(people: People, token: str, now: datetime) -> Share | None:
    """The link that a token opens at this moment; None for one that opens nothing: ended, over, or of somebody who may not
    share any more."""
    found = people.record(Share, "share_held", token=hash_of(token), now=now) if token else None
    return found if found is not None and may(Role(found.role), SHARE) else None


def opened(people: People, token: str, asked: Asked) -> Share | None:
    """The same, counted; the first time is in the audit."""
    found = held(people, token, asked.at)
    if found is None:
        return None
    counted = people.first("share_count", id=found.id, now=asked.at) or {"opened": 1}
    if counted["opened"] == 1:
        note(people, "link_opened", replace(asked, person=None), use="share", name=found.name)
    return replace(found, opened=counted["opened"], opened_at=asked.at)


def visitor(people: People, token: str, now: datetime) -> Person | None:
    """Who is here by a link to a page; None once it ended, and for a link to the light page, which needs nobody."""
    found = held(people, token, now)
    return Person("", Role.VISITOR, board=found.board) if found is not None and found.page else None


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
