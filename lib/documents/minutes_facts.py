"""What joint minutes are made of: the facts that the report gathers, and each party as the paper writes it. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from lib.documents.blocks import Bars, Figure, Letterhead
from lib.documents.minutes_tables import PlanLine, StateLine
from lib.domain.minutes_text import MinutesText
from lib.domain.paper_names import function_and_organisation
from lib.domain.terms import LanguageClause
from lib.i18n import Language
from lib.i18n.naming import Named, Names

First = Literal["a", "b"]


@dataclass(frozen=True, slots=True)
class Signing:
    """When and where the originals are signed; what is not known is left to be written by hand."""

    day: date | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class MinutesFacts:
    """All that the minutes say; words and figures are in the language of the paper, of the day and revision shown.

    `party_a`, `party_b` and `place` are as the plan calls them: `names` knows how papers write them.
    """

    plan: str
    language: Language
    names: Names
    reference: str
    title: str
    held_on: date
    place: str
    president: str  # a function; empty where both heads of delegation preside together
    signing: Signing
    shown_day: date
    shown_why: str  # why the figures are of another day than the meeting
    revision: int
    fingerprint: str
    is_sample: bool
    is_signed: bool
    clause: LanguageClause | None
    party_a: str
    party_b: str
    head_a: Letterhead
    head_b: Letterhead
    text: MinutesText
    sentence: str
    tiles: Sequence[Figure]
    axes: Bars
    calendar: Sequence[PlanLine]
    state: Sequence[StateLine]
    commission: str = ""
    missing: str = ""


@dataclass(frozen=True, slots=True)
class Side:
    """One party as the paper writes it, and its delegation, the head first."""

    names: Names
    label: str
    letterhead: Letterhead
    functions: Sequence[str]
    people: Sequence[str]

    @property
    def whole(self) -> Named:
        """The party by its whole name."""
        return self.names.party(self.label)

    @property
    def short(self) -> Named:
        """The party as it is called once it is known."""
        return self.names.party(self.label, short=True)

    @property
    def head(self) -> Named | None:
        """The head of the delegation, without the party: « le Directeur »."""
        return self.names.function(self.functions[0], within=self.label) if self.functions else None

    @property
    def chair(self) -> Named | None:
        """The head of the delegation with the party, « le Directeur de la CCIS-RSK », however the line was typed."""
        if not self.functions:
            return None
        function, organisation = function_and_organisation(self.functions[0])
        return self.names.function(f"{function} ({organisation or self.label})")

    @property
    def listed(self) -> list[str]:
        """The functions of the delegation, without the party that stands above them."""
        return [self.names.listed(function, within=self.label) for function in self.functions]


def sides(facts: MinutesFacts, first: First) -> tuple[Side, Side]:
    """Both parties in the order of one original: its own first."""
    text = facts.text
    a = Side(facts.names, facts.party_a, facts.head_a, text.delegation_a, text.names_a)
    b = Side(facts.names, facts.party_b, facts.head_b, text.delegation_b, text.names_b)
    return (a, b) if first == "a" else (b, a)
