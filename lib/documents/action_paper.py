"""The sheet of one action as a paper: where it stands, what is known of it, what was exchanged and recorded. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lib.documents.blocks import Bar, Bars, Block, Document, Facts, Heading, Paragraph, Table, TableColumn
from lib.i18n import Language, translate

#: Columns of a table: its headings, with their shares of the width.
Columns = Sequence[tuple[str, int]]
Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ActionFacts:
    """All that the paper says, in words of its language; a list that is empty has no place on it."""

    plan: str
    day: date
    revision: int
    fingerprint: str
    is_sample: bool
    name: str
    situation: str
    progress: float | None
    expected: float | None
    said_of_progress: str
    pairs: Sequence[tuple[str, str]]
    milestones: Sequence[Row]
    notes: Sequence[Row]
    commitments: Sequence[Row]
    exchanges: Sequence[Row]
    history: Sequence[Row]
    earlier: str  # how many older revisions it leaves out
    aside: str = ""  # why the figures are not those of all
    indicators: Sequence[Row] = ()
    dependencies: Sequence[Row] = ()
    attachments: Sequence[Row] = ()


def action_paper(facts: ActionFacts, language: Language) -> Document:
    """The paper of one action."""

    def t(message: str) -> str:
        return translate(language, message)

    blocks: list[Block] = [Paragraph(facts.situation, "lead")]
    if facts.progress is not None:
        mark = t("The mark on a bar is the progress expected on this day.")
        drawn = Bar(t("Progress"), facts.progress, facts.expected, facts.said_of_progress)
        blocks.append(Bars((drawn,), mark if facts.expected is not None else ""))
    blocks.append(Facts(facts.pairs))
    who = (t("When"), 16), (t("Who"), 24), (t("What"), 60)
    dated = (t("Deadline"), 16), (t("Milestone"), 54), (t("Status"), 30)
    blocks += _part(t("Milestones"), dated, facts.milestones)
    tied = (t("Relation"), 16), (t("Action"), 42), (t("Deadline"), 18), (t("Situation"), 24)
    blocks += _part(t("Dependencies"), tied, facts.dependencies)
    measured = (t("Indicator"), 30), (t("Last value"), 22), (t("Target value"), 22), (t("What they say"), 26)
    blocks += _part(t("Indicators"), measured, facts.indicators)
    blocks += _part(t("Notes"), who, facts.notes)
    given = (t("Added on"), 16), (t("Name"), 50), (t("Nature of the attachment"), 18), (t("Size"), 16)
    blocks += _part(t("Attachments"), given, facts.attachments)
    blocks += _part(t("Commitments"), ((t("Code"), 16), (t("Commitment"), 84)), facts.commitments)
    blocks += _part(t("Linked exchanges"), who, facts.exchanges)
    changes = (t("When"), 15), (t("Who"), 20), (t("What"), 40), (t("Why"), 25)
    blocks += _part(t("History"), changes, facts.history)
    if facts.earlier:
        blocks.append(Paragraph(facts.earlier, "quiet"))
    return Document(
        title=facts.name,
        language=language,
        day=facts.day,
        revision=facts.revision,
        fingerprint=facts.fingerprint,
        blocks=blocks,
        subtitle=facts.plan,
        is_sample=facts.is_sample,
        plan=facts.plan,
        is_compact=True,
        aside=facts.aside,
    )


def _part(title: str, columns: Columns, rows: Sequence[Row]) -> list[Block]:
    """A heading and its table; nothing for an empty one."""
    if not rows:
        return []
    shares = [TableColumn(words, share) for words, share in columns]
    return [Heading(title, 2), Table(shares, rows, is_dense=True)]
