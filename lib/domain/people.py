"""A person as the product knows one: who writes, who asks, who is told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from lib.domain.roles import Role


@dataclass(frozen=True, slots=True)
class Board:
    """One page that somebody shared: the file of the page, its plan, what its address asks for, in which view."""

    page: str
    plan: str
    query: tuple[tuple[str, str], ...]
    partner: bool
    expires_at: datetime

    @property
    def path(self) -> str:
        """Where the page is, below the link."""
        return "" if self.page == "overview" else self.page


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who is here; `account` is empty for who has none, at the machine itself."""

    name: str
    role: Role
    account: str = ""
    job: str = ""  # the function, in the person's own words
    organisation: str = ""
    session: str = ""  # the one in which they are here
    board: Board | None = None  # of a visitor: the page that was shared

    @property
    def author(self) -> str:
        """How the history names who wrote."""
        named = ", ".join(part for part in (self.name, self.job) if part)
        return f"{named} ({self.organisation})" if self.organisation else named

    def is_named(self, author: str) -> bool:
        """Whether the history means this person by a name; one that signs in whatever function and organisation it had then."""
        named, own = author.casefold().strip(), self.name.casefold()
        if self.account and named.startswith((f"{own}, ", f"{own} (")):
            return True
        return named in {self.author.casefold().strip(), own}

    @property
    def is_partner(self) -> bool:
        """Whether the plan is seen as partners see it, whatever is asked."""
        return self.role == Role.PARTNER or (self.board is not None and self.board.partner)


@dataclass(frozen=True, slots=True)
class Account:
    """An account, without what opens it; moments in UTC."""

    id: str
    email: str
    name: str
    job: str
    organisation: str
    role: int
    language: str
    created_at: datetime
    disabled_at: datetime | None
    seen_at: datetime | None

    @property
    def person(self) -> Person:
        """Who it belongs to."""
        return Person(self.name, Role(self.role), self.id, self.job, self.organisation)


@dataclass(frozen=True, slots=True)
class Session:
    """Somebody who came in, by which door (password, invitation, oidc, passkey), from where."""

    id: str
    account: str
    door: str
    began_at: datetime
    seen_at: datetime
    expires_at: datetime
    address: str
    device: str


@dataclass(frozen=True, slots=True)
class Done:
    """One line of the audit: what was done at the door; `told` are its values, as JSON."""

    id: str
    at: datetime
    account: str
    author: str
    address: str
    kind: str
    told: str
