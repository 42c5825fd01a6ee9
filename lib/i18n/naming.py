"""A party, a function or a place inside a sentence: « la Chambre », « de l'Ambassade », « au Directeur », « à Rabat ».

The grammar of each language is here; the forms are those that people gave. A form that nobody gave is not invented:
what the plan calls it stands between brackets, as everything that a paper still lacks.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from lib.domain.names import join_names, split_names
from lib.domain.paper_names import (
    ARTICLE,
    PaperName,
    by_name,
    folded,
    foreign_letters,
    function_and_organisation,
    is_written_in,
    starts_with_vowel,
)
from lib.domain.terms import NameKind
from lib.i18n.catalogue import Language, translate

#: « de » and « à » with the article that they take in.
FRENCH_OF: Mapping[str, str] = {"le": "du", "les": "des"}
FRENCH_TO: Mapping[str, str] = {"le": "au", "les": "aux"}


@dataclass(frozen=True, slots=True)
class Named:
    """A name in the language of a paper. `form` is in French with its article; `is_given` is false where the name is
    only what the plan calls it."""

    language: Language
    form: str
    is_given: bool = True

    def __str__(self) -> str:
        return self.the

    @property
    def the(self) -> str:
        """« la Chambre », « the Chamber », « الغرفة »."""
        return self.form

    @property
    def of(self) -> str:
        """« de la Chambre », « du Directeur », « of the Chamber »; in Arabic the noun follows what it belongs to."""
        if self.language == "fr":
            return _contracted(self.form, "de", FRENCH_OF, is_given=self.is_given)
        return f"of {self.form}" if self.language == "en" else self.form

    @property
    def to(self) -> str:
        """« à l'Ambassade », « au Directeur », « to the Embassy », « للسفارة »."""
        if self.language == "fr":
            return _contracted(self.form, "à", FRENCH_TO, is_given=self.is_given)
        return f"to {self.form}" if self.language == "en" else _prefixed("ل", self.form, self.is_given)

    @property
    def at(self) -> str:
        """Of a place: « à Rabat », « au siège de la Chambre », « in Rabat », « بالرباط »."""
        if self.language == "en":
            return f"{'at' if self.form.startswith('the ') else 'in'} {self.form}"
        return self.to if self.language == "fr" else _prefixed("ب", self.form, self.is_given)

    @property
    def bare(self) -> str:
        """Without the article, as it stands alone at a head or in a list: « Chambre … »."""
        if self.language == "ar":
            return self.form
        form = self.form.removeprefix("the ") if self.language == "en" else ARTICLE.sub("", self.form)
        return form[:1].upper() + form[1:]

    @property
    def first(self) -> str:
        """With its article at the beginning of a sentence: « La Chambre »."""
        return self.form[:1].upper() + self.form[1:]


@dataclass(frozen=True)
class Names:
    """The names of a plan for the papers of one language. `full` is each organisation's whole name, as the plan has it:
    what stands between brackets while nobody gave its form."""

    language: Language
    known: Mapping[tuple[str, str], PaperName] = field(default_factory=dict)
    full: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(
        cls, language: Language, names: Iterable[PaperName], full: Mapping[str, str] | None = None
    ) -> Names:
        """Those that a plan records."""
        return cls(language, by_name(names), full or {})

    def party(self, name: str | None, *, short: bool = False) -> Named:
        """An organisation, whole or short."""
        return self._named(NameKind.ORGANISATION, name, short=short)

    def place(self, name: str | None) -> Named:
        """A place: as it was typed where no form is given and its letters are those of the language, « à Rabat »."""
        if self._found(NameKind.PLACE, name or "") is None and is_written_in(name or "", self.language):
            return Named(self.language, (name or "").strip())
        return self._named(NameKind.PLACE, name)

    def function(self, name: str | None, *, within: str = "", short: bool = False) -> Named:
        """A function, « le Directeur »; of an organisation that it names and that is not `within`, « le Directeur de la
        CCIS-RSK »."""
        text = name or ""
        if (whole := self._found(NameKind.FUNCTION, text)) and whole.form(self.language, short=short):
            return Named(self.language, whole.form(self.language, short=short))
        function, organisation = function_and_organisation(text)
        named = self._named(NameKind.FUNCTION, function, short=short)
        if not organisation or folded(organisation) == folded(within):
            return named
        whose = self.party(organisation, short=True)
        # « المدير » is defined already: in Arabic what it belongs to stands beside it.
        beside = f"({whose.form})" if self.language == "ar" else whose.of
        return Named(self.language, f"{named.form} {beside}", named.is_given and whose.is_given)

    def title(self, text: str | None) -> str:
        """The title of a plan, an axis or a session, the name of a commission: as people typed it where no form of it in
        this language is given."""
        found = self._found(NameKind.TITLE, text or "")
        return (found.form(self.language) if found else "") or text or ""

    def listed(self, text: str | None, *, within: str = "") -> str:
        """Names held in one text, each as a list has it: « Directeur (CCIS-RSK) », « المدير (الغرفة) ».

        What is no name of the plan is left as people typed it.
        """
        return "\n".join(self._listed(part, within) for part in split_names(text))

    def told(self, text: str | None) -> str:
        """The same in one line, as a field holds them: « Directeur (CCIS-RSK) / Directeur général (CCIT) »."""
        if not self.known:
            return text or ""
        return join_names(self._listed(part, "") for part in split_names(text)) or ""

    def lacks(self, kind: NameKind, name: str | None) -> bool:
        """Whether a paper in this language would have to invent a form: none is given, in a script that it can hold."""
        if kind is NameKind.PLACE:
            return bool((name or "").strip()) and not self.place(name).is_given
        found = self._found(kind, name or "")
        given = (found and found.form(self.language)) or self._stands(name or "")
        return bool((name or "").strip()) and not given

    def _listed(self, text: str, within: str) -> str:
        for kind in (NameKind.ORGANISATION, NameKind.PLACE, NameKind.FUNCTION):
            found = self._found(kind, text)
            if found and found.form(self.language):
                form = found.form(self.language, short=kind is NameKind.ORGANISATION)
                named = Named(self.language, form)
                return named.first if kind is NameKind.PLACE else named.bare
        function, organisation = function_and_organisation(text)
        if not organisation:
            return text
        role, whose = self._listed_one(NameKind.FUNCTION, function), self._short(organisation)
        return role if folded(organisation) == folded(within) else f"{role} ({whose})"

    def _listed_one(self, kind: NameKind, name: str) -> str:
        found = self._found(kind, name)
        form = found.form(self.language) if found else ""
        return Named(self.language, form).bare if form else name

    def _short(self, organisation: str) -> str:
        found = self._found(NameKind.ORGANISATION, organisation)
        form = found.form(self.language, short=True) if found else ""
        return Named(self.language, form).bare if form else organisation

    def _named(self, kind: NameKind, name: str | None, *, short: bool = False) -> Named:
        found = self._found(kind, name or "")
        form = found.form(self.language, short=short) if found else ""
        if form or self._stands(name):
            return Named(self.language, form or (name or "").strip())
        whole = self.full.get(name or "", "") if kind is NameKind.ORGANISATION and not short else ""
        missing = whole or (name or "").strip() or translate(self.language, "to be completed")
        return Named(self.language, f"[{missing}]", is_given=False)

    def _stands(self, name: str | None) -> bool:
        """Whether a name is fit for a sentence as it was typed: in Arabic letters alone, where no article is asked."""
        typed = name or ""
        return self.language == "ar" and is_written_in(typed, "ar") and not foreign_letters(typed, "ARABIC")

    def _found(self, kind: NameKind, name: str) -> PaperName | None:
        return self.known.get((str(kind), folded(name)))


def _contracted(form: str, word: str, taken_in: Mapping[str, str], *, is_given: bool) -> str:
    """« de » or « à » before a French form: « du Directeur », « des Ministères », « d'API-ZF », « à l'Ambassade »."""
    found = ARTICLE.match(form)
    article = (found[1] or "").lower() if found else ""
    if found and article in taken_in:
        return f"{taken_in[article]} {form[found.end() :]}"
    if word == "de" and not found and is_given and starts_with_vowel(form):
        return f"d'{form}"
    return f"{word} {form}"


def _prefixed(letter: str, form: str, is_given: bool) -> str:
    """An Arabic letter joined to the word that it governs: ل takes in the alif of the article, ب does not."""
    if not is_given:
        return f"{letter}ـ{form}"
    if letter == "ل" and form.startswith("ال"):
        return f"لل{form[2:].removeprefix('ل')}" if form.startswith("الل") else f"لل{form[2:]}"
    return f"{letter}{form}"
