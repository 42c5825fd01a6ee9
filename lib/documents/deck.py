"""The presentation of the plan: the sentence and its figures, then one slide per axis, then what is late and asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from lib.documents import briefing
from lib.documents.blocks import Block, Document, Figures, Heading, Paragraph
from lib.documents.briefing import AxisFacts, Briefing, Line
from lib.i18n import Language, translate, translate_plural
from lib.i18n.formats import format_list, format_long_day, format_pair

LATE, SUPPORT, COMING = 12, 8, 7
#: What is asked and what comes share a slide when this much of each is all that there is to say, or fits.
SHARED_SUPPORT, SHARED_COMING = 3, (7, 6, 5, 4, 3, 2)
#: Lines of an axis past their deadline and to come, from a roomy slide to the barest.
ROOMS = ((4, 3), (3, 3), (3, 2), (2, 2), (2, 1), (1, 1), (1, 0), (0, 0))
Count = Callable[[Sequence[Block]], int]


def deck(facts: Briefing, slide_count: Count) -> Document:
    """The slides; an axis holds on one, lists beyond what a meeting reads are counted. `slide_count` tells the slides of blocks."""
    language = facts.language
    head, *drawn = briefing.bars(facts)
    day = format_long_day(language, facts.day)
    axes = [format_pair(language, axis.name, f"{axis.rates}, {axis.weather}") for axis in facts.axes]
    figures = [
        format_pair(language, t.label, ", ".join(p for p in (t.figure, t.context) if p)) for t in facts.tiles
    ]
    under = [text for text in (facts.hidden, facts.money, facts.missing) if text]
    late = facts.late[:LATE]
    blocks: list[Block] = [
        Heading(
            translate(language, "Where the plan stands on {day}", day=day),
            said=[facts.sentence, *figures, *under],
        ),
        Paragraph(facts.sentence, "lead"),
        Figures(facts.tiles),
        *(Paragraph(text, "quiet") for text in under),
        replace(head, said=axes) if isinstance(head, Heading) else head,
        *drawn,
        *(block for axis in facts.axes for block in _axis(facts, axis, slide_count)),
        Heading(
            translate(language, "Deadlines passed"),
            said=_told(language, late) or [facts.none_late],
        ),
        *_late(facts),
        *_asked_and_coming(facts, slide_count),
    ]
    return briefing.paper(facts, translate(language, "Where the plan stands"), blocks)


def _told(language: Language, found: Sequence[Line]) -> list[str]:
    """A sentence for each action: its name, who, when, and what is said of it."""
    return [
        format_pair(
            language, line.name, format_list(language, [p for p in (line.who, line.deadline, line.said) if p])
        )
        for line in found
    ]


def _late(facts: Briefing) -> list[Block]:
    said = translate(facts.language, "Days")
    return briefing.lines(facts.language, facts.late, LATE, said=said, empty=facts.none_late)


def _coming(facts: Briefing, limit: int, caption: str = "") -> list[Block]:
    language = facts.language
    return [
        *(Paragraph(text, "quiet") for text in (facts.commission,) if text),
        *briefing.lines(
            language,
            facts.coming,
            limit,
            said=translate(language, "Days left"),
            empty=translate(language, "No deadline is to come."),
            caption=caption,
        ),
    ]


def _asked_and_coming(facts: Briefing, slide_count: Count) -> list[Block]:
    """What is asked of the president and what comes: on one slide when little is asked, else each on its own."""
    language = facts.language
    support, steps = (
        translate(language, "Support requested from the president"),
        translate(language, "Next steps"),
    )
    asked = briefing.requests(language, facts.support, SUPPORT)
    nothing = translate(language, "No support is requested on this day.")
    said_asked = _told(language, facts.support[:SUPPORT]) or [nothing]

    def said_coming(limit: int) -> list[str]:
        return [*(text for text in (facts.commission,) if text), *_told(language, facts.coming[:limit])]

    if len(facts.support) <= SHARED_SUPPORT:
        for limit in SHARED_COMING:
            both: list[Block] = [
                Heading(
                    translate(language, "Support requested and next steps"),
                    said=[*said_asked, *said_coming(limit)],
                ),
                Paragraph(support, "strong"),
                *asked,
                Paragraph(steps, "strong"),
                *_coming(facts, limit),
            ]
            if slide_count(both) <= 1:
                return both
    return [
        Heading(support, said=said_asked),
        *asked,
        Heading(steps, said=said_coming(COMING)),
        *_coming(facts, COMING),
    ]


def _axis(facts: Briefing, axis: AxisFacts, slide_count: Count) -> list[Block]:
    """One slide, with as many lines as it holds."""
    for room in ROOMS:
        blocks = _with_room(facts, axis, *room)
        if slide_count(blocks) <= 1:
            break
    return blocks


def _with_room(facts: Briefing, axis: AxisFacts, late: int, coming: int) -> list[Block]:
    language = facts.language
    told = [*_told(language, axis.late[:late]), *_told(language, axis.coming[:coming])]
    return [
        Heading(axis.name, said=[axis.sentence, axis.rule, *told]),
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
