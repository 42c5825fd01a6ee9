"""Several names in one cell: known names first, so that a ministry's commas do not break it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from lib.spreadsheets.folding import clean, fold

STRONG = re.compile(r"\s*(?:/|;|\n|\+|&)\s*")
LISTED = re.compile(r"^\[(.*)\]$", re.DOTALL)  # « [Ana, Ben] », as some tools write several names
PROTECTED = re.compile(r"\([^()]*\)|«[^«»]*»|\"[^\"]*\"")
FUNCTION_WORDS = re.compile(r"^(?:de|du|des|d'|la|le|les|l'|et)\b")


@dataclass(frozen=True, slots=True)
class Known:
    """What the plan already knows, to read a file by: names and aliases of organisations (alias → name),
    the plan's year for dates typed without one, the owners of its actions, and what was explained once:
    word → status, spelling → name of an organisation or an owner; the day on which it is read;
    role → place in the plan, empty for none; the codes of its actions."""

    names: tuple[str, ...] = ()
    aliases: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    year: int | None = None
    statuses: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    owners: tuple[str, ...] = ()
    spellings: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    today: date | None = None
    tiers: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    codes: tuple[str, ...] = ()

    def table(self) -> dict[str, str]:
        """Folded spelling → the name as the plan writes it."""
        spellings = {fold(name): name for name in self.names}
        spellings.update({fold(alias): name for alias, name in self.aliases.items()})
        spellings.update({fold(typed): name for typed, name in self.spellings.items()})
        return spellings


def split_typed(text: str, known: Mapping[str, str]) -> tuple[str, ...]:
    """The names in a cell, in order, each as the plan writes it when it knows it.

    `known` is Known.table(). Strong separators split; « et » splits between two known names; a comma
    splits last, and never inside a known name, brackets or quotation marks.
    """
    text = clean(text)
    listed = LISTED.match(text)
    if listed:
        text = " ; ".join(part.strip() for part in listed[1].split(","))
    if fold(text) in known:
        return (known[fold(text)],)
    names: list[str] = []
    for part in STRONG.split(_shield(text, r"[/;&+\n]")):
        names.extend(_split_weakly(_unshield(part).strip(), known))
    seen: dict[str, str] = {}
    for name in names:
        if name:
            seen.setdefault(fold(name), known.get(fold(name), name))
    return tuple(seen.values())


def _split_weakly(part: str, known: Mapping[str, str]) -> list[str]:
    if not part or fold(part) in known:
        return [part]
    for word in (" et ", " and "):
        pieces = [p.strip() for p in re.split(re.escape(word), part)]
        if len(pieces) > 1 and all(fold(p) in known for p in pieces):
            return pieces
    if "," not in part:
        return [part]
    pieces = [_unshield(p).strip() for p in _shield(part, ",").split(",")]
    if any(FUNCTION_WORDS.match(fold(p)) for p in pieces[1:]):
        return [part]  # « …des Affaires étrangères, de la Coopération africaine et… » is one name
    if (
        len(pieces) == 2
        and all(re.fullmatch(r"[A-ZÉÈ][\w'-]+", p) for p in pieces)
        and not any(p.isupper() for p in pieces)
    ):
        return [part]  # « Nom, Prénom »
    return pieces


def _shield(text: str, separators: str) -> str:
    """Separators inside brackets or quotation marks, moved to a private range."""
    return PROTECTED.sub(
        lambda m: re.sub(
            separators if separators.startswith("[") else re.escape(separators),
            lambda c: chr(0xE000 + ord(c[0])),
            m[0],
        ),
        text,
    )


def _unshield(text: str) -> str:
    return "".join(chr(ord(c) - 0xE000) if 0xE000 <= ord(c) < 0xE080 else c for c in text)
