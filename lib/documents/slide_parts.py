"""What stands on a slide: texts, boxes, bars, native tables, at millimetres; mirrored when read from right to left."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.slide import Slide
from pptx.util import Mm, Pt

from lib.documents import look
from lib.i18n import Language, direction, tag

WIDTH, HEIGHT, MARGIN = 338.7, 190.5, 15.0  # mm
FACE = "Arial"


class Canvas:
    """Draws on one slide, in one language."""

    def __init__(self, slide: Slide, language: Language) -> None:
        self.shapes = slide.shapes
        self.language = language
        self.rtl = direction(language) == "rtl"

    def mirrored(self, left: float, width: float) -> float:
        """Where a shape stands when the slide is read from right to left."""
        return WIDTH - left - width if self.rtl else left

    def text(
        self,
        text: str,
        left: float,
        top: float,
        width: float,
        height: float,
        *,
        size: float,
        bold: bool = False,
        bold_first: bool = False,
        colour: str = look.INK,
        centred: bool = False,
        at_end: bool = False,
        mirror: bool = True,
    ) -> None:
        """A text in a box of its own; `bold_first` sets the first line bold."""
        if not text:
            return
        x = self.mirrored(left, width) if mirror else left
        frame = self.shapes.add_textbox(Mm(x), Mm(top), Mm(width), Mm(height)).text_frame
        frame.word_wrap = True
        frame.margin_left = frame.margin_right = Mm(1)
        frame.margin_top = frame.margin_bottom = 0
        write(frame, text, self.language, size=size, bold=bold, bold_first=bold_first, colour=colour)
        for paragraph in frame.paragraphs:
            if centred or at_end:
                paragraph.alignment = (
                    PP_ALIGN.CENTER if centred else PP_ALIGN.LEFT if self.rtl else PP_ALIGN.RIGHT
                )

    def box(
        self, left: float, top: float, width: float, height: float, *, colour: str = "", line: str = ""
    ) -> None:
        """A rectangle, filled or outlined, where it is said: nothing is mirrored."""
        shape = self.shapes.add_shape(MSO_SHAPE.RECTANGLE, Mm(left), Mm(top), Mm(width), Mm(height))
        shape._element.remove(shape._element.find(qn("p:style")))  # the theme's shadow
        if colour:
            shape.fill.solid()
            shape.fill.fore_color.rgb = rgb(colour)
        else:
            shape.fill.background()
        if line:
            shape.line.color.rgb = rgb(line)
            shape.line.width = Pt(0.75)
        else:
            shape.line.fill.background()

    def bar(
        self,
        left: float,
        top: float,
        width: float,
        height: float,
        value: float | None,
        expected: float | None,
    ) -> None:
        """Progress on a scale from 0 to 100, a dark mark at what is expected."""
        x = self.mirrored(left, width)
        self.box(x, top, width, height, colour=look.SURFACE, line=look.LINE)
        if value is not None and value > 0:
            filled = width * min(value, 100) / 100
            self.box(x + width - filled if self.rtl else x, top, filled, height, colour=look.BRAND)
        if expected is not None:
            along = width * max(0.0, min(expected, 100)) / 100
            self.box(
                (x + width - along if self.rtl else x + along) - 0.5, top - 1, 1, height + 2, colour=look.INK
            )

    def table(
        self,
        rows: Sequence[Sequence[str]],
        left: float,
        top: float,
        widths: Sequence[float],
        heights: Sequence[float],
        *,
        size: float,
        head: bool,
        numbers: Sequence[bool],
    ) -> None:
        """A native table; its first row is the head when `head`."""
        wide = sum(widths)
        frame = self.shapes.add_table(
            len(rows), len(widths), Mm(self.mirrored(left, wide)), Mm(top), Mm(wide), Mm(sum(heights))
        )
        table: Any = frame.table
        table.first_row, table.horz_banding = head, False
        if self.rtl:
            # The columns themselves are turned round: not every program honours the table's own direction.
            rows, widths, numbers = [row[::-1] for row in rows], widths[::-1], numbers[::-1]
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Mm(width)
        for i, (values, height) in enumerate(zip(rows, heights, strict=True)):
            table.rows[i].height = Mm(height)
            for j, value in enumerate(values):
                cell = table.cell(i, j)
                cell.margin_left = cell.margin_right = Mm(2)
                cell.margin_top = cell.margin_bottom = Mm(1)
                cell.vertical_anchor = MSO_ANCHOR.TOP
                cell.fill.solid()
                is_head = head and i == 0
                cell.fill.fore_color.rgb = rgb(
                    look.BRAND if is_head else look.GROUND if i % 2 else look.SURFACE
                )
                colour = look.GROUND if is_head else look.INK
                write(cell.text_frame, value, self.language, size=size, bold=is_head, colour=colour)
                if numbers[j]:
                    for paragraph in cell.text_frame.paragraphs:
                        paragraph.alignment = PP_ALIGN.LEFT if self.rtl else PP_ALIGN.RIGHT


def rgb(colour: str) -> RGBColor:
    """The colour that a `#RRGGBB` names."""
    number = int(colour[1:], 16)
    red_green_blue: Any = RGBColor
    made: RGBColor = red_green_blue(number >> 16, number >> 8 & 255, number & 255)
    return made


def write(
    frame: Any,
    text: str,
    language: Language,
    *,
    size: float,
    bold: bool = False,
    bold_first: bool = False,
    colour: str = look.INK,
) -> None:
    """Writes a text into a frame, a paragraph per line, each with its language and direction."""
    for i, line in enumerate(look.readable(text).split("\n")):
        paragraph = frame.paragraphs[0] if i == 0 else frame.add_paragraph()
        if direction(language) == "rtl":
            paragraph._p.get_or_add_pPr().set("rtl", "0" if look.reads_left_to_right(line) else "1")
            paragraph.alignment = PP_ALIGN.RIGHT
        run = paragraph.add_run()
        run.text = line
        run.font.size, run.font.name = Pt(size), FACE
        run.font.bold = bold or (bold_first and i == 0)
        run.font.color.rgb = rgb(colour)
        properties = run._r.get_or_add_rPr()
        latin_only = look.reads_left_to_right(line) and direction(language) == "rtl"
        properties.set("lang", tag("fr" if latin_only else language))
        script = properties.makeelement(qn("a:cs"), {"typeface": FACE})
        properties.append(script)


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


def edges(slide: Slide, language: Language, *, marks: str, foot: str, page: str) -> None:
    """The marks above the title, the figures' identity and the page below."""
    canvas = Canvas(slide, language)
    wide = WIDTH - 2 * MARGIN
    canvas.text(marks, MARGIN, 3.5, wide, 5, size=11, bold=True, colour=look.ALERT, at_end=True)
    canvas.text(foot, MARGIN, HEIGHT - 9, wide * 0.8, 5, size=10, colour=look.QUIET)
    canvas.text(page, MARGIN + wide * 0.8, HEIGHT - 9, wide * 0.2, 5, size=10, colour=look.QUIET, at_end=True)
