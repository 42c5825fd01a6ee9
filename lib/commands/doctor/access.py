"""Who is answered: the address on which the app waits, the names under which it answers, what it says of itself."""

from __future__ import annotations

import tomllib
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from ipaddress import ip_address
from pathlib import Path

from lib.commands.doctor.findings import Finding, mark, well, wrong
from lib.commands.doctor.processes import holder, listening
from lib.domain.access import access
from lib.launch.serve import FOLDER, PORTS, is_free
from lib.launch.serve import mark as mark_of
from lib.store.connection import location
from lib.usecases.people.carrying import administered
from lib.web.hosts import hosts

ROOT = Path(__file__).parents[3]
#: Seconds that the app is given to say how it is.
PATIENCE = 3


def look(environment: Mapping[str, str]) -> Iterator[Finding]:
    """Raises Invalid, in words, for settings of access that cannot be read."""
    known = hosts(environment)
    port, address, said = running(environment)
    if port:
        bound = address or configured(environment)
        yield well(mark("Application"), mark("it runs on port {port} and says: {said}"), port=port, said=said)
        if not said.startswith("ready"):
            told = mark("It is not ready ({said}): people are told why on its pages.")
            yield wrong(mark("Application"), told, said=said)
    else:
        bound = configured(environment)
        yield well(mark("Application"), mark("it does not run here"))
    names = ", ".join(known.all)
    told = (
        mark("accounts: people sign in; it waits on {address} and answers as {names}")
        if access(environment).asks
        else mark(
            "no accounts: whoever is at this machine reads and writes; it waits on {address} and answers as {names}"
        )
    )
    yield well(mark("Access"), told, address=bound, names=names)
    if access(environment).asks:
        yield _accounts(environment)
    if not _is_here(bound) and not known.shared:
        told = mark(
            "It waits on {address}, but answers this machine alone: with PLAN_ACCESS=accounts, PLAN_URL says under which"
            " address it answers others."
        )
        yield wrong(mark("Access"), told, address=bound)


def _accounts(environment: Mapping[str, str]) -> Finding:
    """Whether the accounts open, and who administers them."""
    found = administered(location(environment))
    if found is None or not found[1]:
        none = mark("nobody administers: make an administrator with `python -m lib account add`")
        return wrong(mark("Accounts"), none)
    told = mark("{n}, administered by {names}")
    return well(mark("Accounts"), told, n=found[0], names=", ".join(found[1]))


def configured(environment: Mapping[str, str]) -> str:
    """The address of the settings."""
    held = environment.get("STREAMLIT_SERVER_ADDRESS")
    if held:
        return held
    with (ROOT / ".streamlit" / "config.toml").open("rb") as file:
        return str(tomllib.load(file).get("server", {}).get("address", "0.0.0.0"))  # noqa: S104 - the framework's own


def running(environment: Mapping[str, str]) -> tuple[int, str, str]:
    """The port of the app of this folder and data, the address on which it waits if that is told, and what it says."""
    where, expected = location(environment), mark_of(ROOT, environment)
    found = holder(where) if isinstance(where, Path) and where.exists() else None
    waits = listening(found) if found else {}
    for port in waits or [port for port in _usual(environment) if not is_free(port)]:
        said = _said(port, expected)
        if said:
            return port, waits.get(port, ""), said
    return 0, "", ""


def _usual(environment: Mapping[str, str]) -> list[int]:
    named = environment.get("STREAMLIT_SERVER_PORT", "")
    return [*([int(named)] if named.isdigit() else []), *PORTS]


def _said(port: int, expected: str) -> str:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=PATIENCE) as answer:
            told, headers = answer.read(200), answer.headers
    except urllib.error.HTTPError as unwell:
        told, headers = unwell.read(200), unwell.headers
    except (OSError, ValueError):
        return ""
    return told.decode(errors="replace") if headers.get(FOLDER) == expected else ""


def _is_here(address: str) -> bool:
    try:
        return address == "localhost" or ip_address(address).is_loopback
    except ValueError:
        return False
