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
from lib.documents.blocks import Block, Document, Heading, PageBreak
from lib.documents.slide_parts import MARGIN, WIDTH, Canvas, edges, set_title
from lib.documents.slide_plan import Piece, pieces
from lib.documents.templates import blank_slides
from lib.i18n import translate

TOP, BOTTOM = 31.0, 178.0  # mm: between the title and the foot
GAP = 4.0
TITLE_ONLY = 5  # layout of the default template


@dataclass(frozen=True, slots=True)
class _Part:
    """A heading of level 1 and what comes under it, slide by slide."""

    title: str
    slides: tuple[tuple[Piece, ...], ...]


def write(document: Document) -> bytes:
    """The paper as .pptx; the first slide carries the title, the day of the figures and their fingerprint."""
    deck = blank_slides()
    deck.slide_width, deck.slide_height = Mm(WIDTH), Mm(190.5)
    parts = _parts(document.blocks)
    total = 1 + sum(len(part.slides) for part in parts)
    cover = _slide(deck, document, document.title, 1, total)
    canvas = Canvas(cover, document.language)
    canvas.text(document.subtitle, MARGIN, 70, WIDTH - 2 * MARGIN, 30, size=24, colour=look.QUIET)
    canvas.text(look.footing(document), MARGIN, 110, WIDTH - 2 * MARGIN, 30, size=16, colour=look.QUIET)
    number = 1
    for part in parts:
        for turn, held in enumerate(part.slides, start=1):
            number += 1
            title = part.title
            if len(part.slides) > 1 and turn > 1:
                follows = translate(
                    document.language, "Continued ({n}/{total})", n=turn, total=len(part.slides)
                )
                title = f"{part.title} – {follows}" if part.title else follows
            slide = _slide(deck, document, title, number, total)
            top = TOP
            for piece in held:
                piece.draw(Canvas(slide, document.language), top)
                top += piece.height + GAP
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
    return sum(len(part.slides) for part in _parts(blocks))


def _slide(deck: Presentation, document: Document, title: str, number: int, total: int) -> Slide:
    slide: Slide = deck.slides.add_slide(deck.slide_layouts[TITLE_ONLY])
    set_title(slide, title, document.language)
    before, between, after = look.page_words(document)
    edges(
        slide,
        document.language,
        marks="  ·  ".join(look.marks(document)),
        foot=look.footing(document),
        page=f"{before}{number}{between}{total}{after}",
    )
    return slide


def _parts(blocks: Sequence[Block]) -> list[_Part]:
    """The parts of a paper, their pieces dealt out to slides by height."""
    found: list[tuple[str, list[list[Piece]]]] = []
    for block in blocks:
        if isinstance(block, Heading) and block.level == 1:
            found.append((block.text, [[]]))
            continue
        if not found:
            found.append(("", [[]]))
        slides = found[-1][1]
        if isinstance(block, PageBreak):
            slides.append([])
            continue
        used = sum(piece.height + GAP for piece in slides[-1])
        for piece in pieces(block, room=BOTTOM - TOP, left=BOTTOM - TOP - used):
            if slides[-1] and used + piece.height + piece.keeps_next > BOTTOM - TOP:
                slides.append([])
                used = 0.0
            slides[-1].append(piece)
            used += piece.height + GAP
    return [
        _Part(title, tuple(tuple(held) for held in slides if held) or ((),))
        for title, slides in found
        if title or any(slides)
    ]
