"""Who recorded something, as a reader reads it: a person's own words, or the program's in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from lib.i18n.catalogue import LANGUAGES, Language, mark, translate

#: The authors that the program itself writes, by the message that names them.
PROGRAM = (mark("First start"), mark("Local workstation"))
#: What one of them was called, and stored by, before.
FORMER = {"محطة محلية": "Local workstation"}


@cache
def _spelled() -> Mapping[str, str]:
    """Each name that one of them was ever stored by → its message: they were once stored in the writer's language."""
    told = {translate(language, name): name for language in LANGUAGES for name in PROGRAM}
    return {**told, **FORMER}


def author_name(language: Language, author: str) -> str:
    """Who recorded something: a person as they named themselves, the program in the reader's words."""
    message = _spelled().get(author)
    return translate(language, message) if message else author


def author_spellings(author: str) -> tuple[str, ...]:
    """Every way in which an author is stored."""
    message = _spelled().get(author)
    return tuple(stored for stored, name in _spelled().items() if name == message) if message else (author,)
