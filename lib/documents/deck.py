"""The presentation of the plan: the sentence and its figures, then one slide per axis, then what is late and asked."""

from __future__ import annotations

from lib.documents import briefing
from lib.documents.blocks import Block, Document, Figures, Heading, Paragraph
from lib.documents.briefing import AxisFacts, Briefing
from lib.i18n import translate

PER_AXIS, LATE, SUPPORT, COMING = 4, 12, 8, 8


def deck(facts: Briefing) -> Document:
    """The slides; lists beyond what a meeting reads are counted."""
    language = facts.language
    blocks: list[Block] = [
        Heading(translate(language, "Where the plan stands")),
        Paragraph(facts.sentence, "lead"),
        Figures(facts.tiles),
        *(Paragraph(text, "quiet") for text in (facts.missing, facts.hidden) if text),
        Heading(translate(language, "Progress per axis")),
        *briefing.bars(facts),
        *(block for axis in facts.axes for block in _axis(facts, axis)),
        Heading(translate(language, "Deadlines passed")),
        *briefing.lines(
            language,
            facts.late,
            LATE,
            said=translate(language, "Days"),
            empty=translate(language, "No deadline has passed."),
        ),
        Heading(translate(language, "Support requested from the president")),
        *briefing.requests(language, facts.support, SUPPORT),
        Heading(translate(language, "Next steps")),
        *briefing.lines(
            language,
            facts.coming,
            COMING,
            said=translate(language, "Days left"),
            empty=translate(language, "No deadline is to come."),
        ),
        *(Paragraph(text) for text in (facts.commission,) if text),
    ]
    return briefing.paper(facts, translate(language, "Where the plan stands"), blocks)


def _axis(facts: Briefing, axis: AxisFacts) -> list[Block]:
    language = facts.language
    blocks: list[Block] = [Heading(axis.name), Paragraph(axis.sentence), Paragraph(axis.rule, "quiet")]
    if axis.late:
        blocks += briefing.lines(
            language,
            axis.late,
            PER_AXIS,
            said=translate(language, "Days"),
            empty="",
            caption=translate(language, "Deadlines passed"),
        )
    if axis.coming:
        blocks += briefing.lines(
            language,
            axis.coming,
            PER_AXIS - min(len(axis.late), PER_AXIS - 1),
            said=translate(language, "Days left"),
            empty="",
            caption=translate(language, "Next steps"),
        )
    return blocks
