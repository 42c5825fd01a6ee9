"""A corrective record: what it corrects in the record of a meeting, as it was read and as it is to be read. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lib.documents.blocks import Block, Document, Facts, Heading, Paragraph, Table, TableColumn
from lib.i18n import Language, translate
from lib.i18n.formats import format_day


@dataclass(frozen=True, slots=True)
class CorrectedPoint:
    """One point: what it is, as the record told it, as it is to be read."""

    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class CorrectionFacts:
    """All that a corrective record says; texts are in its language."""

    plan: str
    title: str
    day: date  # of the meeting
    drawn_on: date
    number: int
    reason: str
    said: str
    points: Sequence[CorrectedPoint]
    annuls: bool
    revision: int
    fingerprint: str
    is_sample: bool


def corrective_record(facts: CorrectionFacts, language: Language) -> Document:
    """The numbered paper that rectifies the record of a meeting, or annuls what the meeting recorded."""

    def t(message: str, **values: object) -> str:
        return translate(language, message, **values)

    day = format_day(language, facts.day)
    blocks: list[Block] = [
        Facts(
            [
                (t("Meeting"), facts.title),
                (t("Corrects"), t("the record of decisions of the meeting of {day}", day=day)),
                (t("Drawn up on"), format_day(language, facts.drawn_on)),
                (t("Reason"), facts.reason),
            ]
        )
    ]
    if facts.annuls:
        blocks.append(Paragraph(t("All that this meeting recorded is annulled."), "strong"))
    if facts.said:
        blocks += [Heading(t("What is corrected"), 2), Paragraph(facts.said)]
    if facts.points:
        blocks += [
            Heading(t("Points that change"), 2),
            Table(
                [
                    TableColumn(t("Point"), 34),
                    TableColumn(t("Instead of"), 33),
                    TableColumn(t("Read"), 33),
                ],
                [(point.what, point.before, point.after) for point in facts.points],
            ),
        ]
    blocks.append(
        Paragraph(
            t("The record is kept as it was given out. Values that others changed since are kept too.")
            if facts.annuls
            else t("The rest of the record is unchanged."),
            "quiet",
        )
    )
    return Document(
        title=t("Record of decisions – correction no. {number}", number=facts.number),
        subtitle=facts.plan,
        reference=t("Meeting of {day}", day=day),
        language=language,
        day=facts.day,
        revision=facts.revision,
        fingerprint=facts.fingerprint,
        blocks=blocks,
        is_sample=facts.is_sample,
    )
