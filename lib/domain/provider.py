"""A provider of identities (OpenID Connect) as a second door to accounts that were invited: what the settings say of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from lib.domain.access import LOOPBACK, URL, Access
from lib.domain.errors import Invalid

ISSUER, CLIENT, SECRET = "PLAN_OIDC", "PLAN_OIDC_CLIENT", "PLAN_OIDC_SECRET"


@dataclass(frozen=True, slots=True)
class Provider:
    """Who says who somebody is, and how the dashboard makes itself known there."""

    issuer: str
    client: str
    secret: str = field(repr=False)

    @property
    def name(self) -> str:
        """How it is named to people."""
        return urlsplit(self.issuer).hostname or self.issuer


def provider(environment: Mapping[str, str], access: Access) -> Provider | None:
    """The provider of the settings; None where there is none. Raises Invalid for what cannot be read."""
    issuer, client, secret = (environment.get(name, "").strip() for name in (ISSUER, CLIENT, SECRET))
    if not (issuer or client or secret):
        return None
    if not (issuer and client and secret and access.url):
        raise Invalid(
            "provider_partial",
            "Signing in at a provider needs the settings {issuer}, {client}, {secret} and {url}, with accounts. Complete"
            " them, or take {issuer} away, and start again.",
            issuer=ISSUER,
            client=CLIENT,
            secret=SECRET,
            url=URL,
        )
    try:
        parts = urlsplit(issuer)
        is_read = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK)
        is_read = is_read and bool(parts.hostname) and not (parts.query or parts.fragment or parts.username)
    except ValueError:
        is_read = False
    if not is_read:
        raise Invalid(
            "provider_url",
            "The setting {name} holds “{held}”: it is the address of the issuer, as https://login.example.org is. Correct it"
            " and start again.",
            name=ISSUER,
            held=issuer,
        )
    return Provider(issuer, client, secret)
