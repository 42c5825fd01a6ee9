"""Mail: what an address is, the kinds of messages, who is written to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum

from lib.domain.people import Person
from lib.domain.roles import Role

#: One address that a server takes: no name beside it, no list, nothing that could end a line.
_ADDRESS = re.compile(
    r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
    r"@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)*[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
)


def is_address(text: str) -> bool:
    """Whether a text is one address of mail."""
    return len(text) <= 254 and _ADDRESS.fullmatch(text) is not None


class MailKind(StrEnum):
    """What a message is for; a switch, a pause and a line of the log each name one."""

    ROUND = "round"  # the link of a round
    WEEK_BEFORE = "week_before"  # a deadline in seven days
    ON_THE_DAY = "on_the_day"  # a deadline today
    PASSED = "passed"  # a deadline that passed
    AWAITED = "awaited"  # « on vous attend »
    DIGEST = "digest"  # what moved in the week
    NOTE = "note"  # the president's, with its paper
    FIRST = "first"  # to oneself, before anything else is switched on


#: What an administrator switches on: all but the mail to oneself.
SWITCHED = tuple(kind for kind in MailKind if kind is not MailKind.FIRST)


@dataclass(frozen=True, slots=True)
class Recipient:
    """A person who is written to: what the plan may call that person, and whether the partner's view is the one shown."""

    key: str
    name: str
    address: str
    language: str
    function: str = ""
    organisation: str = ""
    is_partner: bool = False
    role: Role = Role.GUEST  # that of the account, by which an action may be reserved; none without one

    @property
    def person(self) -> Person:
        """Who is written to, as who sees the plan."""
        role = Role.PARTNER if self.is_partner else self.role
        return Person(self.name, role, self.key, self.function, self.organisation)


#: Between these hours of the plan's zone a message leaves; one that could not is not sent the day after.
FROM, UNTIL = time(7), time(20)
MONDAY, THURSDAY = 0, 3
#: Days before a deadline of which it is reminded; days of waiting after which one is told again, on Thursdays.
AHEAD, STILL = 7, 7


def kinds_due(at: datetime) -> tuple[MailKind, ...]:
    """What leaves by itself at an hour of the plan's zone: reminders each morning, the week's and the president's on Monday.
    No day is left out as a holiday: nobody told them."""
    if not FROM <= at.time() < UNTIL:
        return ()
    daily = (MailKind.ROUND, MailKind.WEEK_BEFORE, MailKind.ON_THE_DAY, MailKind.PASSED, MailKind.AWAITED)
    return (MailKind.NOTE, MailKind.DIGEST, *daily) if at.weekday() == MONDAY else daily


def asks_again(days_left: int, days_open: int) -> bool:
    """Whether who has not answered a round is asked again: two days before its end, not the day after it was opened."""
    return 0 <= days_left <= 2 and days_open >= 2


def tells_passed(days: int, weekday: int) -> bool:
    """Whether a deadline that passed so many days ago is reminded: the day after, then on Mondays."""
    return days == 1 or (days > 1 and weekday == MONDAY)


def tells_awaited(days: int, weekday: int) -> bool:
    """Whether who is awaited since so many days is told: the day after, then on Thursdays from a week on."""
    return days == 1 or (days >= STILL and weekday == THURSDAY)
