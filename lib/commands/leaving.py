"""What leaves by a terminal is a line of the audit too, where people sign in: by whose account of the machine, at no address."""

from __future__ import annotations

import getpass
import os
import sys
from contextlib import closing
from typing import TYPE_CHECKING

from lib.clock import now
from lib.domain.errors import AppError
from lib.i18n import Language, mark, translate

if TYPE_CHECKING:
    from pathlib import Path

    from lib.store.places.shared.address import SharedAddress

#: By which door it left, as the audit words it.
DOOR = "terminal"


def operator() -> str:
    """Whose account of the operating system this is; its number where the system has no name for it."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return str(os.getuid()) if hasattr(os, "getuid") else DOOR


def left(where: Path | SharedAddress, language: Language, file: object, **told: str) -> None:
    """Notes in the audit of a place what was just given out of it. What cannot be noted keeps nobody from what was made: it is
    said on standard error."""
    from lib.domain.access import ACCESS, access
    from lib.domain.people import Person
    from lib.domain.roles import Role
    from lib.people import copies
    from lib.people.store import People
    from lib.usecases.people.audit import Asked, note

    try:
        # A shell that is told nothing of who may is asked what is kept: the setting is the service's.
        is_alone = ACCESS in os.environ and not access(os.environ).asks
        if is_alone or not copies.exists(where):
            return
        asked = Asked(Person(operator(), Role.ADMINISTRATOR), now())
        with closing(People.open(where)) as people:
            note(people, "exported", asked, file=str(file), door=DOOR, **told)
    except AppError as fault:
        said = mark("This is in no line of the audit ({why}). What was made is whole.")
        why = translate(language, fault.message, **fault.values)
        print(translate(language, said, why=why), file=sys.stderr)
