"""Lines of minutes that are not in the letters of their language: a decision left in French in the Arabic version. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lib.domain.names import split_names
from lib.domain.paper_names import (
    PaperName,
    folded,
    foreign_letters,
    function_and_organisation,
    is_written_in,
)
from lib.domain.terms import NameKind

#: The names of a plan by kind and name (paper_names.by_name).
Known = Mapping[tuple[str, str], PaperName]
#: A word, and no letter that stands alone: « h » of an hour is of no language.
WORD = re.compile(r"[^\W\d_]{2,}")
#: Columns and sections that hold functions and organisations: papers write each by its form.
NAMES = frozenset({"owner", "recipient", "delegation_a", "delegation_b"})


def astray(value: str, language: str, known: Known, *, names: bool) -> tuple[str, ...]:
    """The lines of a text without a letter of its language though with words; with `names`, those names without a form.

    Codes, figures and days are of every language; an acronym inside a sentence of the language is at its place.
    """
    lines = split_names(value) if names else value.splitlines()
    return tuple(
        line.strip()
        for line in lines
        if _is_astray(line, language) and not (names and _is_given(line, language, known))
    )


def _is_astray(line: str, language: str) -> bool:
    # What holds a figure is a code or a day: « A2.3 », « 2026/01 », « 14h30 ».
    plain = " ".join(word for word in line.split() if not any(map(str.isdigit, word)))
    if is_written_in(line if language == "ar" else plain, language):
        return False
    script = "ARABIC" if language == "ar" else "LATIN"
    return any(foreign_letters(word, script) for word in WORD.findall(plain))


def _is_given(name: str, language: str, known: Known) -> bool:
    """Whether papers write a name by its form: whole, or the function and the organisation that it names."""

    def has_form(kind: NameKind, of: str) -> bool:
        found = known.get((str(kind), folded(of)))
        return bool(found and found.form(language))

    if any(has_form(kind, name) for kind in (NameKind.ORGANISATION, NameKind.PLACE, NameKind.FUNCTION)):
        return True
    function, organisation = function_and_organisation(name)
    return bool(organisation) and (
        has_form(NameKind.FUNCTION, function) and has_form(NameKind.ORGANISATION, organisation)
    )
