"""Who is here: at the machine itself whoever sits there, with accounts whoever the browser's session says at this moment.

The guard has let nobody else as far; asked again at each run, so that a changed role bites at the next click.
"""

from __future__ import annotations

import os

import streamlit as st

from lib import clock
from lib.domain.access import Access, access
from lib.domain.people import Person
from lib.domain.roles import Role
from lib.people.store import opened
from lib.store.connection import location
from lib.usecases.people import sessions

#: Who is nobody: every page is closed.
NOBODY = Person("", Role.GUEST)


def person(typed: str) -> Person:
    """Who is here; `typed` is the function that whoever sits at the machine gave."""
    reached = access(os.environ)
    if not reached.asks:
        return Person(typed, Role.ADMINISTRATOR)
    return _signed_in(reached) or NOBODY


def _signed_in(reached: Access) -> Person | None:
    token = st.context.cookies.get(reached.cookie, "")
    return sessions.person_of(opened(location(os.environ)), token, clock.now())
