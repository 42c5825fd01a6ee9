"""The text of joint minutes in several languages: whether the versions were compared, and in what they contradict each other.

Nothing here reads what sentences mean. Two versions are compared by what can be counted: their entries, what one of them
lacks, their days, hours, codes and figures (lib/domain/figures_told.py). That the rest says the same, a person tells:
what was compared is kept by its fingerprint, so whatever changes afterwards is known not to be it any more.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from hashlib import sha256
from types import MappingProxyType

from lib.domain.errors import Invalid
from lib.domain.figures_told import Kind, unmatched
from lib.domain.minutes_script import NAMES, Known, astray
from lib.domain.minutes_text import ROWS, MinutesContent, MinutesText, originals
from lib.domain.terms import LanguageClause


class Contrast(StrEnum):
    """In what two versions differ."""

    COUNT = "count"  # entries of a list
    MISSING = "missing"  # said in one version alone
    DATE = "date"
    HOUR = "hour"
    CODE = "code"
    FIGURE = "figure"
    SCRIPT = "script"  # a line in the letters of another language


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a text: a section, the rank of an entry from 0 (None for the section whole), its column."""

    section: str
    rank: int | None = None
    column: str = ""


@dataclass(frozen=True, slots=True)
class Mismatch:
    """What two versions tell differently at a place: as each has it."""

    place: Place
    contrast: Contrast
    one: tuple[str, ...]
    other: tuple[str, ...]


NO_NAMES: Known = MappingProxyType({})
#: Lines that a refusal names, each cut at so many letters.
NAMED, CUT = 5, 80
#: Columns that hold a code and nothing else.
CODES = frozenset({"action"})


def fingerprint(text: MinutesText) -> str:
    """What tells this text from any other."""
    told = json.dumps(asdict(text), ensure_ascii=False, sort_keys=True)
    return sha256(told.encode()).hexdigest()[:16]


def fingerprints(content: MinutesContent) -> dict[str, str]:
    """The fingerprint of each version, by language."""
    return {name: fingerprint(text) for name, text in content.texts.items()}


def moved(content: MinutesContent, languages: Sequence[str]) -> tuple[str, ...]:
    """The versions that are not, or no longer, those that were compared; none while there is one version only."""
    if len(languages) < 2:
        return ()
    now = fingerprints(content)
    return tuple(name for name in languages if now.get(name) != content.compared.get(name, ""))


def value_at(text: MinutesText, place: Place) -> str:
    """What a text says at a place; the entries of a whole list on a line each."""
    held = getattr(text, place.section)
    if not isinstance(held, tuple):
        return str(held)
    if place.rank is None:
        return "\n".join(entry if isinstance(entry, str) else _first(entry) for entry in held)
    if place.rank >= len(held):
        return ""
    entry = held[place.rank]
    return entry if isinstance(entry, str) else str(getattr(entry, place.column))


def mismatches(
    one: MinutesText,
    other: MinutesText,
    languages: tuple[str, str] = ("fr", "ar"),
    known: Known = NO_NAMES,
) -> tuple[Mismatch, ...]:
    """What two versions in these languages tell differently, in the order of the paper; and lines that are not in the
    letters of their version, but for the names that papers write by a form of theirs (`known`)."""
    found: list[Mismatch] = []
    for place in _places(one, other):
        here, there = (getattr(text, place.section) for text in (one, other))
        if isinstance(here, tuple) and place.rank is None:
            found.append(Mismatch(place, Contrast.COUNT, (str(len(here)),), (str(len(there)),)))
        else:
            said = (value_at(one, place), value_at(other, place))
            found += _told_apart(place, *said, languages)
            found += _out_of_script(place, said, languages, known)
    if one.shows_names != other.shows_names:
        found.append(Mismatch(Place("shows_names"), Contrast.MISSING, (), ()))
    return tuple(found)


def check(content: MinutesContent, clause: LanguageClause | None, known: Known = NO_NAMES) -> None:
    """Raises Invalid when the originals do not stand in each of their languages, were not compared as they stand, or
    tell different things."""
    languages = originals(clause)
    check_recorded(content, languages)
    check_agreement(content, languages, known)
    if moved(content, languages):
        raise Invalid(
            "versions_uncompared",
            "A version of the text was recorded before the other changed: compare them, then record that they say the same.",
            field="content",
        )


def check_recorded(content: MinutesContent, languages: Sequence[str]) -> None:
    """Raises Invalid when the text is not recorded in each of these languages."""
    if any(name not in content.texts for name in languages):
        raise Invalid(
            "version_missing",
            "The originals are in French and in Arabic: the text is recorded in each of them first.",
            field="content",
        )


def check_agreement(content: MinutesContent, languages: Sequence[str], known: Known = NO_NAMES) -> None:
    """Raises Invalid when two of these versions differ in what can be counted, or hold lines that are in the letters of
    another language."""
    first, *others = [name for name in languages if name in content.texts] or [""]
    found = [
        one
        for name in others
        for one in mismatches(content.texts[first], content.texts[name], (first, name), known)
    ]
    if any(one.contrast != Contrast.SCRIPT for one in found):
        raise Invalid(
            "versions_differ",
            "The versions of the text differ in their entries, days or figures: what differs is shown side by side.",
            field="content",
        )
    lines = [line for one in found for line in (*one.one, *one.other)]
    if lines:
        cut = [f"{line[:CUT].rstrip()}…" if len(line) > CUT else line for line in lines[:NAMED]]
        raise Invalid(
            "versions_script",
            "Lines of a version are not in the letters of its language: {lines}. Translate them, or give the names "
            "their forms.",
            field="content",
            lines=" · ".join([*cut, *(["…"] if len(lines) > NAMED else [])]),
        )


def _places(one: MinutesText, other: MinutesText) -> Iterator[Place]:
    """Every place to compare; of a list whose entries differ in number, the list whole and nothing inside."""
    for part in fields(MinutesText):
        here, there = (getattr(text, part.name) for text in (one, other))
        if isinstance(here, bool):
            continue
        if not isinstance(here, tuple) or len(here) != len(there):
            yield Place(part.name)
        else:
            names = [inner.name for inner in fields(ROWS[part.name])] if part.name in ROWS else [""]
            yield from (Place(part.name, rank, name) for rank in range(len(here)) for name in names)


def _told_apart(place: Place, one: str, other: str, languages: tuple[str, str]) -> list[Mismatch]:
    one, other = one.strip(), other.strip()
    if bool(one) != bool(other):
        return [Mismatch(place, Contrast.MISSING, (one,) if one else (), (other,) if other else ())]
    if place.column in CODES:
        return [Mismatch(place, Contrast.CODE, (one,), (other,))] if one != other else []
    return [
        Mismatch(place, CONTRASTS[kind], here, there)
        for kind, here, there in unmatched(one, other, languages)
    ]


def _out_of_script(
    place: Place, said: tuple[str, str], languages: tuple[str, str], known: Known
) -> list[Mismatch]:
    if place.column in CODES:
        return []
    names = (place.column or place.section) in NAMES
    one, other = (
        astray(value, language, known, names=names) for value, language in zip(said, languages, strict=True)
    )
    return [Mismatch(place, Contrast.SCRIPT, one, other)] if one or other else []


CONTRASTS = {
    Kind.DATE: Contrast.DATE,
    Kind.HOUR: Contrast.HOUR,
    Kind.CODE: Contrast.CODE,
    Kind.FIGURE: Contrast.FIGURE,
}


def _first(entry: object) -> str:
    """What an entry of a list is known by: its first value."""
    return str(getattr(entry, fields(entry)[0].name))  # type: ignore[arg-type]
