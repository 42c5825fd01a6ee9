"""Who is answered: `alone` on one machine, or people with `accounts`. What cannot be read opens no door."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

from lib.domain.errors import Invalid

ACCESS, URL = "PLAN_ACCESS", "PLAN_URL"
#: Names that a machine has for itself.
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


class Mode(StrEnum):
    """`alone`: whoever is at this machine, and nobody else; `accounts`: whoever signed in."""

    ALONE = "alone"
    ACCOUNTS = "accounts"


@dataclass(frozen=True, slots=True)
class Access:
    """How the dashboard is reached: its own address, empty where it is only this machine's."""

    mode: Mode = Mode.ALONE
    url: str = ""

    @property
    def asks(self) -> bool:
        """Whether people sign in."""
        return self.mode is Mode.ACCOUNTS

    @property
    def cookie(self) -> str:
        """The name of what the browser keeps. On https, one that it takes from this very site alone."""
        return "__Host-plan_session" if self.is_secure else "plan_session"

    @property
    def host(self) -> str:
        """The name in its own address; empty where there is none."""
        return urlsplit(self.url).hostname or "" if self.url else ""

    @property
    def is_secure(self) -> bool:
        """Whether its own address is one of https: what a browser keeps goes nowhere else then."""
        return self.url.startswith("https://")


def access(environment: Mapping[str, str]) -> Access:
    """What the settings say. Raises Invalid for what cannot be read, or what would let strangers read on the way."""
    said = environment.get(ACCESS, Mode.ALONE).strip()
    if said not in list(Mode):
        raise Invalid(
            "access_unknown",
            "The setting {name} holds “{held}”: it is “{alone}” or “{accounts}”. Correct it and start again.",
            name=ACCESS,
            held=said,
            alone=Mode.ALONE,
            accounts=Mode.ACCOUNTS,
        )
    url = environment.get(URL, "").strip().rstrip("/")
    parts = _parts(url)
    if Mode(said) is Mode.ALONE:
        if url:
            raise Invalid(
                "access_alone_url",
                "The setting {url} gives the dashboard an address for others, and {name} says “{alone}”: nobody else is"
                " answered then. Set {name} to “{accounts}”, or take {url} away, and start again.",
                name=ACCESS,
                url=URL,
                alone=Mode.ALONE,
                accounts=Mode.ACCOUNTS,
            )
        return Access()
    if url and (parts is None or (parts[0] != "https" and parts[1] not in LOOPBACK)):
        raise Invalid(
            "access_url",
            "The setting {name} holds “{held}”: with accounts it is an address that begins with https://, without a"
            " path, as https://plan.example.org is. Correct it and start again.",
            name=URL,
            held=url,
        )
    return Access(Mode.ACCOUNTS, url)


def _parts(url: str) -> tuple[str, str] | None:
    """The scheme and the name of an address; None for what is no address of a whole site."""
    try:
        parts = urlsplit(url)
        named, _ = parts.hostname, parts.port
    except ValueError:
        return None
    if (
        parts.scheme not in ("http", "https")
        or not named
        or parts.username
        or parts.path
        or parts.query
        or parts.fragment
    ):
        return None
    return parts.scheme, named
