"""The note of all plans for the president: about six plans a page, each its sentence, its figures, its oldest delays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lib.documents.blocks import Block, Document, Heading, Paragraph, Table, TableColumn
from lib.i18n import Language, translate
from lib.i18n.formats import format_day


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A plan in words."""

    title: str
    sentence: str
    size: str
    figures: str
    past_due: str
    late: Sequence[str]
    ahead: Sequence[str]


@dataclass(frozen=True, slots=True)
class AllPlans:
    """The plans on a day: those that wait for something first, then the others, then how the closed ones ended."""

    language: Language
    day: date
    revision: int
    fingerprint: str
    heading: str
    lead: str
    waiting: Sequence[PlanLine]
    calm: Sequence[PlanLine]
    closed: Sequence[PlanLine]
    is_sample: bool = False


def paper(facts: AllPlans) -> Document:
    """The note; no mean is made of plans, none is ranked."""
    language = facts.language
    blocks: list[Block] = [Paragraph(facts.heading, "lead")]
    blocks += [Paragraph(facts.lead)] if facts.lead else []
    for title, rows in (
        (translate(language, "What waits for you"), facts.waiting),
        (translate(language, "Nothing late"), facts.calm),
    ):
        if rows:
            blocks += [Heading(title), _table(language, rows)]
    if facts.closed:
        blocks += [Heading(translate(language, "Closed plans")), _closed(language, facts.closed)]
    day = format_day(language, facts.day)
    said = translate(
        language, "Each plan keeps its own figures as of {day}: no mean is made of plans.", day=day
    )
    if facts.closed:
        said = translate(
            language,
            "Each plan keeps its own figures as of {day}, a closed one those of the day it was closed:"
            " no mean is made of plans.",
            day=day,
        )
    return Document(
        title=translate(language, "Note of all plans"),
        language=language,
        day=facts.day,
        revision=facts.revision,
        fingerprint=facts.fingerprint,
        blocks=[*blocks, Paragraph(said, "quiet")],
        is_sample=facts.is_sample,
        is_compact=True,
    )


def _table(language: Language, rows: Sequence[PlanLine]) -> Table:
    columns = (
        TableColumn(translate(language, "Plan"), 30),
        TableColumn(translate(language, "Actions done"), 16),
        TableColumn(translate(language, "Deadlines passed"), 11, number=True),
        TableColumn(translate(language, "The oldest delays"), 26),
        TableColumn(translate(language, "What comes next"), 17),
    )
    cells = [
        (
            f"{row.title}\n{row.sentence}\n{row.size}", row.figures, row.past_due, "\n".join(row.late) or "–",
            "\n".join(row.ahead) or "–",
        )
        for row in rows
    ]  # fmt: skip
    return Table(columns, cells, is_dense=True)


def _closed(language: Language, rows: Sequence[PlanLine]) -> Table:
    columns = (
        TableColumn(translate(language, "Plan"), 45),
        TableColumn(translate(language, "Actions done"), 20),
        TableColumn(translate(language, "How it ended"), 35),
    )
    return Table(columns, [(row.title, row.figures, row.size) for row in rows], is_dense=True)
