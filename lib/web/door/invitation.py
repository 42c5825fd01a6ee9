"""`/invitation/<token>`: a link for one use, with which somebody sets a password and is in."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from lib import clock
from lib.documents.html import words
from lib.domain.errors import AppError, Invalid, NotAllowed
from lib.domain.people import Account
from lib.i18n import Language, translate
from lib.usecases.people import accounts, passwords, sessions
from lib.web.door import asking
from lib.web.door.entrance import Doors
from lib.web.door.forms import field, form, whole, wrong
from lib.web.door.sent import fields, route, slowly
from lib.web.language import language_of

INVITATION = "/invitation"


def invitation_routes(doors: Doors) -> list[Route]:
    """The page, and what is sent from it. To look at it uses nothing up: programs that preview links do."""
    access = doors.access

    async def ask(request: Request) -> Response:
        token = request.path_params["token"]
        account = await run_in_threadpool(accounts.invited, asking.people(), token, clock.now())
        return _over(request) if account is None else _page(request, account)

    async def accept(request: Request) -> Response:
        token, sent = request.path_params["token"], await fields(request)
        account = await run_in_threadpool(accounts.invited, asking.people(), token, clock.now())
        if account is None:
            return _over(request)
        password, again = sent.get("password", ""), sent.get("again", "")
        if password != again:
            differ = Invalid("passwords_differ", "The two passwords are not the same.", field="again")
            return _page(request, account, error=differ, status=400)
        asked = asking.asked(request)
        try:
            account = await slowly(accounts.accept, asking.people(), token, password, asked)
        except Invalid as error:
            return _page(request, account, error=error, status=400)
        except NotAllowed as error:
            if error.code == "door_busy":
                return _page(request, account, error=error, status=503)
            return _over(request)
        held = await run_in_threadpool(sessions.begin, asking.people(), account, "invitation", asked)
        return asking.remember(RedirectResponse(f"/?lang={account.language}", 303), held, access)

    path = INVITATION + "/{token}"
    return [route(path, ask, ["GET"]), route(path, accept, ["POST"])]


def _page(
    request: Request, account: Account, *, error: AppError | None = None, status: int = 200
) -> Response:
    language: Language = language_of(request) if "lang" in request.query_params else _own(account)

    def t(message: str, **values: object) -> str:
        return translate(language, message, **values)

    path = request.url.path
    asks = t(
        "At least {least} characters; a short sentence is easy to keep in mind.", least=passwords.SHORTEST
    )
    return whole(
        language,
        t("Choose your password"),
        f"<p>{words(account.person.author)}</p>",
        wrong(t(error.message, **error.values) if error else ""),
        form(
            f"{path}?lang={language}",
            field(
                "email", t("E-mail address"), kind="email", value=account.email, keeps="username", readonly=""
            ),
            field("password", t("Password"), kind="password", keeps="new-password", hint=asks),
            field("again", t("The same password again"), kind="password", keeps="new-password"),
            button=t("Come in"),
        ),
        path=path,
        status=status,
    )


def _over(request: Request) -> Response:
    language, error = language_of(request), accounts.link_over()
    return whole(
        language,
        translate(language, "This link opens nothing any more"),
        f"<p>{words(translate(language, error.message))}</p>",
        path=request.url.path,
        status=410,
    )


def _own(account: Account) -> Language:
    return "ar" if account.language == "ar" else "en" if account.language == "en" else "fr"
