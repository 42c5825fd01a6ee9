"""What the note, the slides and the offline page tell, and the blocks that they share. The facts come written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lib.documents.blocks import Bar, Bars, Block, Document, Figure, Paragraph, Table, TableColumn
from lib.i18n import Language, translate, translate_plural
from lib.i18n.labels import field_label


@dataclass(frozen=True, slots=True)
class Line:
    """An action in a list: « A3.6 », its title, who, the deadline as shown, and what is said of it."""

    code: str
    title: str
    who: str
    deadline: str
    said: str  # « 147 j », what is asked, or the situation

    @property
    def name(self) -> str:
        """« A3.6 Titre »."""
        return f"{self.code} {self.title}" if self.code else self.title


@dataclass(frozen=True, slots=True)
class AxisFacts:
    """One axis: its bar, its sentence, its judgement and why, its lists."""

    name: str
    progress: float | None
    expected: float | None
    rates: str
    weather: str
    sentence: str
    rule: str
    late: Sequence[Line]
    coming: Sequence[Line]


@dataclass(frozen=True, slots=True)
class Commitment:
    """What a text commits to: its reference, words, who, and the actions that carry it out."""

    reference: str
    text: str
    organisation: str
    actions: str


@dataclass(frozen=True, slots=True)
class LedActions:
    """An organisation and the actions that it leads: how many, done, past their deadline, kept in time."""

    organisation: str
    led: str
    done: str
    past_due: str
    kept: str


@dataclass(frozen=True, slots=True)
class Briefing:
    """The plan on a day, in words and figures ready to be set; every list is whole."""

    plan: str
    language: Language
    day: date
    revision: int
    fingerprint: str
    is_sample: bool
    sentence: str
    tiles: Sequence[Figure]
    axes: Sequence[AxisFacts]
    late: Sequence[Line]
    support: Sequence[Line]
    coming: Sequence[Line]
    commission: str
    missing: str
    commitments: Sequence[Commitment] = ()
    led: Sequence[LedActions] = ()
    none_late: str = ""  # what is said when no deadline has passed
    hidden: str = ""  # what a guest's paper leaves out


def paper(facts: Briefing, title: str, blocks: Sequence[Block], *, is_compact: bool = False) -> Document:
    """A paper about the plan, with the identity that its figures have everywhere."""
    return Document(
        title=title,
        language=facts.language,
        day=facts.day,
        revision=facts.revision,
        fingerprint=facts.fingerprint,
        blocks=blocks,
        subtitle=facts.plan,
        is_sample=facts.is_sample,
        plan=facts.plan,
        is_compact=is_compact,
    )


def bars(facts: Briefing, limit: int | None = None) -> list[Block]:
    """One bar per axis; those beyond the limit are counted."""
    if not facts.axes:
        return [Paragraph(translate(facts.language, "The plan names no axis."))]
    shown = facts.axes[:limit]
    drawn = Bars(
        tuple(Bar(axis.name, axis.progress, axis.expected, axis.rates, axis.weather) for axis in shown),
        translate(facts.language, "The mark on a bar is the progress expected on this day."),
    )
    return [drawn, *others(facts.language, len(facts.axes) - len(shown))]


def lines(
    language: Language, found: Sequence[Line], limit: int | None, *, said: str, empty: str, caption: str = ""
) -> list[Block]:
    """A table of actions, at most `limit` rows; the others are counted, never left unsaid. `said` heads the last column."""
    shown = found[:limit]
    columns = (
        TableColumn(field_label(language, "action", "code"), 9),
        TableColumn(field_label(language, "action", "title"), 43),
        TableColumn(field_label(language, "action", "owner"), 24),
        TableColumn(field_label(language, "action", "deadline"), 13),
        TableColumn(said, 11, number=True),
    )
    rows = [(line.code or "–", line.title, line.who or "–", line.deadline, line.said) for line in shown]
    if found and not shown:
        return others(language, len(found))
    return [Table(columns, rows, caption=caption, empty=empty), *others(language, len(found) - len(shown))]


def requests(language: Language, found: Sequence[Line], limit: int | None) -> list[Block]:
    """What is asked of the president: the action, what is asked, who waits."""
    shown = found[:limit]
    columns = (
        TableColumn(field_label(language, "action", "code"), 9),
        TableColumn(field_label(language, "action", "title"), 35),
        TableColumn(translate(language, "What is asked"), 34),
        TableColumn(translate(language, "Who waits"), 22),
    )
    rows = [(line.code or "–", line.title, line.said, line.who or "–") for line in shown]
    if found and not shown:
        return others(language, len(found))
    empty = translate(language, "No support is requested on this day.")
    return [Table(columns, rows, empty=empty), *others(language, len(found) - len(shown))]


def others(language: Language, n: int) -> list[Block]:
    """« et 12 autres », when there are any."""
    if n <= 0:
        return []
    return [Paragraph(translate_plural(language, "and {n} other", "and {n} others", n), "quiet")]
