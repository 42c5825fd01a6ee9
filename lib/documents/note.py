"""The summary note for the president: one A4 page, whatever the size of the plan."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import chain

from lib.documents import briefing
from lib.documents.blocks import Block, Code, Document, Facts, Figures, Heading, Paragraph
from lib.documents.briefing import Briefing
from lib.i18n import translate
from lib.i18n.formats import format_long_day
from lib.i18n.labels import field_label


@dataclass(frozen=True, slots=True)
class Room:
    """How many lines of each list are shown; the others are counted."""

    axes: int
    late: int
    support: int
    coming: int


MOST_AXES = 16
#: From a roomy page to the barest one: the lists are shortened first, the axes last.
ROOMS = tuple(
    Room(*counts)
    for counts in chain(
        ((MOST_AXES, late, 5, 4) for late in range(10, 5, -1)),
        ((MOST_AXES, late, 4, 3) for late in range(6, 3, -1)),
        (
            (MOST_AXES, *lists)
            for lists in ((4, 3, 3), (3, 3, 3), (3, 3, 2), (3, 2, 2), (2, 2, 2), (2, 1, 1), (1, 1, 1))
        ),
        ((axes, 1, 1, 1) for axes in (12, 8, 6, 4, 3)),
        ((2, 1, 1, 0), (1, 1, 0, 0), (1, 0, 0, 0), (0, 0, 0, 0)),
    )
)
#: Lines of a page that Word may take more than ours: its letters and its tables are not quite of one size.
SPARE = 7


def note(facts: Briefing, page_count: Callable[[Document], int], code: Code | None = None) -> Document:
    """The note with as many lines as one page holds, and a code below them where one is asked for; `page_count` tells the
    pages of a paper."""

    def drawn(room: Room) -> Document:
        paper = with_room(facts, room)
        return replace(paper, blocks=[*paper.blocks, code]) if code else paper

    first, last = 0, len(ROOMS) - 1
    while first < last:  # the rooms only get smaller: halve until the largest that fits is found
        middle = (first + last) // 2
        if page_count(drawn(ROOMS[middle])) <= 1:
            last = middle
        else:
            first = middle + 1
    return drawn(ROOMS[first])


def note_to_edit(
    facts: Briefing, page_count: Callable[[Document], int], code: Code | None = None
) -> Document:
    """The note for a word processor, with some lines to spare: nobody can ask it how many pages it makes of them."""
    spare = [Paragraph("–")] * SPARE
    return note(facts, lambda paper: page_count(replace(paper, blocks=[*paper.blocks, *spare])), code)


def with_room(facts: Briefing, room: Room) -> Document:
    """The note with so many lines of each list."""
    language = facts.language
    day = format_long_day(language, facts.day)
    blocks: list[Block] = [
        Facts(
            (
                (translate(language, "Date"), day),
                (translate(language, "For the attention of"), facts.to),
                (
                    field_label(language, "interaction", "subject"),
                    translate(language, "Where the plan stands on {day}", day=day),
                ),
            )
        ),
        Paragraph(facts.sentence, "lead"),
        Figures(facts.tiles),
        *(Paragraph(text, "quiet") for text in (facts.hidden, facts.money) if text),
        *briefing.bars(facts, room.axes),
        Heading(translate(language, "Deadlines passed")),
        *briefing.lines(
            language,
            facts.late,
            room.late,
            said=translate(language, "Days"),
            empty=facts.none_late,
        ),
        Heading(translate(language, "Support requested from the president")),
        *briefing.requests(language, facts.support, room.support),
        Heading(translate(language, "Next steps")),
        *briefing.lines(
            language,
            facts.coming,
            room.coming,
            said=translate(language, "Days left"),
            empty=translate(language, "No deadline is to come."),
        ),
        *(Paragraph(text) for text in (facts.commission,) if text),
        *(Paragraph(text, "quiet") for text in (facts.missing,) if text),
    ]
    return briefing.paper(facts, translate(language, "Summary note"), blocks, is_compact=True)
