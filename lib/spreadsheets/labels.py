"""Headings → our fields, by the words of `vocabulary/headers.toml`; resemblance never counts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from lib.domain.fields import ACTION, INTERACTION, PARTNER
from lib.spreadsheets.folding import clean, fold, fold_label, vocabulary
from lib.spreadsheets.model import TableKind

#: Every field a column can be, by kind. Two are for reading only: the title of a sub-action, and a
#: column that is a state or a percentage, as its values tell.
FIELDS: dict[TableKind, tuple[str, ...]] = {
    "actions": (*ACTION, "sub_title"),
    "partners": tuple(PARTNER),
    "interactions": tuple(INTERACTION),
}
LONGEST = 70
EXACT, GROUPED, WITHIN = 1.0, 0.9, 0.75
CAMEL = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Ý])|(?<=[A-Z])(?=[A-Z][a-z])")
BRACKETED = re.compile(r"[(\[]([^()\[\]]+)[)\]]")
JOINERS = frozenset(
    [
        "de",
        "du",
        "des",
        "d",
        "la",
        "le",
        "les",
        "l",
        "a",
        "au",
        "aux",
        "of",
        "the",
        "for",
        "to",
        "del",
        "da",
        "do",
        "dos",
        "das",
        "el",
        "los",
        "un",
        "une",
        "o",
        "e",
        "et",
        "y",
        "and",
    ]
)


@dataclass(frozen=True, slots=True)
class Meaning:
    """A field that a heading may name, and how surely, from 0 to 1."""

    field: str
    strength: float


@lru_cache(maxsize=20_000)
def meanings(kind: TableKind, text: str, group: str = "") -> tuple[Meaning, ...]:
    """The fields that a heading may name, the surest first; `group` is the heading above it."""
    found: dict[str, float] = {}
    if kind == "actions" and fold_label(text) in _aside():
        return ()
    for label, share in _readings(text, group):
        for field, strength in _exact(kind, label):
            found[field] = max(found.get(field, 0.0), share * strength)
    if not found:
        for label, share in _readings(text, ""):
            for field, strength in _within(kind, label):
                found[field] = max(found.get(field, 0.0), share * strength)
    return tuple(sorted((Meaning(f, s) for f, s in found.items()), key=lambda m: -m.strength))


def _readings(text: str, group: str) -> Iterator[tuple[str, float]]:
    """The ways to read a heading: as it is, what its brackets hold, its joined words, with its group."""
    if len(text) > LONGEST:
        return
    yield fold_label(text.replace("_", " ")), EXACT
    inside = BRACKETED.search(text)
    if inside:
        yield fold_label(inside[1]), GROUPED
    parted = fold_label(CAMEL.sub(" ", text).replace("_", " "))
    if parted != fold_label(text):
        yield parted, EXACT
    if group and len(group) <= LONGEST:
        yield fold_label(f"{group} {text}"), GROUPED
        yield fold_label(f"{text} {group}"), GROUPED


def _exact(kind: TableKind, label: str) -> Iterable[tuple[str, float]]:
    weight = 0.5 if label in _weak() else 1.0
    return ((field, weight) for field in _table(kind).get(label, ()))


def _within(kind: TableKind, label: str) -> Iterator[tuple[str, float]]:
    """Known headings found inside a longer one: its head weighs most (first in French, last in English)."""
    words = _words(label)
    if not 2 <= len(words) <= 9:
        return
    joined = f" {' '.join(words)} "
    for known, field, language in _phrases(kind):
        if f" {known} " not in joined:
            continue
        size = len(known.split())
        first, last = joined.startswith(f" {known} "), joined.endswith(f" {known} ")
        heads = last if language in ("en", "other") else first
        said = [w for w in words if w not in JOINERS]
        strength = WITHIN * (0.55 + 0.25 * min(1.0, size / max(len(said), 1)) + (0.2 if heads else 0.0))
        strength *= 0.6 if known in _weak() else 1.0
        yield field, strength if heads or size > 1 else strength * 0.7


def _words(label: str) -> list[str]:
    return re.sub(r"[^\w%#°]+", " ", label).split()


@cache
def _weak() -> frozenset[str]:
    return frozenset(fold_label(word) for word in vocabulary("headers")["weak"]["words"])


@cache
def _aside() -> frozenset[str]:
    """Headings that hold one of our words and name something else."""
    return frozenset(fold_label(word) for word in vocabulary("headers")["aside"]["words"])


@cache
def _table(kind: TableKind) -> dict[str, tuple[str, ...]]:
    """Folded heading → the fields it may name."""
    table: dict[str, list[str]] = {}
    own = {name: [name.replace("_", " ")] for name in FIELDS[kind] if name not in ("extra", "sub_title")}
    for fields in (own, *vocabulary("headers")[kind].values()):
        for field, texts in fields.items():
            for text in texts:
                known = table.setdefault(fold_label(text), [])
                if field not in known:
                    known.append(field)
    return {label: tuple(fields) for label, fields in table.items()}


@cache
def _phrases(kind: TableKind) -> tuple[tuple[str, str, str], ...]:
    """The headings that may be looked for inside a longer one, with their field and language."""
    return tuple(
        (" ".join(_words(fold_label(text))), field, language)
        for language, fields in vocabulary("headers")[kind].items()
        for field, texts in fields.items()
        for text in texts
        if len(fold(text)) >= 4 or fold(text) in ("id", "fin", "axe", "end", "due", "qui", "eje", "ref")
    )


def label_text(value: object) -> str:
    """A heading cell as one line of text."""
    return " ".join(clean(str(value)).split())
