"""To whom of the team an action is reserved: roles by their word, persons by the key of their account, in one text.

A person is written « Awa Mensah [4f1c…] »: the key in brackets decides, which no change of name, function or e-mail touches;
the name beside it is what it was then, so that the history can be read where no accounts are. What nobody answers to, a role
that is unknown or an account that is gone, opens nothing. Administrators see everything: they hold the backups.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from lib.domain.names import NAMES_SEPARATOR, join_names, split_names
from lib.domain.people import Person
from lib.domain.roles import Role

#: The roles to which an action can be reserved; a partner is shown none that is.
ROLES = (Role.READER, Role.EDITOR, Role.ADMINISTRATOR)
_KEY = re.compile(r"\[([^\[\]]+)\]\s*$")


def role_named(role: Role) -> str:
    """A role as it is written."""
    return role.name.lower()


def person_named(name: str, account: str) -> str:
    """A person as it is written."""
    plain = re.sub(r"[\[\]]", "", name.replace(NAMES_SEPARATOR, " - "))
    return f"{plain} [{account}]"


def key_of(named: str) -> str:
    """The account that a name of the list means; the role, or what stands there, if it means none."""
    found = _KEY.search(named)
    return found[1] if found else named.strip()


def without_key(named: str) -> str:
    """A person as people read it."""
    return _KEY.sub("", named).strip() or named


def sees(reserved_for: str | None, person: Person | None) -> bool:
    """Whether somebody of the team sees an action that is reserved so; nobody is the machine itself, which sees all."""
    names = split_names(reserved_for)
    if person is None or not names or person.role == Role.ADMINISTRATOR:
        return True
    own = {role_named(person.role)} if person.role in ROLES else set()
    return any(
        name in own or (key_of(name) != name and person.account and key_of(name) == person.account)
        for name in names
    )


def joined(names: Iterable[str]) -> str | None:
    """The list as it is kept, each name once; None when nobody is named."""
    return join_names(dict.fromkeys(name.strip() for name in names if name.strip()))
