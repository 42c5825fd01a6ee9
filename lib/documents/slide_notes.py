"""What a speaker says of a slide, on the page of notes below it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pptx.enum.text import PP_ALIGN
from pptx.slide import Slide

from lib.documents import look
from lib.i18n import Language, direction, tag


def notes(slide: Slide, sentences: Sequence[str], language: Language) -> None:
    """Writes the sentences as the notes of a slide, one to a paragraph."""
    frame: Any = slide.notes_slide.notes_text_frame
    for i, sentence in enumerate(sentences):
        paragraph = frame.paragraphs[0] if i == 0 else frame.add_paragraph()
        if direction(language) == "rtl":
            paragraph._p.get_or_add_pPr().set("rtl", "1")
            paragraph.alignment = PP_ALIGN.RIGHT
        run = paragraph.add_run()
        run.text = look.readable(sentence).replace("\n", " ")
        run._r.get_or_add_rPr().set("lang", tag(language))
