"""What tells the guard, from behind it, that somebody was refused: a header of the answer, for the audit and for programs."""

from __future__ import annotations

from typing import TypeVar

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import Message

from lib.domain.errors import AppError, NotAllowed

Answer = TypeVar("Answer", bound=Response)
#: The code of the refusal.
HEADER = "X-Plan-Refused"
#: The statuses that refuse, whoever answers, and what is told where nobody says more; those that do where a code is said.
STATUSES, UNSAID = frozenset({401, 403}), "forbidden"
SAID = frozenset({401, 403, 404, 429})


def marked(answer: Answer, error: AppError | None) -> Answer:
    """An answer that refuses what somebody may not do says so; any other stays as it is."""
    if isinstance(error, NotAllowed):
        answer.headers[HEADER] = error.code
        if answer.status_code not in SAID:
            answer.status_code = 403
    return answer


def code_of(message: Message) -> str:
    """The refusal that the beginning of an answer tells of; empty for none."""
    said = Headers(raw=message["headers"]).get(HEADER, "")
    if said and message["status"] in SAID:
        return said
    return UNSAID if message["status"] in STATUSES else ""
