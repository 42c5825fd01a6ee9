"""The empty files that papers are written into: those that the libraries bring along, less what is of no paper of ours."""

from __future__ import annotations

from typing import Any

import docx
import pptx
from docx.document import Document as Word
from docx.oxml.ns import qn as word_name
from pptx.oxml.ns import qn
from pptx.presentation import Presentation
from pptx.util import Length

#: Of the templates, not of a paper: the picture of a page of theirs, a printer, sources, styles for Word of 2010.
LEFT_OVER = ("/thumbnail", "/printerSettings", "/customXml", "/stylesWithEffects")
#: Word of 2013 and since: a file of an earlier one opens « in compatibility mode ».
CURRENT_WORD = "15"


def blank_word() -> Word:
    """An empty Word file, of the kind that Word writes today."""
    word = docx.Document()
    settings = word.settings.element
    for setting in settings.iter(word_name("w:compatSetting")):
        if setting.get(word_name("w:name")) == "compatibilityMode":
            setting.set(word_name("w:val"), CURRENT_WORD)
    for preview in settings.findall(word_name("w:savePreviewPicture")):
        settings.remove(preview)
    _tidy(word.part.package.rels, word.part.rels)
    return word


def blank_slides(width: Length, height: Length) -> Presentation:
    """An empty presentation of a size: its layouts, made for another, are as wide."""
    slides = pptx.Presentation()
    wide = width / int(slides.slide_width or width)
    slides.slide_width, slides.slide_height = width, height
    for layout in (slides.slide_master, *slides.slide_layouts):
        for shape in layout.placeholders:  # places that people use when they add a slide
            if shape._element.spPr.find(qn("a:xfrm")) is not None:
                shape.left, shape.width = Length(shape.left * wide), Length(shape.width * wide)
    _tidy(slides.part.package._rels, slides.part.rels)
    return slides


def _tidy(*every: Any) -> None:
    for relations in every:
        for name in [name for name, one in relations.items() if one.reltype.endswith(LEFT_OVER)]:
            relations.pop(name)
