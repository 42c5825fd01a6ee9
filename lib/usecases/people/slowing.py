"""Attempts that fail are slowed, for who tries and for what is tried; nobody is ever locked out for good.

Who knows the password is let in from an address of their own whatever others try from theirs: what is counted against an
account from everywhere together costs half a minute at most, and nothing at all where somebody came in before: whoever tries
without a pause, from many places, would else take every moment that is free.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import ip_address, ip_network

from lib.domain.errors import NotAllowed
from lib.people.store import MOMENT, People

#: After so long without a failure, failures are counted anew.
QUIET = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Limit:
    """Failures that cost nothing, and the longest wait that more of them cost."""

    free: int
    longest: timedelta


#: How long it is known from where somebody came in.
REMEMBERED = timedelta(days=60)
PAIR = Limit(5, timedelta(minutes=15))
ADDRESS = Limit(30, timedelta(minutes=15))
ACCOUNT = Limit(50, timedelta(seconds=30))


def subjects(email: str, address: str) -> dict[str, Limit]:
    """What is counted of an attempt: of this account from this address, from this address, of this account."""
    near = _near(address)
    return {f"pair:{email}|{near}": PAIR, f"address:{near}": ADDRESS, f"account:{email}": ACCOUNT}


def _near(address: str) -> str:
    """What one customer of a network has: of the new addresses, the half that is not theirs to choose."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    return str(ip_network((found, 64), strict=False)) if found.version == 6 else str(found)


def check(people: People, counted: dict[str, Limit], now: datetime) -> None:
    """Raises NotAllowed, with the seconds to wait, while one of the subjects is slowed."""
    waits = [wait(people, subject, limit, now) for subject, limit in counted.items()]
    longest = max(waits, default=timedelta())
    if longest > timedelta():
        raise NotAllowed(
            "too_many_attempts",
            "Too many attempts failed: wait {seconds} seconds, then try again.",
            seconds=max(1, round(longest.total_seconds())),
        )


def wait(people: People, subject: str, limit: Limit, now: datetime) -> timedelta:
    """How long a subject has to wait: one second after the free failures, then twice as long each time."""
    found = people.first("attempt", subject=subject)
    if found is None or found["failed"] < limit.free:
        return timedelta()
    since = now - datetime.strptime(found["last_at"], MOMENT)
    if since > QUIET or since < timedelta():  # a clock that was put back makes nobody wait for it
        return timedelta()
    due = min(timedelta(seconds=2 ** min(found["failed"] - limit.free, 20)), limit.longest)
    return due - since


def tried(people: People, counted: dict[str, Limit], now: datetime) -> None:
    """Counts an attempt as a failure, before it is known to be none: many at once are not all free."""
    for subject in counted:
        people.rows("attempt_failed", subject=subject, now=now, since=now - QUIET)


def forget(people: People, email: str, address: str) -> None:
    """Somebody came in: what failed of this account counts no more; of this address, this attempt alone."""
    pair, alone, account = subjects(email, address)
    people.rows("attempts_forget", subject=pair)
    people.rows("attempts_forget", subject=account)
    people.rows("attempt_back", subject=alone)
