"""The presentation of the plan: the sentence and its figures, then one slide per axis, then what is late and asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from lib.documents import briefing
from lib.documents.blocks import Block, Document, Figures, Heading, Paragraph
from lib.documents.briefing import AxisFacts, Briefing, Line
from lib.i18n import translate, translate_plural

LATE, SUPPORT, COMING = 12, 8, 7
#: Lines of an axis past their deadline and to come, from a roomy slide to the barest.
ROOMS = ((4, 3), (3, 3), (3, 2), (2, 2), (2, 1), (1, 1), (1, 0), (0, 0))


def deck(facts: Briefing, slide_count: Callable[[Sequence[Block]], int]) -> Document:
    """The slides; an axis holds on one, lists beyond what a meeting reads are counted. `slide_count` tells the slides of blocks."""
    language = facts.language
    blocks: list[Block] = [
        Heading(translate(language, "Where the plan stands")),
        Paragraph(facts.sentence, "lead"),
        Figures(facts.tiles),
        *(Paragraph(text, "quiet") for text in (facts.hidden, facts.missing) if text),
        *briefing.bars(facts),
        *(block for axis in facts.axes for block in _axis(facts, axis, slide_count)),
        Heading(translate(language, "Deadlines passed")),
        *briefing.lines(
            language,
            facts.late,
            LATE,
            said=translate(language, "Days"),
            empty=facts.none_late,
        ),
        Heading(translate(language, "Support requested from the president")),
        *briefing.requests(language, facts.support, SUPPORT),
        Heading(translate(language, "Next steps")),
        *(Paragraph(text) for text in (facts.commission,) if text),
        *briefing.lines(
            language,
            facts.coming,
            COMING,
            said=translate(language, "Days left"),
            empty=translate(language, "No deadline is to come."),
        ),
    ]
    return briefing.paper(facts, translate(language, "Where the plan stands"), blocks)


def _axis(facts: Briefing, axis: AxisFacts, slide_count: Callable[[Sequence[Block]], int]) -> list[Block]:
    """One slide, with as many lines as it holds."""
    for room in ROOMS:
        blocks = _with_room(facts, axis, *room)
        if slide_count(blocks) <= 1:
            break
    return blocks


def _with_room(facts: Briefing, axis: AxisFacts, late: int, coming: int) -> list[Block]:
    language = facts.language
    return [
        Heading(axis.name),
        Paragraph(axis.sentence),
        Paragraph(axis.rule, "quiet"),
        *_lines(facts, axis.late, late, translate(language, "Deadlines passed"), translate(language, "Days")),
        *_lines(
            facts, axis.coming, coming, translate(language, "Next steps"), translate(language, "Days left")
        ),
    ]


def _lines(facts: Briefing, found: Sequence[Line], limit: int, caption: str, said: str) -> list[Block]:
    if not found:
        return []
    if not limit:
        counted = translate_plural(facts.language, "{n} action", "{n} actions", len(found))
        return [Paragraph(caption, "strong"), Paragraph(counted)]
    return briefing.lines(facts.language, found, limit, said=said, empty="", caption=caption)
