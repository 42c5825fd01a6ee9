"""Messages to people: switched on by an administrator once one reached that person, paused for whom asks it, claimed before
they leave, and told in a log. Nothing here sends: who does so claims first, and says what became of it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from secrets import token_hex

from lib.domain.errors import Invalid, NotSent
from lib.domain.mail import SWITCHED, MailKind, Recipient, is_address
from lib.domain.people import Account
from lib.domain.roles import Role
from lib.people.store import MOMENT, People
from lib.usecases.people.accounts import check_administers
from lib.usecases.people.audit import Asked, note

#: A claim that nobody ended after so long: the server that made it is gone.
LOST = timedelta(minutes=10)
#: How long after each try a message is tried again that its server did not take for now.
AGAIN = (timedelta(minutes=5), timedelta(minutes=15), timedelta(minutes=45), timedelta(hours=2))


class Fate(StrEnum):
    """What became of a message."""

    SENT = "sent"
    UNDER_WAY = "under_way"
    LATER = "later"
    REFUSED = "refused"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Key:
    """Which message to whom: there is one of it, whoever sends."""

    kind: MailKind
    plan: str
    day: date
    account: str
    about: str = ""

    @property
    def named(self) -> dict[str, str]:
        """As its statements name it."""
        return {
            "kind": self.kind.value,
            "plan": self.plan,
            "day": self.day.isoformat(),
            "account": self.account,
            "about": self.about,
        }


@dataclass(frozen=True, slots=True)
class Claim:
    """A message that is ours to send: what its Message-ID is made of, the same whenever it is tried, and which try it is."""

    identifier: str
    tries: int


@dataclass(frozen=True, slots=True)
class Taken:
    """Of a day's messages, by kind and account: those that nobody else sends, those that are tried again."""

    done: frozenset[tuple[MailKind, str]]
    again: frozenset[tuple[MailKind, str]]


@dataclass(frozen=True, slots=True)
class Switch:
    """A kind that is switched on."""

    kind: str
    plan: str
    since_at: datetime
    author: str


@dataclass(frozen=True, slots=True)
class Pause:
    """Who is written to no more."""

    account: str
    since_at: datetime
    author: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the log; `answer` is what the server said, `found` how many there are."""

    kind: str
    plan: str
    day: str
    account: str
    about: str
    address: str
    name: str
    subject: str
    claimed_at: datetime
    tries: int
    sent_at: datetime | None
    error: str | None
    answer: str | None
    again_at: datetime | None
    found: int

    def fate(self, now: datetime) -> Fate:
        """What became of it, as far as is known."""
        if self.sent_at:
            return Fate.SENT
        if self.again_at:
            return Fate.LATER
        if self.error:
            return Fate.UNKNOWN if self.error == "smtp_broken" else Fate.REFUSED
        return Fate.UNKNOWN if now - self.claimed_at > LOST else Fate.UNDER_WAY


def recipients(people: People) -> list[Recipient]:
    """Everybody who may be written to: the accounts that are open, but for those that are paused."""
    paused = {pause.account for pause in pauses(people)}
    return [
        recipient_of(account)
        for account in people.records(Account, "accounts")
        if account.disabled_at is None and account.id not in paused and is_address(account.email)
    ]


def recipient_of(account: Account) -> Recipient:
    """An account as who is written to."""
    return Recipient(
        key=account.id,
        name=account.name,
        address=account.email,
        language=account.language,
        function=account.job,
        organisation=account.organisation,
        is_partner=account.role == Role.PARTNER,
        role=Role(account.role),
    )


def switches(people: People, plan: str = "") -> dict[tuple[str, MailKind], Switch]:
    """What is switched on, by plan and kind: of one plan, or of all."""
    found = people.records(Switch, "switches", plan=plan)
    return {(row.plan, MailKind(row.kind)): row for row in found if row.kind in set(SWITCHED)}


def switch(people: People, kind: MailKind, plan: str, *, on: bool, server: str, asked: Asked) -> None:
    """Switches a kind of message on or off for a plan. Raises NotAllowed but for an administrator; Invalid where no mail of
    this server has reached whoever switches on."""
    check_administers(asked.person)
    if on and not first_sent(people, asked, server):
        raise Invalid(
            "mail_first",
            "Send yourself a first mail, and look whether it arrived: nothing is switched on before.",
        )
    name = "switch_on" if on else "switch_off"
    told = {"now": asked.at, "author": asked.person.author} if on and asked.person else {}
    if people.rows(name, kind=kind.value, plan=plan, **told):
        note(
            people,
            "settings_changed",
            asked,
            what="mail",
            message=kind.value,
            plan=plan,
            state="on" if on else "off",
        )


def first_sent(people: People, asked: Asked, server: str) -> bool:
    """Whether a first mail left this server for whoever asks."""
    who = asked.person.account if asked.person else ""
    return bool(people.rows("message_first", kind=MailKind.FIRST.value, account=who, server=server))


def pauses(people: People) -> list[Pause]:
    """Who is written to no more."""
    return people.records(Pause, "pauses")


def pause(people: People, account: str, *, on: bool, asked: Asked) -> None:
    """Writes to somebody no more, or again: by an administrator, or by that person. Raises NotAllowed for anybody else."""
    who = asked.person
    if who is None or not who.account or who.account != account:
        check_administers(who)
    author = who.author if who else ""
    changed = (
        people.rows("pause", account=account, now=asked.at, author=author)
        if on
        else people.rows("pause_end", account=account)
    )
    if changed:
        found = people.first("account", id=account)
        state = "paused" if on else "written to"
        note(
            people, "settings_changed", asked, what="mail", email=found["email"] if found else "", state=state
        )


def claim(
    people: People, key: Key, *, address: str, subject: str, server: str, now: datetime
) -> Claim | None:
    """Claims a message that nobody has sent or is sending; None when it is somebody's."""
    made = people.rows(
        "message_claim",
        **key.named,
        address=address,
        subject=subject,
        identifier=token_hex(16),
        server=server,
        now=now,
    ) or people.rows("message_again", **key.named, address=address, now=now)
    return Claim(str(made[0]["identifier"]), int(made[0]["tries"])) if made else None


def sent(people: People, key: Key, now: datetime) -> None:
    """A message left."""
    people.rows("message_sent", **key.named, now=now)


def failed(people: People, key: Key, error: NotSent, now: datetime, *, tries: int) -> None:
    """A message did not leave, or nobody knows: only one that is known not to have left may be tried again."""
    again = error.may_retry and error.is_certain and tries <= len(AGAIN)
    people.rows(
        "message_failed",
        **key.named,
        error=error.code,
        answer=str(error.values.get("answer", "")),
        again_at=now + AGAIN[tries - 1] if again else None,
    )


def taken(people: People, plan: str, day: date, now: datetime) -> Taken:
    """The messages of a day that are somebody's already, and those that are to be tried again by now."""
    rows = people.rows("messages_of_day", plan=plan, day=day.isoformat())
    waits = {
        (MailKind(row["kind"]), row["account"])
        for row in rows
        if row["again_at"] and not row["sent_at"] and datetime.strptime(row["again_at"], MOMENT) <= now
    }
    return Taken(frozenset((MailKind(row["kind"]), row["account"]) for row in rows) - waits, frozenset(waits))


def rounds_ended(people: People, plan: str, day: date) -> Collection[MailKind]:
    """The kinds that went through everybody on a day."""
    return {MailKind(row["kind"]) for row in people.rows("message_rounds", plan=plan, day=day.isoformat())}


def round_ended(people: People, kind: MailKind, plan: str, day: date, now: datetime) -> None:
    """A kind went through everybody on a day."""
    people.rows("message_round_end", kind=kind.value, plan=plan, day=day.isoformat(), now=now)


def log(
    people: People, plan: str, asked: Asked, *, account: str = "", limit: int = 50, offset: int = 0
) -> list[Entry]:
    """What was written to whom, the last first; an administrator's page. Raises NotAllowed for anybody else."""
    check_administers(asked.person)
    return people.records(Entry, "messages", plan=plan, account=account, limit=limit, offset=offset)
