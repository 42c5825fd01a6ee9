"""What frames a slide, in the layout's own places: its title, the identity of the figures, its number."""

from __future__ import annotations

from typing import Any

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.slide import Slide
from pptx.util import Mm

from lib.documents import look
from lib.documents.slide_parts import HEIGHT, MARGIN, WIDTH, Canvas, write
from lib.i18n import Language, direction

NUMBER_FIELD = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"


def set_title(slide: Slide, text: str, language: Language) -> None:
    """The slide's title, in its own placeholder: outlines and screen readers find it. Long ones are set smaller."""
    title: Any = slide.shapes.title
    wide = WIDTH - 2 * MARGIN
    title.left, title.top, title.width, title.height = Mm(MARGIN), Mm(9), Mm(wide), Mm(19)
    frame = title.text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = Mm(1)
    frame.margin_top = frame.margin_bottom = 0
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    size = next(
        (size for size, letters in ((28, 55), (24, 130), (20, 160), (16, 260)) if len(text) <= letters), 12
    )
    write(frame, text, language, size=size, bold=True, colour=look.BRAND)
    for paragraph in frame.paragraphs:
        paragraph.alignment = PP_ALIGN.RIGHT if direction(language) == "rtl" else PP_ALIGN.LEFT


def edges(slide: Slide, language: Language, *, marks: str, foot: str, number: int) -> None:
    """The marks above the title; below, in the layout's own places, the figures' identity and the number of the slide."""
    canvas = Canvas(slide, language)
    wide = WIDTH - 2 * MARGIN
    canvas.text(marks, MARGIN, 3.5, wide, 5, size=11, bold=True, colour=look.ALERT, at_end=True)
    layout: Any = slide.slide_layout
    places = {p.placeholder_format.type: p for p in layout.placeholders}
    for kind, text, left, share in (
        (PP_PLACEHOLDER.FOOTER, foot, 0.0, 0.85),
        (PP_PLACEHOLDER.SLIDE_NUMBER, str(number), 0.85, 0.15),
    ):
        slide.shapes.clone_placeholder(places[kind])
        shape: Any = slide.shapes[-1]
        shape.left, shape.top = Mm(canvas.mirrored(MARGIN + wide * left, wide * share)), Mm(HEIGHT - 10)
        shape.width, shape.height = Mm(wide * share), Mm(6)
        frame = shape.text_frame
        frame.margin_left = frame.margin_right = Mm(1)
        frame.margin_top = frame.margin_bottom = 0
        write(frame, text, language, size=10, colour=look.QUIET)
        at_end = kind == PP_PLACEHOLDER.SLIDE_NUMBER
        frame.paragraphs[0].alignment = PP_ALIGN.RIGHT if at_end != canvas.rtl else PP_ALIGN.LEFT
        if at_end:
            _count(frame.paragraphs[0])


def _count(paragraph: Any) -> None:
    """Turns the number into a field: it stays right when slides are moved or taken out."""
    run = paragraph._p.find(qn("a:r"))
    field = run.makeelement(qn("a:fld"), {"id": NUMBER_FIELD, "type": "slidenum"})
    field.extend(list(run))
    paragraph._p.replace(run, field)
