"""The summary note for the president: one A4 page, whatever the size of the plan."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import chain

from lib.documents import briefing
from lib.documents.blocks import Block, Document, Figures, Heading, Paragraph
from lib.documents.briefing import Briefing
from lib.i18n import translate


@dataclass(frozen=True, slots=True)
class Room:
    """How many lines of each list are shown; the others are counted."""

    axes: int
    late: int
    support: int
    coming: int


#: From a roomy page to the barest one.
ROOMS = tuple(
    Room(*counts)
    for counts in chain(
        ((8, late, 5, 4) for late in range(10, 5, -1)),
        ((8, late, 4, 3) for late in range(6, 3, -1)),
        ((8, 4, 3, 3), (8, 3, 3, 3), (8, 3, 3, 2), (8, 3, 2, 2), (8, 2, 2, 2), (6, 2, 2, 2), (6, 2, 1, 1)),
        ((4, 2, 1, 1), (4, 1, 1, 1), (3, 1, 1, 1), (2, 1, 1, 0), (1, 1, 0, 0), (1, 0, 0, 0), (0, 0, 0, 0)),
    )
)


def note(facts: Briefing, page_count: Callable[[Document], int]) -> Document:
    """The note with as many lines as one page holds; `page_count` tells the pages of a paper."""
    first, last = 0, len(ROOMS) - 1
    while first < last:  # the rooms only get smaller: halve until the largest that fits is found
        middle = (first + last) // 2
        if page_count(with_room(facts, ROOMS[middle])) <= 1:
            last = middle
        else:
            first = middle + 1
    return with_room(facts, ROOMS[first])


def with_room(facts: Briefing, room: Room) -> Document:
    """The note with so many lines of each list."""
    language = facts.language
    blocks: list[Block] = [
        Paragraph(facts.sentence, "lead"),
        Figures(facts.tiles),
        Heading(translate(language, "Progress per axis")),
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
        *(Paragraph(text, "quiet") for text in (facts.missing, facts.hidden) if text),
    ]
    return briefing.paper(facts, translate(language, "Summary note"), blocks, is_compact=True)
