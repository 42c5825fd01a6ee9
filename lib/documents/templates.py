"""The empty files that papers are written into: those that the libraries bring along, less what is of no paper of ours."""

from __future__ import annotations

from typing import Any

import docx
import pptx
from docx.document import Document as Word
from docx.oxml.ns import qn
from pptx.presentation import Presentation

#: Of the templates, not of a paper: the picture of a page of theirs, a printer, sources, styles for Word of 2010.
LEFT_OVER = ("/thumbnail", "/printerSettings", "/customXml", "/stylesWithEffects")
#: Word of 2013 and since: a file of an earlier one opens « in compatibility mode ».
CURRENT_WORD = "15"


def blank_word() -> Word:
    """An empty Word file, of the kind that Word writes today."""
    word = docx.Document()
    settings = word.settings.element
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), CURRENT_WORD)
    for preview in settings.findall(qn("w:savePreviewPicture")):
        settings.remove(preview)
    _tidy(word.part.package.rels, word.part.rels)
    return word


def blank_slides() -> Presentation:
    """An empty presentation."""
    slides = pptx.Presentation()
    _tidy(slides.part.package._rels, slides.part.rels)
    return slides


def _tidy(*every: Any) -> None:
    for relations in every:
        for name in [name for name, one in relations.items() if one.reltype.endswith(LEFT_OVER)]:
            relations.pop(name)
