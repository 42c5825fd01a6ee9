"""Word files of papers that hold on one page: the same styles, smaller and closer."""

from __future__ import annotations

from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Length, Pt
from docx.styles.style import ParagraphStyle

#: What is left of the size of letters, and of the room between paragraphs.
LETTERS, ROOM = 0.86, 0.5


def tighten(word: Word) -> None:
    """Sets every style of ours smaller, and its paragraphs closer."""
    for style in word.styles:
        if style.type == WD_STYLE_TYPE.PARAGRAPH and isinstance(style, ParagraphStyle) and style.font.size:
            size = round(style.font.size.pt * LETTERS * 2) / 2
            style.font.size = Pt(size)
            for twin in style.element.iter(qn("w:szCs")):
                twin.set(qn("w:val"), str(round(size * 2)))
            space = style.paragraph_format
            space.space_before, space.space_after = _less(space.space_before), _less(space.space_after)


def _less(room: Length | None) -> Length | None:
    return None if room is None else Pt(round(room.pt * ROOM * 2) / 2)
