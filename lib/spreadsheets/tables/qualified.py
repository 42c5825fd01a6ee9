"""Days that are planned, actual or the first agreed: the word beside « fin » decides what the column is."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cache

from lib.spreadsheets.folding import fold, fold_label, vocabulary

#: What an end is once it is qualified; a start stays one.
ENDS: Mapping[str, str] = {"planned": "deadline", "actual": "completed_on", "first": "initial_deadline"}
END_FIELDS = frozenset(["deadline", "completed_on", "initial_deadline"])
JOINERS = frozenset(
    [
        *("de", "du", "des", "d", "la", "le", "les", "l", "a", "au", "aux", "un", "une", "et"),
        *("of", "the", "for", "to", "and"),
        *("del", "el", "los", "y", "da", "do", "dos", "das", "o", "e"),
    ]
)


def day_of(words: Sequence[str], known: Mapping[str, Collection[str]]) -> str | None:
    """The field of a heading that says a day and how it was set (« date de fin estimée »), by what the rest of it is
    `known` as; None when it says no such thing."""
    kinds = [(word, kind) for word in words if (kind := _qualifiers().get(word))]
    if not kinds:
        return None
    kind = "first" if any(k == "first" for _, k in kinds) else kinds[-1][1]
    rest = [word for word in words if word not in {w for w, _ in kinds}]
    said = [word for word in rest if word not in JOINERS]
    if said and all(word in date_words() for word in said):
        return ENDS[kind] if kind != "first" else None  # « Date de référence » may be any
    for label in (" ".join(rest), " ".join(_trimmed(rest)), " ".join(said)):
        fields = known.get(label, ())
        if any(field in END_FIELDS for field in fields):
            return ENDS[kind]
        if "start" in fields:
            return "start"
    return None


def is_qualifier(text: str) -> bool:
    """Whether a text only says how a day was set: « prévu », “actual”, « date réelle »."""
    words = fold_label(text).split() if text and len(text) <= 30 else []
    said = [word for word in words if word not in JOINERS and word not in date_words()]
    return bool(said) and all(word in _qualifiers() for word in said)


def puts_off(text: str) -> bool:
    """Whether a heading is that of a deadline put off: « Échéance révisée », “New due date”."""
    return not _revised().isdisjoint(fold_label(text).split())


@cache
def _revised() -> frozenset[str]:
    return frozenset(fold(word) for word in vocabulary("headers")["revised"]["words"])


def _trimmed(words: Sequence[str]) -> Sequence[str]:
    """Without the joining words at either end: « date prévue de fin » leaves « date de fin », « prévue de fin » « fin »."""
    first, last = 0, len(words)
    while first < last and words[first] in JOINERS:
        first += 1
    while last > first and words[last - 1] in JOINERS:
        last -= 1
    return words[first:last]


@cache
def date_words() -> frozenset[str]:
    """The words for a day, in every language."""
    return frozenset(fold(word) for word in vocabulary("headers")["dated"]["words"])


@cache
def _qualifiers() -> dict[str, str]:
    table = vocabulary("headers")["qualified"]
    return {fold(word): kind for kind, words in table.items() for word in words}
