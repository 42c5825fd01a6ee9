"""To whom a letter goes and how it is greeted: by the title that the plan's names on papers give, never by a guessed one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lib.domain.terms import Gender
from lib.i18n import Language, translate

#: The article that a form of a name begins with, where it stands alone on a line.
ARTICLE = re.compile(r"^(?:l['’]|(?:la|le|les|the) )", re.IGNORECASE)
#: The organisation that people write after a function: « Directeur (CCIT) ».
ASIDE = re.compile(r"\s*\([^()]*\)\s*$")


@dataclass(frozen=True, slots=True)
class Form:
    """How a name is written in one language: with its article, short, and what it agrees with."""

    whole: str
    short: str = ""
    gender: Gender | None = None


@dataclass(frozen=True, slots=True)
class Addressee:
    """The lines of an address, and the title that the letter greets; no title where none is known."""

    lines: tuple[str, ...]
    title: str = ""


def addressee(
    language: Language,
    function: str,
    organisation: str,
    *,
    functions: Mapping[str, Form],
    organisations: Mapping[str, Form],
) -> Addressee:
    """Who holds a function in an organisation: « Monsieur le Directeur » where the form and its gender are known, else
    the function as the plan has it."""
    bare = ASIDE.sub("", function)
    known = functions.get(function) or functions.get(bare)
    title = _title(language, known) if known else ""
    house = organisations.get(organisation)
    place = alone(house.whole) if house else organisation
    return Addressee(tuple(line for line in (title or bare, place) if line), title)


def _title(language: Language, known: Form) -> str:
    whole = known.whole if language == "fr" else alone(known.whole)
    match known.gender:
        case Gender.MASCULINE:
            return translate(language, "Mr {function}", function=whole)
        case Gender.FEMININE:
            return translate(language, "Madam {function}", function=whole)
        case _:
            return ""


def alone(form: str) -> str:
    """A form without its article, as on a line of its own: « l'Ambassade … » → « Ambassade … »."""
    bare = ARTICLE.sub("", form.strip())
    return bare[:1].upper() + bare[1:]


def on_behalf(language: Language, name: str, form: Form | None) -> str:
    """« Pour la CCIS-RSK », above a signature; in French the name alone as long as its article is not known."""
    said = (form.short or form.whole) if form else name
    if language == "fr" and not ARTICLE.match(said):
        return name
    return translate(language, "For {organisation}", organisation=said)
