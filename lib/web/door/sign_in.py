"""`/sign-in`: coming in by password, with the place one wanted to reach kept. `/sign-out`: leaving."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from lib.domain.access import Access
from lib.domain.errors import AppError, NotAllowed
from lib.i18n import Language, translate
from lib.usecases.people import sessions, sign_in
from lib.web.door import asking
from lib.web.door.asking import SIGN_IN
from lib.web.door.forms import field, form, well, whole, wrong
from lib.web.language import language_of

#: Where one leaves.
SIGN_OUT = "/sign-out"


def sign_in_routes(access: Access) -> list[Route]:
    """Both routes."""

    async def ask(request: Request) -> Response:
        if await run_in_threadpool(asking.person_of, request, access):
            return RedirectResponse(asking.place(request.query_params.get("to", "")), 303)
        left = "left" in request.query_params
        return _page(request, to=request.query_params.get("to", ""), left=left)

    async def come_in(request: Request) -> Response:
        sent = await request.form()
        email, password, to = (str(sent.get(name, "")) for name in ("email", "password", "to"))
        try:
            token = await run_in_threadpool(
                sign_in.sign_in, asking.people(), email, password, asking.asked(request)
            )
        except NotAllowed as error:
            status = 429 if error.code == "too_many_attempts" else 403
            return _page(request, to=to, email=email, error=error, status=status)
        except AppError as error:
            return _page(request, to=to, email=email, error=error, status=503)
        return asking.remember(RedirectResponse(asking.place(to), 303), token, access)

    async def leave(request: Request) -> Response:
        person = await run_in_threadpool(asking.person_of, request, access)
        await run_in_threadpool(sessions.end, asking.people(), asking.asked(request, person))
        return asking.forget(RedirectResponse(f"{SIGN_IN}?left", 303), access)

    return [
        Route(SIGN_IN, ask, methods=["GET"]),
        Route(SIGN_IN, come_in, methods=["POST"]),
        Route(SIGN_OUT, leave, methods=["POST"]),
    ]


def _page(
    request: Request,
    *,
    to: str,
    email: str = "",
    error: AppError | None = None,
    left: bool = False,
    status: int = 200,
) -> Response:
    language: Language = language_of(request)

    def t(message: str, **values: object) -> str:
        return translate(language, message, **values)

    kept = asking.place(to)
    return whole(
        language,
        t("Sign in"),
        well(t("You have left.") if left else ""),
        wrong(t(error.message, **error.values) if error else ""),
        form(
            f"{SIGN_IN}?lang={language}",
            field(
                "email", t("E-mail address"), kind="email", value=email, keeps="username", autocapitalize="none",
                spellcheck="false",
            ),
            field("password", t("Password"), kind="password", keeps="current-password"),
            hidden={"to": kept},
            button=t("Sign in"),
        ),
        f'<p class="small">{t("No account, or no password any more? The administrator of the plan sends a link.")}</p>',
        path=SIGN_IN,
        query={"to": kept} if kept != asking.START else {},
        status=status,
    )  # fmt: skip
