"""Words as HTML, each in the direction in which it is read: every text is escaped here."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape

from lib.wording.web_addresses import pieces

#: Between what is told side by side.
BESIDE = " · "
ARABIC_COMMA = "\N{ARABIC COMMA}"
#: The short name of a body, written in capitals with hyphens.
ACRONYM = re.compile(r"\b[A-Z]{2,}(?:-[A-Z]{2,})+\b")


def words(text: str) -> str:
    """A text in its own direction; a short name such as CCIS-RSK stays on one line. Nothing for nothing: an empty cell is none."""
    return _parts(text, _kept_on_a_line) if text else ""


def linked(text: str) -> str:
    """The same with every address of the web in it as a link: what people typed, which leads away from here."""
    return _parts(text, _with_links) if "://" in text else words(text)


def _parts(text: str, made: Callable[[str], str]) -> str:
    """Each part of a list in its own direction, the list in that of the page, whatever its first word is written in; one
    that has the comma of Arabic runs as Arabic does."""
    own = '<bdi dir="rtl">' if ARABIC_COMMA in text else "<bdi>"
    return BESIDE.join(f"{own}{made(part)}</bdi>" for part in text.split(BESIDE))


def _kept_on_a_line(text: str) -> str:
    said = escape(text)
    return ACRONYM.sub(r'<span class="plan-one">\g<0></span>', said) if "-" in text else said


def _with_links(text: str) -> str:
    return "".join(_web(piece) if web else escape(piece) for piece, web in pieces(text))


def _web(address: str) -> str:
    return f'<a href="{escape(address)}" rel="noopener noreferrer" target="_blank">{escape(address)}</a>'
