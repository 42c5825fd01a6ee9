"""`/api/…`: what other systems read of a plan, at any day and revision, as `openapi.json` describes it. Nothing writes.

The token stands in a header (`Authorization: Bearer …`): what stands in an address is written down by every proxy on the way.
A calendar cannot send one, so its token is its address, and opens nothing here.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Callable
from functools import cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from lib import faults
from lib.domain.access import Access
from lib.domain.errors import AppError, NotAllowed, StoreUnavailable
from lib.i18n import translate
from lib.reports import interface
from lib.usecases.people.tokens import Opened, Use
from lib.web import keyed, left
from lib.web.door import asking
from lib.web.keyed import View
from lib.web.language import language_of
from lib.web.moment import STATUS

DESCRIPTION = Path(__file__).with_name("openapi.json")
JSON, CSV = "application/json", "text/csv; charset=utf-8"
BEARER = "bearer "


def api_routes(access: Access) -> list[Route]:
    """The routes. Alone on a machine, whoever is at it reads without a token, as on every page."""

    def answers(write: Callable[[View], bytes], media: str, name: str) -> Callable[[Request], Response]:
        def answer(request: Request) -> Response:
            try:
                return _answer(request, access, write, media, name)
            except AppError as error:
                return _refused(request, error)
            except Exception as error:
                reference = faults.note("interface failed", error)
                return _told({"code": "unexpected", "message": reference}, 500)

        return answer

    plan = "/api/plans/{plan}"
    return [
        Route("/api/openapi.json", _described),
        Route(f"{plan}/headline.json", answers(_headline, JSON, "headline.json")),
        Route(f"{plan}/actions.json", answers(_actions, JSON, "actions.json")),
        Route(f"{plan}/actions.csv", answers(_lines, CSV, "actions.csv")),
    ]


def _answer(
    request: Request, access: Access, write: Callable[[View], bytes], media: str, name: str
) -> Response:
    held = _reader(request, access)
    bound = held.plan if held else ""
    plan = request.path_params["plan"]
    query = {key: value for key in ("day", "revision") if (value := request.query_params.get(key))}
    if bound and plan.casefold() != bound.casefold():
        raise AppError("plan_not_there", "There is no plan of this name here.")
    view = keyed.view_of(query, plan, person=held.person if held else asking.MACHINE)
    state = view.state
    told = (name, _version(), state.plan, state.revision, state.day, state.store.name, *sorted(view.hides))
    mark = f'"{hashlib.sha256(repr(told).encode()).hexdigest()[:32]}"'
    headers = {**keyed.HEADERS, "ETag": mark, "Vary": "Authorization"}
    if keyed.unchanged(request, mark):
        return Response(status_code=304, headers=headers)
    headers["X-Plan-Revision"], headers["X-Plan-Day"] = str(state.revision), state.day.isoformat()
    content = write(view)
    if held is not None:
        left.by_token(request, held.person, name, plan=state.plan, token=held.name)
    return Response(content, headers=headers, media_type=media)


def _reader(request: Request, access: Access) -> Opened | None:
    """What the token of who asks opens; None for whoever is at a machine without accounts. Raises NotAllowed."""
    said = request.headers.get("authorization", "")
    if not said and not access.asks:
        return None
    held = said[len(BEARER) :].strip() if said.lower().startswith(BEARER) else ""
    return keyed.holder_of(request, Use.API, held, access)


def _headline(view: View) -> bytes:
    about = interface.about(view.state, is_partner=view.is_partner)
    return _json({**about, "headline": interface.headline(view.state)})


def _actions(view: View) -> bytes:
    about = interface.about(view.state, is_partner=view.is_partner)
    return _json({**about, "actions": interface.actions(view.state, hides=view.hides)})


def _lines(view: View) -> bytes:
    written = io.StringIO()
    lines = csv.writer(written, lineterminator="\r\n")
    lines.writerow(interface.COLUMNS)
    lines.writerows(interface.flat(action) for action in interface.actions(view.state, hides=view.hides))
    return written.getvalue().encode()


def _refused(request: Request, error: AppError) -> Response:
    if isinstance(error, StoreUnavailable):
        faults.note("interface without a store", error)
    sentence = translate(language_of(request), error.message, **error.values)
    more = keyed.waits(error)
    status = STATUS.get(error.code, 503)
    if isinstance(error, NotAllowed):
        status = 429 if more else 401
        more |= {} if more else {"WWW-Authenticate": 'Bearer realm="plan"'}
    return _told({"code": error.code, "message": sentence}, status, **more)


def _described(request: Request) -> Response:
    """What the interface is, for whoever asks: nothing of a plan stands in it."""
    return Response(
        DESCRIPTION.read_bytes(), media_type=JSON, headers={"Cache-Control": "public, max-age=3600"}
    )


def _told(what: dict[str, str], status: int, **more: str) -> Response:
    return Response(_json(what), status, keyed.not_kept(**more), JSON)


def _json(what: object) -> bytes:
    return json.dumps(what, ensure_ascii=False, allow_nan=False).encode()


@cache
def _version() -> str:
    """Changes with what the interface answers."""
    return hashlib.sha256(DESCRIPTION.read_bytes()).hexdigest()[:12]
