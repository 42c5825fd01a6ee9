"""`/sending`: an administrator's page of mail: a first one to oneself, what is switched on, who is paused, what was sent; and
each message of the day as a text to copy or a file to open, with or without a server."""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from lib import clock
from lib.documents.mail import kinds
from lib.documents.mail.model import Mail
from lib.domain.asked import LAST_DAY
from lib.domain.errors import AppError, Invalid
from lib.domain.mail import SWITCHED, MailKind, Recipient, is_address
from lib.domain.people import Account, Person
from lib.domain.roles import Role
from lib.i18n import LANGUAGES
from lib.i18n.catalogue import as_language
from lib.mail.letter import draft
from lib.mail.server import Server, server_of
from lib.people.store import People
from lib.reports.briefing import PRESIDENT
from lib.reports.mail.messages import enclosed, mail_for
from lib.reports.mail.morning import Morning
from lib.reports.mail.rounds import awaited_answers, call_for
from lib.store import reads
from lib.store.connection import location, opened
from lib.store.state import State
from lib.usecases.people import accounts, messages, round_links
from lib.usecases.people.audit import Asked
from lib.web.address import round_address, site_of
from lib.web.door import asking, sending_page
from lib.web.door.entrance import Doors
from lib.web.door.sending_page import SENDING, Sheet
from lib.web.language import language_of
from lib.web.moment import plan_asked
from lib.web.posting import letter_of, post_first
from lib.web.refused import marked

#: Whom a message is for where nobody of them has an account.
OF = "of:"


@dataclass(frozen=True, slots=True)
class House:
    """What the page is about: the plan on its present day, its people, the mail server."""

    people: People
    morning: Morning
    server: Server | None
    asked: Asked
    several: bool

    @property
    def plan(self) -> str:
        """The key of the plan."""
        return self.morning.state.plan


def sending_routes(doors: Doors) -> list[Route]:
    """The page, and what is sent from it; administrators alone."""
    access = doors.access

    async def house(request: Request) -> House:
        person = await asking.here(request, access, asking.whoever)
        accounts.check_administers(person)
        return await run_in_threadpool(_house, request, person)

    async def look(request: Request) -> Response:
        return await _worded(request, house, _shown)

    async def message(request: Request) -> Response:
        return await _worded(request, house, _message)

    async def act(request: Request) -> Response:
        sent = {name: str(value) for name, value in (await request.form()).items()}
        return await _worded(request, house, lambda asked, held: _acted(asked, held, sent))

    return [
        Route(SENDING, look, methods=["GET"]),
        Route(f"{SENDING}/message", message, methods=["GET"]),
        Route(f"{SENDING}/message.eml", message, methods=["GET"]),
        Route(SENDING, act, methods=["POST"]),
    ]


async def _worded(
    request: Request,
    house: Callable[[Request], Awaitable[House]],
    answer: Callable[[Request, House], Response],
) -> Response:
    """An answer, or why there is none."""
    try:
        held = await house(request)
    except AppError as error:
        return marked(sending_page.refused(language_of(request), error), error)
    return await run_in_threadpool(answer, request, held)


def _house(request: Request, person: Person) -> House:
    store = opened(location(os.environ))
    latest = reads.current_revision(store)
    plan, named = plan_asked(store, latest, request.query_params.get("plan", ""), person=person)
    now = State.undated(store, latest, plan)
    day = reads.default_day(now, clock.today(reads.time_zone(now)))
    state = State(store, reads.revision_on(store, plan, LAST_DAY), plan, day)
    asked = asking.asked(request, person)
    return House(asking.people(), Morning(state), server_of(os.environ), asked, bool(named))


def _acted(request: Request, house: House, sent: dict[str, str]) -> Response:
    """Does what a button says; then the page again, or why it was not done."""
    people, asked = house.people, house.asked
    try:
        match sent.get("do"):
            case "first":
                return _sheet(request, house, sent_to=_first(request, house, sent.get("to", "")))
            case "on" | "off":
                server = house.server.told if house.server else ""
                kind = MailKind(sent["kind"])
                messages.switch(people, kind, house.plan, on=sent["do"] == "on", server=server, asked=asked)
            case "pause" | "again":
                messages.pause(people, sent["account"], on=sent["do"] == "pause", asked=asked)
    except (KeyError, ValueError):  # no button of ours says so: the page as it stands
        return RedirectResponse(sending_page.address(request), 303)
    except AppError as error:
        return marked(_sheet(request, house, error=error), error)
    return RedirectResponse(sending_page.address(request), 303)


def _first(request: Request, house: House, to: str) -> str:
    """Sends the administrator a first mail; answers to which address. Raises Invalid, NotSent."""
    who = house.asked.person
    account = accounts.one(house.people, who.account) if who and who.account else None
    address = account.email if account else to.strip()
    if not is_address(address):
        raise Invalid("email_unreadable", "This is no address of mail.", field="to")
    language = language_of(request)
    recipient = Recipient(account.id if account else "", account.name if account else "", address, language)
    on = messages.switches(house.people, house.plan)
    writer = house.morning.writer(language, site_of(os.environ, house.plan if house.several else ""))
    mail = kinds.first(writer, {kind: (house.plan, kind) in on for kind in SWITCHED})
    post_first(os.environ, house.people, recipient, mail, house.asked.at)
    return address


def _shown(request: Request, house: House) -> Response:
    return _sheet(request, house)


def _sheet(request: Request, house: House, *, error: AppError | None = None, sent_to: str = "") -> Response:
    people = house.people
    every = [a for a in people.records(Account, "accounts") if a.disabled_at is None]
    server = house.server
    return sending_page.shown(
        request,
        Sheet(
            plan=house.morning.sheet.title,
            server=server.told if server else "",
            sender=server.address if server else "",
            is_proved=bool(server)
            and messages.first_sent(people, house.asked, server.told if server else ""),
            links=bool(site_of(os.environ).base),
            on=frozenset(kind for plan, kind in messages.switches(people, house.plan)),
            everybody=every,
            paused=frozenset(pause.account for pause in messages.pauses(people)),
            others=_without_account(house, every),
            log=messages.log(people, house.plan, house.asked, limit=50),
            now=house.asked.at,
            zone=reads.time_zone(house.morning.state),
            own=house.asked.person.account if house.asked.person else "",
        ),
        error=error,
        sent_to=sent_to,
    )


def _without_account(house: House, every: list[Account]) -> list[str]:
    known = {account.organisation.casefold() for account in every}
    return [name for name in reads.organisations(house.morning.state) if name.casefold() not in known]


def _message(request: Request, house: House) -> Response:
    """One message of the day, as a page to copy from or a file that a mail program opens."""
    query = request.query_params
    to = _recipient(house, query.get("to", ""), query.get("in", ""))
    kind = next((kind for kind in SWITCHED if kind == query.get("kind")), None)
    mail = _written(house, kind, to) if kind and to else None
    if mail is None or kind is None or to is None:
        return sending_page.message(request, None)
    if not request.url.path.endswith(".eml"):
        return sending_page.message(request, mail)
    server = house.server or Server("smtp", "localhost", 25, "plan@localhost")
    letter = letter_of(mail, to, server, "draft", house.asked.at, paper=enclosed(kind, house.morning, to))
    name = f"{kind}-{house.morning.state.day.isoformat()}.eml"
    headers = {"Cache-Control": "no-store", "Content-Disposition": f'attachment; filename="{name}"'}
    return Response(draft(letter), headers=headers, media_type="message/rfc822")


def _written(house: House, kind: MailKind, to: Recipient) -> Mail | None:
    """What would leave today."""
    everybody = [one for one in messages.recipients(house.people) if one.key != to.key]
    site = site_of(os.environ, house.plan if house.several else "")
    if kind is not MailKind.ROUND:
        return mail_for(kind, house.morning, to, [to, *everybody], site=site)
    asked = house.morning.of_partners

    def link(answer: str) -> str:
        token = round_links.token_of(house.people, house.plan, answer)
        return round_address(os.environ, house.plan, token, as_language(to.language))

    found = (call_for(asked, answer, to, site=site, link=link) for answer in awaited_answers(asked))
    return next((mail for mail in found if mail), None) if site.base else None


def _recipient(house: House, key: str, language: str) -> Recipient | None:
    """An account by its key, or an organisation in which nobody has one, as a partner sees the plan."""
    spoken = language if language in LANGUAGES else ""
    if key.startswith(OF):
        name = key.removeprefix(OF)
        is_host = name == house.morning.sheet.host
        president = PRESIDENT[0] if is_host else ""  # the note is for whoever presides, whatever the name
        return Recipient("", "", "", spoken or "fr", president, name, is_partner=not is_host)
    found = next((a for a in house.people.records(Account, "accounts") if a.id == key), None)
    if found is None:
        return None
    to = messages.recipient_of(found)
    return Recipient(
        to.key, to.name, to.address, spoken or to.language, to.function, to.organisation,
        is_partner=found.role == Role.PARTNER, role=to.role,
    )  # fmt: skip
