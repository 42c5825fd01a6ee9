"""Below `/shared/<token>/`: one page of the dashboard for whoever has the link to it, without an account.

The link is in the address of everything that its page asks for, the socket too. So nothing is kept in the browser: two links
stand side by side, none touches the session of who is signed in, and none can be asked from another one's page. What comes
in below a link is looked at against it, then goes on as the page that the framework knows, with the link in a header that
nobody else can write.
"""

from __future__ import annotations

import os
from urllib.parse import parse_qsl, urlencode

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection, Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lib import clock, faults
from lib.documents.html import words
from lib.domain.access import BOARD
from lib.domain.errors import AppError, NotAllowed
from lib.domain.people import Board, Person
from lib.i18n import Language, translate
from lib.people.store import opened
from lib.store.connection import location
from lib.usecases.people import shares
from lib.web.door import asking
from lib.web.language import language_of
from lib.web.light import page

SHARED = "/shared"
#: Kept by nobody, found by no search, told to no other site.
HEADERS = {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex"}
#: The same for a page that asks for more: without an origin its socket would be that of a stranger.
SAID = {**HEADERS, "Referrer-Policy": "same-origin"}
#: What a page asks for beside itself: no file that somebody else's page shows, no upload.
SOCKET = "/_stcore/stream"
ASKED = frozenset({"/_stcore/health", "/_stcore/host-config", "/favicon.png", "/manifest.json"})
STATIC = "/static/"


def over() -> NotAllowed:
    """What is told of a link that opens nothing."""
    return NotAllowed(
        "share_over", "This link opens nothing: it has ended, or never was one. Ask whoever sent it."
    )


def address(token: str, board: Board) -> str:
    """The address of the page that a link shows, with what it asks for."""
    query = urlencode(board.query)
    return f"{SHARED}/{token}/{board.path}" + (f"?{query}" if query else "")


def seen(scope: Scope) -> Scope:
    """A request as it goes on: below a link, at the address that its page has without it, with the link in a header and
    nothing of who is signed in; anywhere else, without that header, whoever wrote it."""
    hidden, name = {BOARD.encode()}, BOARD.encode()
    token, path = _parts(scope["path"])
    if not token:
        headers = [(key, value) for key, value in scope["headers"] if key.lower() not in hidden]
        return {**scope, "headers": headers}
    hidden |= {b"cookie", b"authorization"}
    kept = [(key, value) for key, value in scope["headers"] if key.lower() not in hidden]
    return {**scope, "path": path, "raw_path": path.encode(), "headers": [*kept, (name, token.encode())]}


def link_of(scope: Scope) -> str:
    """The link below which something is asked, in what `seen` answers; empty for none."""
    return HTTPConnection(scope).headers.get(BOARD, "")


def visitor(scope: Scope) -> Person | None:
    """Who has that link; None once it ended. Raises StoreUnavailable."""
    return shares.visitor(opened(location(os.environ)), link_of(scope), clock.now())


def answer(scope: Scope) -> Response | None:
    """What is answered to who asks below a link, None where the framework answers: the page itself, and what it asks for.
    Another page, or another address of it, leads back to it. Raises StoreUnavailable."""
    who = visitor(scope)
    if who is None or who.board is None:
        return ended(scope)
    path, token = scope["path"], link_of(scope)
    if scope["type"] == "websocket":
        return None if path == SOCKET else ended(scope)
    if path in ASKED or path.startswith(STATIC):
        return None if scope["method"] in ("GET", "HEAD") else ended(scope)
    if (
        scope["method"] != "GET"
        or "/" in path[1:]
        or "text/html" not in HTTPConnection(scope).headers.get("accept", "")
    ):
        return ended(scope)
    asked = tuple(parse_qsl(scope["query_string"].decode("latin-1")))
    if path != f"/{who.board.path}" or asked != who.board.query:
        return RedirectResponse(address(token, who.board), 303, SAID)
    shares.opened(opened(location(os.environ)), token, asking.asked(HTTPConnection(scope)))
    return None


async def serve(app: ASGIApp, scope: Scope, receive: Receive, send: Send, *, asks: bool) -> None:
    """Answers who asks below a link: with its page and what that asks for, as long as the link holds; where people do not
    sign in (not `asks`), nothing is shared."""
    try:
        said = await run_in_threadpool(answer if asks else ended, scope)
    except AppError as error:
        faults.note("the links cannot be read", error)
        said = ended(scope)
    if said is None:
        await app(scope, receive, unkept(send))
    elif scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.close", "code": 1008, "reason": "share_over"})
    else:
        await said(scope, receive, send)


def unkept(send: Send) -> Send:
    """Sends an answer to a visitor, which nobody keeps, and which keeps nothing in the browser."""

    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers.update(SAID)
            del headers["set-cookie"]
        await send(message)

    return sent


def sentence(language: Language, status: int, told: str) -> Response:
    """A page that says one thing and leads nowhere."""
    body = f"<main><h1>{words(told)}</h1></main>"
    return Response(
        page(language, translate(language, "Joint action plan"), body), status, HEADERS, "text/html"
    )


def ended(scope: Scope) -> Response:
    """What is answered where a link opens nothing."""
    language = language_of(Request(scope)) if scope["type"] == "http" else "fr"
    return sentence(language, 404, translate(language, over().message))


def _parts(path: str) -> tuple[str, str]:
    """The token of an address below a link, and the address without it; empty for every other one."""
    parts = path.split("/", 3)
    return (parts[2], f"/{parts[3]}") if len(parts) == 4 and path.startswith(f"{SHARED}/") else ("", path)
