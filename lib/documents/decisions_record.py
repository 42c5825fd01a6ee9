"""The record of decisions of a meeting: one page, no debate, no positions. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lib.documents.blocks import Block, Bullets, Document, Facts, Heading, Paragraph, Table, TableColumn
from lib.i18n import Language, translate
from lib.i18n.formats import format_day, format_list
from lib.i18n.labels import country_words

Person = tuple[str, str]  # party, function


@dataclass(frozen=True, slots=True)
class RecordLine:
    """One decision, in words ready to be read."""

    number: str
    text: str
    action: str
    owner: str
    deadline: str
    recipients: str
    status: str


@dataclass(frozen=True, slots=True)
class RecordFacts:
    """All that the record says; texts are in the language of the record."""

    plan: str
    title: str
    day: date
    place: str
    revision: int
    fingerprint: str
    is_sample: bool
    present: Sequence[Person]
    excused: Sequence[Person]
    lines: Sequence[RecordLine]
    skipped: Sequence[str]
    not_discussed: Sequence[str]
    came_in: Sequence[str]
    next_meeting: str
    aside: str = ""  # why the figures are not those of all


def decisions_record(facts: RecordFacts, language: Language) -> Document:
    """The paper of one meeting: attendance, decisions, what was left, what came in, the next meeting."""

    def t(message: str, **values: object) -> str:
        return translate(language, message, **values)

    day = format_day(language, facts.day)
    origin = t("Meeting of {day}", day=day)
    blocks: list[Block] = [
        Facts(
            [
                (t("Meeting"), facts.title),
                (t("Date and place"), format_list(language, [day, *([facts.place] if facts.place else [])])),
                (t("Present"), _people(language, facts.present) or t("not recorded")),
                *([(t("Excused"), _people(language, facts.excused))] if facts.excused else []),
            ]
        ),
        Heading(t("Decisions"), 2),
        Table(
            [
                TableColumn(t("No."), 15),
                TableColumn(t("Decision"), 32),
                TableColumn(t("Action"), 10),
                TableColumn(t("Responsible (function)"), 18),
                TableColumn(t("Deadline"), 14),
                TableColumn(t("Status"), 11),
            ],
            [
                (
                    line.number,
                    f"{line.text}\n{t('Recipients: {who}', who=line.recipients)}"
                    if line.recipients
                    else line.text,
                    line.action or t("none in the plan"),
                    line.owner,
                    line.deadline,
                    line.status,
                )
                for line in facts.lines
            ],
            caption=t("Decisions taken; meeting of origin: {meeting}", meeting=origin),
            empty=t("This meeting took no decision."),
        ),
    ]
    if facts.skipped:
        blocks.append(
            Paragraph(
                t("Points with nothing to examine: {points}.", points=format_list(language, facts.skipped)),
                "quiet",
            )
        )
    if facts.not_discussed:
        blocks.append(
            Paragraph(
                t(
                    "Not discussed, first on the next agenda: {actions}.",
                    actions=format_list(language, facts.not_discussed),
                )
            )
        )
    if facts.came_in:
        blocks.append(Heading(t("Recorded by others during the meeting, not in its figures"), 2))
        blocks.append(Bullets(list(facts.came_in)))
    blocks.append(Facts([(t("Next meeting"), facts.next_meeting)]))
    return Document(
        title=t("Record of decisions"),
        subtitle=facts.plan,
        reference=origin,
        language=language,
        day=facts.day,
        revision=facts.revision,
        fingerprint=facts.fingerprint,
        blocks=blocks,
        is_sample=facts.is_sample,
        aside=facts.aside,
    )


def _people(language: Language, people: Sequence[Person]) -> str:
    """« Maroc : Directeur, Président ; Togo : Conseiller »."""
    parties: dict[str, list[str]] = {}
    for party, function in people:
        parties.setdefault(party, []).append(function)
    return "\n".join(
        f"{country_words(language, party)} – {format_list(language, functions)}"
        if party
        else format_list(language, functions)
        for party, functions in parties.items()
    )
