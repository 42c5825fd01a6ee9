"""How parties, functions and places are written on papers: a form in each language, and which forms are fit for one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lib.domain.terms import Gender

#: What a French form begins with, as it is typed; « l’ » holds to its word.
ARTICLE = re.compile(r"^(?:(le|la|les) +|l['’] *)(?=\S)", re.IGNORECASE)
VOWELS = "aeiouœæ"
#: A function in the plan names its organisation last: « Directeur (CCIS-RSK) ».
OF_ORGANISATION = re.compile(r"^(?P<function>.+?) *\((?P<organisation>[^()]+)\)$")
#: Which letters a form may hold, by the field.
SCRIPTS: Mapping[str, str] = {
    "french": "LATIN",
    "french_short": "LATIN",
    "arabic": "ARABIC",
    "arabic_short": "ARABIC",
    "english": "LATIN",
    "english_short": "LATIN",
}


@dataclass(frozen=True, slots=True)
class PaperName:
    """One name of the plan and its forms; the French ones hold their article, where they take one.

    `letterhead` is what stands at the head of a paper, line by line; `emblem` the fingerprint of the picture.
    """

    kind: str | None
    name: str | None
    gender: str | None = None
    french: str | None = None
    french_short: str | None = None
    arabic: str | None = None
    arabic_short: str | None = None
    english: str | None = None
    english_short: str | None = None
    letterhead: str | None = None
    emblem: str | None = None
    key: str = ""

    def form(self, language: str, *, short: bool = False) -> str:
        """The form in a language (fr, ar, en); the short one where there is one. Empty where none is given."""
        field = {"fr": "french", "ar": "arabic"}.get(language, "english")
        whole, brief = getattr(self, field), getattr(self, f"{field}_short")
        return str((brief or whole if short else whole) or "")


def with_article(form: str, gender: Gender | None) -> str:
    """A French form with its article: the one that was typed, else that of the gender, elided before a vowel.

    Without a gender the name takes none: « Royal Air Maroc ». A form with an « h » that is not sounded is typed with its
    article, as nothing tells it from one that is.
    """
    typed = " ".join(form.split())
    if not typed or gender is None or ARTICLE.match(typed):
        return typed
    if gender == Gender.PLURAL:
        return f"les {typed}"
    if starts_with_vowel(typed):
        return f"l'{typed}"
    return f"{'la' if gender == Gender.FEMININE else 'le'} {typed}"


def starts_with_vowel(text: str) -> bool:
    """Whether « de » is elided before a French text: accents aside, and no « y » nor « h », which may be sounded."""
    plain = unicodedata.normalize("NFD", text[:1]).lower()
    return bool(plain) and plain[0] in VOWELS


def foreign_letters(text: str, script: str) -> str:
    """The letters of a text that are of another script than a form may hold, in the order in which they stand."""
    return "".join(c for c in text if c.isalpha() and script not in unicodedata.name(c, ""))


def is_written_in(text: str, language: str) -> bool:
    """Whether a text holds letters of the script of a language (fr, en, ar)."""
    script = "ARABIC" if language == "ar" else "LATIN"
    return any(c.isalpha() and script in unicodedata.name(c, "") for c in text)


def function_and_organisation(text: str) -> tuple[str, str]:
    """« Directeur (CCIS-RSK) » as its two names; the organisation is empty where none is named."""
    found = OF_ORGANISATION.match(text.strip())
    return (found["function"], found["organisation"].strip()) if found else (text.strip(), "")


def by_name(names: Iterable[PaperName]) -> dict[tuple[str, str], PaperName]:
    """The names by their kind and by how the plan calls them, spaces and capitals aside."""
    return {(str(n.kind), folded(n.name)): n for n in names if n.kind and n.name}


def folded(name: str | None) -> str:
    """A name of the plan as it is looked for."""
    return " ".join((name or "").replace("’", "'").split()).casefold()


def lines_of(letterhead: str | None, language: str) -> tuple[str, ...]:
    """The lines of a letterhead that are of the script of a paper's language: those of the other stay off it."""
    lines = (line.strip() for line in (letterhead or "").splitlines())
    arabic = language == "ar"
    return tuple(line for line in lines if line and is_written_in(line, "ar") == arabic)
