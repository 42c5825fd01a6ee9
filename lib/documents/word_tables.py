"""Tables of Word files written as text: a long one costs no more than its length, python-docx's own cells cost its square."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from xml.sax.saxutils import escape

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from lib.documents import look
from lib.documents.blocks import TableColumn
from lib.documents.word_parts import is_arabic
from lib.i18n import Language, tag

#: Twentieths of a point in a millimetre.
TWIPS = 1440 / 25.4
#: Between a text and the side of its cell, in twentieths of a point.
LOOSE, DENSE = 90, 50


def table_xml(
    language: Language,
    columns: Sequence[TableColumn],
    rows: Sequence[Sequence[str]],
    width: float,
    *,
    is_dense: bool = False,
) -> Any:
    """A table `width` millimetres wide: its head is repeated on each page, no row is split, texts are plain."""
    total = sum(column.share for column in columns)
    widths = [round(TWIPS * width * column.share / total) for column in columns]
    way = "<w:bidiVisual/>" if is_arabic(language) else ""
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{look.LINE[1:]}"/>'
        for side in ("top", "bottom", "insideH")
    )
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{look.SURFACE[1:]}"/>'
    grid = "".join(f'<w:gridCol w:w="{one}"/>' for one in widths)
    cell = _cells(language, widths, [column.number for column in columns])
    body_style, head_style = ("PaperDense", "PaperDenseColumn") if is_dense else ("PaperCell", "PaperColumn")
    sides = "".join(
        f'<w:{side} w:w="{DENSE if is_dense else LOOSE}" w:type="dxa"/>' for side in ("left", "right")
    )
    head = cell([column.title for column in columns], head_style, shade)
    body = "".join(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cell(row, body_style, '')}</w:tr>" for row in rows)
    return parse_xml(
        f"<w:tbl {nsdecls('w')}><w:tblPr>{way}"
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{lines}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{sides}</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
        f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>{body}</w:tbl>"
    )


def _cells(
    language: Language, widths: Sequence[int], numbers: Sequence[bool]
) -> Callable[[Sequence[str], str, str], str]:
    """Writes the cells of one row in a style, on a ground."""
    bidi = "<w:bidi/>" if is_arabic(language) else ""
    # « Right » is the end of the line: Word mirrors it in a paragraph written from right to left.
    ends = ['<w:jc w:val="right"/>' if number else "" for number in numbers]

    def row(values: Sequence[str], style: str, shade: str) -> str:
        return "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>'
            f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{bidi}{end}</w:pPr>{_runs(language, value)}</w:p></w:tc>'
            for width, end, value in zip(widths, ends, values, strict=True)
        )

    return row


def _runs(language: Language, text: str) -> str:
    """The text with its line breaks, each line in its own direction."""
    found = []
    for i, line in enumerate(look.readable(text).split("\n")):
        right = is_arabic(language) and not look.reads_left_to_right(line)
        marks = f'<w:rPr><w:rtl/><w:lang w:bidi="{tag("ar")}"/></w:rPr>' if right else ""
        broken = "<w:br/>" if i else ""
        found.append(f'<w:r>{marks}{broken}<w:t xml:space="preserve">{escape(line)}</w:t></w:r>')
    return "".join(found)
