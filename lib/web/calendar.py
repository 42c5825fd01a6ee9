"""`/calendar/<token>.ics`: the deadlines that somebody's calendar subscribes to; nothing but their token is asked for."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime, time

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from lib import faults
from lib.domain.access import Access
from lib.domain.errors import AppError, NotAllowed
from lib.domain.mail import Recipient
from lib.domain.zones import zone
from lib.i18n import Language, translate
from lib.i18n.catalogue import as_language
from lib.reports import feed
from lib.store import reads
from lib.store.state import State
from lib.usecases.people import messages
from lib.usecases.people.tokens import Opened, Scope, Use
from lib.web import keyed, left
from lib.web.door import asking
from lib.web.keyed import View
from lib.web.language import language_of
from lib.web.moment import STATUS

CALENDAR = "/calendar"


def calendar_route(access: Access) -> Route:
    """The route. A partner's token has the partner's view, at every moment."""

    def answer(request: Request) -> Response:
        try:
            held = keyed.holder_of(request, Use.CALENDAR, request.path_params["token"], access)
            language = _language(request, held)
            view = keyed.view_of({}, held.plan, person=held.person)
            answer = _answered(request, view, _written(view, held, language))
            if answer.status_code == 200:
                left.by_token(request, held.person, "plan.ics", plan=held.plan, token=held.name)
            return answer
        except NotAllowed as error:
            status = 429 if error.code == "too_many_attempts" else 404
            return keyed.plain(error, status, translate(language_of(request), error.message, **error.values))
        except AppError as error:
            status = STATUS.get(error.code, 503)
            if status == 503:
                faults.note("no calendar", error)
            return keyed.plain(error, status, translate(language_of(request), error.message, **error.values))

    return Route(f"{CALENDAR}/{{token}}.ics", answer)


def _language(request: Request, held: Opened) -> Language:
    """The language of the address, else of the account."""
    named = request.query_params.get("lang") or held.language
    return as_language(named) if named else language_of(request)


def _written(view: View, held: Opened, language: Language) -> bytes:
    write: dict[str, Callable[[], bytes]] = {
        Scope.PERSON: lambda: _person(view, held, language),
        Scope.ORGANISATION: lambda: feed.organisation_feed(
            view.state, language=language, organisation=held.subject, hides=view.hides
        ),
        Scope.PLAN: lambda: feed.plan_feed(view.state, language=language, hides=view.hides),
    }
    return write[held.scope]()


def _person(view: View, held: Opened, language: Language) -> bytes:
    who = held.person
    person = Recipient(
        who.account, who.name, "", language, who.job, who.organisation, who.is_partner, who.role
    )
    others = [one for one in messages.recipients(asking.people()) if one.key != person.key]
    return feed.person_feed(
        view.state, language=language, person=person, people=[person, *others], hides=view.hides
    )


def _answered(request: Request, view: View, body: bytes) -> Response:
    """The calendar, or that who asks holds it already."""
    mark, changed = f'"{hashlib.sha256(body).hexdigest()[:32]}"', _changed(view.state)
    headers = {**keyed.HEADERS, "ETag": mark, "Last-Modified": keyed.last_modified(changed)}
    if keyed.unchanged(request, mark, changed):
        return Response(status_code=304, headers=headers)
    headers["Content-Disposition"] = 'inline; filename="plan.ics"'
    return Response(body, headers=headers, media_type="text/calendar; charset=utf-8")


def _changed(state: State) -> datetime:
    """When what is told last changed: by a revision, or because a day began."""
    recorded = reads.revision(state.store, state.revision)
    name = reads.time_zone(state)
    began = datetime.combine(state.day, time(), zone(name)).astimezone(UTC).replace(tzinfo=None)
    return max(recorded.recorded_at.replace(microsecond=0) if recorded else began, began)
