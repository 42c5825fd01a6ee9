"""Which server takes the mail: what PLAN_SMTP says, `smtp://` or `smtps://name:password@host:port?from=address`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from email.utils import formataddr, parseaddr
from ipaddress import ip_address
from typing import Literal
from urllib.parse import parse_qs, unquote, urlsplit

from lib.domain.errors import Invalid
from lib.domain.mail import is_address

#: Names the server; without it nothing is sent, and messages are given as files and texts.
SMTP = "PLAN_SMTP"
#: The port of a server that says none: submission, and the one that speaks under TLS from the first word.
PORTS = {"smtp": 587, "smtps": 465}
_SENDER = "from"


@dataclass(frozen=True, slots=True)
class Server:
    """A server, who signs in there (nobody without a name), and the address that messages come from."""

    scheme: Literal["smtp", "smtps"]
    host: str
    port: int
    sender: str  # « Plan d'action commun <plan@example.org> », or the address alone
    user: str = ""
    password: str = field(default="", repr=False)

    @property
    def address(self) -> str:
        """The address alone that messages come from."""
        return parseaddr(self.sender)[1]

    @property
    def told(self) -> str:
        """How the server is named to people: never with its password."""
        return f"{self.scheme}://{f'[{self.host}]' if ':' in self.host else self.host}:{self.port}"

    @property
    def is_here(self) -> bool:
        """Whether it is on this machine: what goes there crosses no network."""
        try:
            return ip_address(self.host).is_loopback
        except ValueError:
            return self.host == "localhost"


def server_of(environment: Mapping[str, str]) -> Server | None:
    """The server that the settings name; None without any. Raises Invalid for a setting that cannot be read, which is
    never repeated: it may hold a password."""
    held = environment.get(SMTP, "").strip()
    return _read(held) if held else None


def _read(held: str) -> Server:
    try:
        parts = urlsplit(held)
        port = parts.port
        asked = parse_qs(parts.query, strict_parsing=True)
    except ValueError:
        raise _unreadable() from None
    sender = asked.get(_SENDER, [""])[0]
    name, address = parseaddr(sender)
    whole = parts.scheme in PORTS and bool(parts.hostname) and not parts.fragment and parts.path in ("", "/")
    known = set(asked) == {_SENDER} and len(asked[_SENDER]) == 1
    # A password without a name signs nobody in; the port 0 is nobody's.
    signs = bool(parts.username) or not parts.password
    if not (
        whole
        and known
        and signs
        and port != 0
        and is_address(address)
        and sender.isprintable()
        and '"' not in name
    ):
        raise _unreadable()
    return Server(
        scheme="smtps" if parts.scheme == "smtps" else "smtp",
        host=parts.hostname or "",
        port=port or PORTS[parts.scheme],
        sender=formataddr((name, address)) if name.isascii() else f'"{name}" <{address}>',
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
    )


def _unreadable() -> Invalid:
    return Invalid(
        "smtp_unreadable",
        "The setting {name} names no mail server as “smtps://user:password@mail.example.org:465?from=plan@example.org” does"
        " (signs of the password are written as in an address, @ as %40). Correct it and start again.",
        name=SMTP,
    )
