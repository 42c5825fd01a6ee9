"""Sends what is due: a thread of the app looks once a minute, claims each message before it leaves, and says what became of
it. Two servers share the claims; a restart finds them."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from threading import Event, Thread

from lib import clock
from lib.documents.mail.html import html
from lib.documents.mail.kinds import stoppable
from lib.documents.mail.model import Mail
from lib.documents.mail.text import subject, text
from lib.domain.asked import LAST_DAY
from lib.domain.errors import AppError, Invalid, NotSent
from lib.domain.mail import MailKind, Recipient, kinds_due
from lib.domain.zones import in_zone
from lib.i18n.catalogue import as_language
from lib.mail.letter import Attachment, Letter, message
from lib.mail.sending import Post, line
from lib.mail.server import SMTP, Server, server_of
from lib.people.store import People
from lib.people.store import opened as opened_people
from lib.reports.mail.messages import concerns, enclosed, mail_for
from lib.reports.mail.morning import Morning, Site
from lib.reports.mail.rounds import awaited_answers, call_for
from lib.store import reads
from lib.store.connection import Store, location, opened
from lib.store.copies.naming import beside
from lib.store.state import State
from lib.usecases.people import messages, round_links
from lib.usecases.people.messages import Key
from lib.usecases.people.tokens import stop_link
from lib.web.address import round_address, site_of, stop_address

LOG = logging.getLogger("plan")
#: Seconds after the start until the first look, between two looks, and after a failure.
FIRST, EACH, LATER = 30.0, 60.0, 300.0
PDF = "application/pdf"


@contextmanager
def posting(
    environment: Mapping[str, str],
    *,
    now: Callable[[], datetime] = clock.now,
    first: float = FIRST,
    each: float = EACH,
) -> Iterator[None]:
    """As long as this lasts, what is due is sent; entered once, by the app. Without a server nothing is begun."""
    if server_of(environment) is None:
        yield
        return
    ended = Event()
    thread = Thread(target=_watch, args=(environment, now, ended, first, each), name="posting", daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join(30)


def _watch(
    environment: Mapping[str, str], now: Callable[[], datetime], ended: Event, wait: float, each: float
) -> None:
    while not ended.wait(wait):
        wait = each
        try:
            post_due(environment, now, ended)
        except AppError as error:
            wait = max(each, LATER)
            LOG.error("no mail: %s", error.code)
        except Exception:
            wait = max(each, LATER)
            LOG.exception("no mail")


def post_due(environment: Mapping[str, str], now: Callable[[], datetime], ended: Event | None = None) -> int:
    """Sends what is due in every plan at this moment; answers how many left. Raises NotSent where no server answers,
    StoreUnavailable where the plan or the people cannot be read."""
    where = location(environment)
    if server_of(environment) is None or (where == beside(where) and not beside(where).exists()):
        return 0
    return post_through(environment, opened_people(where), now, ended)


def post_through(
    environment: Mapping[str, str], people: People, now: Callable[[], datetime], ended: Event | None = None
) -> int:
    """The same for people that are open already."""
    server = server_of(environment)
    on = messages.switches(people)
    if not on or server is None:
        return 0
    store = opened(location(environment))
    plans = [plan for plan in reads.plan_list(store) if plan.closed_on is None]
    with _Office(environment, people, server, now, ended or Event()) as office:
        return sum(
            office.send_due(
                store, plan.key, [kind for key, kind in on if key == plan.key], several=len(plans) > 1
            )
            for plan in plans
        )


def post_first(
    environment: Mapping[str, str], people: People, to: Recipient, mail: Mail, now: datetime
) -> None:
    """Sends a first mail to whoever asks for it. Raises NotSent, with what the server answered; Invalid without a server."""
    server = server_of(environment)
    if server is None:
        raise Invalid("mail_no_server", "No mail server is named: set {name}, then start again.", name=SMTP)
    key = Key(MailKind.FIRST, "", now.date(), to.key, now.isoformat())
    with line(server) as post:
        claim = messages.claim(
            people, key, address=to.address, subject=subject(mail), server=server.told, now=now
        )
        if claim is None:
            return
        try:
            post(message(letter_of(mail, to, server, claim.identifier, now)))
        except NotSent as error:
            messages.failed(people, key, error, now, tries=len(messages.AGAIN) + 1)
            raise
        messages.sent(people, key, now)


@dataclass(frozen=True, slots=True)
class Due:
    """A message that may have to be sent."""

    kind: MailKind
    to: Recipient


class _Office:
    """Sends messages over one line, opened for the first of them and again after it broke."""

    def __init__(
        self,
        environment: Mapping[str, str],
        people: People,
        server: Server,
        now: Callable[[], datetime],
        ended: Event,
    ) -> None:
        self._environment, self._people, self._server = environment, people, server
        self._now, self._ended = now, ended
        self._open = ExitStack()
        self._post: Post | None = None

    def __enter__(self) -> _Office:
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def send_due(self, store: Store, plan: str, on: Sequence[MailKind], *, several: bool) -> int:
        """Sends what is due in a plan; a kind that went through everybody is not looked at again on its day."""
        now = self._now()
        zone = reads.time_zone(State.undated(store, reads.current_revision(store), plan))
        local = in_zone(now, zone)
        day = local.date()
        due = [kind for kind in kinds_due(local) if kind in on]
        site = site_of(self._environment, plan if several else "")
        morning = Morning(State(store, reads.revision_on(store, plan, LAST_DAY), plan, day))
        left = self._ask(morning, plan, site) if MailKind.ROUND in due and site.base else 0
        due = [kind for kind in due if kind is not MailKind.ROUND]
        taken = messages.taken(self._people, plan, day, now)
        ended = messages.rounds_ended(self._people, plan, day)
        open_kinds = [kind for kind in due if kind not in ended]
        if not open_kinds and not any(kind in due for kind, _ in taken.again):
            return left
        everybody = messages.recipients(self._people)
        asked = [
            Due(kind, to)
            for kind in due
            for to in everybody
            if (kind in open_kinds and (kind, to.key) not in taken.done) or (kind, to.key) in taken.again
        ]
        for one in asked:
            if self._ended.is_set():
                return left
            if not concerns(morning, one.to):
                continue
            mail = mail_for(one.kind, morning, one.to, everybody, site=site)
            if mail is not None:
                paper = enclosed(one.kind, morning, one.to)
                left += self.send(Key(one.kind, plan, day, one.to.key), one.to, mail, paper)
        for kind in open_kinds:
            messages.round_ended(self._people, kind, plan, day, self._now())
        return left

    def _ask(self, morning: Morning, plan: str, site: Site) -> int:
        """Sends the links of an open round to the people of each organisation, once, and once again near its end."""
        asked = morning.of_partners  # what an organisation is asked is what a partner sees
        left = 0
        for awaited in awaited_answers(asked):
            opened_on = awaited.round.opened_on
            known = {
                (row["account"], row["about"])
                for row in self._people.rows("messages_of_day", plan=plan, day=opened_on.isoformat())
                if not row["again_at"]
            }
            for to in messages.recipients(self._people):
                if self._ended.is_set():
                    return left
                if (to.key, awaited.about) in known:
                    continue
                mail = call_for(asked, awaited, to, site=site, link=self._round_link(plan, to))
                if mail is not None:
                    left += self.send(Key(MailKind.ROUND, plan, opened_on, to.key, awaited.about), to, mail)
        return left

    def _round_link(self, plan: str, to: Recipient) -> Callable[[str], str]:
        language = as_language(to.language)
        return lambda answer: round_address(
            self._environment, plan, round_links.token_of(self._people, plan, answer), language
        )

    def send(self, key: Key, to: Recipient, mail: Mail, paper: bytes = b"") -> bool:
        """Claims a message and sends it; whether it left. Raises NotSent, with nothing claimed, where no server answers."""
        post = self._post or self._opened()
        now = self._now()
        claim = messages.claim(
            self._people, key, address=to.address, subject=subject(mail), server=self._server.told, now=now
        )
        if claim is None:
            return False
        stop = stop_address(self._environment, stop_link(self._people, to.key), mail.language)
        letter = letter_of(
            mail,
            to,
            self._server,
            claim.identifier,
            now,
            paper=paper,
            stop="" if key.kind is MailKind.FIRST else stop,
        )
        try:
            post(message(letter))
        except NotSent as error:
            messages.failed(self._people, key, error, self._now(), tries=claim.tries)
            LOG.warning("a message did not leave: %s", error.code)
            if not error.is_certain:
                self._post = None
            return False
        messages.sent(self._people, key, self._now())
        return True

    def _opened(self) -> Post:
        self._open.close()
        self._post = self._open.enter_context(line(self._server))
        return self._post


def letter_of(
    mail: Mail,
    to: Recipient,
    server: Server,
    identifier: str,
    now: datetime,
    *,
    paper: bytes = b"",
    stop: str = "",
) -> Letter:
    """A message as it travels to a person; `stop` is the page where one says to receive no more, if there is one."""
    shown = stoppable(mail, stop) if stop else mail
    return Letter(
        sender=server.sender,
        to=to.address,
        name=to.name,
        subject=subject(shown),
        text=text(shown),
        html=html(shown),
        language=mail.language,
        at=now,
        identifier=identifier,
        domain=server.address.rpartition("@")[2],
        stops=tuple(part for part in (stop, f"mailto:{server.address}?subject=stop") if part),
        attachments=(Attachment(f"note-{mail.language}-{now:%Y-%m-%d}.pdf", PDF, paper),) if paper else (),
    )
