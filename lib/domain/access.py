"""Who is answered: `alone` on one machine, or people with `accounts`. What cannot be read opens no door."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from urllib.parse import urlsplit

from lib.domain.errors import Invalid

ACCESS, URL, PROXY = "PLAN_ACCESS", "PLAN_URL", "PLAN_PROXY"
#: What the server under the framework would believe of a proxy by itself.
FOREIGN_PROXY = "FORWARDED_ALLOW_IPS"
#: The header in which the guard says by which shared link somebody asks: taken from whoever else writes it.
BOARD = "x-plan-board"
#: Where the proxy is unless the settings say otherwise: on this very machine.
NEAR = "127.0.0.1, ::1"
Networks = tuple[IPv4Network | IPv6Network, ...]
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
    #: Where the proxies are that say from which address somebody asks.
    proxies: Networks = ()

    def believes(self, address: str) -> bool:
        """Whether what an address says of who asks there is believed: it is one of a proxy of ours."""
        try:
            found = ip_address(address)
        except ValueError:
            return False
        return any(found in network for network in self.proxies)

    @property
    def asks(self) -> bool:
        """Whether people sign in."""
        return self.mode is Mode.ACCOUNTS

    @property
    def cookie(self) -> str:
        """The name of what the browser keeps. On https, one that it takes from this very site alone."""
        return "__Host-plan_session" if self.is_secure else "plan_session"

    @property
    def errand(self) -> str:
        """The name of what the browser keeps of something that is begun at the door and ended there within minutes."""
        return "__Host-plan_errand" if self.is_secure else "plan_errand"

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
    if environment.get(FOREIGN_PROXY):
        raise Invalid(
            "proxy_foreign",
            "The setting {name} would have addresses believed that anybody may write. Take it away, say in {proxy} where"
            " your proxy is, and start again.",
            name=FOREIGN_PROXY,
            proxy=PROXY,
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
    return Access(Mode.ACCOUNTS, url, _proxies(environment.get(PROXY, "").strip(), url))


def _proxies(held: str, url: str) -> Networks:
    """Where proxies are believed: on this machine for an address of https, which a proxy answers; else nowhere."""
    said = held or (NEAR if url.startswith("https://") else "")
    try:
        found = tuple(ip_network(part.strip()) for part in said.split(",") if part.strip())
        if all(network.is_private and network.prefixlen for network in found):
            return found
    except ValueError:
        pass
    raise Invalid(
        "proxy_unreadable",
        "The setting {name} holds “{held}”: it is the address of your proxy, or its private network, as “172.16.0.0/12” is."
        " Correct it and start again.",
        name=PROXY,
        held=held,
    )


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
