"""What a message is made of, whatever it becomes. Texts are plain: nothing reads them as markup."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lib.i18n import Language


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a list: what it begins with (a day, a number of days), what it is, what is said below it."""

    lead: str
    name: str
    below: str = ""
    link: str = ""
    is_alarm: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A list under its title; `more` says how many are left out, `empty` what is said of none."""

    title: str
    lines: Sequence[Line] = ()
    more: str = ""
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Way:
    """Where the reader goes from here."""

    label: str
    address: str


@dataclass(frozen=True, slots=True)
class Mail:
    """A message. `title` is what it says, in one sentence; `closing` ends it, `foot` says of which figures it is, and why
    one receives it."""

    language: Language
    plan: str
    subject: str
    title: str
    greeting: str
    paragraphs: Sequence[str] = ()
    parts: Sequence[Part] = ()
    way: Way | None = None
    closing: Sequence[str] = ()
    foot: Sequence[str] = ()
    stop: Way | None = None
    sample: str = ""  # that the data are fictional
