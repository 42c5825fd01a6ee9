"""The record of decisions of a meeting: what it decided and did to the plan, no debate, no positions. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lib.documents.blocks import (
    Block,
    Bullets,
    Document,
    Facts,
    Heading,
    Paragraph,
    Table,
    TableColumn,
    Tone,
)
from lib.i18n import Language, mark, translate
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
    money: str = ""  # what is planned, committed and spent where the meeting opened; empty without amounts
    began: str = ""  # hours of the plan's clock, « 10:05 »
    ended: str = ""
    chair: str = ""  # by function
    secretary: str = ""
    distribution: Sequence[str] = ()
    undebated: Sequence[str] = ()
    updates: Sequence[tuple[str, Sequence[str]]] = ()  # of each action its name, and what became of it
    exchanges: Sequence[str] = ()
    settled: Sequence[str] = ()  # earlier decisions and what became of them


def decisions_record(facts: RecordFacts, language: Language) -> Document:
    """The paper of one meeting: who held it and when, decisions, updates of the plan, what was left, what came in, the next
    meeting, who receives it."""

    def t(message: str, **values: object) -> str:
        return translate(language, message, **values)

    day = format_day(language, facts.day)
    origin = t("Meeting of {day}", day=day)
    blocks: list[Block] = [
        Facts(
            [
                (t("Meeting"), facts.title),
                (t("Date and place"), format_list(language, [day, *([facts.place] if facts.place else [])])),
                *((name, value) for name, value in _held(facts, language) if value),
                (t("Present"), people_words(language, facts.present) or t("not recorded")),
                *([(t("Excused"), people_words(language, facts.excused))] if facts.excused else []),
            ]
        ),
        Heading(t("Decisions"), 2),
        Table(
            [
                TableColumn(t("No."), 14),
                TableColumn(t("Decision"), 33),
                TableColumn(t("Action"), 12),
                TableColumn(t("Responsible (function)"), 16),
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
    blocks += _updates(facts, language)
    blocks += _left(facts, language)
    if facts.came_in:
        blocks.append(Heading(t("Recorded by others during the meeting, not in its figures"), 2))
        blocks.append(Bullets(list(facts.came_in)))
    if facts.money:
        blocks.append(Paragraph(facts.money, "quiet"))
    closing = [(t("Next meeting"), facts.next_meeting)]
    if facts.distribution:
        closing.append((t("Distribution"), "\n".join(facts.distribution)))
    blocks.append(Facts(closing))
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


def _held(facts: RecordFacts, language: Language) -> list[tuple[str, str]]:
    """The hours, and who held the meeting, by function."""
    hours = facts.began
    if facts.began and facts.ended:
        hours = translate(
            language, "opened at {began}, closed at {ended}", began=facts.began, ended=facts.ended
        )
    return [
        (translate(language, "Hours"), hours),
        (translate(language, "Chair"), facts.chair),
        (translate(language, "Secretary of the meeting"), facts.secretary),
    ]


def _updates(facts: RecordFacts, language: Language) -> list[Block]:
    """What the meeting did to the plan: nothing is said of one that changed nothing."""
    found: list[Block] = []
    if facts.updates:
        found = [
            Heading(translate(language, "Updates of the plan"), 2),
            Table(
                [
                    TableColumn(translate(language, "Action"), 42),
                    TableColumn(translate(language, "What was noted"), 58),
                ],
                [(name, "\n".join(said)) for name, said in facts.updates],
            ),
        ]
    if facts.settled:
        found += [Heading(translate(language, "Previous decisions"), 2), Bullets(list(facts.settled))]
    if facts.exchanges:
        found += [Heading(translate(language, "Exchanges noted"), 2), Bullets(list(facts.exchanges))]
    return found


def _left(facts: RecordFacts, language: Language) -> list[Block]:
    """Points with nothing to examine, passed without debate, not discussed."""

    def said(message: str, tone: Tone = "normal", **names: Sequence[str]) -> list[Block]:
        if not any(names.values()):
            return []
        words = {name: format_list(language, held) for name, held in names.items()}
        return [Paragraph(translate(language, message, **words), tone)]

    return [
        *said(mark("Points with nothing to examine: {points}."), "quiet", points=facts.skipped),
        *said(mark("Passed without debate: {actions}."), actions=facts.undebated),
        *said(mark("Not discussed, first on the next agenda: {actions}."), actions=facts.not_discussed),
    ]


def people_words(language: Language, people: Sequence[Person]) -> str:
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
