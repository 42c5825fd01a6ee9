"""Passkeys: where a device is asked for one to come in, and where one's own are added and removed."""

from __future__ import annotations

from html import escape

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from lib import clock
from lib.documents.html import words
from lib.domain.errors import AppError, NotAllowed
from lib.domain.people import Person
from lib.i18n import Language, translate
from lib.i18n.formats import format_recorded
from lib.usecases.people import passkeys
from lib.usecases.people.passkeys import Passkey, Site
from lib.web.door import asking, device
from lib.web.door.asking import PASSKEY, SCRIPT
from lib.web.door.entrance import Doors, entrance
from lib.web.door.forms import field, form
from lib.web.door.sent import fields, route
from lib.web.language import language_of
from lib.web.refused import marked

#: Where one's own are.
OWN = "/account/passkey"


def passkey_routes(doors: Doors) -> list[Route]:
    """The routes, and the script of the door."""
    access = doors.access

    def site(request: Request) -> Site:
        found = device.site_of(request, access)
        if found is None:
            raise NotAllowed(
                "passkey_elsewhere", "Passkeys work under the own address of the dashboard alone."
            )
        return found

    async def own(request: Request) -> Person:
        return await asking.here(request, access)

    async def begin(request: Request) -> Response:
        token, asked = await run_in_threadpool(
            passkeys.begin_coming, asking.people(), site(request), clock.now()
        )
        return _begun(token, asked, doors)

    async def come_in(request: Request) -> Response:
        sent = await fields(request)
        token, to = request.cookies.get(access.errand, ""), sent.get("to", "")
        asked = asking.asked(request)
        try:
            came = await run_in_threadpool(
                passkeys.come_in, asking.people(), site(request), token, sent.get("answer", ""), asked
            )
        except NotAllowed as error:
            return entrance(request, doors, to=to, error=error, status=403)
        return asking.remember(RedirectResponse(asking.place(to), 303), came, access)

    async def begin_adding(request: Request) -> Response:
        asked = asking.asked(request, await own(request))
        try:
            token, options = await run_in_threadpool(
                passkeys.begin_adding, asking.people(), site(request), asked
            )
        except AppError as error:
            told = translate(language_of(request), error.message, **error.values)
            return marked(PlainTextResponse(told, 403), error)
        return _begun(token, options, doors)

    async def add(request: Request) -> Response:
        asked, sent = asking.asked(request, await own(request)), await fields(request)
        token = request.cookies.get(access.errand, "")
        given = (sent.get("name", ""), sent.get("answer", ""))
        await run_in_threadpool(passkeys.add, asking.people(), site(request), token, *given, asked)
        return RedirectResponse(f"/account?lang={language_of(request)}", 303)

    async def remove(request: Request) -> Response:
        asked, sent = asking.asked(request, await own(request)), await fields(request)
        await run_in_threadpool(passkeys.remove, asking.people(), sent.get("key", ""), asked)
        return RedirectResponse(f"/account?lang={language_of(request)}", 303)

    return [
        Route(SCRIPT, device.script, methods=["GET"]),
        route(f"{PASSKEY}/begin", begin, ["POST"]),
        route(PASSKEY, come_in, ["POST"]),
        route(f"{OWN}/begin", begin_adding, ["POST"]),
        route(OWN, add, ["POST"]),
        route(f"{OWN}/remove", remove, ["POST"]),
    ]


def own_passkeys(
    request: Request, language: Language, doors: Doors, held: list[Passkey], *, is_fresh: bool
) -> str:
    """The part of one's account that holds them."""

    def t(message: str, **values: object) -> str:
        return translate(language, message, **values)

    told = t(
        "With a passkey you come in by the finger, the face or the code of your device, without a password."
    )
    rows = "".join(_passkey(language, key) for key in held)
    asks = (
        device.asks(
            language, request, doors.access, f"{OWN}?lang={language}", t("Add a passkey"),
            field("name", t("Name of the device"), keeps="off", maxlength=str(passkeys.NAME)),
        )
        if is_fresh
        else f'<p class="small">{words(t(passkeys.old().message))}</p>'
    )  # fmt: skip
    listed = f'<ul class="list">{rows}</ul>' if rows else ""
    return f"<h2>{words(t('Passkeys'))}</h2><p>{words(told)}</p>{listed}{asks}"


def _passkey(language: Language, key: Passkey) -> str:
    def t(message: str, **values: object) -> str:
        return translate(language, message, **values)

    moment = format_recorded(language, key.used_at or key.made_at, None)
    told = t("last used {moment}", moment=moment) if key.used_at else t("added {moment}", moment=moment)
    removes = form(f"{OWN}/remove?lang={language}", hidden={"key": key.id}, button=t("Remove"), quiet=True)
    return f"<li><b>{escape(key.name)}</b><p>{words(told)}</p>{removes}</li>"


def _begun(token: str, asked: str, doors: Doors) -> Response:
    answer = Response(asked, 200, {"Cache-Control": "no-store"}, "application/json")
    return asking.keep(answer, token, doors.access)
