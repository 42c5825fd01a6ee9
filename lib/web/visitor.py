"""From which address somebody asks: their own, not that of the proxy between, and only as the proxy says it.

What a browser writes of itself into X-Forwarded-For is worth nothing; what PLAN_PROXY names has written what stands behind.
"""

from __future__ import annotations

from ipaddress import IPv6Address, ip_address

from starlette.datastructures import Headers
from starlette.types import Scope

from lib.domain.access import Access

FORWARDED = "x-forwarded-for"
#: The peer that the server under the framework believes, whatever our settings say.
BELIEVED = "127.0.0.1"


def visitor(scope: Scope, access: Access) -> str:
    """The address of who asks; empty for a socket of this machine."""
    host, port = (*(scope.get("client") or ()), "", 0)[:2]
    told = [part.strip() for line in Headers(scope=scope).getlist(FORWARDED) for part in line.split(",")]
    peer = _spelled(str(host or ""))
    if told and not port and not access.believes(BELIEVED):
        return BELIEVED  # the server put there what a program of this machine said of itself
    if not access.believes(peer):
        return peer
    passed = [_spelled(part) for part in told]
    for found in reversed(passed):
        if not access.believes(found):
            return found or peer
    return passed[0] if passed else peer  # somebody in the very network of the proxies


def _spelled(text: str) -> str:
    """The one spelling of an address; empty for what is none."""
    if text.count(":") == 1:
        text = text.partition(":")[0]
    elif text.startswith("["):
        text = text[1:].partition("]")[0]
    try:
        found = ip_address(text.partition("%")[0])
    except ValueError:
        return ""
    mapped = found.ipv4_mapped if isinstance(found, IPv6Address) else None
    return str(mapped or found)
