"""The tables of the joint minutes. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lib.documents.blocks import Block, Paragraph, Table, TableColumn
from lib.domain.minutes_text import Agreed, FollowUp, Recommended
from lib.i18n import Language, translate
from lib.i18n.formats import format_day
from lib.i18n.labels import field_label


@dataclass(frozen=True, slots=True)
class PlanLine:
    """An action still to be carried out, as the calendar of the minutes shows it."""

    code: str
    title: str
    lead: str
    others: str
    deadline: str
    deliverable: str
    indicator: str


@dataclass(frozen=True, slots=True)
class StateLine:
    """An action of the plan and its state on the day of the figures."""

    code: str
    title: str
    lead: str
    deadline: str
    situation: str
    progress: str


def follow_up(language: Language, rows: Sequence[FollowUp]) -> Table:
    """What the last meeting decided and what became of it."""
    return Table(
        [
            TableColumn(translate(language, "Decision"), 36),
            TableColumn(translate(language, "Responsible (function)"), 22),
            TableColumn(translate(language, "Deadline"), 14),
            TableColumn(translate(language, "Follow-up given"), 28),
        ],
        [(row.decision, row.owner or "–", row.deadline or "–", row.outcome or "–") for row in rows],
        empty=translate(language, "No earlier decision is to be followed up."),
    )


def decisions(language: Language, rows: Sequence[Agreed]) -> list[Block]:
    """What the Parties agree on, one sentence a decision; or that they took none."""
    table = Table(
        [
            TableColumn(translate(language, "No."), 7),
            TableColumn(translate(language, "Decision"), 45),
            TableColumn(translate(language, "Responsible (function)"), 24),
            TableColumn(translate(language, "Deadline"), 15),
            TableColumn(field_label(language, "action", "code"), 9),
        ],
        [
            (
                f"D{n}",
                row.text,
                row.owner or "–",
                row.deadline or translate(language, "to be agreed"),
                row.action or "–",
            )
            for n, row in enumerate(rows, 1)
        ],
        empty=translate(language, "The Parties took no decision."),
    )
    return (
        [Paragraph(translate(language, "The Parties agree on the following:"), sticky=True), table]
        if rows
        else [table]
    )


def recommendations(language: Language, rows: Sequence[Recommended]) -> list[Block]:
    """What the Parties recommend, and to whom; nothing when they recommend nothing."""
    if not rows:
        return []
    return [
        Paragraph(translate(language, "The Parties recommend the following:"), sticky=True),
        Table(
            [
                TableColumn(translate(language, "No."), 7),
                TableColumn(translate(language, "Recommendation"), 61),
                TableColumn(translate(language, "Recipient"), 32),
            ],
            [(f"R{n}", row.text, row.recipient or "–") for n, row in enumerate(rows, 1)],
        ),
    ]


def calendar(language: Language, lines: Sequence[PlanLine], day: date) -> list[Block]:
    """What is still to be carried out, by deadline."""
    said = translate(
        language,
        "Actions still to be carried out, by deadline; state of {day}.",
        day=format_day(language, day),
    )
    columns = [
        TableColumn(field_label(language, "action", "code"), 7),
        TableColumn(field_label(language, "action", "title"), 25),
        TableColumn(translate(language, "Lead organisation"), 13),
        TableColumn(translate(language, "Co-leads"), 12),
        TableColumn(field_label(language, "action", "deadline"), 12),
        TableColumn(field_label(language, "action", "deliverable"), 16),
        TableColumn(field_label(language, "action", "indicator"), 16),
    ]
    rows = [(x.code, x.title, x.lead, x.others, x.deadline, x.deliverable, x.indicator) for x in lines]
    return [
        Paragraph(said, sticky=True),
        Table(
            columns, rows, empty=translate(language, "No action is still to be carried out."), is_dense=True
        ),
    ]


def state(language: Language, lines: Sequence[StateLine]) -> Table:
    """Every action of the plan as it is on the day of the figures."""
    columns = [
        TableColumn(field_label(language, "action", "code"), 8),
        TableColumn(field_label(language, "action", "title"), 35),
        TableColumn(translate(language, "Lead organisation"), 16),
        TableColumn(field_label(language, "action", "deadline"), 13),
        TableColumn(translate(language, "Situation"), 14),
        TableColumn(field_label(language, "action", "progress"), 14, number=True),
    ]
    rows = [(x.code, x.title, x.lead, x.deadline, x.situation, x.progress) for x in lines]
    return Table(columns, rows, empty=translate(language, "The plan holds no action."), is_dense=True)
