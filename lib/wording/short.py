"""Short words said everywhere: an axis, a number of days, an author. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from lib.i18n import LANGUAGES, Language, mark, translate

#: The authors that the program itself writes, by the message that names them.
PROGRAM = (mark("First start"), mark("Local workstation"))


def axis_name(code: object, title: object) -> str:
    """« A1. Gouvernance », or the title alone."""
    known = [str(part) for part in (code, title) if isinstance(part, str) and part]
    return ". ".join(dict.fromkeys(known))


def axis_words(language: Language, code: object, title: object) -> str:
    """The name of an axis, or that there is none."""
    return axis_name(code, title) or translate(language, "Without axis")


def days(language: Language, n: int) -> str:
    """« 147 j »."""
    return translate(language, "{n} d", n=n)


def without_mark(text: str) -> str:
    """The text without the sample's own marks, which its banner makes needless."""
    return text.removeprefix("[FAIT] ").removeprefix("[EXEMPLE] ")


@cache
def _spelled() -> Mapping[str, str]:
    """Each name that one of them was ever stored by → its message: they were once stored in the writer's language."""
    return {translate(language, name): name for language in LANGUAGES for name in PROGRAM}


def author_name(language: Language, author: str) -> str:
    """Who recorded something: a person as they named themselves, the program in the reader's words."""
    message = _spelled().get(author)
    return translate(language, message) if message else author


def author_spellings(author: str) -> tuple[str, ...]:
    """Every way in which an author is stored."""
    message = _spelled().get(author)
    return tuple(stored for stored, name in _spelled().items() if name == message) if message else (author,)
