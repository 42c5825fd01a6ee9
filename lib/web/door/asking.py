"""Who asks: the session that the browser keeps the name of, and where it asks from."""

from __future__ import annotations

import os
from collections.abc import Callable
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import HTTPConnection
from starlette.responses import Response

from lib import clock
from lib.domain.access import Access
from lib.domain.errors import NotAllowed
from lib.domain.people import Person
from lib.domain.roles import Role
from lib.people.store import People, opened
from lib.store.connection import location
from lib.usecases.people import errands, sessions
from lib.usecases.people.audit import Asked

#: Where people come in.
SIGN_IN = "/sign-in"
#: Whoever sits at a machine without accounts, as the history names them.
MACHINE = Person("Local workstation", Role.ADMINISTRATOR)
#: Where a provider is visited, and where its people come back; where a passkey is asked for, and the script that asks.
VISIT, BACK, PASSKEY = f"{SIGN_IN}/provider", f"{SIGN_IN}/back", f"{SIGN_IN}/passkey"
SCRIPT = f"{PASSKEY}.js"
#: All that is open to who has not signed in, to the letter.
DOOR = frozenset({SIGN_IN, VISIT, BACK, PASSKEY, f"{PASSKEY}/begin", SCRIPT})
#: Where somebody is led who wanted to reach no place.
START = "/"


def people() -> People:
    """The people of the plan of this process. Raises StoreUnavailable."""
    return opened(location(os.environ))


def person_of(request: HTTPConnection, access: Access) -> Person | None:
    """Who asks; None for whoever has not signed in. Raises StoreUnavailable."""
    token = request.cookies.get(access.cookie, "")
    return sessions.person_of(people(), token, clock.now()) if token else None


def whoever(request: HTTPConnection, access: Access) -> Person | None:
    """Who asks, where nobody signs in too: then it is whoever sits at the machine. Raises StoreUnavailable."""
    return person_of(request, access) if access.asks else MACHINE


async def here(
    request: HTTPConnection,
    access: Access,
    find: Callable[[HTTPConnection, Access], Person | None] = person_of,
) -> Person:
    """Who asks, where the guard lets nobody else as far as here. Raises NotAllowed, StoreUnavailable."""
    person = await run_in_threadpool(find, request, access)
    if person is None:
        raise NotAllowed("sign_in_needed", "Sign in first.")
    return person


def asked(request: HTTPConnection, person: Person | None = None) -> Asked:
    """Who asks, now, from where."""
    address = request.client.host if request.client else ""
    return Asked(person, clock.now(), address, request.headers.get("user-agent", ""))


def place(text: str) -> str:
    """A place of the dashboard that somebody wanted to reach: another site's is none, nor is the door itself."""
    one = (
        text.startswith("/")
        and not text.startswith(("//", "/\\"))
        and text.isprintable()
        and "\\" not in text
    )
    return text if one and len(text) < 2000 and not text.startswith(SIGN_IN) else START


def way_in(request: HTTPConnection) -> str:
    """The address of the door, with the place that was asked for."""
    query = request.url.query
    wanted = request.url.path + (f"?{query}" if query else "")
    asked = {} if wanted == START else {"to": wanted}
    if language := request.query_params.get("lang"):
        asked["lang"] = language
    return f"{SIGN_IN}?{urlencode(asked)}" if asked else SIGN_IN


def remember(answer: Response, token: str, access: Access) -> Response:
    """Has the browser keep a session: out of reach of scripts, and of what other sites ask for."""
    answer.set_cookie(access.cookie, token, path="/", httponly=True, samesite="lax", secure=access.is_secure)
    answer.delete_cookie(access.errand, path="/", httponly=True, samesite="lax", secure=access.is_secure)
    return answer


def keep(answer: Response, token: str, access: Access) -> Response:
    """Has the browser keep what it began at the door, for as long as that may take."""
    lasts = int(errands.LASTS.total_seconds())
    answer.set_cookie(
        access.errand, token, max_age=lasts, path="/", httponly=True, samesite="lax", secure=access.is_secure
    )
    return answer


def forget(answer: Response, access: Access) -> Response:
    """Has the browser forget it, and what it kept of pages."""
    answer.delete_cookie(access.cookie, path="/", httponly=True, samesite="lax", secure=access.is_secure)
    answer.headers["Clear-Site-Data"] = '"cache"'
    return answer
