"""`/answer/<plan>/<answer>`: the answer page of one's own organisation, for who is signed in: the page of the link
(lib/web/round.py), the person known."""

from __future__ import annotations

from starlette.requests import Request
from starlette.routing import Route

from lib import clock
from lib.domain.errors import NotAllowed
from lib.domain.rights import ANSWER, may
from lib.i18n import Language
from lib.usecases.allowed import is_same_organisation, refused
from lib.web.door import asking
from lib.web.door.entrance import Doors
from lib.web.round import Asked, answer_page_at, asked_of

#: Below it, the plan and the key of the answer.
BELOW = "/answer/"


def answering_routes(doors: Doors) -> list[Route]:
    """The routes; each needs a session of an account of the organisation that is asked."""

    def by_session(request: Request, language: Language) -> Asked:
        person = asking.person_of(request, doors.access)
        if person is None or not may(person.role, ANSWER):
            raise refused()
        plan, answer = request.path_params["plan"], request.path_params["answer"]
        asked = asked_of(plan, answer, language, clock.now(), answer, person)
        if not is_same_organisation(asked.facts.answer.organisation, person.organisation):
            raise NotAllowed(
                "answer_of_another", "Another organisation is asked here: you answer for your own alone."
            )
        return asked

    return answer_page_at(BELOW + "{plan}/{answer}", by_session)
