"""What asks a device for a passkey: a form that the one script of the door sends once the device answered.

Without a script, or where a browser knows no passkeys, nothing of it is shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from html import escape
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from lib.documents.html import words
from lib.domain.access import LOOPBACK, Access
from lib.i18n import Language, mark, translate
from lib.usecases.people.passkeys import Site
from lib.web.door.forms import form
from lib.web.hosts import address

#: The text of the script.
_SOURCE = Path(__file__).with_name("passkey.js")
#: Where a passkey works on this machine: browsers want a name, no number.
LOCAL = "localhost"
NO_NUMBER = mark("Passkeys need a name: open {address} instead.")
FAILED = mark("The device gave no passkey. Try again, or use your password.")


def site_of(request: Request, access: Access) -> Site | None:
    """For which site a passkey is made or asked; None under a name that is not its own."""
    host = address(request.headers.get("host", ""))
    if host is None:
        return None
    if access.url and host.name == access.host:
        return Site(access.host, access.url, access.host)
    if host.name == LOCAL and not access.host:
        return Site(LOCAL, f"http://{host.text}", LOCAL)
    return None


def asks(
    language: Language,
    request: Request,
    access: Access,
    action: str,
    button: str,
    *parts: str,
    hidden: Mapping[str, str] | None = None,
) -> str:
    """The form, hidden until the script shows it; on this machine under a number, where to go instead."""
    if site_of(request, access) is None:
        host = address(request.headers.get("host", ""))
        if host is None or access.host or host.name not in LOOPBACK:
            return ""
        port = "" if host.port is None else f":{host.port}"
        return (
            f'<p class="small">{words(translate(language, NO_NUMBER, address=f"http://{LOCAL}{port}"))}</p>'
        )
    drawn = form(action, *parts, hidden={**(hidden or {}), "answer": ""}, button=button, quiet=True)
    failed = f'<p class="wrong" role="alert" hidden>{words(translate(language, FAILED))}</p>'
    begins = escape(action.replace("?", "/begin?"))
    return f'<div class="passkey" data-begin="{begins}" hidden>{drawn}{failed}</div>'


async def script(request: Request) -> Response:
    """The one script of the door."""
    return Response(_text(), 200, {"Cache-Control": "no-cache"}, "text/javascript")


@cache
def _text() -> str:
    return _SOURCE.read_text(encoding="utf-8")
