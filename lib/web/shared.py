"""`/shared/…`: the light page that somebody shares, as they saw it, for whoever has the link; it leads nowhere else."""

from __future__ import annotations

import os

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from lib import faults
from lib.documents.html import words
from lib.domain.access import Access
from lib.domain.errors import AppError, NotAllowed
from lib.domain.people import Person
from lib.domain.roles import Role
from lib.i18n import LANGUAGES, Language, translate
from lib.people.store import opened as people_of
from lib.store.connection import location, opened
from lib.store.seen import seen_by
from lib.usecases.people import shares, slowing
from lib.web.brief import page_of
from lib.web.door import asking
from lib.web.keyed import WRONG
from lib.web.language import language_of
from lib.web.light import page

SHARED = "/shared"
#: Whoever has the link: shown nothing that is reserved to some of the team, whoever made it.
ANYBODY = Person("", Role.GUEST)
#: Kept by nobody, found by no search, told to no other site.
HEADERS = {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex"}


def shared_route(access: Access) -> Route:
    """The route; where nobody signs in nothing is shared."""

    def answer(request: Request) -> Response:
        language = language_of(request)
        try:
            content = _page(request, access)
        except NotAllowed as error:
            status = 429 if error.code == "too_many_attempts" else 404
            return _told(language, status, translate(language, error.message, **error.values))
        except AppError as error:
            faults.note("a shared page cannot be shown", error)
            return _told(language, 503, translate(language, error.message, **error.values))
        return Response(content, media_type="text/html", headers=HEADERS)

    return Route(f"{SHARED}/{{token}}", answer, methods=["GET"])


def _page(request: Request, access: Access) -> bytes:
    people, who = people_of(location(os.environ)), asking.asked(request)
    counted = {f"share:{who.address}": WRONG}
    found = shares.opened(people, request.path_params["token"], who.at) if access.asks else None
    if found is None:
        slowing.check(people, counted, who.at)
        slowing.tried(people, counted, who.at)
        raise NotAllowed(
            "share_over", "This link opens nothing: it has ended, or never was one. Ask whoever sent it."
        )
    shown = dict(found.shown)
    said = shown.pop("lang", "")
    language: Language = said if said in LANGUAGES else "fr"
    return page_of(
        seen_by(opened(location(os.environ)), ANYBODY),
        found.plan,
        language,
        shown,
        None,
        is_partner=bool(found.partner),
    )


def _told(language: Language, status: int, sentence: str) -> Response:
    body = f"<main><h1>{words(sentence)}</h1></main>"
    title = translate(language, "Joint action plan")
    return Response(page(language, title, body), status, HEADERS, "text/html")
