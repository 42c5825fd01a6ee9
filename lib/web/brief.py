"""`/brief`: the president's page, as the plan is now or as it was; every question is answered in words."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Mapping
from datetime import date

from starlette.requests import Request
from starlette.responses import Response

from lib import clock, faults
from lib.cache import Cache
from lib.domain import asked
from lib.domain.access import Access
from lib.domain.closing import default_day
from lib.domain.errors import AppError, NotAllowed, StoreUnavailable
from lib.i18n import Language, translate
from lib.i18n.formats import format_day
from lib.reports.briefing import briefing_facts
from lib.store import reads
from lib.store.connection import Store, location, opened
from lib.store.seen import seen_by
from lib.store.state import State
from lib.web.brief_page import brief_page
from lib.web.door import asking
from lib.web.language import language_of
from lib.web.light import sentence_page
from lib.web.moment import STATUS, plan_asked, state_asked

#: The view of the plan that leaves out what a partner is not shown.
PARTNER = "partner"
_pages = Cache(60, 2**23)


def brief(access: Access) -> Callable[[Request], Response]:
    """The route. A partner who is signed in has the partner's view, whatever the address says."""

    def answer(request: Request) -> Response:
        language = language_of(request)
        try:
            page = _page(request, language, access)
        except AppError as error:
            if isinstance(error, StoreUnavailable):
                faults.note("light page without a store", error)
            sentence = translate(language, error.message, **error.values)
            return _told(language, STATUS.get(error.code, 503), sentence)
        except Exception as error:
            sentence = translate(
                language,
                "This page could not be shown. Nothing was changed; the fault was recorded under the reference"
                " {reference}. Try again.",
                reference=faults.note("light page failed", error),
            )
            return _told(language, 500, sentence)
        return _answered(request, page)

    return answer


def _page(request: Request, language: Language, access: Access) -> bytes:
    person = asking.whoever(request, access)
    if person is None:  # the guard lets nobody as far; were it not there, nobody would see the whole
        raise NotAllowed("sign_in_needed", "Sign in first.")
    store = seen_by(opened(location(os.environ)), person)
    latest = reads.current_revision(store)
    plan, named = plan_asked(store, latest, request.query_params.get("plan", ""), person=person)
    is_partner = request.query_params.get("view") == PARTNER or person.is_partner
    query = {name: value for name in ("day", "revision") if (value := request.query_params.get(name))}
    links = {**named, "lang": language, **({"view": PARTNER} if is_partner else {}), **query}
    return page_of(store, plan, language, query, links, is_partner=is_partner)


def page_of(
    store: Store,
    plan: str,
    language: Language,
    query: dict[str, str],
    links: Mapping[str, str] | None,
    *,
    is_partner: bool,
) -> bytes:
    """The page of a plan at the moment that `query` asks for; without `links` it leads nowhere. Raises AppError."""
    last = reads.revision_on(store, plan, asked.LAST_DAY)
    present = clock.today(reads.time_zone(State.undated(store, reads.current_revision(store), plan)))
    state = state_asked(store, plan, query, present)

    def make() -> bytes:
        shown, hides = state, frozenset[str]()
        if is_partner:
            hides = frozenset(reads.hidden(state.at(last).seen_in(store.whole)).keys)
            shown = state.seen_by_partner()
        facts = briefing_facts(shown, language=language, hides=hides)
        told = _notices(language, state, reads.plan_sheet(state.at(last)).closed_on, present, last)
        return brief_page(facts, query=links, notices=told).encode()

    key = (state, language, is_partner, last, present, None if links is None else tuple(links.items()))
    held: bytes = _pages.answer(key, make)
    return held


def _notices(language: Language, state: State, closed_on: date | None, present: date, last: int) -> list[str]:
    """That another moment is shown than the one shown first; that the plan is no longer followed."""
    day, told = format_day(language, state.day), []
    if state.day < default_day(present, closed_on) or state.revision < last:
        told = [translate(language, "The plan as it was on {day}.", day=day)]
    if closed_on is not None:
        end = format_day(language, closed_on)
        told.append(translate(language, "Plan closed on {day}, figures as of {shown}.", day=end, shown=day))
    return told


def _answered(request: Request, page: bytes) -> Response:
    """The page, or that the reader holds it already."""
    mark = f'W/"{hashlib.sha256(page).hexdigest()[:20]}"'
    headers = {"ETag": mark, "Cache-Control": "private, no-cache", "Vary": "Accept-Language, Cookie"}
    known = [part.strip() for part in request.headers.get("if-none-match", "").split(",")]
    if mark in known:
        return Response(status_code=304, headers=headers)
    return Response(page, media_type="text/html", headers=headers)


def _told(language: Language, status: int, sentence: str) -> Response:
    page = sentence_page(language, sentence)
    return Response(page, status, media_type="text/html", headers={"Cache-Control": "no-store"})
