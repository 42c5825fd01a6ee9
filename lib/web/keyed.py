"""Answers that a token alone opens: who it is, what they may see, and what is told to one that opens nothing.

A token that holds is always answered; one that does not is counted against the address it came from, and told to wait: the
colleagues of somebody whose calendar was revoked, behind the same line, lose nothing by it.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from lib import clock
from lib.domain import asked
from lib.domain.access import Access
from lib.domain.errors import AppError, NotAllowed
from lib.domain.people import Person
from lib.i18n import translate
from lib.store import reads
from lib.store.connection import location, opened
from lib.store.seen import seen_by
from lib.store.state import State
from lib.usecases.people import slowing, tokens
from lib.usecases.people.slowing import Limit
from lib.usecases.people.tokens import Opened, Use
from lib.web.door import asking
from lib.web.language import language_of
from lib.web.moment import plan_asked, state_asked

#: The first part of the addresses that need no session.
OPEN = ("api", "calendar", "mail")
#: The same where a link of its own is the key (lib/web/round.py).
LINKED = ("r",)
#: Wrong tokens that cost an address nothing, and the longest wait that more of them cost.
WRONG = Limit(10, longest=slowing.ADDRESS.longest)
#: Kept by who asked alone, and asked again before it is shown; told to no other site, found by no search.
HEADERS = {
    "Cache-Control": "private, no-cache",
    "Referrer-Policy": "strict-origin",
    "X-Robots-Tag": "noindex",
}


@dataclass(frozen=True, slots=True)
class View:
    """A state as whoever asks may see it; `hides` are actions that became confidential since, which no list names."""

    state: State
    hides: frozenset[str]
    is_partner: bool


def holder_of(request: Request, use: Use, held: str, access: Access) -> Opened:
    """Whose token it is. Raises NotAllowed for one that opens nothing, with the seconds to wait after many."""
    people, who = asking.people(), asking.asked(request)
    found = tokens.opened_by(people, use, held, who.at, alone=not access.asks)
    if found is None:
        counted = {f"token:{who.address}": WRONG}
        slowing.check(people, counted, who.at)
        slowing.tried(people, counted, who.at)
        raise NotAllowed("token_unknown", "This access does not exist, or was revoked.")
    return found


def view_of(query: Mapping[str, str], plan: str, *, person: Person) -> View:
    """The state of a plan that the address asks for, else the present one, as somebody sees it: a partner
    none but those in which its organisation has a place now, whatever was so when its token was made. Raises AppError for what
    is not there."""
    store = seen_by(opened(location(os.environ)), person)
    latest = reads.current_revision(store)
    key, _ = plan_asked(store, latest, plan, person=person)
    present = clock.today(reads.time_zone(State.undated(store, latest, key)))
    state = state_asked(store, key, dict(query), present)
    if not person.is_partner:
        return View(state, frozenset(), is_partner=False)
    last = state.at(reads.revision_on(store, key, asked.LAST_DAY)).seen_in(store.whole)
    return View(state, frozenset(reads.hidden(last).keys), is_partner=True)


def unchanged(request: Request, mark: str, changed: datetime | None = None) -> bool:
    """Whether who asks holds this very answer: by its mark, else by the moment of its last change."""
    if "if-none-match" in request.headers:
        held = {part.strip().removeprefix("W/") for part in request.headers["if-none-match"].split(",")}
        return bool(held & {mark.removeprefix("W/"), "*"})
    since = request.headers.get("if-modified-since", "")
    if changed is None or not since:
        return False
    try:
        return parsedate_to_datetime(since) >= changed.replace(tzinfo=UTC)
    except (TypeError, ValueError):
        return False


def last_modified(changed: datetime) -> str:
    """A moment as a header says it."""
    return format_datetime(changed.replace(microsecond=0, tzinfo=UTC), usegmt=True)


def waits(error: AppError) -> dict[str, str]:
    """How long who is slowed has to wait, as a header."""
    return {"Retry-After": str(error.values["seconds"])} if "seconds" in error.values else {}


class _Nothing:
    """What answers every method, which a function would leave to whoever comes after it."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Says so."""
        sentence = translate(language_of(Request(scope)), "There is nothing at this address.")
        answer = Response(f"{sentence}\n", 404, not_kept(), "text/plain")
        await answer(scope, receive, send)


def closed_routes(paths: Iterable[str]) -> list[Route]:
    """Whatever else is asked for, or otherwise, under addresses that need no session: nothing is there, and no page of the
    framework. They come after the routes that are there."""
    below = [f"/{name}{rest}" for name in (*OPEN, *LINKED) for rest in ("", "/{rest:path}")]
    return [Route(path, _Nothing()) for path in (*paths, *below)]


def not_kept(**more: str) -> dict[str, str]:
    """The headers of a refusal."""
    return {**HEADERS, "Cache-Control": "no-store", **more}


def plain(error: AppError, status: int, sentence: str) -> Response:
    """A refusal as a line of text."""
    return Response(f"{sentence}\n", status, not_kept(**waits(error)), "text/plain")
