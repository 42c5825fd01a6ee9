"""What is sent to the door: small, in time, and nothing else; and what is said when it is not, or when nobody can be looked up."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar
from urllib.parse import parse_qsl

from anyio import CapacityLimiter
from anyio.to_thread import run_sync
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from lib import faults
from lib.documents.html import words
from lib.domain.errors import AppError, Invalid, NotAllowed, StoreUnavailable
from lib.i18n import mark, translate
from lib.web.door.forms import whole
from lib.web.language import language_of
from lib.web.refused import marked

Answer = TypeVar("Answer")
Answering = Callable[[Request], Awaitable[Response]]
#: Bytes of a form, fields of it, and seconds in which it comes.
MOST, FIELDS, SECONDS = 32_768, 20, 15.0
#: The statuses of refusals that are none of a form's own.
STATUSES = {"form_large": 413, "form_slow": 408, "door_busy": 503}
#: Said of accounts that cannot be read, to whoever stands before the door: no place of ours is named.
AWAY = mark(
    "Nobody can be let in at this moment: the accounts cannot be read. The plan itself is untouched. Try again."
)
#: Passwords that are checked at once, each in 19 MB, and how many wait for that.
CHECKS, WAITING = 4, 60


async def fields(request: Request) -> dict[str, str]:
    """The fields of a form. Raises Invalid for one that is large, slow, or something else."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    announced = request.headers.get("content-length", "0")
    if kind not in ("application/x-www-form-urlencoded", "") or not announced.isdigit():
        raise unreadable()
    if int(announced[:12]) > MOST:
        raise _large()
    body = b""
    try:
        async with asyncio.timeout(SECONDS):
            async for part in request.stream():
                body += part
                if len(body) > MOST:
                    raise _large()
        pairs = parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=FIELDS, errors="strict")
    except TimeoutError:
        raise Invalid(
            "form_slow", "What was sent stopped arriving: the line may be cut. Try again."
        ) from None
    except (ValueError, ClientDisconnect):
        raise unreadable() from None
    return dict(pairs)


class Slowly:
    """Runs what is slow on purpose, some at once, and turns away who would wait for too long."""

    def __init__(self) -> None:
        self._limiter: CapacityLimiter | None = None

    async def __call__(self, function: Callable[..., Answer], *arguments: object) -> Answer:
        """Raises NotAllowed when too many wait already."""
        self._limiter = self._limiter or CapacityLimiter(CHECKS)
        if self._limiter.statistics().tasks_waiting >= WAITING:
            raise NotAllowed("door_busy", "Too many people sign in at this moment: try again in a minute.")
        return await run_sync(lambda: function(*arguments), limiter=self._limiter)


#: One for the process: memory is.
slowly = Slowly()


def route(path: str, answering: Answering, methods: Sequence[str]) -> Route:
    """A route of the door, which answers in words whatever happens."""

    async def answered(request: Request) -> Response:
        try:
            return await answering(request)
        except StoreUnavailable as error:
            await run_in_threadpool(faults.note, "the accounts cannot be read", error)
            return _sentence(request, translate(language_of(request), AWAY), 503)
        except AppError as error:
            told = translate(language_of(request), error.message, **error.values)
            status = STATUSES.get(error.code, 403 if isinstance(error, NotAllowed) else 400)
            return marked(_sentence(request, told, status), error)

    return Route(path, answered, methods=list(methods))


def _sentence(request: Request, told: str, status: int) -> Response:
    language = language_of(request)
    answer = whole(
        language, translate(language, "Sign in"), f"<p>{words(told)}</p>", path="/sign-in", status=status
    )
    if request.method not in ("GET", "HEAD"):
        answer.headers["Connection"] = "close"  # what was not heard is not waited for
    return answer


def _large() -> Invalid:
    return Invalid("form_large", "What was sent is larger than any form of this page.")


def unreadable() -> Invalid:
    """What is said of what no page of ours sends."""
    return Invalid("form_unreadable", "What was sent is no form of this page.")
