"""`/sign-in`: coming in by password, with the place one wanted to reach kept. `/sign-out`: leaving."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from lib.domain.errors import NotAllowed
from lib.usecases.people import sessions, sign_in
from lib.web.door import asking
from lib.web.door.asking import SIGN_IN
from lib.web.door.entrance import Doors, entrance
from lib.web.door.sent import fields, route, slowly

#: Where one leaves.
SIGN_OUT = "/sign-out"
#: The statuses of refusals that are none of who asks.
STATUSES = {"too_many_attempts": 429, "door_busy": 503}


def sign_in_routes(doors: Doors) -> list[Route]:
    """Both routes."""
    access = doors.access

    async def ask(request: Request) -> Response:
        to = request.query_params.get("to", "")
        if await run_in_threadpool(asking.person_of, request, access):
            return RedirectResponse(asking.place(to), 303)
        return entrance(request, doors, to=to, left="left" in request.query_params)

    async def come_in(request: Request) -> Response:
        sent = await fields(request)
        email, password, to = (sent.get(name, "") for name in ("email", "password", "to"))
        try:
            asked = asking.asked(request)
            token = await slowly(sign_in.sign_in, asking.people(), email, password, asked)
        except NotAllowed as error:
            status = STATUSES.get(error.code, 403)
            return entrance(request, doors, to=to, email=email, error=error, status=status)
        return asking.remember(RedirectResponse(asking.place(to), 303), token, access)

    async def leave(request: Request) -> Response:
        person = await run_in_threadpool(asking.person_of, request, access)
        await run_in_threadpool(sessions.end, asking.people(), asking.asked(request, person))
        return asking.forget(RedirectResponse(f"{SIGN_IN}?left", 303), access)

    return [
        route(SIGN_IN, ask, ["GET"]),
        route(SIGN_IN, come_in, ["POST"]),
        route(SIGN_OUT, leave, ["POST"]),
    ]
