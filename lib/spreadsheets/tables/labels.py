"""Headings → our fields, by the words of `vocabulary/headers.toml`; resemblance never counts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from lib.domain.schema import ACTION, INTERACTION, PARTNER, Table
from lib.spreadsheets.folding import clean, fold, fold_label, fold_word, vocabulary
from lib.spreadsheets.folding import words as states
from lib.spreadsheets.model import TableKind
from lib.spreadsheets.tables.evidence import DATES
from lib.spreadsheets.tables.priced import money_of
from lib.spreadsheets.tables.qualified import JOINERS, date_words, day_of
from lib.spreadsheets.tables.spelled import EXACT, GROUPED, in_full, record, set_apart, spellings

#: Every field a column can be, by kind. Two are for reading only: the title of a sub-action, and a
#: column that is a state or a percentage, as its values tell.
TABLES_OF: dict[TableKind, Table] = {"actions": ACTION, "partners": PARTNER, "interactions": INTERACTION}
FIELDS: dict[TableKind, tuple[str, ...]] = {
    kind: (*table.names, *(field.name for field in table.only_read)) for kind, table in TABLES_OF.items()
}
#: Fields that a heading names whole, never among other words.
AMOUNTS = frozenset(
    field.name for field in (*ACTION.fields, *ACTION.only_read) if field.kind in ("money", "number")
) | {"source_of_funds"}
WITHIN = 0.75
TITLES = frozenset(["title", "sub_title"])
IN_NUMBER = 0.9  # a heading that is one of ours but for its plural
FOREIGN = 0.85  # a meaning in a language that the other headings do not speak
YIELDING = 0.74  # just below a longer heading that begins with one of ours
PLURAL_IN_S = frozenset({"fr", "en", "es", "pt"})
#: Short headings that may also be looked for inside a longer one.
SHORT = frozenset(["id", "fin", "axe", "end", "due", "qui", "eje", "ref", "n°", "nº", "no", "#", "num"])


@dataclass(frozen=True, slots=True)
class Meaning:
    """A field that a heading may name, and how surely, from 0 to 1."""

    field: str
    strength: float
    languages: frozenset[str] = frozenset()  # those in which it is the heading, word for word


@lru_cache(maxsize=20_000)
def meanings(kind: TableKind, text: str, group: str = "") -> tuple[Meaning, ...]:
    """The fields that a heading may name, the surest first; `group` is the heading above it."""
    found: dict[str, float] = {}
    spoken: dict[str, frozenset[str]] = {}
    if kind == "actions" and (amount := money_of(text, _table(kind))):
        return (Meaning(amount, EXACT),)
    if kind == "actions" and is_aside(record(text)) and fold_label(text.replace("_", " ")) not in _own(kind):
        return ()
    day = day_of(_words(set_apart(text, group)), _table(kind)) if kind == "actions" else None
    if day is not None:
        return (Meaning(day, EXACT),)
    read = tuple(spellings(text, group))
    for label, share in read:
        for field, strength, languages in _exact(kind, label):
            found[field] = max(found.get(field, 0.0), share * strength)
            spoken[field] = spoken.get(field, frozenset()) | languages
    for field, strength in () if found else tuple(_nearly(kind, read)) or _somewhere(kind, text):
        found[field] = max(found.get(field, 0.0), strength)
    known = (Meaning(field, strength, spoken.get(field, frozenset())) for field, strength in found.items())
    return tuple(sorted(known, key=lambda m: -m.strength))


def _nearly(kind: TableKind, read: Sequence[tuple[str, float]]) -> Iterator[tuple[str, float]]:
    """What a heading names once its shortened words are in full, or once the word that qualifies a day is known."""
    for label, _ in read:
        for full in (label, *in_full(label)):
            day = day_of(_words(full), _table(kind)) if kind == "actions" else None
            if day is not None:
                yield day, GROUPED
                return
            named = [(field, GROUPED * strength) for field, strength, _ in _exact(kind, full)]
            if named:
                yield from named
                return
    if kind == "actions" and any(_says_done(label.replace("%", "")) for label, _ in read):
        # « % livré » is how much; « Livré » over ticks is whether, over days when.
        yield ("progress" if any("%" in label for label, _ in read) else "status"), GROUPED


def _says_done(label: str) -> bool:
    return states("status").get(fold_word(label)) == "done" and fold_word(label) not in _checks()


def _somewhere(kind: TableKind, text: str) -> Iterator[tuple[str, float]]:
    """The fields that a longer heading holds."""
    for label, share in spellings(text):
        yield from ((field, share * strength) for field, strength in _within(kind, label))


def in_one_language(known: Mapping[int, tuple[Meaning, ...]]) -> dict[int, tuple[Meaning, ...]]:
    """The same meanings, those of the language that most headings speak a little surer: « Comment » asks how
    under « Qui » and « Quoi », and remarks beside “Owner”."""
    votes = Counter(
        language for found in known.values() for language in frozenset().union(*(m.languages for m in found))
    )
    if not votes:
        return dict(known)
    most = max(votes.values())
    spoken = {language for language, count in votes.items() if count == most}
    return {
        column: tuple(
            replace(m, strength=m.strength * FOREIGN) if m.languages and not m.languages & spoken else m
            for m in found
        )
        for column, found in known.items()
    }


def _exact(kind: TableKind, label: str) -> Iterable[tuple[str, float, frozenset[str]]]:
    known, share = _table(kind).get(label), 1.0
    if known is None:  # « États » is « État », « Action » is « Actions »
        label, share = _singulars(kind).get(_singular(label), label), IN_NUMBER
        known = _table(kind).get(label, {})
    weight = share * (0.5 if label in _weak() else YIELDING if label in _lesser(kind) else 1.0)
    return ((field, weight, languages) for field, languages in known.items())


def _singular(label: str) -> str:
    return " ".join(word.rstrip("sx") if len(word) > 3 else word for word in label.split())


@cache
def _singulars(kind: TableKind) -> dict[str, str]:
    """A heading without its plurals → the heading as it is known, in the languages that end them in s or x."""
    return {
        _singular(label): label
        for label, fields in reversed(_table(kind).items())
        if any(languages & PLURAL_IN_S for languages in fields.values())
    }


def _within(kind: TableKind, label: str) -> Iterator[tuple[str, float]]:
    """Known headings found inside a longer one: its head weighs most (first in French, last in English)."""
    words = _words(label)
    if not 2 <= len(words) <= 9:
        return
    joined = f" {' '.join(words)} "
    phrases = _phrases(kind)
    found = [p for w in dict.fromkeys(words) for p in phrases.get(w, ()) if f" {p[0]} " in joined]
    yield from _dated(words)
    held = {known for known, _, _ in found}
    said = [w for w in words if w not in JOINERS]
    for known, field, language in found:
        # « Date cible révisée » holds « date cible », and no « date » beside it.
        if any(known != longer and f" {known} " in f" {longer} " for longer in held):
            continue
        size = len(known.split())
        first, last = joined.startswith(f" {known} "), joined.endswith(f" {known} ")
        heads = last if language in ("en", "other") else first
        strength = WITHIN * (0.55 + 0.25 * min(1.0, size / max(len(said), 1)) + (0.2 if heads else 0.0))
        strength *= 0.6 if known in _weak() else 1.0
        if field in TITLES and _parents() & set(words):  # the title of the parent groups; it is no title
            field = "axis"
        yield field, strength if heads or size > 1 else strength * 0.7


def _dated(words: Sequence[str]) -> Iterator[tuple[str, float]]:
    """« Date livrée », “Resolved date”: the day on which the action was done."""
    rest = [w for w in words if w not in date_words() and w not in JOINERS]
    if len(rest) < len(words) and _says_done(" ".join(rest)):
        yield "completed_on", WITHIN


@cache
def _checks() -> frozenset[str]:
    return frozenset(fold_word(word) for word in vocabulary("headers")["dated"]["never"])


@cache
def _parents() -> frozenset[str]:
    return frozenset(fold(word) for word in vocabulary("headers")["parent"]["words"])


def _words(label: str) -> list[str]:
    return re.sub(r"[^\w%#°]+", " ", label).split()


def names_a_field(value: object) -> bool:
    """Whether a cell is a heading of an action, word for word."""
    return isinstance(value, str) and fold_label(value) in _table("actions")


def is_rank(text: str) -> bool:
    """Whether a heading is that of the rank of a row: #, N°, id."""
    return fold_label(text) in _ranks()


@cache
def _ranks() -> frozenset[str]:
    return frozenset(fold_label(word) for word in vocabulary("headers")["rank"]["words"])


@cache
def _weak() -> frozenset[str]:
    return frozenset(fold_label(word) for word in vocabulary("headers")["weak"]["words"])


@cache
def _lesser(kind: TableKind) -> frozenset[str]:
    """Headings that leave their field to another of the table that names it better."""
    return frozenset(fold_label(word) for word in vocabulary("headers")["lesser"].get(kind, ()))


def things_to_do(text: str) -> bool:
    """Whether a heading speaks of actions by itself."""
    return _singular(fold_label(text)) in _headings_of("things_to_do")


def of_people(text: str) -> bool:
    """Whether a heading is one of people: their first name, their telephone."""
    return _singular(fold_label(text)) in _headings_of("people")


def of_attendees(text: str) -> bool:
    """Whether a heading stands over those who come to something: participants, guests, members."""
    return _singular(fold_label(text)) in _headings_of("attendees")


@cache
def _headings_of(section: str) -> frozenset[str]:
    return frozenset(_singular(fold_label(word)) for word in vocabulary("tables")[section]["words"])


def is_aside(text: str) -> bool:
    """Whether a heading holds one of our words and names something else; what begins or ends so may still be one of
    our headings, word for word: « Nombre de tarea » is no number of tasks."""
    words, starts, ends = _aside()
    label = fold_label(text)
    return label in words or (not names_a_field(label) and (label.startswith(starts) or label.endswith(ends)))


@cache
def _aside() -> tuple[frozenset[str], tuple[str, ...], tuple[str, ...]]:
    table = vocabulary("headers")["aside"]
    return (
        frozenset(fold_label(word) for word in table["words"]),
        tuple(f"{fold_label(word)} " for word in table["starts"]),
        tuple(f" {fold_label(word)}" for word in table["ends"]),
    )


@cache
def _table(kind: TableKind) -> dict[str, dict[str, frozenset[str]]]:
    """Folded heading → the fields it may name, each with the languages in which it does."""
    table: dict[str, dict[str, frozenset[str]]] = {}
    for language, fields in vocabulary("headers")[kind].items():
        for field, texts in fields.items():
            for text in texts:
                known = table.setdefault(fold_label(text), {})
                known[field] = known.get(field, frozenset()) | {language}
    for text, (field, is_name) in _own(kind).items():
        if is_name or text not in table:
            table.setdefault(text, {}).setdefault(field, frozenset())
    return table


@cache
def _own(kind: TableKind) -> dict[str, tuple[str, bool]]:
    """What the registry itself calls the fields of a sheet: folded name or label → field, and whether it is the name."""
    fields = [field for field in TABLES_OF[kind].fields if field.name != "extra"]
    labels = {fold_label(field.label): (field.name, False) for field in fields if field.in_sheet}
    return labels | {fold_label(field.name.replace("_", " ")): (field.name, True) for field in fields}


@cache
def _phrases(kind: TableKind) -> dict[str, list[tuple[str, str, str]]]:
    """The headings that may be looked for inside a longer one, with their field and language, by their first word."""
    found: dict[str, list[tuple[str, str, str]]] = {}
    for language, fields in vocabulary("headers")[kind].items():
        for field, texts in fields.items():
            for text in texts:
                words = _words(fold_label(text))
                if (
                    words
                    and (len(fold(text)) >= 4 or fold(text) in SHORT)
                    and not _any_date(kind, text, field)
                    and field not in AMOUNTS  # « Budget moyen » is no budget
                ):
                    found.setdefault(words[0], []).append((" ".join(words), field, language))
    return found


def _any_date(kind: TableKind, text: str, field: str) -> bool:
    """Whether a heading is « date » alone: inside « Date de visite » it says nothing of the start of an action."""
    return kind == "actions" and field in DATES and fold_label(text) in _weak()


def label_text(value: object) -> str:
    """A heading cell as one line of text."""
    return " ".join(clean(str(value)).split())
