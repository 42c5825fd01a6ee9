"""What a paper is made of, whatever its format. Texts are plain: no format reads them as markup."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from lib.i18n import Language

Tone = Literal["normal", "lead", "quiet", "strong", "title"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A numbered or plain heading; level 1 opens a part, a slide or a chapter. On a paper no level is ever left out."""

    text: str
    level: int = 1
    said: Sequence[str] = ()  # what a speaker says of a slide: its notes, which no other paper holds


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; line breaks in it are kept. `sticky`: never parted from what follows by the end of a page."""

    text: str
    tone: Tone = "normal"
    centred: bool = False
    sticky: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list, numbered or not."""

    items: Sequence[str]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels and values."""

    pairs: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A heading; `share` is a part of the width in per cent, `number` aligns to the end."""

    title: str
    share: int
    number: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A real table: its head is repeated on each page, a row is never split. `empty` is said instead of no row.

    `is_dense` sets a table of many columns in a smaller size.
    """

    columns: Sequence[TableColumn]
    rows: Sequence[Sequence[str]]
    caption: str = ""
    empty: str = ""
    is_dense: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A tile: label, figure, one line of context."""

    label: str
    figure: str
    context: str = ""
    is_alarm: bool = False  # the one that must be seen first


@dataclass(frozen=True, slots=True)
class Figures:
    """Tiles side by side."""

    tiles: Sequence[Figure]


@dataclass(frozen=True, slots=True)
class Bar:
    """Progress against what is expected, both in hundredths or None; the value is printed."""

    label: str
    value: float | None
    expected: float | None
    text: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Bars:
    """One bar per line, on one scale from 0 to 100."""

    bars: Sequence[Bar]
    expected_label: str = ""


@dataclass(frozen=True, slots=True)
class FacingTexts:
    """Two texts of equal rank facing each other: parties, delegations, signatures."""

    left: Sequence[str]  # the first line is the strong one
    right: Sequence[str]
    signature: bool = False  # room for a signature and a stamp below


@dataclass(frozen=True, slots=True)
class Letterhead:
    """One party at the head of a paper: its emblem (PNG or JPEG), the lines above its name, its name."""

    name: str
    lines: Sequence[str] = ()
    emblem: bytes = b""


@dataclass(frozen=True, slots=True)
class Letterheads:
    """Two parties of equal rank at the head of a paper: both emblems in frames of one size, or none."""

    left: Letterhead
    right: Letterhead

    @property
    def shows_emblems(self) -> bool:
        """Whether both gave theirs: a paper of two parties bears no emblem of one alone."""
        return bool(self.left.emblem and self.right.emblem)


@dataclass(frozen=True, slots=True)
class Code:
    """The QR code of an address, and what is said beside it."""

    link: str
    text: str


@dataclass(frozen=True, slots=True)
class PageBreak:
    """A new page or slide."""


Block = (
    Heading
    | Paragraph
    | Bullets
    | Facts
    | Table
    | Figures
    | Bars
    | FacingTexts
    | Letterheads
    | Code
    | PageBreak
)


def in_order(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with headings that begin at level 1 and go down a level at a time, as outlines and screen readers ask."""
    open_levels: list[int] = []
    found: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading):
            while open_levels and open_levels[-1] >= block.level:
                open_levels.pop()
            open_levels.append(block.level)
            block = replace(block, level=len(open_levels))
        found.append(block)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Document:
    """A paper: what stands on it, and the day, revision and fingerprint that its figures have everywhere."""

    title: str
    language: Language
    day: date
    revision: int
    fingerprint: str
    blocks: Sequence[Block]
    subtitle: str = ""
    reference: str = ""
    is_draft: bool = False  # marked PROJET on every page
    is_sample: bool = False  # marked as fictional data on every page
    plan: str = ""  # the plan's title, at the foot of every page
    shows_title: bool = True  # a paper whose blocks begin with their own head (a letter) shows none
    is_compact: bool = False  # set tighter, for a paper that holds on one page
    #: At the foot, why its figures are not those of all, where the paper does not say it itself.
    aside: str = ""
    is_act: bool = False  # what is signed: no page but its annex tells revision and fingerprint
    initials: Sequence[str] = ()  # whose initials each page leaves room for
    numbers_pages: bool = True  # letters made together leave one by one: no number runs over them

    def __post_init__(self) -> None:
        """Whatever a paper is made of, its headings stand in order."""
        object.__setattr__(self, "blocks", in_order(self.blocks))
