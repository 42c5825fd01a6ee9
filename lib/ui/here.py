"""Who is here: at the machine itself whoever sits there, with accounts whoever the browser's session says at this moment.

The guard has let nobody else as far; asked again at each run, so that a changed role bites at the next click.
"""

from __future__ import annotations

import os
from urllib.parse import urlsplit

import streamlit as st

from lib import clock
from lib.domain.access import BOARD, Access, access
from lib.domain.people import Person
from lib.domain.roles import Role
from lib.people.store import People, opened
from lib.store.connection import location
from lib.usecases.people import sessions, shares
from lib.usecases.people.audit import Asked

#: Who is nobody: every page is closed.
NOBODY = Person("", Role.GUEST)
#: The address of the machine itself.
MACHINE = "127.0.0.1"


def person(typed: str) -> Person:
    """Who is here; `typed` is the function that whoever sits at the machine gave."""
    reached = access(os.environ)
    if not reached.asks:
        return Person(typed, Role.ADMINISTRATOR)
    return _signed_in(reached) or NOBODY


def stands(person: Person) -> bool:
    """Whether somebody who was here is here still, with the same rights: asked where no page is drawn, when a button is
    pressed of one that was."""
    return not access(os.environ).asks or sessions.stands(people(), person, clock.now())


def asked(person: Person | None) -> Asked:
    """Who asks something of people, now, from where: what the guard found out of the socket (`lib/web/visitor.py`), of which
    the framework leaves out this machine's own."""
    address, device = st.context.ip_address, st.context.headers.get("User-Agent", "")
    return Asked(person, clock.now(), MACHINE if address is None else str(address), str(device))


def people() -> People:
    """The people of the plan of this process. Raises StoreUnavailable."""
    return opened(location(os.environ))


def site() -> str:
    """The dashboard's own address, as a link to it begins."""
    parts = urlsplit(st.context.url or "")
    return access(os.environ).url or f"{parts.scheme}://{parts.netloc}"


def _signed_in(reached: Access) -> Person | None:
    """Whoever the browser's session says; a visitor, by the link that the guard found in the address."""
    if link := st.context.headers.get(BOARD, ""):
        return shares.visitor(people(), link, clock.now())
    token = st.context.cookies.get(reached.cookie, "")
    return sessions.person_of(people(), token, clock.now())
