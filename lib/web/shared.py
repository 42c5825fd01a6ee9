"""`/shared/…`: what somebody shares, as they saw it, for whoever has the link: the light page, which leads nowhere else, or
the way to a page of the dashboard (lib/web/boards.py)."""

from __future__ import annotations

import os

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from lib import faults
from lib.domain.access import Access
from lib.domain.errors import AppError, NotAllowed
from lib.domain.people import Person
from lib.domain.roles import Role
from lib.i18n import LANGUAGES, Language, translate
from lib.people.store import opened as people_of
from lib.store.connection import location, opened
from lib.store.seen import seen_by
from lib.usecases.people import shares, slowing
from lib.web.boards import HEADERS, SHARED, address, over, sentence
from lib.web.brief import page_of
from lib.web.door import asking
from lib.web.keyed import WRONG
from lib.web.language import language_of

#: Whoever has the link: shown nothing that is reserved to some of the team, whoever made it.
ANYBODY = Person("", Role.VISITOR)


def shared_route(access: Access) -> Route:
    """The route; where nobody signs in nothing is shared."""

    def answer(request: Request) -> Response:
        language = language_of(request)
        try:
            return _page(request, access)
        except NotAllowed as error:
            status = 429 if error.code == "too_many_attempts" else 404
            return sentence(language, status, translate(language, error.message, **error.values))
        except AppError as error:
            faults.note("a shared page cannot be shown", error)
            return sentence(language, 503, translate(language, error.message, **error.values))

    return Route(f"{SHARED}/{{token}}", answer, methods=["GET"])


def _page(request: Request, access: Access) -> Response:
    people, who = people_of(location(os.environ)), asking.asked(request)
    counted, token = {f"share:{who.address}": WRONG}, request.path_params["token"]
    found = shares.held(people, token, who.at) if access.asks else None
    if found is None:
        slowing.check(people, counted, who.at)
        slowing.tried(people, counted, who.at)
        raise over()
    if found.page:
        return RedirectResponse(address(token, found.board), 303, HEADERS)
    shares.opened(people, token, who)
    shown = dict(found.shown)
    said = shown.pop("lang", "")
    language: Language = said if said in LANGUAGES else "fr"
    store = seen_by(opened(location(os.environ)), ANYBODY)
    content = page_of(store, found.plan, language, shown, None, is_partner=bool(found.partner))
    return Response(content, media_type="text/html", headers=HEADERS)
