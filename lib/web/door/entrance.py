"""The page on which people come in: by password, and by the other doors where there are any."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from lib.documents.html import words
from lib.domain.access import Access
from lib.domain.errors import AppError
from lib.domain.provider import Provider
from lib.i18n import Language, translate
from lib.web.door import asking, device
from lib.web.door.asking import PASSKEY, SCRIPT, SIGN_IN, VISIT
from lib.web.door.forms import field, form, well, whole, wrong
from lib.web.language import language_of


@dataclass(frozen=True, slots=True)
class Doors:
    """The ways in of an installation."""

    access: Access
    provider: Provider | None = None


def entrance(
    request: Request,
    doors: Doors,
    *,
    to: str,
    email: str = "",
    error: AppError | None = None,
    left: bool = False,
    status: int = 200,
    language: Language | None = None,
) -> Response:
    """The page, with what went wrong, and the place one wanted to reach."""
    spoken = language or language_of(request)

    def t(message: str, **values: object) -> str:
        return translate(spoken, message, **values)

    kept = asking.place(to)
    asked = {"lang": spoken, **({"to": kept} if kept != asking.START else {})}
    other = ""
    if doors.provider is not None:
        told = t("Sign in with {provider}", provider=doors.provider.name)
        other = f'<p class="go"><a class="other" href="{escape(f"{VISIT}?{urlencode(asked)}")}">{words(told)}</a></p>'
    return whole(
        spoken,
        t("Sign in"),
        well(t("You have left.") if left else ""),
        wrong(t(error.message, **error.values) if error else ""),
        form(
            f"{SIGN_IN}?lang={spoken}",
            field(
                "email", t("E-mail address"), kind="email", value=email, keeps="username", autocapitalize="none",
                spellcheck="false",
            ),
            field("password", t("Password"), kind="password", keeps="current-password"),
            hidden={"to": kept},
            button=t("Sign in"),
        ),
        other,
        device.asks(
            spoken, request, doors.access, f"{PASSKEY}?lang={spoken}", t("Sign in with a passkey"), hidden={"to": kept}
        ),
        f'<p class="small">{words(t("No account, or no password any more? The administrator of the plan sends a link."))}</p>',
        path=SIGN_IN,
        query={"to": kept} if kept != asking.START else {},
        status=status,
        script=SCRIPT,
    )  # fmt: skip
