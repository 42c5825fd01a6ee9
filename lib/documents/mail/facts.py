"""What the messages are made from: who writes, what is asked of whom, what a week brought."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lib.i18n import Language


@dataclass(frozen=True, slots=True)
class Writer:
    """Who writes, about which plan, of which figures; where the dashboard is, if anybody said so."""

    plan: str
    organisation: str
    language: Language
    day: date
    revision: int
    fingerprint: str
    is_sample: bool = False
    aside: str = ""  # why the figures are not those of all
    site: str = ""  # the address of the dashboard, for this plan in this language


@dataclass(frozen=True, slots=True)
class Asked:
    """An action of whom is written to: its deadline, or since when somebody waits; `days` from now or since then."""

    code: str
    title: str
    who: str
    on: date
    days: int
    written: str = ""  # the deadline as it was typed, where it is no whole day
    step: str = ""  # the milestone of the action that is meant
    why: str = ""  # why the move is of whom is written to
    link: str = ""

    @property
    def name(self) -> str:
        """« A3.6 – Titre », « A3.6 – Titre – jalon »."""
        return " – ".join(part for part in (self.code, self.title, self.step) if part)


@dataclass(frozen=True, slots=True)
class Week:
    """What a week brought, and what the next one brings."""

    first: date  # the day with which the week is compared
    sentence: str
    moved: Sequence[str]
    coming: Sequence[Asked]
    late: Sequence[Asked]
    asked: Sequence[Asked]  # of the reader's own organisation


@dataclass(frozen=True, slots=True)
class President:
    """What the president's message says beside its paper: the sentence, the figures, what is asked."""

    to: str
    sentence: str
    figures: Sequence[tuple[str, str]]
    asked: Sequence[tuple[str, str]]  # the action, what is asked for it
    brief: str = ""  # the address of the light page


@dataclass(frozen=True, slots=True)
class Call:
    """A round that asks an organisation how its actions stand on a day."""

    organisation: str
    actions: int
    on: date
    until: date
    link: str
    word: str = ""  # of who opened the round
    is_again: bool = False  # nobody has answered yet
