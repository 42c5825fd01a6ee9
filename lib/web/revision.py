"""`/revision`: the number of the last revision, and nothing else of the plan. A page on which several work asks it often."""

from __future__ import annotations

import os

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from lib.domain.errors import AppError
from lib.store import reads
from lib.store.connection import location, opened


def revision_route() -> Route:
    """The route; 503 while the plan cannot be read."""

    async def last(request: Request) -> Response:
        try:
            number = await run_in_threadpool(_last)
        except AppError as error:
            return PlainTextResponse(error.code, 503, headers={"Cache-Control": "no-store"})
        return PlainTextResponse(str(number), headers={"Cache-Control": "no-store"})

    return Route("/revision", last)


def _last() -> int:
    return reads.current_revision(opened(location(os.environ)))
