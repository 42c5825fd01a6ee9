"""How much room each block takes on a slide, and how a long one is divided: whole rows, whole lines, nothing cut.

Heights are millimetres, estimated on the generous side from the number of letters: slides have no layout
engine that could be asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from functools import lru_cache

from lib.documents import look
from lib.documents.blocks import (
    Bar,
    Bars,
    Block,
    Bullets,
    FacingTexts,
    Facts,
    Figures,
    Heading,
    Paragraph,
    Table,
    TableColumn,
)
from lib.documents.slide_parts import MARGIN, WIDTH, Canvas

FULL = WIDTH - 2 * MARGIN
POINT = 0.3528  # mm
#: Width of an average letter as a share of the size, with some to spare; bold is wider.
LETTER = 0.51
LINE = 1.25
CELL_PAD = 3.0


@dataclass(frozen=True, slots=True)
class Sizes:
    """The size of letters in points, by what is set in them; a slide with little on it has them larger."""

    text: float = 18.0
    small: float = 14.0
    cell: float = 14.0
    lead: float = 22.0
    bar: float = 16.0
    figure: float = 36.0

    def times(self, factor: float) -> Sizes:
        """The same, so many times as large."""
        return Sizes(*(factor * getattr(self, field.name) for field in fields(self)))


@dataclass(frozen=True, slots=True)
class Piece:
    """Something that holds together on one slide: its height, and how it is drawn at a height."""

    height: float
    draw: Callable[[Canvas, float], None]
    keeps_next: float = 0.0  # room wanted below it on the same slide
    is_text: bool = False


@lru_cache(4096)
def lines_of(text: str, width: float, size: float) -> int:
    """How many lines a text takes in a width of so many millimetres, word by word."""
    room = max(1, int(width / (size * POINT * LETTER)))
    total = 0
    for line in look.readable(text).split("\n"):
        used, count = 0, 1
        for word in line.split(" "):
            if used and used + 1 + len(word) > room:
                count, used = count + 1, 0
            used += len(word) + (1 if used else 0)
            if used > room:
                count, used = count + (used - 1) // room, (used - 1) % room + 1
        total += count
    return total


def height_of(text: str, width: float, size: float) -> float:
    """The height of a text in millimetres."""
    return lines_of(text, width, size) * size * POINT * LINE


def pieces(block: Block, sizes: Sizes, *, room: float, left: float) -> Iterator[Piece]:  # noqa: C901 - one case per kind of block
    """A block as pieces none of which is higher than `room`; the first of a long one fits in `left` if it can."""
    match block:
        case Heading():
            yield replace(
                _paragraph(block.text, sizes.text + 2, bold=True, colour=look.BRAND), keeps_next=26.0
            )
        case Paragraph():
            size = {"quiet": sizes.small, "lead": sizes.lead}.get(block.tone, sizes.text)
            colour = look.QUIET if block.tone == "quiet" else look.INK
            for text in _divided(block.text, size, room):
                yield _paragraph(
                    text, size, bold=block.tone in ("lead", "strong"), colour=colour, centred=block.centred
                )
        case Bullets():
            for i, item in enumerate(block.items, start=1):
                for text in _divided(item, sizes.text, room):
                    yield _item(f"{i}." if block.numbered else "•", text, sizes.text)
        case Facts():
            columns = (TableColumn("", 30), TableColumn("", 70))
            yield from _tables(Table(columns, block.pairs), sizes, room, left, head=False)
        case Table():
            yield from _table(block, sizes, room, left)
        case Figures():
            yield _figures(block, sizes)
        case Bars():
            yield from (_bar(bar, sizes) for bar in block.bars)
            if block.expected_label:
                yield _paragraph(block.expected_label, sizes.small, colour=look.QUIET)
        case FacingTexts():
            yield _facing(block, sizes)
        case _:
            return


def _divided(text: str, size: float, room: float) -> Iterator[str]:
    """A text in parts that each fit on a slide."""
    if height_of(text, FULL, size) <= room:
        yield text
        return
    part = ""
    for word in text.split(" "):
        longer = f"{part} {word}" if part else word
        if part and height_of(longer, FULL, size) > room:
            yield part
            part = word
        else:
            part = longer
    yield part


def _paragraph(
    text: str, size: float, *, bold: bool = False, colour: str = look.INK, centred: bool = False
) -> Piece:
    high = height_of(text, FULL * (0.92 if bold else 1.0), size) + 1

    def draw(canvas: Canvas, top: float) -> None:
        canvas.body(text, MARGIN, top, FULL, high, size=size, bold=bold, colour=colour, centred=centred)

    return Piece(high, draw, is_text=True)


def _item(mark: str, text: str, size: float) -> Piece:
    indent = 9.0
    high = height_of(text, FULL - indent, size) + 1

    def draw(canvas: Canvas, top: float) -> None:
        canvas.text(mark, MARGIN, top, indent, high, size=size, colour=look.BRAND)
        canvas.text(text, MARGIN + indent, top, FULL - indent, high, size=size)

    return Piece(high, draw)


def _table(block: Table, sizes: Sizes, room: float, left: float) -> Iterator[Piece]:
    if block.caption:
        caption = replace(
            _paragraph(block.caption, sizes.text, bold=True), keeps_next=_least(block, sizes, room)
        )
        yield caption
        left -= caption.height
    if not block.rows:
        if block.empty:
            yield _paragraph(block.empty, sizes.text)
        return
    yield from _tables(block, sizes, room, left, head=True)


def _least(block: Table, sizes: Sizes, room: float) -> float:
    """What a table needs at least below its caption: its head and its first row."""
    first = (
        next(_tables(replace(block, rows=block.rows[:1]), sizes, room, room, head=True), None)
        if block.rows
        else None
    )
    return first.height + 5 if first else 30.0


def _tables(block: Table, sizes: Sizes, room: float, left: float, *, head: bool) -> Iterator[Piece]:
    """The rows, a table at a time: as many whole rows as there is room for, the head on each."""
    total = sum(column.share for column in block.columns)
    widths = [FULL * column.share / total for column in block.columns]

    def high(cells: Sequence[str]) -> float:
        return max(height_of(c, w - 6, sizes.cell) for c, w in zip(cells, widths, strict=True)) + CELL_PAD

    titles = [column.title for column in block.columns]
    above = high(titles) if head else 0.0
    held: list[Sequence[str]] = []
    heights: list[float] = []
    limit = left if left > above + high(block.rows[0]) else room
    for row in block.rows:
        if held and above + sum(heights) + high(row) > limit:
            yield _rows(block, held, [above, *heights] if head else heights, widths, head, sizes.cell)
            held, heights, limit = [], [], room
        held.append(row)
        heights.append(high(row))
    yield _rows(block, held, [above, *heights] if head else heights, widths, head, sizes.cell)


def _rows(
    block: Table,
    rows: list[Sequence[str]],
    heights: list[float],
    widths: list[float],
    head: bool,
    size: float,
) -> Piece:
    cells = [[column.title for column in block.columns], *rows] if head else rows
    numbers = [column.number for column in block.columns]

    def draw(canvas: Canvas, top: float) -> None:
        canvas.table(cells, MARGIN, top, widths, heights, size=size, head=head, numbers=numbers)

    return Piece(sum(heights), draw)


def _figures(block: Figures, sizes: Sizes) -> Piece:
    gap = 5.0
    wide = (FULL - gap * (len(block.tiles) - 1)) / len(block.tiles)
    inner = wide - 8
    label = max(height_of(t.label, inner, sizes.small) for t in block.tiles)
    context = max(height_of(t.context, inner, sizes.small) for t in block.tiles)
    figure = sizes.figure / 2
    high = label + figure + context + 8

    def draw(canvas: Canvas, top: float) -> None:
        for i, tile in enumerate(block.tiles):
            x = canvas.mirrored(MARGIN + i * (wide + gap), wide)
            canvas.box(x, top, wide, high, line=look.LINE)
            canvas.text(
                tile.label, x + 4, top + 3, inner, label, size=sizes.small, colour=look.QUIET, mirror=False
            )
            canvas.text(
                tile.figure,
                x + 4,
                top + 3 + label,
                inner,
                figure,
                size=sizes.figure,
                bold=True,
                colour=look.BRAND,
                mirror=False,
            )
            canvas.text(
                tile.context, x + 4, top + 3 + label + figure, inner, context, size=sizes.small, mirror=False
            )

    return Piece(high, draw)


def _bar(bar: Bar, sizes: Sizes) -> Piece:
    label, drawn, told = FULL * 0.40, FULL * 0.28, FULL * 0.32
    text = bar.text + (f"\n{bar.note}" if bar.note else "")
    high = max(height_of(bar.label, label - 6, sizes.bar), height_of(text, told - 6, sizes.bar), 9.0) + 2

    def draw(canvas: Canvas, top: float) -> None:
        canvas.text(bar.label, MARGIN, top, label, high, size=sizes.bar)
        canvas.bar(
            MARGIN + label, top + 1.5, drawn - 4, 6, bar.value, bar.expected, told=f"{bar.label} – {bar.text}"
        )
        canvas.text(text, MARGIN + label + drawn, top, told, high, size=sizes.bar, bold_first=True)

    return Piece(high, draw)


def _facing(block: FacingTexts, sizes: Sizes) -> Piece:
    wide = FULL / 2 - 5
    sides = ["\n".join(lines) for lines in (block.left, block.right)]
    high = max(height_of(side, wide, sizes.text) for side in sides) + 2

    def draw(canvas: Canvas, top: float) -> None:
        for i, side in enumerate(sides):
            canvas.text(side, MARGIN + i * (wide + 10), top, wide, high, size=sizes.text, bold_first=True)

    return Piece(high, draw)
