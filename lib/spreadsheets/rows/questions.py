"""Words of a file that nobody knows yet: statuses, organisations, owners, roles. Asked once, in one place."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from rapidfuzz import fuzz, process

from lib.domain.names import split_names
from lib.spreadsheets.cells.names import Known
from lib.spreadsheets.folding import fold, fold_word, words
from lib.spreadsheets.model import CleanRow, Question

Section = Literal["status", "organisation", "owner", "tier"]
#: The sections whose words are names.
NAMES = frozenset({"organisation", "owner"})
NEAR = 60.0
OFFERED = 5
#: Words of a status resemble one another by more of their letters, and none of a few letters does.
NEAR_WORD, SHORTEST = 75.0, 5


@dataclass(slots=True)
class Asked:
    """Collects the unknown words met on the way down: each once, with its first cell and how often it stands."""

    words: dict[tuple[Section, str], tuple[str, int, str]] = field(default_factory=dict)

    def met(self, section: Section, typed: str, cell: str) -> None:
        """One more cell holds the word."""
        first, count, where = self.words.get((section, fold(typed)), (typed, 0, cell))
        self.words[section, fold(typed)] = (first, count + 1, where)

    def names(self) -> tuple[str, ...]:
        """The owners and organisations that nobody knows, as they are typed first."""
        return tuple(first for (section, _), (first, _, _) in self.words.items() if section in NAMES)

    def questions(self, known: Known) -> tuple[Question, ...]:
        """What to ask, with the known names that resemble each."""
        names = {
            "status": (),
            "tier": (),
            "organisation": tuple(dict.fromkeys(known.names)),
            "owner": known.owners,
        }
        return tuple(
            Question(
                section,
                typed,
                count,
                cell,
                near_statuses(typed, known) if section == "status" else _near(typed, names[section]),
            )
            for (section, _), (typed, count, cell) in self.words.items()
        )


def ask_names(rows: Iterable[CleanRow], known: Known, asked: Asked) -> None:
    """Notes the organisations and owners that the plan does not know. A plan that knows nobody asks nothing."""
    spellings = known.table()
    owners = {fold(owner) for owner in known.owners} | {fold(typed) for typed in known.spellings}

    def unknown(cell: str, names: tuple[str, ...], *known_as: Container[str]) -> tuple[str, ...]:
        if not names:
            return ()
        return tuple(name for name in split_names(cell) if not any(fold(name) in known for known in known_as))

    organisation_of = cache(lambda cell: unknown(cell, known.names, spellings))  # the same cells come back
    owner_of = cache(lambda cell: unknown(cell, known.owners, owners, spellings))
    for row in rows:
        for name in organisation_of(str(row.values.get("organisation") or "")):
            asked.met("organisation", name, row.cells.get("organisation", ""))
        for name in owner_of(str(row.values.get("owner") or "")):
            asked.met("owner", name, row.cells.get("owner", ""))


def near_statuses(typed: str, known: Known) -> tuple[str, ...]:
    """What the words meant that resemble this one, those explained once first: offered, never taken."""
    word = fold_word(typed)
    if len(word) < SHORTEST:
        return ()
    explained = {fold_word(said): status for said, status in known.statuses.items()}
    meant = dict(words("status")) | explained
    alike = process.extract(word, list(meant), scorer=fuzz.ratio, limit=OFFERED, score_cutoff=NEAR_WORD)
    found = sorted(alike, key=lambda each: (each[0] not in explained, -each[1]))
    return tuple(dict.fromkeys(meant[name] for name, _, _ in found if meant[name]))


def _near(typed: str, names: tuple[str, ...]) -> tuple[str, ...]:
    found = process.extract(
        typed, names, scorer=fuzz.WRatio, processor=fold, limit=OFFERED, score_cutoff=NEAR
    )
    return tuple(str(name) for name, _, _ in found)
