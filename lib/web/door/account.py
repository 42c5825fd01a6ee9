"""`/account`: what is one's own: the sessions that are open, each ended from here, and the password."""

from __future__ import annotations

from html import escape

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from lib.documents.html import words
from lib.domain.errors import AppError, Invalid
from lib.domain.people import Person, Session
from lib.i18n import Language, translate
from lib.i18n.formats import format_recorded
from lib.usecases.people import accounts, passkeys, passwords, sessions
from lib.web.door import asking
from lib.web.door.entrance import Doors
from lib.web.door.forms import field, form, well, whole, wrong
from lib.web.door.passkeys import own_passkeys
from lib.web.door.sent import fields, route, slowly
from lib.web.door.sign_in import SIGN_OUT
from lib.web.language import language_of
from lib.web.refused import marked

ACCOUNT = "/account"


def account_routes(doors: Doors) -> list[Route]:
    """The page, and what is sent from it."""
    access = doors.access

    async def here(request: Request) -> Person:
        return await asking.here(request, access)

    async def look(request: Request) -> Response:
        return await _page(request, doors, await here(request))

    async def change(request: Request) -> Response:
        person, sent = await here(request), await fields(request)
        before, after, again = (sent.get(name, "") for name in ("before", "password", "again"))
        try:
            if after != again:
                raise Invalid("passwords_differ", "The two passwords are not the same.", field="again")
            asked = asking.asked(request, person)
            await slowly(accounts.change_password, asking.people(), before, after, asked)
        except AppError as error:
            return marked(await _page(request, doors, person, error=error, status=400), error)
        return await _page(request, doors, person, changed=True)

    async def end(request: Request) -> Response:
        person, sent = await here(request), await fields(request)
        asked = asking.asked(request, person)
        session = sent.get("session", "")
        await run_in_threadpool(sessions.end_one, asking.people(), person.account, session, asked)
        return RedirectResponse(f"{ACCOUNT}?lang={language_of(request)}", 303)

    return [
        route(ACCOUNT, look, ["GET"]),
        route(f"{ACCOUNT}/password", change, ["POST"]),
        route(f"{ACCOUNT}/session", end, ["POST"]),
    ]


async def _page(
    request: Request,
    doors: Doors,
    person: Person,
    *,
    error: AppError | None = None,
    changed: bool = False,
    status: int = 200,
) -> Response:
    language = language_of(request)
    asked = asking.asked(request, person)
    held = await run_in_threadpool(sessions.sessions, asking.people(), person.account, asked)
    keys = await run_in_threadpool(passkeys.passkeys, asking.people(), asked)
    is_fresh = await run_in_threadpool(passkeys.is_fresh, asking.people(), asked)
    own = await run_in_threadpool(accounts.one, asking.people(), person.account)

    def t(message: str, **values: object) -> str:
        return translate(language, message, **values)

    asks = t(
        "At least {least} characters; a short sentence is easy to keep in mind.", least=passwords.SHORTEST
    )
    return whole(
        language,
        t("Your account"),
        f'<p>{words(person.author)}</p><p class="small">{escape(own.email)}</p>',
        f'<p class="go"><a class="first" href="/?lang={language}">{words(t("Open the dashboard"))}</a></p>',
        f'<h2>{words(t("Where you are signed in"))}</h2><ul class="list">',
        *[_session(language, session, session.id == person.session) for session in held],
        "</ul>",
        form(SIGN_OUT, button=t("Sign out"), quiet=True),
        f"<h2>{words(t('Change your password'))}</h2>",
        well(t("The password was changed. Your other sessions have ended.") if changed else ""),
        wrong(t(error.message, **error.values) if error else ""),
        form(
            f"{ACCOUNT}/password?lang={language}",
            field("before", t("Present password"), kind="password", keeps="current-password"),
            field("password", t("New password"), kind="password", keeps="new-password", hint=asks),
            field("again", t("The same password again"), kind="password", keeps="new-password"),
            button=t("Change the password"),
        ),
        own_passkeys(request, language, doors, keys, is_fresh=is_fresh),
        path=ACCOUNT,
        status=status,
        script=asking.SCRIPT,
    )


def _session(language: Language, session: Session, is_here: bool) -> str:
    def t(message: str, **values: object) -> str:
        return translate(language, message, **values)

    seen = t("last used {moment}", moment=format_recorded(language, session.seen_at, None))
    told = f"<p>{words(seen)} · {escape(session.address)}</p>"
    if is_here:
        return f"<li><b>{words(t('This browser'))}</b>{told}</li>"
    ends = form(
        f"{ACCOUNT}/session?lang={language}",
        hidden={"session": session.id},
        button=t("End this session"),
        quiet=True,
    )
    return f"<li>{words(device_of(session.device) or t('Another browser'))}{told}{ends}</li>"


def device_of(said: str) -> str:
    """A browser and its system, from what it says of itself; empty for one that is not known."""
    browsers = (("Edg/", "Edge"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"))
    systems = (
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS", "macOS"),
        ("Linux", "Linux"),
    )
    browser = next((name for sign, name in browsers if sign in said), "")
    system = next((name for sign, name in systems if sign in said), "")
    return " – ".join(part for part in (browser, system) if part)
