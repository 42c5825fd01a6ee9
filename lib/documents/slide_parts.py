"""What stands on a slide: texts, boxes, bars, native tables, at millimetres; mirrored when read from right to left."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.slide import Slide
from pptx.util import Mm, Pt

from lib.documents import look
from lib.i18n import Language, direction, tag

WIDTH, HEIGHT, MARGIN = 338.7, 190.5, 15.0  # mm
FACE = "Arial"
UNMARKED = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069"))
BODY = 1  # the index of the placeholder for what a slide says
DECORATIVE = (
    '<a:ext xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext>'
)


class Canvas:
    """Draws on one slide, in one language."""

    def __init__(self, slide: Slide, language: Language) -> None:
        self.shapes = slide.shapes
        self.title = slide.shapes.title.text_frame.text if slide.shapes.title else ""
        self.language = language
        self._body = next((p for p in slide.placeholders if p.placeholder_format.idx == BODY), None)
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
        self._fill(frame, text, size=size, bold=bold, bold_first=bold_first, colour=colour)
        for paragraph in frame.paragraphs:
            if centred or at_end:
                paragraph.alignment = (
                    PP_ALIGN.CENTER if centred else PP_ALIGN.LEFT if self.rtl else PP_ALIGN.RIGHT
                )

    def body(
        self,
        text: str,
        left: float,
        top: float,
        width: float,
        height: float,
        *,
        size: float,
        bold: bool = False,
        colour: str = look.INK,
        centred: bool = False,
    ) -> None:
        """A text of the slide: the first one stands in the layout's own place for it, the others in boxes."""
        if self._body is None or centred:
            self.text(text, left, top, width, height, size=size, bold=bold, colour=colour, centred=centred)
            return
        shape, self._body = self._body, None
        shape.left, shape.top = Mm(self.mirrored(left, width)), Mm(top)
        shape.width, shape.height = Mm(width), Mm(height)
        self._fill(shape.text_frame, text, size=size, bold=bold, bold_first=False, colour=colour)
        shape.text_frame.vertical_anchor = MSO_ANCHOR.TOP
        for paragraph in shape.text_frame.paragraphs:
            plain(paragraph, self.rtl)

    def _fill(self, frame: Any, text: str, *, size: float, bold: bool, bold_first: bool, colour: str) -> None:
        frame.word_wrap = True
        frame.margin_left = frame.margin_right = Mm(1)
        frame.margin_top = frame.margin_bottom = 0
        write(frame, text, self.language, size=size, bold=bold, bold_first=bold_first, colour=colour)

    def box(
        self,
        left: float,
        top: float,
        width: float,
        height: float,
        *,
        colour: str = "",
        line: str = "",
        within: Any = None,
    ) -> None:
        """A rectangle, filled or outlined, where it is said: nothing is mirrored; it says nothing by itself."""
        shape = (within or self.shapes).add_shape(
            MSO_SHAPE.RECTANGLE, Mm(left), Mm(top), Mm(width), Mm(height)
        )
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
        if within is None:
            decorate(shape)

    def bar(
        self,
        left: float,
        top: float,
        width: float,
        height: float,
        value: float | None,
        expected: float | None,
        *,
        told: str,
    ) -> None:
        """Progress on a scale from 0 to 100, a dark mark at what is expected: one picture, that `told` describes."""
        x = self.mirrored(left, width)
        group = self.shapes.add_group_shape()
        describe(group, told)
        drawn = group.shapes
        self.box(x, top, width, height, colour=look.SURFACE, line=look.LINE, within=drawn)
        if value is not None and value > 0:
            filled = width * min(value, 100) / 100
            self.box(
                x + width - filled if self.rtl else x, top, filled, height, colour=look.BRAND, within=drawn
            )
        if expected is not None:
            along = width * max(0.0, min(expected, 100)) / 100
            self.box(
                (x + width - along if self.rtl else x + along) - 0.5,
                top - 1,
                1,
                height + 2,
                colour=look.INK,
                within=drawn,
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
        describe(frame, f"{self.title} – {', '.join(rows[0])}" if head else self.title)
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


def describe(shape: Any, text: str) -> None:
    """What a screen reader says of a picture or a table."""
    shape._element.xpath(".//p:cNvPr")[0].set("descr", look.readable(text).translate(UNMARKED))


def decorate(shape: Any) -> None:
    """Marks a shape that says nothing: a screen reader passes over it."""
    properties = shape._element.xpath(".//p:cNvPr")[0]
    held = properties.makeelement(qn("a:extLst"), {})
    held.append(parse_xml(DECORATIVE))
    properties.append(held)


def plain(paragraph: Any, rtl: bool) -> None:
    """A paragraph of a placeholder without the bullet and the indent that its layout brings."""
    properties = paragraph._p.get_or_add_pPr()
    for name in ("marL", "marR", "indent"):
        properties.set(name, "0")
    properties.insert(0, properties.makeelement(qn("a:buNone"), {}))
    paragraph.alignment = PP_ALIGN.RIGHT if rtl else PP_ALIGN.LEFT


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
