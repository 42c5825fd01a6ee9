"""How many bytes of uploaded files are held at once: of one page, and of all; and when those of a page that is gone are let go.

The framework takes files of any number of pages into memory, and keeps them after the pages are closed. Here they are
counted as they come, by what the header announces and by what really arrives.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Protocol

from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lib.i18n import mark, translate
from lib.web.guard import CORE, Refusal
from lib.web.language import language_of

MEGABYTE = 2**20
#: What surrounds a file on its way: its name and a few lines.
FRAME = 2**16
#: How a browser says that its page was closed, not that the line was cut.
CLOSED = (1000, 1001)


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes of one file, of one page and of all pages, and those that are let pass before a refusal is said; files of one page; seconds without a
    byte, and of a whole upload; seconds that files are kept for a page that was closed, since it may come back; seconds between two looks."""

    file: int = 25 * MEGABYTE
    page: int = 75 * MEGABYTE
    all: int = 200 * MEGABYTE
    heard: int = 100_000_000  # what the proxy lets in (.deploy/Caddyfile)
    files: int = 40
    silence: float = 30.0
    whole: float = 900.0
    closed: float = 10.0
    look: float = 2.0


class Held(Protocol):
    """What the framework holds, by session: one session is one page in a browser."""

    def sizes(self) -> dict[str, list[int]]:
        """Bytes of each file, by session."""

    def is_here(self, session: str) -> bool:
        """Whether the page is connected."""

    def patience(self) -> float:
        """Seconds in which a page whose line was cut may come back."""

    def let_go(self, sessions: Sequence[str]) -> None:
        """Ends sessions whose pages are gone, with all that they held."""


TOO_LARGE = Refusal("upload_large", 413, mark("The file is larger than what is read here."))
PAGE_FULL = Refusal(
    "upload_page_full", 429, mark("This page holds too many files already: reload it, then drop the file.")
)
ALL_FULL = Refusal(
    "upload_all_full", 503, mark("Too many files are being dropped at this moment: try again in a minute.")
)
STOPPED = Refusal("upload_stopped", 408, mark("The file stopped arriving: the line may be cut. Try again."))


class _Stopped(Exception):
    """The upload goes no further."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.code)
        self.refusal = refusal


class _Body:
    """What arrives of one upload. Whoever sends hears an answer once all is sent: one that comes earlier is lost with the line, or taken by a
    proxy for a server that broke down. So a refused body is let pass, which nobody keeps, within bounds of bytes and time."""

    def __init__(self, receive: Receive, announced: int, limits: Limits, clock: Callable[[], float]) -> None:
        self._receive, self._limits, self._clock = receive, limits, clock
        self._began, self._is_over = clock(), False
        self.announced, self.taken = announced, 0

    async def next(self) -> Message:
        """The next piece.

        Raises:
            _Stopped: nothing came for long, or all of it takes too long.
        """
        try:
            message = await asyncio.wait_for(self._receive(), self._limits.silence)
        except TimeoutError:
            self._is_over = True
            raise _Stopped(STOPPED) from None
        self.taken += len(message.get("body", b""))
        self._is_over = message["type"] != "http.request" or not message.get("more_body")
        if not self._is_over and self._clock() - self._began > self._limits.whole:
            self._is_over = True
            raise _Stopped(STOPPED)
        return message

    async def hear_out(self) -> None:
        """Lets the rest pass, unless it is said to be more than is ever heard."""
        if self.announced > self._limits.heard:
            return
        with suppress(_Stopped):
            while not self._is_over and self.taken <= self._limits.heard:
                await self.next()


class Uploads:
    """The middleware, behind the guard."""

    def __init__(
        self, app: ASGIApp, held: Held, clock: Callable[[], float], limits: Limits | None = None
    ) -> None:
        self.app, self.held, self.clock, self.limits = app, held, clock, limits or Limits()
        self._coming: Counter[str] = Counter()
        self._gone: dict[str, tuple[float, float]] = {}  # since when, and how long it is waited for
        self._looking: asyncio.Task[None] | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serves one request; notices the end of a websocket."""
        if scope["type"] == "websocket":
            await self._line(scope, receive, send)
            return
        session = _session(scope)
        if session is None:
            await self.app(scope, receive, send)
            return
        body = _Body(receive, _announced(scope), self.limits, self.clock)

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                await body.hear_out()
            await send(message)

        try:
            await self._upload(session, scope, body, answer)
        except _Stopped as stopped:
            await _told(Request(scope), stopped.refusal)(scope, body.next, answer)
        finally:
            if self._looking is None or self._looking.done():
                self._looking = asyncio.get_running_loop().create_task(self._look())

    async def _upload(self, session: str, scope: Scope, body: _Body, answer: Send) -> None:
        refusal = self._refusal(session, body.announced)
        if refusal is not None:
            raise _Stopped(refusal)
        counted = body.announced
        self._coming[session] += counted  # its place is kept while it comes

        async def heard() -> Message:
            nonlocal counted
            message = await body.next()
            if body.taken > counted:  # it was not announced
                self._coming[session] += body.taken - counted
                counted = body.taken
                late = TOO_LARGE if body.taken > self.limits.file + FRAME else self._refusal(session, 0)
                if late is not None:
                    raise _Stopped(late)
            return message

        try:
            await self.app(scope, heard, answer)
        finally:
            self._coming[session] -= counted
            self._coming += Counter()  # forgets who has nothing left

    def _refusal(self, session: str, more: int) -> Refusal | None:
        """Why so many more bytes of a page are not taken; room is made of what closed pages left, first gone first."""
        limits, sizes = self.limits, self.held.sizes()
        if more > limits.file + FRAME:
            return TOO_LARGE
        own = sizes.get(session, [])
        if sum(own) + self._coming[session] + more > limits.page + FRAME or len(own) >= limits.files:
            return PAGE_FULL
        total = sum(map(sum, sizes.values())) + self._coming.total() + more
        leaving = sorted((s for s in sizes if s != session and not self.held.is_here(s)), key=self._since)
        while total > limits.all + FRAME and leaving:
            first = leaving.pop(0)
            total -= sum(sizes[first])
            self._let_go([first])
        return ALL_FULL if total > limits.all + FRAME else None

    def _since(self, session: str) -> float:
        return self._gone.get(session, (self.clock(), 0.0))[0]

    async def _line(self, scope: Scope, receive: Receive, send: Send) -> None:
        """A websocket to its end: sessions that are not connected afterwards were its own."""
        code = 0

        async def heard() -> Message:
            nonlocal code
            message = await receive()
            if message["type"] == "websocket.disconnect":
                code = message.get("code") or 0
            return message

        try:
            await self.app(scope, heard, send)
        finally:
            self._notice(self.limits.closed if code in CLOSED else self.held.patience())

    def _notice(self, wait: float) -> None:
        """Since when pages are gone, and that those which came back are not."""
        sizes, now = self.held.sizes(), self.clock()
        for session in sizes.keys() - self._gone.keys():
            if not self.held.is_here(session):
                self._gone[session] = (now, wait)
        for session in list(self._gone):
            if session not in sizes or self.held.is_here(session):
                del self._gone[session]

    async def _look(self) -> None:
        """Looks now and then, as long as anything is held, whether it is to be let go."""
        while self.held.sizes() or self._coming:
            await asyncio.sleep(self.limits.look)
            self._notice(self.limits.closed)  # whose end nobody saw: a file that came after its page had gone
            now = self.clock()
            self._let_go([s for s, (since, wait) in self._gone.items() if now - since >= wait])

    def _let_go(self, sessions: Sequence[str]) -> None:
        if sessions:
            self.held.let_go(sessions)
            for session in sessions:
                self._gone.pop(session, None)


def _session(scope: Scope) -> str | None:
    """Of which session a file is put; None for any other request."""
    if scope["type"] != "http" or scope["method"] != "PUT":
        return None
    parts = scope["path"].split("/")
    below = parts[parts.index(CORE) + 1 :] if CORE in parts else []
    return below[1] if len(below) == 3 and below[0] == "upload_file" else None


def _announced(scope: Scope) -> int:
    """How many bytes an upload says that it brings; 0 when it does not say."""
    said = Request(scope).headers.get("content-length", "")
    return int(said) if said.isascii() and said.isdigit() else 0


def _told(request: Request, refusal: Refusal) -> PlainTextResponse:
    sentence = translate(language_of(request), refusal.message)
    return PlainTextResponse(
        sentence,
        refusal.status,
        {"Cache-Control": "no-store", "Connection": "close", "X-Plan-Refused": refusal.code},
    )
