"""Papers as Word files: real styles, real tables, page numbers as fields; what gets edited and signed."""

from __future__ import annotations

import io
from datetime import UTC, datetime, time
from functools import cache
from typing import Any

import docx
from docx.document import Document as Word
from docx.enum.table import WD_ALIGN_VERTICAL, WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.shared import Mm
from docx.table import Table as WordTable
from docx.table import _Cell
from docx.text.paragraph import Paragraph as WordParagraph

from lib.documents import code, look
from lib.documents.blocks import (
    Bars,
    Block,
    Bullets,
    Code,
    Document,
    FacingTexts,
    Facts,
    Figures,
    Heading,
    Letterheads,
    PageBreak,
    Paragraph,
    Table,
)
from lib.documents.templates import blank_word
from lib.documents.word_parts import (
    draw_bar,
    field,
    hairlines,
    is_arabic,
    keep_row,
    line_below,
    new_numbering,
    picture,
    picture_in,
    prepare_styles,
    put,
    right_to_left,
    styled,
)
from lib.documents.word_tables import table_xml
from lib.documents.word_tight import tighten
from lib.i18n import Language

TEXT_WIDTH = 170  # mm, A4 less its margins
TONES = {
    "normal": "Normal",
    "lead": "Paper Lead",
    "quiet": "Paper Quiet",
    "strong": "Paper Strong",
    "title": "Title",
}
#: Millimetres: the room to sign, the frame of an emblem, the room for initials at the foot of a page.
SIGNATURE_ROOM = 26
EMBLEM = (32, 20)
INITIALS_ROOM = 11


def write(document: Document) -> bytes:
    """The paper as .docx, which Word and LibreOffice open alike; the same document gives the same text."""
    word = docx.Document(io.BytesIO(_blank(document.language, document.is_compact)))
    _page(word, document)
    if document.shows_title:
        put(styled(word.add_paragraph(), "Title"), document.title, document.language)
        if document.subtitle:
            put(styled(word.add_paragraph(), "Subtitle"), document.subtitle, document.language)
    for block in document.blocks:
        _Writer(word, document).add(block)
    properties = word.core_properties
    properties.title = look.name_of(document)
    properties.language = document.language
    properties.author = properties.comments = ""
    properties.created = properties.modified = datetime.combine(document.day, time(), tzinfo=UTC)
    buffer = io.BytesIO()
    word.save(buffer)
    return buffer.getvalue()


@cache
def _blank(language: Language, is_compact: bool) -> bytes:
    """An empty file with our styles: preparing them costs more than most papers."""
    word = blank_word()
    prepare_styles(word, language)
    if is_compact:
        tighten(word)
    buffer = io.BytesIO()
    word.save(buffer)
    return buffer.getvalue()


def _page(word: Word, document: Document) -> None:
    """A4, its margins, the marks at the head and the figures' identity at the foot of every page."""
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin = section.bottom_margin = Mm(15 if document.is_compact else 20)
    section.header_distance = section.footer_distance = Mm(9)
    if is_arabic(document.language):
        right_to_left(section._sectPr, "w:bidi")
    head = section.header.paragraphs[0]
    styled(head, "Paper Mark")
    put(
        head,
        "   ·   ".join(part for part in (document.reference, *look.marks(document)) if part),
        document.language,
    )
    if document.initials:
        _room_for_initials(section.footer, document)
    foot = section.footer.paragraphs[0]
    styled(foot, "Paper Foot")
    put(foot, look.footing(document), document.language)
    if not document.numbers_pages:
        return
    before, between, after = look.page_words(document)
    pages = styled(section.footer.add_paragraph(), "Paper Foot")
    put(pages, before, document.language)
    field(pages, "PAGE")
    put(pages, between, document.language)
    field(pages, "NUMPAGES")
    put(pages, after, document.language)


def _room_for_initials(footer: Any, document: Document) -> None:
    """A frame for each party at the foot of every page."""
    table = footer.add_table(1, len(document.initials), Mm(TEXT_WIDTH))
    hairlines(table, upright=True)
    row = table.rows[0]
    row.height, row.height_rule = Mm(INITIALS_ROOM), WD_ROW_HEIGHT_RULE.EXACTLY
    if is_arabic(document.language):
        right_to_left(table._tbl.tblPr, "w:bidiVisual")
    for cell, whose in zip(row.cells, document.initials, strict=True):
        put(styled(cell.paragraphs[0], "Paper Foot"), whose, document.language)
    footer.paragraphs[0]._p.addprevious(table._tbl)


class _Writer:
    """Adds the blocks of one document to one Word file."""

    def __init__(self, word: Word, document: Document) -> None:
        self.word = word
        self.language = document.language
        self.is_compact = document.is_compact

    def add(self, block: Block) -> None:
        """Adds one block at the end of the file."""
        match block:
            case Heading():
                self._text(block.text, f"Heading {min(block.level, 3)}")
            case Paragraph():
                self._paragraph(block)
            case Bullets():
                style = "List Number" if block.numbered else "List Bullet"
                made_items = [self._text(item, style) for item in block.items]
                if block.numbered:
                    new_numbering(self.word, made_items)
            case Facts():
                self._facts(block)
            case Table():
                self._table(block)
            case Figures():
                self._figures(block)
            case Bars():
                self._bars(block)
            case FacingTexts():
                self._facing(block)
            case Letterheads():
                self._letterheads(block)
            case Code() | PageBreak():
                self._last(block)

    def _last(self, block: Code | PageBreak) -> None:
        if isinstance(block, PageBreak):
            self.word.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
            return
        picture(self._text("", "Paper Quiet"), code.png(block.link), block.link, 22)
        self._text(block.text, "Paper Quiet")

    def _paragraph(self, block: Paragraph) -> None:
        made = self._text(block.text, TONES[block.tone])
        if block.centred:
            made.alignment = WD_ALIGN_PARAGRAPH.CENTER
        if block.sticky:
            made.paragraph_format.keep_with_next = True

    def _text(self, text: str, style: str) -> WordParagraph:
        return put(styled(self.word.add_paragraph(), style), text, self.language)

    def _cell(self, cell: _Cell, text: str, style: str = "Paper Cell") -> WordParagraph:
        return put(styled(cell.paragraphs[0], style), text, self.language)

    def _grid(self, rows: int, widths: list[float]) -> WordTable:
        """A table of fixed widths in millimetres, whose rows are never split."""
        table: WordTable = self.word._body.add_table(rows, len(widths), Mm(TEXT_WIDTH))
        table.autofit = False
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        if is_arabic(self.language):
            right_to_left(table._tbl.tblPr, "w:bidiVisual")
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Mm(width)
        for row in table.rows:
            keep_row(row)
            for cell, width in zip(row.cells, widths, strict=True):
                cell.width = Mm(width)
        return table

    def _after(self) -> None:
        """Air below a table, and what keeps two tables apart."""
        styled(self.word.add_paragraph(), "Paper Gap")

    def _facts(self, block: Facts) -> None:
        table = self._grid(len(block.pairs), [0.32 * TEXT_WIDTH, 0.68 * TEXT_WIDTH])
        for row, (name, value) in zip(table.rows, block.pairs, strict=True):
            self._cell(row.cells[0], name, "Paper Quiet")
            self._cell(row.cells[1], value)
        self._after()

    def _table(self, block: Table) -> None:
        if block.caption:
            self._text(block.caption, "Paper Caption")
        if not block.rows:
            self._text(block.empty, "Normal")
            return
        made = table_xml(self.language, block.columns, block.rows, TEXT_WIDTH, is_dense=block.is_dense)
        self.word.element.body.insert_element_before(made, "w:sectPr")
        self._after()

    def _figures(self, block: Figures) -> None:
        table = self._grid(1, [TEXT_WIDTH / len(block.tiles)] * len(block.tiles))
        hairlines(table, upright=True)
        for cell, tile in zip(table.rows[0].cells, block.tiles, strict=True):
            self._cell(cell, tile.label, "Paper Quiet")
            put(styled(cell.add_paragraph(), "Paper Figure"), tile.figure, self.language)
            put(styled(cell.add_paragraph(), "Paper Quiet"), tile.context, self.language)
        self._after()

    def _bars(self, block: Bars) -> None:
        shares = (0.40, 0.14, 0.46) if self.is_compact else (0.36, 0.36, 0.28)
        widths = [share * TEXT_WIDTH for share in shares]
        table = self._grid(len(block.bars), widths)
        for row, one in zip(table.rows, block.bars, strict=True):
            label, bar, text = row.cells
            self._cell(label, one.label)
            draw_bar(bar, widths[1] - 6, one.value, one.expected)
            beside = self._cell(text, one.text, "Paper Strong")
            if one.note and self.is_compact:
                put(beside, f"  {one.note}", self.language)
            elif one.note:
                put(styled(text.add_paragraph(), "Paper Quiet"), one.note, self.language)
        if block.expected_label:
            self._text(block.expected_label, "Paper Quiet")
        self._after()

    def _facing(self, block: FacingTexts) -> None:
        table = self._grid(2 if block.signature else 1, [TEXT_WIDTH / 2] * 2)
        for cell, lines in zip(table.rows[0].cells, (block.left, block.right), strict=True):
            for i, line in enumerate(lines):
                made = cell.paragraphs[0] if i == 0 else cell.add_paragraph()
                put(styled(made, "Paper Strong" if i == 0 else "Paper Cell"), line, self.language)
                if block.signature:  # the names and the room below them are never parted by a page
                    made.paragraph_format.keep_with_next = True
        if block.signature:  # a row of its own: both lines are level, whatever stands above
            room = table.rows[1]
            room.height, room.height_rule = Mm(SIGNATURE_ROOM), WD_ROW_HEIGHT_RULE.EXACTLY
            for cell, lines in zip(room.cells, (block.left, block.right), strict=True):
                cell.vertical_alignment = WD_ALIGN_VERTICAL.BOTTOM
                made = styled(cell.paragraphs[0], "Paper Gap")
                if any(lines):  # no line to sign on where nobody signs
                    line_below(made)
        self._after()

    def _letterheads(self, block: Letterheads) -> None:
        sides = (block.left, block.right)
        table = self._grid(2 if block.shows_emblems else 1, [TEXT_WIDTH / 2] * 2)
        if block.shows_emblems:  # frames of one height: the names below them are level
            frame = table.rows[0]
            frame.height, frame.height_rule = Mm(EMBLEM[1] + 2), WD_ROW_HEIGHT_RULE.EXACTLY
            for cell, one in zip(frame.cells, sides, strict=True):
                picture_in(cell, one.emblem, one.name, EMBLEM)
        for cell, one in zip(table.rows[-1].cells, sides, strict=True):
            for line in one.lines:
                self._centred(cell, line, "Paper Quiet")
            self._centred(cell, one.name, "Paper Strong")
            cell._tc.remove(cell.paragraphs[0]._p)
        self._after()

    def _centred(self, cell: _Cell, text: str, style: str) -> None:
        made = put(styled(cell.add_paragraph(), style), text, self.language)
        made.alignment = WD_ALIGN_PARAGRAPH.CENTER
