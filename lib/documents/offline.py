"""The briefing that is sent: the overview, the axes, what is late, what comes, what was committed to."""

from __future__ import annotations

from lib.documents import briefing
from lib.documents.blocks import Block, Document, Figures, Heading, Paragraph, Table, TableColumn
from lib.documents.briefing import AxisFacts, Briefing
from lib.i18n import translate
from lib.i18n.labels import field_label


def offline(facts: Briefing) -> Document:
    """The whole briefing; every list is complete. It goes to a partner: nothing compares what organisations do."""
    language = facts.language
    late = translate(language, "Days")
    left = translate(language, "Days left")
    blocks: list[Block] = [
        Paragraph(facts.sentence, "lead"),
        Figures(facts.tiles),
        *(Paragraph(text, "quiet") for text in (facts.hidden, facts.money, facts.missing) if text),
        *briefing.bars(facts),
        *(block for axis in facts.axes for block in _axis(axis)),
        Heading(translate(language, "Deadlines passed")),
        *briefing.lines(language, facts.late, None, said=late, empty=facts.none_late),
        Heading(translate(language, "Support requested from the president")),
        *briefing.requests(language, facts.support, None),
        Heading(translate(language, "Next steps")),
        *briefing.lines(
            language, facts.coming, None, said=left, empty=translate(language, "No deadline is to come.")
        ),
        *(Paragraph(text) for text in (facts.commission,) if text),
        *_commitments(facts),
    ]
    return briefing.paper(facts, translate(language, "Where the plan stands"), blocks)


def _axis(axis: AxisFacts) -> list[Block]:
    return [Heading(axis.name, 2), Paragraph(axis.sentence), Paragraph(axis.rule, "quiet")]


def _commitments(facts: Briefing) -> list[Block]:
    """The commitments of the texts, when some are recorded."""
    language = facts.language
    blocks: list[Block] = []
    if facts.commitments:
        columns = (
            TableColumn(field_label(language, "commitment", "reference"), 18),
            TableColumn(field_label(language, "commitment", "text"), 38),
            TableColumn(field_label(language, "commitment", "organisation"), 18),
            TableColumn(field_label(language, "commitment", "actions"), 26),
        )
        rows = [
            (c.reference or "–", c.text, c.organisation or "–", c.actions or "–") for c in facts.commitments
        ]
        blocks += [Heading(translate(language, "What was undertaken")), Table(columns, rows)]
    return blocks
