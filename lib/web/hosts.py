"""Under which names the dashboard answers: those of this machine, and with accounts its own address (PLAN_URL) and those
that PLAN_HOSTS adds knowingly.

A page of somebody else can point a name of its own to this machine (DNS rebinding), and then reads what any name is
answered: so only these are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address
from urllib.parse import urlsplit

from lib.domain.access import ACCESS, LOOPBACK, URL, Mode, access
from lib.domain.errors import Invalid

#: Further names under which the dashboard answers, with commas between them.
HOSTS = "PLAN_HOSTS"
#: The names of this machine for itself.
OWN = LOOPBACK
PORTS = {"http": 80, "https": 443}
BROADCAST = "255.255.255.255"
_HOST = re.compile(r"(?P<name>\[[0-9a-fA-F:.]+\]|[A-Za-z0-9_.-]+)(?::(?P<port>[0-9]{1,5}))?")
_LABEL = re.compile(r"[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?")


@dataclass(frozen=True, slots=True)
class Address:
    """A host in its one spelling, and the port that was named beside it."""

    name: str
    port: int | None

    @property
    def text(self) -> str:
        """As the header says it."""
        name = f"[{self.name}]" if ":" in self.name else self.name
        return name if self.port is None else f"{name}:{self.port}"


@dataclass(frozen=True, slots=True)
class Hosts:
    """The names that are answered. Those of this machine are answered to this machine alone."""

    shared: frozenset[str] = frozenset()

    def answers(self, name: str, peer: str) -> bool:
        """Whether a name is answered to who asks from an address; the empty one is a socket of this machine."""
        return name in self.shared or (name in OWN and _is_here(peer))

    @property
    def all(self) -> list[str]:
        """Every name that is answered to somebody."""
        return sorted(OWN | self.shared)


def hosts(environment: Mapping[str, str]) -> Hosts:
    """The names that the settings allow. Raises Invalid for settings that cannot be read: nothing is opened by mistake."""
    reached = access(environment)
    held = environment.get(HOSTS, "")
    written = [part.strip() for part in held.split(",")] if held.strip() else []
    if written and not reached.asks:
        raise Invalid(
            "hosts_alone",
            "The setting {name} lets others in under {held}, and {access} says “{alone}”: nobody else is answered then."
            " Set {access} to “{accounts}”, or take {name} away, and start again.",
            name=HOSTS,
            held=held,
            access=ACCESS,
            alone=Mode.ALONE,
            accounts=Mode.ACCOUNTS,
        )
    if written and not reached.url:
        raise Invalid(
            "hosts_without_url",
            "The setting {name} lets others in under {held}, and {url} gives no address of https: what they type would be"
            " read on the way. Set {url}, or take {name} away, and start again.",
            name=HOSTS,
            held=held,
            url=URL,
        )
    try:
        return Hosts(
            frozenset(_typed(part) for part in [*written, *filter(None, [reached.host])] if part not in OWN)
        )
    except ValueError:
        raise Invalid(
            "hosts_unreadable",
            "The setting {name} holds “{held}”, which is no list of names or addresses of machines as"
            " “plan.example.org, 192.168.1.20” is. Correct it and start again.",
            name=HOSTS,
            held=held,
        ) from None


def address(text: str) -> Address | None:
    """What a Host header says; None when it says nothing that a browser sends."""
    found = _HOST.fullmatch(text)
    if found is None:
        return None
    port = int(found["port"]) if found["port"] else None
    try:
        return Address(_spelled(found["name"]), port) if port is None or 0 < port < 65536 else None
    except ValueError:
        return None


def is_same(origin: str, host: Address) -> bool:
    """Whether a page of this origin is one of the host that is asked: same name, same port."""
    try:
        parts = urlsplit(origin)
    except ValueError:
        return False
    usual = PORTS.get(parts.scheme)
    told = address(parts.netloc)
    if usual is None or told is None or origin != f"{parts.scheme}://{parts.netloc}":
        return False
    return told.name == host.name and (told.port or usual) == (host.port or usual)


def _typed(text: str) -> str:
    """A name that an administrator typed, letters of any alphabet. Raises ValueError."""
    if ":" in text and not text.startswith("["):
        name = _spelled(f"[{text}]")  # an IPv6 address needs no brackets where no port can follow
    else:
        name = _spelled(text if text.isascii() else text.rstrip(".").encode("idna").decode("ascii"))
    if ":" in name or name.rpartition(".")[2].isdigit():
        known = ip_address(name)
        # « All addresses », or many at once, are no machine's: nobody could open the dashboard there, and nobody were told.
        if known.is_unspecified or known.is_multicast or str(known) == BROADCAST or "%" in name:
            raise ValueError(text)
    return name


def _spelled(name: str) -> str:
    """The one spelling of a name or an address: small letters, no last dot, no brackets. Raises ValueError."""
    if name.startswith("[") and name.endswith("]"):
        return str(IPv6Address(name[1:-1]))
    known = name.lower().removesuffix(".")
    labels = known.split(".")
    if len(known) > 253 or not all(_LABEL.fullmatch(label) for label in labels):
        raise ValueError(name)
    if labels[-1].isdigit():  # an address then: browsers send it in four numbers, and nothing else is one
        return str(ip_address(known))
    return known


def _is_here(peer: str) -> bool:
    if not peer:
        return True
    try:
        found = ip_address(peer.partition("%")[0])
    except ValueError:
        return False
    mapped = found.ipv4_mapped if isinstance(found, IPv6Address) else None
    return (mapped or found).is_loopback
