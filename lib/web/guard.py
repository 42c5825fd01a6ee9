"""The guard: stands before pages, files, uploads, media, light pages and the websocket, just inside the security headers.

Nothing reaches the framework that does not come from a page of the dashboard itself, under a name that is answered; with
accounts, from somebody who is signed in at that very moment.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field

from starlette.concurrency import run_in_threadpool
from starlette.requests import HTTPConnection, Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lib import faults
from lib.domain.access import Access, access
from lib.domain.errors import AppError, NotAllowed
from lib.domain.people import Person
from lib.domain.provider import provider
from lib.i18n import mark, translate
from lib.mail.server import server_of
from lib.people.store import opened
from lib.store.connection import location
from lib.usecases.people import counted
from lib.usecases.people.accounts import can_administer
from lib.web import boards, keyed, left, refused
from lib.web.door import asking
from lib.web.door.asking import DOOR
from lib.web.hosts import Hosts, address, hosts, is_same
from lib.web.language import language_of
from lib.web.light import sentence_page
from lib.web.media import Media
from lib.web.visitor import visitor

#: The routes of the framework that its own pages ask for. All else under its name is closed: metrics, agents, probes.
CORE, OPEN = "_stcore", frozenset({"health", "host-config", "stream", "upload_file", "bidi-components"})
#: What is open to whoever has not signed in: the door itself, what watches the machine, and what a link alone opens.
UNSIGNED = frozenset({"/healthz", "/readyz", *DOOR})
#: The same for addresses with one part more, which is the secret.
INVITED, SHARED, KEYED = "invitation", "shared", frozenset({*keyed.OPEN, *keyed.LINKED})
#: The framework's own single sign-on: it knows no invitation, and is never opened.
FOREIGN = frozenset({"auth", "oauth2callback"})
#: Where the framework hands out what a button of a page made, which noted it (`lib/ui/downloads.py`).
MEDIA = "/media/"
#: What reads without changing anything.
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
#: A websocket that is refused: against the rules.
REFUSED = 1008


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a request goes no further: the status of the answer, and what a person is told."""

    code: str
    status: int
    message: str
    values: Mapping[str, object] = field(default_factory=dict)


MALFORMED = Refusal("request_malformed", 400, mark("This request is not one that a browser makes."))
CLOSED = Refusal("route_closed", 404, mark("There is nothing at this address."))
UNKNOWN = Refusal("sign_in_needed", 401, mark("Sign in first."))
ELSEWHERE = Refusal(
    "request_elsewhere",
    403,
    mark(
        "A page of another site asked for this: it was refused. Nothing was changed. Open the dashboard itself."
    ),
)


def configured() -> tuple[Hosts, Access]:
    """The names, and the way in, that the settings of this process allow.

    Raises SystemExit, with a sentence, when they cannot be read, those of the mail too, or when nobody could administer.
    """
    try:
        known, reached = hosts(os.environ), access(os.environ)
        provider(os.environ, reached)
        server_of(os.environ)
        if reached.asks and not can_administer(opened(location(os.environ))):
            raise NotAllowed(
                "no_administrator",
                "Nobody could administer the accounts yet, so the dashboard does not start. On this machine, make the first"
                " administrator: {command}",
                command='python -m lib account add name@example.org --role administrator --name "…"',
            )
        return known, reached
    except AppError as error:
        faults.note(f"start refused: {error.code}")
        said = [translate(language, error.message, **error.values) for language in ("fr", "en")]
        raise SystemExit("\n  ".join(said)) from None


def refusal(scope: Scope, known: Hosts) -> Refusal | None:
    """Why a request is not let through; None when it is."""
    asked = HTTPConnection(scope)
    named, origins = asked.headers.getlist("host"), asked.headers.getlist("origin")
    path = scope["path"]
    if len(named) != 1 or len(origins) > 1 or not path.startswith("/"):
        return MALFORMED
    host = address(named[0])
    if host is None:
        return MALFORMED
    peer = scope.get("client")
    if not known.answers(host.name, str(peer[0] or "") if peer else ""):
        port = (scope.get("server") or ("", None))[1]
        return Refusal(
            "host_foreign",
            403,
            mark(
                "The dashboard does not answer under the name that stands in the address bar. On the machine where it"
                " runs, open {address}. To share it on a network that you trust, this name is added to the setting"
                " {name} (see the guide)."
            ),
            {"address": f"http://localhost:{port}" if port else "http://localhost", "name": "PLAN_HOSTS"},
        )
    if origins and not is_same(origins[0], host):
        return ELSEWHERE
    if not _is_from_here(scope, asked):
        return ELSEWHERE
    return None if _is_open(path) else CLOSED


def _is_from_here(scope: Scope, asked: HTTPConnection) -> bool:
    """Whether the browser says that a page of ours asks, or a person by an address or a link. One that says nothing is
    no browser, or one that names the origin."""
    if set(asked.headers.getlist("sec-fetch-site")) <= {"same-origin", "none"}:
        return True
    followed = asked.headers.get("sec-fetch-mode") == "navigate" and (
        asked.headers.get("sec-fetch-dest", "document") == "document"
    )
    return bool(scope["type"] == "http" and scope["method"] in SAFE and followed)


def _is_open(path: str) -> bool:
    parts = path.split("/")
    if FOREIGN & {part.lower() for part in parts}:
        return False
    if CORE not in parts:
        return True
    below = parts[parts.index(CORE) + 1 :]
    return bool(below) and below[0] in OPEN


def is_unsigned(path: str) -> bool:
    """Whether an address is open to whoever has not signed in."""
    _, first, *below = path.split("/")
    if first in (INVITED, SHARED):
        return len(below) == 1 and bool(below[0])
    return path in UNSIGNED or first in KEYED


class Guard:
    """The middleware. Further guards stand behind it, and see one spelling of a host and its origin."""

    def __init__(self, app: ASGIApp, known: Hosts, reached: Access) -> None:
        self.app = app
        self.known = known
        self.reached = reached
        self.media = Media()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Lets one request or websocket through, or answers why not."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        scope = boards.seen(scope)
        no, person = refusal(scope, self.known), None
        if no is None and boards.link_of(scope):
            heard = self._while_signed_in(scope, receive, send)
            await boards.serve(self.app, self._told(scope), heard, send, asks=self.reached.asks)
            return
        if no is None and self._asks_who(scope):
            person = await self._person(scope)
            no = UNKNOWN if person is None else None
            if person is not None and not self.media.gives(person.session, scope["path"]):
                no = CLOSED
        if no is not None:
            await _refuse(scope, receive, send, no)
            if no is not UNKNOWN:
                await self._note(scope, no.code)
        elif scope["type"] == "websocket" and person is not None:
            told = self.media.telling(person.session, send)
            await self.app(self._told(scope), self._while_signed_in(scope, receive, send), told)
        elif person is not None:
            said: list[Message] = []
            await self.app(self._told(scope), receive, _heard(send, said))
            for message in said:
                await self._answered(scope, message, person)
        else:
            await self.app(self._told(scope), receive, send)

    def _told(self, scope: Scope) -> Scope:
        """The request as those behind see it: its host in one spelling, and where somebody really asks from."""
        seen = _spelled_once(scope)
        return {**seen, "client": (visitor(scope, self.reached), 0)} if self.reached.asks else seen

    def _asks_who(self, scope: Scope) -> bool:
        """Whether who asks needs a session."""
        return self.reached.asks and not (scope["type"] == "http" and is_unsigned(scope["path"]))

    async def _person(self, scope: Scope) -> Person | None:
        """Whoever has a session. One that cannot be looked up is none."""
        try:
            if boards.link_of(scope):
                return await run_in_threadpool(boards.visitor, scope)
            return await run_in_threadpool(asking.person_of, HTTPConnection(scope), self.reached)
        except AppError as error:
            faults.note("the accounts cannot be read", error)
            return None

    async def _note(self, scope: Scope, code: str, person: Person | None = None) -> None:
        """Tells the audit that somebody was refused, after they were answered; of whoever has no session nothing."""
        if not self.reached.asks:
            return
        who = person or await self._person(scope)
        if who is not None:
            self._tell(scope, who, counted.REFUSED, {"code": code, "where": scope["path"]})

    async def _answered(self, scope: Scope, begun: Message, person: Person) -> None:
        """Tells the audit what an answer says of itself: that it refuses, or that a file left."""
        if code := refused.code_of(begun):
            await self._note(scope, code, person)
        elif (file := left.file_of(begun)) and not scope["path"].startswith(MEDIA):
            self._tell(scope, person, counted.EXPORTED, {"file": file, "where": scope["path"]})

    def _tell(self, scope: Scope, person: Person, kind: str, told: dict[str, str]) -> None:
        asked = asking.asked(HTTPConnection(self._told(scope)), person)
        counted.HERE.tell(asking.people(), kind, asked, told)

    def _while_signed_in(self, scope: Scope, receive: Receive, send: Send) -> Receive:
        """What a page says over its socket, as long as its session lasts: looked at each time."""

        async def heard() -> Message:
            message = await receive()
            if message["type"] == "websocket.receive" and await self._person(scope) is None:
                await send({"type": "websocket.close", "code": REFUSED, "reason": UNKNOWN.code})
                return {"type": "websocket.disconnect", "code": REFUSED}
            return message

        return heard


def _heard(send: Send, said: list[Message]) -> Send:
    """Sends an answer on, and keeps how it begins."""

    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            said.append(message)
        await send(message)

    return sent


async def _refuse(scope: Scope, receive: Receive, send: Send, no: Refusal) -> None:
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.close", "code": REFUSED, "reason": no.code})
    else:
        await _answer(Request(scope), no)(scope, receive, send)


def _answer(request: Request, no: Refusal) -> Response:
    """Whoever looks for a page without having signed in is led to the door; all else is told why not."""
    looks = request.method in ("GET", "HEAD") and "text/html" in request.headers.get("accept", "")
    if no is UNKNOWN and looks:
        return RedirectResponse(asking.way_in(request), 303, {"Cache-Control": "no-store"})
    return _told(request, no)


def _spelled_once(scope: Scope) -> Scope:
    """The request with its host, and the origin that was found to be the same, in one spelling: what stands behind
    compares texts, and looks names up for those that differ."""
    headers = dict(scope["headers"])
    host = address(headers[b"host"].decode("latin-1"))
    if host is None:
        return scope
    spelled = {b"host": host.text.encode()}
    if b"origin" in headers:
        scheme = headers[b"origin"].decode("latin-1").partition(":")[0]
        spelled[b"origin"] = f"{scheme}://{host.text}".encode()
    return {**scope, "headers": [(name, spelled.get(name, value)) for name, value in scope["headers"]]}


def _told(request: Request, no: Refusal) -> Response:
    language = language_of(request)
    sentence = translate(language, no.message, **no.values)
    headers = {"Cache-Control": "no-store", refused.HEADER: no.code}
    if "text/html" in request.headers.get("accept", ""):
        return Response(sentence_page(language, sentence), no.status, headers, "text/html")
    return PlainTextResponse(sentence, no.status, headers)
