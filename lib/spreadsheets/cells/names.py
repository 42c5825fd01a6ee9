"""Several names in one cell: known names first, so that a ministry's commas do not break it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from types import MappingProxyType

from lib.spreadsheets import report
from lib.spreadsheets.cells.date_patterns import MONTHS
from lib.spreadsheets.cells.dates import parse_date
from lib.spreadsheets.folding import clean, fold, vocabulary
from lib.spreadsheets.model import CellValue

STRONG = re.compile(r"\s*(?:/|;|\n|\+|&)\s*")
LISTED = re.compile(r"^\[(.*)\]$", re.DOTALL)  # « [Ana, Ben] », as some tools write several names
PROTECTED = re.compile(r"\([^()]*\)|«[^«»]*»|\"[^\"]*\"")
FUNCTION_WORDS = re.compile(r"^(?:de|du|des|d'|la|le|les|l'|et)\b")
AND = re.compile(r"\s+(?:et|and|und|y|e|و)\s+")
GIVEN = r"[^\W\d_][\w'’.-]*"
#: « SORO », « EL AMRANI », « N'GUESSAN »; « Lina », « Lina Awa ».
SURNAME = re.compile(rf"{GIVEN}(?: {GIVEN}){{0,3}}")
FIRST_NAME = re.compile(rf"{GIVEN}(?: {GIVEN}){{0,2}}")
VOWEL = re.compile("[aeiouy]|[^\\x00-\\x7f]")
INITIALS = re.compile(r"(?:[^\W\d_]\.[ -]?){1,3}")
WORD = re.compile(r"[A-ZÀ-ÖØ-Þ][\w'-]+")
LONGEST_LIST = 40  # pieces of one cell among which longer known names are looked for
FEWEST_DAYS = 3
FEWEST_SURNAMES, MOST_SURNAMES = 2, 0.8


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

    def people(self) -> dict[str, str]:
        """Folded spelling → the name as the plan writes it, its owners too: what tells where one name ends."""
        return {fold(owner): owner for owner in self.owners if owner} | self.table()

    def table(self) -> dict[str, str]:
        """Folded spelling → the name of an organisation, or one explained once, as the plan writes it."""
        spellings = {fold(name): name for name in self.names if name}
        spellings.update({fold(alias): name for alias, name in self.aliases.items()})
        spellings.update({fold(typed): name for typed, name in self.spellings.items()})
        return spellings


def split_typed(text: str, known: Mapping[str, str]) -> tuple[str, ...]:
    """The names in one cell of owners, in order, each as the plan writes it when it knows it. `known` is Known.people()."""
    return NameColumn((), known).split(text)


class NameColumn:
    """Splits the cells of one column: what stands alone in one cell tells what the comma of another parts.

    Strong separators split; « et » splits between two known names or two persons; a comma splits last, and never inside
    a known name, brackets, quotation marks or « NOM, Prénom ».
    """

    def __init__(self, cells: Iterable[str], known: Mapping[str, str], *, people: bool = True) -> None:
        self.known, self.people = known, people
        texts = [clean(cell) for cell in dict.fromkeys(cells)]
        self.alone = {fold(text) for text in texts if "," not in text}
        self.parted = {fold(piece) for text in texts if "," not in text for piece in STRONG.split(text)}
        pairs = [pieces for text in texts if len(pieces := text.split(",")) == 2]
        self.first, self.second = ({fold(pair[side].strip()) for pair in pairs} for side in (0, 1))
        single = sum(1 for name in self.alone if " " not in name and name not in known)
        self.pairs_are_people = people and single <= len(pairs) and not self.first & self.second
        shaped = sum(_looks_like_surname([piece.strip() for piece in pair]) for pair in pairs)
        #: The column says it alone, whatever the plan made of it before.
        self.all_surnames = shaped >= FEWEST_SURNAMES and shaped >= MOST_SURNAMES * len(texts)
        self.months = len((self.alone & MONTHS.keys()) | (self.alone & _weekdays())) >= FEWEST_DAYS

    def split(self, text: str) -> tuple[str, ...]:
        """The names in a cell of the column."""
        text = clean(text)
        listed = LISTED.match(text)
        if listed:
            text = " ; ".join(part.strip() for part in listed[1].split(","))
        seen: dict[str, str] = {}
        for name in self._names(text):
            if name and not self._is_a_day(name):
                seen.setdefault(fold(name), self.known.get(fold(name), name))
        return tuple(seen.values())

    def _names(self, text: str) -> Iterator[str]:
        if fold(text) in self.known or self._is_a_day(text):
            yield text
            return
        marks = STRONG.findall(shielded := _shield(text, r"[/;&+\n]"))
        for part in _joined(STRONG.split(shielded), marks, self.known):
            yield from self._weakly(_unshield(part).strip())

    def _weakly(self, part: str) -> Iterator[str]:
        """The names that « et » and commas part."""
        if not part or fold(part) in self.known:
            yield part
            return
        linked = [piece.strip() for piece in AND.split(part)]
        if len(linked) > 1 and all(fold(piece) in self.known or self._is_person(piece) for piece in linked):
            yield from linked
            return
        if "," not in part:
            yield part
            return
        pieces = [_unshield(piece).strip() for piece in _shield(part, ",").split(",")]
        pieces = [piece for piece in _joined(pieces, [", "] * (len(pieces) - 1), self.known) if piece]
        if not pieces:
            return
        *listed, last = pieces
        if listed and len(ends := AND.split(last)) == 2 and self._are_listed((*listed, *ends)):
            yield from (*listed, *(end.strip() for end in ends))
            return
        if any(FUNCTION_WORDS.match(fold(piece)) for piece in pieces[1:]):
            yield part  # « …des Affaires étrangères, de la Coopération africaine et… » is one name
            return
        yield from self._persons(pieces)

    def _are_listed(self, pieces: Sequence[str]) -> bool:
        """« A, B et C »: two at least stand alone elsewhere, in the column or in the plan."""
        return sum(fold(piece) in self.parted or self._stands_alone(piece.strip()) for piece in pieces) >= 2

    def _persons(self, pieces: Sequence[str]) -> Iterator[str]:
        """« NOM, Prénom » put together again, once or several times in a list."""
        at = 0
        while at < len(pieces):
            two = pieces[at : at + 2]
            whole = len(two) == 2 and (_is_surname(two, self) or (len(pieces) == 2 and self._is_pair(two)))
            yield ", ".join(two) if whole else two[0]
            at += 2 if whole else 1

    def _is_person(self, text: str) -> bool:
        pieces = [piece.strip() for piece in text.split(",")]
        return len(pieces) == 2 and _is_surname(pieces, self)

    def _is_pair(self, pieces: Sequence[str]) -> bool:
        """« Nom, Prénom » without capitals: unless either stands alone elsewhere, in the column or in the plan."""
        return (
            self.pairs_are_people
            and all(WORD.fullmatch(piece) and not piece.isupper() for piece in pieces)
            and not any(self._stands_alone(piece) for piece in pieces)
        )

    def _stands_alone(self, piece: str) -> bool:
        return fold(piece) in self.alone or fold(piece) in self.known

    def _is_a_day(self, name: str) -> bool:
        """« lundi », « Janvier 2026 », a date: a calendar's, and nobody's name."""
        folded = fold(name)
        if folded in self.known:
            return False
        if folded in _weekdays() or (self.months and folded in MONTHS):
            return True
        return (
            any(c.isdecimal() for c in folded) and not folded.isdecimal() and parse_date(name).day is not None
        )


def name_columns(cells: Mapping[str, Iterable[CellValue]], known: Known) -> dict[str, NameColumn]:
    """The columns of names of a table by field, each told by its own cells; owners are people."""
    people = known.people()
    return {f: NameColumn(map(report.typed, held), people, people=f == "owner") for f, held in cells.items()}


def _is_surname(pieces: Sequence[str], column: NameColumn) -> bool:
    """« SORO, Lina »: no acronym that stands alone elsewhere, nor one that another known name follows."""
    if not _looks_like_surname(pieces):
        return False
    surname, first = map(fold, pieces)
    if surname in column.alone or surname in column.second:
        return False
    return column.all_surnames or not (surname in column.known or first in column.known)


def _looks_like_surname(pieces: Sequence[str]) -> bool:
    """Capitals, then a name that is not all capitals and is no function."""
    surname, first = pieces
    if not surname.isupper() or len(surname) < 2 or not first[:1].isupper():
        return False
    if not SURNAME.fullmatch(surname) or not FIRST_NAME.fullmatch(first):
        return False
    if not VOWEL.search(fold(surname)):
        return False  # DRH, CNSS
    if first.isupper() and not INITIALS.fullmatch(first):
        return False
    return not fold(first).startswith(_functions())


def _joined(parts: Sequence[str], marks: Sequence[str], known: Mapping[str, str]) -> list[str]:
    """The parts of a cell, those that make a known name together put together again; the longest first."""
    if len(parts) < 2 or len(parts) > LONGEST_LIST or not known:
        return list(parts)
    found: list[str] = []
    at = 0
    while at < len(parts):
        run = parts[at]
        best, end = run, at + 1
        for after in range(at + 1, len(parts)):
            run += marks[after - 1] + parts[after]
            if fold(_unshield(run)) in known:
                best, end = run, after + 1
        found.append(best)
        at = end
    return found


@cache
def _weekdays() -> frozenset[str]:
    return frozenset(fold(word) for word in vocabulary("values")["names"]["weekday"])


@cache
def _functions() -> tuple[str, ...]:
    return tuple(fold(word) for word in vocabulary("values")["names"]["function"])


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
