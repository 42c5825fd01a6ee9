"""`/healthz`: this process reads the plan. `/readyz`: people may be sent here. For programs: a word, a code, no data.

| word        | status | what it says                                                            |
|-------------|--------|-------------------------------------------------------------------------|
| ok, ready   | 200    | the plan can be read; `ready, copy of 14:05`: since then the copy is not fresh (UTC) |
| starting    | 503    | the store is being opened, brought up to date or filled                 |
| stopping    | 503    | `/readyz` alone: the server was asked to stop                            |
| refusing    | 503    | the plan is read, nothing can be recorded, a code; `/readyz` says 200: its pages tell people why |
| slow        | 503    | a look at the store has not ended in time                               |
| unreadable  | 503    | it cannot be read; the code of the error follows                        |
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import timedelta

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from lib import clock
from lib.store import reads
from lib.store.connection import location, opened
from lib.web.drain import Drain
from lib.web.pulse import Beat, Pulse

OK, READY = "ok", "ready"


def health_routes(drain: Drain, names: Mapping[str, str], pulse: Pulse | None = None) -> list[Route]:
    """Both routes; `names` are headers that tell this installation from others."""
    beating = pulse or Pulse(look, clock.elapsed)

    async def alive(request: Request) -> Response:
        return _answer(await beating.taken(), OK, names)

    async def ready(request: Request) -> Response:
        if drain.begun:
            return _told("stopping", 503, names)
        return _answer(await beating.taken(), READY, names)

    return [Route("/healthz", alive), Route("/readyz", ready)]


def look() -> Beat:
    """Reads the plan, opens the store for it if nobody has. Raises AppError."""
    store = opened(location(os.environ))
    reads.current_revision(store)
    fault, silence = store.place.fault, store.place.silence
    fresh = None if silence is None else clock.now() - timedelta(seconds=silence)
    return Beat(code=fault.code if fault else "", copy_of=fresh)


def _answer(beat: Beat, well: str, names: Mapping[str, str]) -> Response:
    if beat.state != "readable":
        return _told(f"{beat.state} {beat.code}".strip(), 503, names)
    if (
        beat.code
    ):  # people still read, and every page tells them: they are sent here; who watches the machine is told
        if well == READY:
            return _told(f"ready, refusing {beat.code}", 200, names)
        return _told(f"refusing {beat.code}", 503, names)
    if beat.copy_of is not None:
        return _told(f"{well}, copy of {beat.copy_of:%H:%M}", 200, names)
    return _told(well, 200, names)


def _told(word: str, status: int, names: Mapping[str, str]) -> Response:
    return PlainTextResponse(word, status, headers={"Cache-Control": "no-store", **names})
