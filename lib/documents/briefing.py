"""What the note, the slides and the offline page tell, and the blocks that they share. The facts come written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from lib.documents.blocks import Bar, Bars, Block, Document, Figure, Heading, Paragraph, Table, TableColumn
from lib.domain.terms import Situation, Weather
from lib.i18n import Language, translate, translate_plural
from lib.i18n.labels import field_label


@dataclass(frozen=True, slots=True)
class Line:
    """An action in a list: « A3.6 », its title, who, the deadline as shown, and what is said of it."""

    code: str
    title: str
    who: str
    deadline: str
    said: str  # « 147 jours », what is asked, or the situation
    key: str = ""
    situation: Situation | None = None
    waits_on: str = ""  # whom the action waits for
    requested: str = ""  # what is asked of the president, in the words of the plan

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
    level: Weather = Weather.NOT_ASSESSED
    done: str = ""  # « 49,2 % », over how many actions when not all


@dataclass(frozen=True, slots=True)
class Commitment:
    """What a text commits to: its reference, words, who, and the actions that carry it out."""

    reference: str
    text: str
    organisation: str
    actions: str


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
    none_late: str = ""  # what is said when no deadline has passed
    hidden: str = ""  # what confidential actions do to the figures, whether means are weighted
    is_weighted: bool = False
    money: str = ""  # what is planned, committed and spent; empty for a plan without amounts
    total: int = 0  # actions of any status
    past_due: int = 0
    to: str = ""  # the president, by the title that is known
    minutes: str = ""  # « PV 2026/01 : en attente du paraphe, depuis 25 j »


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


#: The levels of an axis, those that ask for most attention first.
WORST_FIRST = (
    Weather.COMPROMISED,
    Weather.SUPPORT_NEEDED,
    Weather.UNDER_CONTROL,
    Weather.NOT_ASSESSED,
    Weather.SECURED,
)


def worst_first(axes: Sequence[AxisFacts]) -> list[AxisFacts]:
    """The axes by level, then by how far they are behind what is expected."""

    def behind(axis: AxisFacts) -> float:
        known = axis.progress is not None and axis.expected is not None
        return (axis.progress or 0.0) - (axis.expected or 0.0) if known else 0.0

    return sorted(axes, key=lambda axis: (WORST_FIRST.index(axis.level), behind(axis)))


def per_axis(facts: Briefing) -> str:
    """The heading of the progress of each axis."""
    if facts.is_weighted:
        return translate(facts.language, "Weighted progress per axis")
    return translate(facts.language, "Progress per axis")


def bars(facts: Briefing, limit: int | None = None) -> list[Block]:
    """One bar per axis in the order of the plan; where not all are shown, the worst ones first, the others counted."""
    language = facts.language
    is_whole = limit is None or len(facts.axes) <= limit
    head = Heading(per_axis(facts) if is_whole else translate(language, "Axes that ask for most attention"))
    if not facts.axes:
        return [head, Paragraph(translate(language, "The plan names no axis."))]
    shown = facts.axes if is_whole else worst_first(facts.axes)[:limit]
    if not shown:
        return [head, *others(language, len(facts.axes), of="axis")]
    drawn = Bars(
        tuple(Bar(axis.name, axis.progress, axis.expected, axis.rates, axis.weather) for axis in shown),
        translate(language, "The mark on a bar is the progress expected on this day."),
    )
    return [head, drawn, *others(language, len(facts.axes) - len(shown), of="axis")]


def lines(
    language: Language, found: Sequence[Line], limit: int | None, *, said: str, empty: str, caption: str = ""
) -> list[Block]:
    """A table of actions, at most `limit` rows; the others are counted, never left unsaid. `said` heads the last column."""
    shown = found[:limit]
    columns = (
        TableColumn(field_label(language, "action", "code"), 9),
        TableColumn(field_label(language, "action", "title"), 41),
        TableColumn(field_label(language, "action", "owner"), 24),
        TableColumn(field_label(language, "action", "deadline"), 13),
        TableColumn(said, 13, number=True),
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


def others(language: Language, n: int, *, of: Literal["action", "axis"] = "action") -> list[Block]:
    """« et 12 autres actions », when there are any."""
    if n <= 0:
        return []
    said = (
        translate_plural(language, "and {n} other axis", "and {n} other axes", n)
        if of == "axis"
        else translate_plural(language, "and {n} other action", "and {n} other actions", n)
    )
    return [Paragraph(said, "quiet")]
