"""To whom a letter goes and how it is greeted: by the title that the names on papers give, never by a guessed one."""

from __future__ import annotations

from dataclasses import dataclass

from lib.domain.paper_names import PaperName, folded, function_and_organisation
from lib.domain.terms import Gender, NameKind
from lib.i18n import translate
from lib.i18n.naming import Named, Names


@dataclass(frozen=True, slots=True)
class Addressee:
    """The lines of an address, and the title that the letter greets; no title where none is known."""

    lines: tuple[str, ...]
    title: str = ""


def addressee(names: Names, function: str, organisation: str) -> Addressee:
    """Who holds a function in an organisation: « Monsieur le Directeur » where the form and its gender are known, else
    the function as the plan has it."""
    bare, _ = function_and_organisation(function)
    known = _known(names, function) or _known(names, bare)
    title = _title(names, known) if known else ""
    party = names.party(organisation)
    place = party.bare if party.is_given else organisation
    return Addressee(tuple(line for line in (title or bare, place) if line), title)


def on_behalf(names: Names, organisation: str) -> str:
    """« Pour la CCIS-RSK », above a signature; the name alone as long as nobody gave its form."""
    party = names.party(organisation, short=True)
    if not party.is_given:
        return organisation
    return translate(names.language, "For {organisation}", organisation=party.the)


def _known(names: Names, function: str) -> PaperName | None:
    return names.known.get((str(NameKind.FUNCTION), folded(function)))


def _title(names: Names, known: PaperName) -> str:
    form = Named(names.language, known.form(names.language))
    if not form.form:
        return ""
    function = form.the if names.language == "fr" else form.bare
    match known.gender:
        case Gender.MASCULINE:
            return translate(names.language, "Mr {function}", function=function)
        case Gender.FEMININE:
            return translate(names.language, "Madam {function}", function=function)
        case _:
            return ""
