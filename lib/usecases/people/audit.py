"""The audit: what was done at the door, by whom, from where. It is only ever added to."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from secrets import token_hex

from lib.domain.errors import NotAllowed
from lib.domain.people import Done, Person
from lib.domain.roles import Role
from lib.people.store import People

#: What is noted, each kind with its words at the edge.
KINDS = (
    "signed_in",
    "sign_in_failed",
    "identity_bound",
    "doors_forgotten",
    "signed_out",
    "session_ended",
    "invited",
    "invitation_used",
    "reset_asked",
    "password_changed",
    "role_changed",
    "account_changed",
    "account_disabled",
    "account_enabled",
    "refused",
    "exported",
    "downloaded",
    "link_made",
    "link_opened",
    "link_revoked",
    "passkey_added",
    "passkey_removed",
    "settings_changed",
    "organisation_followed",
    "organisation_kept",
)


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asks, when (UTC) and from where."""

    person: Person | None
    at: datetime
    address: str = ""
    device: str = ""


def note(people: People, kind: str, asked: Asked, **told: object) -> None:
    """Adds a line; `told` are its values, texts and numbers. Raises ValueError for a kind that nobody knows."""
    if kind not in KINDS:
        raise ValueError(kind)
    who = asked.person
    people.rows(
        "audit_insert",
        id=f"{asked.at:%Y%m%d%H%M%S%f}-{token_hex(4)}",
        at=asked.at,
        account=who.account if who else "",
        author=who.author if who else "",
        address=asked.address,
        kind=kind,
        told=json.dumps(told, ensure_ascii=False, sort_keys=True, default=str),
    )


def done(
    people: People,
    person: Person,
    *,
    since: datetime,
    until: datetime,
    kind: str = "",
    account: str = "",
    limit: int = 100,
    offset: int = 0,
) -> tuple[list[Done], int]:
    """What was done between two moments, the last first, a page of it; and how much there is. Raises NotAllowed but for
    an administrator."""
    if person.role < Role.ADMINISTRATOR:
        raise NotAllowed("administrators_only", "Only an administrator may do this.")
    asked = {"since": since, "until": until, "kind": kind, "account": account}
    found = people.records(Done, "audit", **asked, limit=limit, offset=offset)
    return found, int((people.first("audit_count", **asked) or {"n": 0})["n"])
