"""Papers as slides, 16:9: one per heading of level 1, continued on another when it is full. Nothing is cut."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time

from pptx.presentation import Presentation
from pptx.slide import Slide
from pptx.util import Mm

from lib.documents import look
from lib.documents.blocks import Block, Code, Document, Heading, PageBreak
from lib.documents.slide_frame import edges, set_title
from lib.documents.slide_notes import notes
from lib.documents.slide_parts import MARGIN, WIDTH, Canvas
from lib.documents.slide_plan import Piece, Sizes, pieces
from lib.documents.templates import blank_slides
from lib.i18n import translate
from lib.i18n.formats import format_long_day

TOP, BOTTOM = 31.0, 178.0  # mm: between the title and the foot
GAP = 4.0
#: Layouts of the template.
COVER, WITH_TEXT, TITLE_ONLY = 0, 1, 5
#: A slide that is filled less than this is set larger, by the first of these that keeps it on one.
FULL_ENOUGH = 0.75
LARGER = (1.4, 1.3, 1.2, 1.1)
#: Steps in millimetres by which several slides of one part are made even.
STEP = 3.0


@dataclass(frozen=True, slots=True)
class _Part:
    """A heading of level 1, what is said of it, and what comes under it, slide by slide."""

    title: str
    said: tuple[str, ...]
    slides: tuple[tuple[Piece, ...], ...]


def write(document: Document) -> bytes:
    """The paper as .pptx; the first slide carries the title, the day of the figures and their fingerprint."""
    deck = blank_slides(Mm(WIDTH), Mm(190.5))
    cover = _slide(deck, document, document.title, 1, COVER)
    canvas = Canvas(cover, document.language)
    canvas.body(document.subtitle, MARGIN, 70, WIDTH - 2 * MARGIN, 30, size=28, colour=look.QUIET)
    day = format_long_day(document.language, document.day)
    canvas.text(day, MARGIN, 105, WIDTH - 2 * MARGIN, 12, size=20, colour=look.QUIET)
    number = 1
    for part in _parts(document.blocks):
        for turn, held in enumerate(part.slides, start=1):
            number += 1
            title = part.title
            if len(part.slides) > 1 and turn > 1:
                follows = translate(
                    document.language, "Continued ({n}/{total})", n=turn, total=len(part.slides)
                )
                title = f"{part.title} – {follows}" if part.title else follows
            layout = WITH_TEXT if held and held[0].is_text else TITLE_ONLY
            slide = _slide(deck, document, title, number, layout)
            canvas, top = Canvas(slide, document.language), TOP
            for piece in held:
                piece.draw(canvas, top)
                top += piece.height + GAP
            if turn == 1 and part.said:
                notes(slide, part.said, document.language)
    properties = deck.core_properties
    properties.title = look.name_of(document)
    properties.language = document.language
    properties.author = properties.comments = ""
    properties.created = properties.modified = datetime.combine(document.day, time(), tzinfo=UTC)
    buffer = io.BytesIO()
    deck.save(buffer)
    return buffer.getvalue()


def slide_count(blocks: Sequence[Block]) -> int:
    """How many slides some blocks take."""
    return sum(max(1, len(_dealt(held, Sizes(), BOTTOM - TOP))) for _, held in _headed(blocks))


def _slide(deck: Presentation, document: Document, title: str, number: int, layout: int) -> Slide:
    slide: Slide = deck.slides.add_slide(deck.slide_layouts[layout])
    set_title(slide, title, document.language)
    edges(
        slide,
        document.language,
        marks="  ·  ".join(look.marks(document)),
        foot=look.footing(document),
        number=number,
    )
    return slide


def _parts(blocks: Sequence[Block]) -> list[_Part]:
    """The parts of a paper, their pieces dealt out to slides by height."""
    return [_Part(head.text, tuple(head.said), _arranged(held)) for head, held in _headed(blocks)]


def _headed(blocks: Sequence[Block]) -> list[tuple[Heading, list[Block]]]:
    """The headings of level 1, each with the blocks below it."""
    found: list[tuple[Heading, list[Block]]] = []
    for block in blocks:
        if isinstance(block, Code):  # nobody points a telephone at a wall: its address is not read there
            continue
        if isinstance(block, Heading) and block.level == 1:
            found.append((block, []))
            continue
        if not found:
            found.append((Heading(""), []))
        found[-1][1].append(block)
    return [(head, held) for head, held in found if head.text or held]


def _arranged(blocks: Sequence[Block]) -> tuple[tuple[Piece, ...], ...]:
    """The slides of a part, none nearly empty: a short one is set larger, several are made even."""
    whole = BOTTOM - TOP
    dealt = _dealt(blocks, Sizes(), whole)
    if len(dealt) > 1:
        limit = whole
        while limit > STEP and len(closer := _dealt(blocks, Sizes(), limit - STEP)) == len(dealt):
            dealt, limit = closer, limit - STEP
    elif dealt and _height(dealt[0]) < FULL_ENOUGH * whole:
        larger = (_dealt(blocks, Sizes().times(factor), whole) for factor in LARGER)
        dealt = next((one for one in larger if len(one) == 1), dealt)
    return tuple(tuple(held) for held in dealt) or ((),)


def _height(held: Sequence[Piece]) -> float:
    return sum(piece.height + GAP for piece in held)


def _dealt(blocks: Sequence[Block], sizes: Sizes, limit: float) -> list[list[Piece]]:
    """Whole pieces, slide after slide, none filled beyond a limit."""
    slides: list[list[Piece]] = [[]]
    for block in blocks:
        if isinstance(block, PageBreak):
            slides.append([])
            continue
        used = _height(slides[-1])
        for piece in pieces(block, sizes, room=limit, left=limit - used):
            if slides[-1] and used + piece.height + piece.keeps_next > limit:
                slides.append([])
                used = 0.0
            slides[-1].append(piece)
            used += piece.height + GAP
    return [held for held in slides if held]
