"""What Word files need below python-docx's own words: styles, right to left, fields, repeated heads."""

from __future__ import annotations

import io
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_ALIGN_VERTICAL, WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from lib.documents import look
from lib.domain.pictures import read_picture
from lib.i18n import Language, direction, tag

#: A face that every office has, with Arabic; it is not embedded.
FACE = "Arial"
#: Isolates of directions are not drawn well by word processors: a mark, or nothing, does what they do in a table.
MARKS = {0x2066: 0x200E, 0x2067: 0x200F, 0x2068: None, 0x2069: None}
#: Our styles: parent, size in points, bold, colour, space before and after in points.
STYLES: dict[str, tuple[str, float, bool, str, float, float]] = {
    "Paper Lead": ("Normal", 12, True, look.INK, 0, 6),
    "Paper Strong": ("Normal", 10.5, True, look.INK, 0, 2),
    "Paper Quiet": ("Normal", 9, False, look.QUIET, 0, 2),
    "Paper Cell": ("Normal", 9.5, False, look.INK, 2, 2),
    "Paper Column": ("Normal", 9, True, look.INK, 2, 2),
    "Paper Dense": ("Normal", 8, False, look.INK, 1.5, 1.5),
    "Paper Dense Column": ("Normal", 8, True, look.INK, 1.5, 1.5),
    "Paper Caption": ("Normal", 10.5, True, look.INK, 6, 3),
    "Paper Figure": ("Normal", 20, True, look.BRAND, 0, 0),
    "Paper Mark": ("Header", 8.5, True, look.ALERT, 0, 0),
    "Paper Foot": ("Footer", 8, False, look.QUIET, 0, 0),
    "Paper Gap": ("Normal", 4, False, look.INK, 0, 2),
}
HEADINGS = {"Title": 20, "Subtitle": 11.5, "Heading 1": 14, "Heading 2": 12, "Heading 3": 10.5}


def is_arabic(language: Language) -> bool:
    """Whether the paper is written from right to left."""
    return direction(language) == "rtl"


def prepare_styles(word: Word, language: Language) -> None:
    """One face and one language for the whole file, our styles, headings in the brand's colour."""
    _language(word, language)
    normal = _style(word, "Normal")
    _face(normal, 10.5, False, look.INK, 0, 6)
    for name, size in HEADINGS.items():
        colour = look.QUIET if name == "Subtitle" else look.BRAND
        _face(_style(word, name), size, name != "Subtitle", colour, 12 if name.startswith("H") else 0, 4)
        _style(word, name).font.italic = False
    for name in ("Title", "Subtitle"):
        element = _style(word, name).element
        for rule in element.findall(f".//{qn('w:pBdr')}"):
            rule.getparent().remove(rule)  # the template's line below titles
        for spacing in element.findall(f"{qn('w:rPr')}/{qn('w:spacing')}"):
            spacing.getparent().remove(spacing)  # letters set apart break the joins of Arabic
    for name, (parent, size, bold, colour, before, after) in STYLES.items():
        made = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        made.base_style = word.styles[parent]
        _face(made, size, bold, colour, before, after)
    _style(word, "Paper Caption").paragraph_format.keep_with_next = True
    for name in ("List Bullet", "List Number"):
        _face(_style(word, name), 10.5, False, look.INK, 0, 3)


def _style(word: Word, name: str) -> ParagraphStyle:
    found = word.styles[name]
    if not isinstance(found, ParagraphStyle):
        raise TypeError(name)
    return found


def _face(style: Any, size: float, bold: bool, colour: str, before: float, after: float) -> None:
    style.font.name = FACE
    style.font.size = Pt(size)
    style.font.bold = bold
    style.font.color.rgb = RGBColor.from_string(colour[1:])
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    run = style.element.get_or_add_rPr()
    fonts = run.rFonts
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), FACE)
    _put_after(run, "w:szCs", "w:sz", str(round(size * 2)))
    if bold:
        _put_after(run, "w:bCs", "w:b", "1")


def _put_after(properties: Any, name: str, before: str, value: str) -> None:
    """The complex-script twin of a property, in the place that the format's schema wants: right after it."""
    for old in properties.findall(qn(name)):
        properties.remove(old)
    made = OxmlElement(name)
    made.set(qn("w:val"), value)
    properties.find(qn(before)).addnext(made)


def _language(word: Word, language: Language) -> None:
    defaults = word.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for old in defaults.findall(qn("w:lang")):
        defaults.remove(old)
    made = OxmlElement("w:lang")
    made.set(qn("w:val"), tag("fr" if is_arabic(language) else language))
    made.set(qn("w:bidi"), tag("ar"))
    defaults.append(made)


def right_to_left(properties: Any, name: str) -> None:
    """Marks a section, a table or a paragraph as written from right to left."""
    made = OxmlElement(name)
    if name == "w:bidiVisual":
        style = properties.find(qn("w:tblStyle"))
        if style is None:
            properties.insert(0, made)
        else:
            style.addnext(made)
    elif name == "w:bidi" and properties.tag == qn("w:sectPr"):
        grid = properties.find(qn("w:docGrid"))
        properties.append(made) if grid is None else grid.addprevious(made)
    else:
        properties.append(made)


def put(paragraph: Paragraph, text: str, language: Language) -> Paragraph:
    """Adds a text to a paragraph, its line breaks kept, each line in its own direction; answers the paragraph."""
    if is_arabic(language):
        properties = paragraph._p.get_or_add_pPr()
        if properties.find(qn("w:bidi")) is None:
            properties.insert_element_before(
                OxmlElement("w:bidi"),
                "w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:mirrorIndents",
                "w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment", "w:outlineLvl", "w:rPr", "w:sectPr",
            )  # fmt: skip
    for i, line in enumerate(look.readable(text).translate(MARKS).split("\n")):
        run = OxmlElement("w:r")
        if is_arabic(language) and not look.reads_left_to_right(line):
            properties = OxmlElement("w:rPr")
            lang = OxmlElement("w:lang")
            lang.set(qn("w:bidi"), tag("ar"))
            properties.extend((OxmlElement("w:rtl"), lang))
            run.append(properties)
        if i:
            run.append(OxmlElement("w:br"))
        words = OxmlElement("w:t")
        words.text = line
        words.set(qn("xml:space"), "preserve")
        run.append(words)
        paragraph._p.append(run)
    return paragraph


def styled(paragraph: Paragraph, name: str) -> Paragraph:
    """Gives a paragraph a style; by its identifier, because python-docx looks a name up in every style each time."""
    paragraph._p.style = name.replace(" ", "")
    return paragraph


def field(paragraph: Paragraph, code: str) -> None:
    """A number that Word computes: PAGE, NUMPAGES."""
    for kind, text in (("begin", ""), ("", code), ("separate", ""), ("text", "1"), ("end", "")):
        run = paragraph.add_run(text if kind == "text" else "")
        if kind in ("begin", "separate", "end"):
            made = OxmlElement("w:fldChar")
            made.set(qn("w:fldCharType"), kind)
            run._r.append(made)
        elif not kind:
            made = OxmlElement("w:instrText")
            made.set(qn("xml:space"), "preserve")
            made.text = f" {text} "
            run._r.append(made)


def keep_row(row: _Row) -> None:
    """A row is never split over two pages."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def fill(cell: _Cell, colour: str) -> None:
    """The ground of a cell."""
    made = OxmlElement("w:shd")
    made.set(qn("w:val"), "clear")
    made.set(qn("w:color"), "auto")
    made.set(qn("w:fill"), colour[1:])
    cell._tc.get_or_add_tcPr().append(made)


def line_below(paragraph: Paragraph) -> None:
    """A fine line below a paragraph, over two thirds of its width: where somebody signs."""
    made = OxmlElement("w:pBdr")
    line = OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "4"), ("space", "1"), ("color", look.LINE[1:])):
        line.set(qn(f"w:{name}"), value)
    made.append(line)
    paragraph._p.get_or_add_pPr().insert_element_before(
        made, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:bidi", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )
    paragraph.paragraph_format.right_indent = Mm(25)


def hairlines(table: Table, *, upright: bool = False) -> None:
    """Fine lines between the rows; between the columns too when `upright`."""
    made = OxmlElement("w:tblBorders")
    sides = (
        ("top", "left", "bottom", "right", "insideH", "insideV") if upright else ("top", "bottom", "insideH")
    )
    for side in sides:
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", look.LINE[1:])):
            line.set(qn(f"w:{name}"), value)
        made.append(line)
    table._tbl.tblPr.insert_element_before(made, "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")


def draw_bar(cell: _Cell, width: float, value: float | None, expected: float | None) -> None:
    """A bar inside a cell, `width` millimetres long: filled up to `value`, a dark edge at `expected`, in hundredths."""
    filled = 0.0 if value is None else max(0.0, min(value, 100.0))
    mark = None if expected is None else max(0.0, min(expected, 100.0))
    edges = sorted({0.0, filled, 100.0} | ({mark} if mark is not None else set()))
    parts = [(start, end) for start, end in pairwise(edges) if end - start >= 0.5]
    bar = cell.add_table(1, len(parts))
    bar.autofit = False
    if cell._tc.getparent().getparent().find(qn("w:tblPr")).find(qn("w:bidiVisual")) is not None:
        right_to_left(bar._tbl.tblPr, "w:bidiVisual")
    bar.rows[0].height = Mm(3.2)
    bar.rows[0].height_rule = WD_ROW_HEIGHT_RULE.EXACTLY
    for piece, column, (start, end) in zip(bar.rows[0].cells, bar.columns, parts, strict=True):
        column.width = piece.width = Mm(width * (end - start) / 100)
        styled(piece.paragraphs[0], "Paper Gap")
        if mark is not None and abs(end - mark) < 0.5:
            _dark_edge(piece)
        fill(piece, look.BRAND if end <= filled else look.SOFT)
    for spare in (cell.paragraphs[0], cell.paragraphs[-1]):
        styled(spare, "Paper Gap")


def _dark_edge(cell: _Cell) -> None:
    borders = OxmlElement("w:tcBorders")
    line = OxmlElement("w:right")
    for name, value in (("val", "single"), ("sz", "18"), ("space", "0"), ("color", look.INK[1:])):
        line.set(qn(f"w:{name}"), value)
    borders.append(line)
    cell._tc.get_or_add_tcPr().append(borders)


def new_numbering(word: Word, paragraphs: Sequence[Paragraph]) -> None:
    """A numbered list of its own: it starts again at 1."""
    numbering = word.part.numbering_part.element
    style = word.styles["List Number"].element
    used = style.find(f".//{qn('w:numId')}").get(qn("w:val"))
    abstract = next(n for n in numbering.num_lst if str(n.numId) == used).abstractNumId.val
    made = numbering.add_num(abstract)
    made.add_lvlOverride(0).add_startOverride(1)
    for paragraph in paragraphs:
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = 0
        properties.get_or_add_numId().val = made.numId


def picture(made: Paragraph, content: bytes, name: str, width: float) -> None:
    """A picture in a paragraph, so many mm wide."""
    made.add_run().add_picture(io.BytesIO(content), Mm(width))._inline.docPr.set("descr", look.readable(name))


def picture_in(cell: _Cell, content: bytes, name: str, frame: tuple[float, float]) -> None:
    """A picture in the middle of a cell, as large as a frame in mm lets it be, its proportions kept; nothing for none."""
    found = read_picture(content)
    if found is None:
        return
    scale = min(frame[0] / found.width, frame[1] / found.height)
    cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
    made = styled(cell.paragraphs[0], "Paper Gap")
    made.alignment = WD_ALIGN_PARAGRAPH.CENTER
    size = (Mm(found.width * scale), Mm(found.height * scale))
    shape = made.add_run().add_picture(io.BytesIO(content), *size)
    shape._inline.docPr.set("descr", look.readable(name))
