"""Papers as PDF: A4, tagged, PDF/A-2a, the fonts inside. The data go to the template as JSON, never as markup."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

import typst

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
    Letterhead,
    Letterheads,
    PageBreak,
    Paragraph,
    Table,
)
from lib.domain.signed import Room
from lib.i18n import direction

FOLDER = Path(__file__).parent
TEMPLATE = FOLDER / "paper.typ"
#: The archival profile: tagged, fonts embedded, every character known.
STANDARD: typst.PDFStandard = "a-2a"
#: Points of a page of A4.
PAGE_HEIGHT = 841.89


def write(document: Document, *, has_frames: bool = False) -> bytes:
    """The paper as PDF/A-2a; the same document gives the same bytes. `has_frames`: the rooms to sign are framed, for
    fields of electronic signature.

    A text with a character that no bundled font draws (an emoji, Chinese) is still written, as a tagged PDF
    that makes no claim to the archival profile, which forbids it. So is a paper with an emblem whose picture is damaged,
    without either.
    """
    content = _content(document) | ({"frames": "drawn"} if has_frames else {})
    moment = datetime.combine(document.day, time(), tzinfo=UTC)
    try:
        return _bytes(_compiler().compile(sys_inputs=content, pdf_standards=[STANDARD], timestamp=moment))
    except typst.TypstError as error:
        if "decode image" in f"{error.message} {error.diagnostic}":
            return write(_without_emblems(document))
        if "PDF/A" not in f"{error.message} {error.diagnostic}":
            raise
        return _bytes(_compiler().compile(sys_inputs=content, timestamp=moment))


def page_count(document: Document) -> int:
    """How many pages the paper takes."""
    return int(_told(document, "<pages>")[0])


def rooms_to_sign(document: Document) -> list[Room]:
    """The rooms to sign, the first party's first, as the layout has them; none on a paper that nobody signs."""
    rooms = []
    for told in _told(document, "<room-to-sign>"):
        at = told["at"]
        left, foot = _points(at["x"]), PAGE_HEIGHT - _points(at["y"])
        head, right = foot + _points(told["height"]), left + _points(told["width"])
        rooms.append(Room(int(at["page"]) - 1, left, foot, right, head))
    return rooms


def _told(document: Document, label: str) -> list[Any]:
    """What the template tells of a paper under a label."""
    found: list[Any] = json.loads(
        typst.query(
            TEMPLATE,
            label,
            field="value",
            root=FOLDER,
            font_paths=_fonts(),
            ignore_system_fonts=True,
            sys_inputs=_content(document),
        )
    )
    return found


def _points(length: str) -> float:
    return float(length.removesuffix("pt"))


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, font_paths=[FOLDER / "fonts"])


def _compiler() -> typst.Compiler:
    return typst.Compiler(TEMPLATE, root=FOLDER, font_paths=_fonts(), ignore_system_fonts=True)


def _bytes(found: bytes | list[bytes] | None) -> bytes:
    if not isinstance(found, bytes):
        raise TypeError("a PDF is one file")
    return found


def _content(document: Document) -> dict[str, str]:

    def text(words: str) -> str:
        return look.isolated(document.language, look.breakable(words))

    colours = ("INK", "QUIET", "LINE", "BRAND", "SOFT", "ALERT", "SURFACE")
    paper = {
        "title": look.readable(document.title),
        "subtitle": text(document.subtitle),
        "reference": text(document.reference),
        "shows_title": document.shows_title,
        "language": document.language,
        "direction": direction(document.language),
        "compact": document.is_compact,
        "marks": look.marks(document),
        "footing": look.breakable(look.footing(document)),
        "page": look.page_words(document) if document.numbers_pages else None,
        "initials": [text(whose) for whose in document.initials],
        "look": {name.lower(): getattr(look, name) for name in colours},
        "blocks": [_block(block, text) for block in document.blocks],
    }
    return {"paper": json.dumps(paper, ensure_ascii=False)}


def _block(block: Block, text: Callable[[str], str]) -> dict[str, Any]:
    match block:
        case Heading():
            return {"kind": "heading", "text": text(block.text), "level": block.level}
        case Paragraph():
            return {
                "kind": "paragraph",
                "text": text(block.text),
                "tone": block.tone,
                "centred": block.centred,
                "sticky": block.sticky,
            }
        case Bullets():
            return {"kind": "bullets", "items": [text(i) for i in block.items], "numbered": block.numbered}
        case Facts():
            return {"kind": "facts", "pairs": [[text(name), text(value)] for name, value in block.pairs]}
        case Table():
            return {
                "kind": "table",
                "columns": [
                    {"title": text(c.title), "share": c.share, "number": c.number} for c in block.columns
                ],
                "rows": [[text(cell) for cell in row] for row in block.rows],
                "caption": text(block.caption),
                "empty": text(block.empty),
                "dense": block.is_dense,
            }
        case Figures():
            tiles = [
                {"label": text(t.label), "figure": text(t.figure), "context": text(t.context)}
                for t in block.tiles
            ]
            return {"kind": "figures", "tiles": tiles}
        case Bars():
            bars = [
                {
                    "label": text(b.label),
                    "value": b.value,
                    "expected": b.expected,
                    "text": text(b.text),
                    "note": text(b.note),
                }
                for b in block.bars
            ]
            return {"kind": "bars", "bars": bars, "expected_label": text(block.expected_label)}
        case FacingTexts():
            return {
                "kind": "facing",
                "left": [text(line) for line in block.left],
                "right": [text(line) for line in block.right],
                "signature": block.signature,
            }
        case Letterheads():
            return {
                "kind": "heads",
                "sides": [_letterhead(one, text, block.shows_emblems) for one in (block.left, block.right)],
            }
        case Code():
            return {
                "kind": "code",
                "picture": code.svg(block.link),
                "link": block.link,
                "text": text(block.text),
            }
        case PageBreak():
            return {"kind": "page"}


def _letterhead(one: Letterhead, text: Callable[[str], str], shows_emblem: bool) -> dict[str, Any]:
    return {
        "name": text(one.name),
        "lines": [text(line) for line in one.lines],
        "emblem": list(one.emblem) if shows_emblem else None,  # a template is given numbers, not bytes
    }


def _without_emblems(document: Document) -> Document:
    return replace(
        document,
        blocks=[
            replace(b, left=replace(b.left, emblem=b""), right=replace(b.right, emblem=b""))
            if isinstance(b, Letterheads)
            else b
            for b in document.blocks
        ],
    )
