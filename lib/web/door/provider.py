"""Coming in by a provider of identities (OpenID Connect): there with PKCE, state and nonce, back with a code, once.

Whatever goes wrong on the way ends on the page of the door, in words, and in the audit.
"""

from __future__ import annotations

from secrets import compare_digest
from typing import Any

from authlib.integrations.base_client import OAuthError
from authlib.integrations.starlette_client import OAuth
from httpx2 import HTTPError
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from lib import clock, faults
from lib.domain.errors import NotAllowed
from lib.domain.provider import Provider
from lib.i18n.catalogue import as_language
from lib.usecases.people import errands, provided
from lib.usecases.people.audit import note
from lib.usecases.people.provided import Identity
from lib.web.door import asking
from lib.web.door.asking import BACK, VISIT
from lib.web.door.entrance import Doors, entrance
from lib.web.door.sent import route
from lib.web.language import language_of

#: What a visit is kept as; what is asked of a provider; seconds that it is given, and that clocks may differ.
KIND, SCOPE, PATIENCE, LEEWAY = "provider", "openid email profile", 8.0, 60
#: How a token may be signed: by a key that only the provider has.
SIGNED = frozenset({"RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"})


class Refused(Exception):
    """What came back does not hold: the code of why, for the audit."""


def provider_routes(doors: Doors) -> list[Route]:
    """The way there and the way back; none without a provider."""
    provider, access = doors.provider, doors.access
    if provider is None:
        return []
    client, back = _client(provider), access.url + BACK

    async def leave(request: Request) -> Response:
        to = asking.place(request.query_params.get("to", ""))
        language = language_of(request)
        try:
            await _known(client, provider)
            begun = await client.create_authorization_url(back)
        except Exception as error:  # whatever a provider answers, nobody is let in
            return await _failed(request, doors, error, to=to, language=language)
        kept = {name: begun[name] for name in ("state", "nonce", "code_verifier")}
        kept |= {"to": to, "lang": language}
        token = await run_in_threadpool(errands.begin, asking.people(), KIND, kept, clock.now())
        answer = RedirectResponse(begun["url"], 303, {"Cache-Control": "no-store"})
        return asking.keep(answer, token, access)

    async def come_back(request: Request) -> Response:
        token = request.cookies.get(access.errand, "")
        held = await run_in_threadpool(errands.take, asking.people(), KIND, token, clock.now())
        to, language = (held or {}).get("to", ""), (held or {}).get("lang", language_of(request))
        try:
            who = await _identity(client, provider, request, held, back)
        except Exception as error:  # whatever a provider answers, nobody is let in
            return await _failed(request, doors, error, to=to, language=language)
        try:
            came = await run_in_threadpool(provided.come_in, asking.people(), who, asking.asked(request))
        except NotAllowed as error:
            return entrance(request, doors, to=to, error=error, status=403, language=as_language(language))
        return asking.remember(RedirectResponse(asking.place(to), 303), came, access)

    return [route(VISIT, leave, ["GET"]), route(BACK, come_back, ["GET"])]


def _client(provider: Provider) -> Any:
    return OAuth().register(
        name="plan",
        client_id=provider.client,
        client_secret=provider.secret,
        server_metadata_url=f"{provider.issuer.rstrip('/')}/.well-known/openid-configuration",
        client_kwargs={"scope": SCOPE, "code_challenge_method": "S256", "timeout": PATIENCE},
    )


async def _known(client: Any, provider: Provider) -> dict[str, Any]:
    """What a provider says of itself: it is the one of the settings, or nothing."""
    told: dict[str, Any] = await client.load_server_metadata()
    if told.get("issuer") != provider.issuer:
        client.server_metadata = {}
        raise Refused("issuer")
    signed = told.get("id_token_signing_alg_values_supported") or ["RS256"]
    told["id_token_signing_alg_values_supported"] = [name for name in signed if name in SIGNED]
    return told


async def _identity(
    client: Any, provider: Provider, request: Request, held: dict[str, str] | None, back: str
) -> Identity:
    """Who came back. Raises what Authlib does, and Refused."""
    said = request.query_params
    if held is None or not compare_digest(said.get("state", "").encode(), held["state"].encode()):
        raise Refused("state")
    if said.get("iss", provider.issuer) != provider.issuer:
        raise Refused("issuer")
    if "error" in said or not said.get("code"):
        raise Refused(f"provider:{said.get('error', 'code')[:40]}")
    told = await _known(client, provider)
    token = await client.fetch_access_token(
        redirect_uri=back,
        code=said["code"],
        code_verifier=held["code_verifier"],
        grant_type="authorization_code",
    )
    demanded = {
        "iss": {"essential": True, "value": provider.issuer},
        "aud": {"essential": True, "value": provider.client},
        "sub": {"essential": True},
        "exp": {"essential": True},
        "nonce": {"essential": True, "value": held["nonce"]},
    }
    claims = await client.parse_id_token(token, nonce=held["nonce"], claims_options=demanded, leeway=LEEWAY)
    if not claims:
        raise Refused("token")
    told_of = dict(claims)
    if "email" not in told_of and told.get("userinfo_endpoint"):
        more = await client.userinfo(token=token)
        if more.get("sub") != told_of["sub"]:
            raise Refused("subject")
        told_of = {**more, **told_of}
    email = told_of.get("email")
    return Identity(
        provider.issuer,
        str(told_of["sub"]),
        email if isinstance(email, str) else "",
        told_of.get("email_verified") is True,
    )


async def _failed(request: Request, doors: Doors, error: Exception, *, to: str, language: str) -> Response:
    why = str(error) if isinstance(error, Refused) else type(error).__name__
    if isinstance(error, OAuthError):
        why = f"{why}:{error.error}"[:80]
    if not isinstance(error, Refused | OAuthError | HTTPError):
        faults.note("a provider of identities answered something else", error)
    told = {"door": provided.DOOR, "why": why}
    await run_in_threadpool(lambda: note(asking.people(), "sign_in_failed", asking.asked(request), **told))
    refused = NotAllowed(
        "provider_failed",
        "Signing in with {provider} did not work. Nobody was let in. Try again, or sign in with your password.",
        provider=doors.provider.name if doors.provider else "",
    )
    return entrance(request, doors, to=to, error=refused, status=403, language=as_language(language))
