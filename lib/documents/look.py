"""How every paper looks, and the words that stand at the edge of each page, whatever the format."""

from __future__ import annotations

import re

from lib.documents.blocks import Document
from lib.domain.palette import LIGHT
from lib.domain.terms import Situation
from lib.i18n import Language, direction, translate
from lib.i18n.formats import format_day

#: The light colours of the screens: a paper is white.
INK, QUIET, LINE, GROUND = LIGHT.ink, LIGHT.quiet, LIGHT.line, LIGHT.background
BRAND, SOFT, SURFACE, ALERT = LIGHT.brand, LIGHT.soft, LIGHT.surface, LIGHT.words[Situation.OVERDUE]
#: A word longer than this would leave its column: it may be broken.
LONGEST_WORD = 24
#: The one of a keyboard between two letters, or before a quotation: « l'échéance », « d'« Axe 5 » ».
APOSTROPHE = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_]|«)")
LTR, END = "\N{LEFT-TO-RIGHT ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
#: Signs that nobody sees and that keep a word from being found in a file.
UNSEEN = dict.fromkeys(
    map(ord, "\N{ZERO WIDTH SPACE}\N{WORD JOINER}\N{ZERO WIDTH NO-BREAK SPACE}\N{SOFT HYPHEN}")
)
#: No property of a file is longer in Word and in PowerPoint.
LONGEST_NAME = 255
#: Where the template may break a line: it sets the mark as room that nobody sees, so that no file holds it.
BREAK_HERE = "\N{ZERO WIDTH SPACE}"


def marks(document: Document) -> tuple[str, ...]:
    """What must be seen on every page: a draft, fictional data."""
    language = document.language
    found = []
    if document.is_draft:
        found.append(translate(language, "DRAFT"))
    if document.is_sample:
        found.append(translate(language, "SAMPLE – fictional data"))
    return tuple(found)


def footing(document: Document) -> str:
    """The foot of every page: plan, day, revision and fingerprint of the figures, why they are not those of all; of an
    act the plan alone."""
    language = document.language
    if document.is_act:
        return document.plan
    parts = (
        document.plan,
        translate(language, "Figures as of {day}", day=format_day(language, document.day)),
        translate(language, "Revision {number}", number=document.revision),
        translate(language, "Fingerprint {fingerprint}", fingerprint=document.fingerprint),
        document.aside,
    )
    return " · ".join(part for part in parts if part)


def page_words(document: Document) -> tuple[str, str, str]:
    """« Page », « / » and what follows: the words around the two numbers of a page."""
    text = translate(document.language, "Page {page} of {pages}", page="\0", pages="\0")
    before, between, after = text.split("\0")
    return before, between, after


def readable(text: str) -> str:
    """The text without what no paper can hold (control characters) or shows (spaces of no width), its apostrophes as they
    are printed; line breaks stay."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ").translate(UNSEEN)
    return APOSTROPHE.sub("’", "".join(c for c in plain if c == "\n" or not _forbidden(c)))


def name_of(document: Document) -> str:
    """What a file says that it is, cut where it is too long to be said there; it stands whole on the paper."""
    name = readable(document.title)
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 2]} …"


def breakable(text: str) -> str:
    """The text for the template of pages, whose very long words (an address of a page) may be broken at the end of a line."""
    return " ".join(
        BREAK_HERE.join(word[i : i + 12] for i in range(0, len(word), 12))
        if len(word) > LONGEST_WORD and not _is_arabic(word)
        else word
        for word in readable(text).split(" ")
    )


def isolated(language: Language, text: str) -> str:
    """In a paper written from right to left, a line without any Arabic keeps its own order, its end sign too."""
    if direction(language) == "ltr":
        return text
    return "\n".join(f"{LTR}{line}{END}" if reads_left_to_right(line) else line for line in text.split("\n"))


def reads_left_to_right(line: str) -> bool:
    """Whether a line holds letters, and none of them Arabic."""
    return any(c.isalpha() for c in line) and not _is_arabic(line)


def _forbidden(character: str) -> bool:
    number = ord(character)
    return (
        number < 0x20
        or 0x7F <= number <= 0x9F
        or 0xD800 <= number <= 0xF8FF  # halves of characters, private use
        or number >= 0xF0000
        or number & 0xFFFE == 0xFFFE
        or 0xFDD0 <= number <= 0xFDEF
    )


def _is_arabic(word: str) -> bool:
    return any("\u0600" <= character <= "\u06ff" for character in word)
