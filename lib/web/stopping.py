"""`/mail/stop/<link>`: somebody says, from a message, that it was the last one. A page asks before; a mail program's own
button, which sends at once, is believed."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from lib import clock
from lib.documents.html import words
from lib.domain.errors import AppError
from lib.domain.people import Person
from lib.domain.roles import Role
from lib.i18n import mark, translate
from lib.usecases.people import messages
from lib.usecases.people.audit import Asked
from lib.usecases.people.tokens import stopped_by
from lib.web.address import STOP
from lib.web.door import asking, forms
from lib.web.language import language_of

GONE = mark("This link is not one of a message of ours. An administrator can pause the messages.")


def stop_route() -> Route:
    """The route: asks what is meant, then does it."""

    def answer(request: Request) -> Response:
        language = language_of(request)
        path = request.url.path
        title = translate(language, "Messages by mail")
        try:
            people = asking.people()
            account = stopped_by(people, request.path_params["link"])
            if account is None:
                return forms.whole(
                    language, title, forms.wrong(translate(language, GONE)), path=path, status=404
                )
            if request.method == "POST":
                who = Person("", Role.READER, account)
                messages.pause(people, account, on=True, asked=Asked(who, clock.now()))
                said = translate(
                    language,
                    "No message will reach you any more. An administrator can begin again when you wish.",
                )
                return forms.whole(language, title, forms.well(said), path=path)
        except AppError as error:
            said = translate(language, error.message, **error.values)
            return forms.whole(language, title, forms.wrong(said), path=path, status=503)
        asks = translate(language, "Do you wish to receive no more messages of the plan?")
        button = translate(language, "Receive these messages no more")
        form = forms.form(f"{path}?lang={language}", button=button)
        return forms.whole(language, title, f"<p>{words(asks)}</p>", form, path=path)

    return Route(f"{STOP}/{{link}}", answer, methods=["GET", "POST"])
