"""The addresses of the web in what people typed. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

#: Up to a space or a sign that no address has, as those that turn the direction of a text; no other scheme is ever one.
ADDRESS = re.compile(
    r"\bhttps?://[^\s<>\"`{}|\\^\u00ab\u00bb\u200e\u200f\u202a-\u202e\u2066-\u2069]+", re.IGNORECASE
)
#: What ends the sentence, not the address.
ENDS = ".,;:!?'\u2019\u201d\u060c\u061b\u061f"
BRACKETS = (("(", ")"), ("[", "]"))


def pieces(text: str) -> Iterator[tuple[str, bool]]:
    """The text in pieces, in order, nothing lost; whether each is an address."""
    end = 0
    for found in ADDRESS.finditer(text):
        address = _trimmed(found.group())
        if address.endswith("//"):
            continue
        yield text[end : found.start()], False
        yield address, True
        end = found.start() + len(address)
    yield text[end:], False


def _trimmed(address: str) -> str:
    """Without what ends its sentence; a bracket that it opened itself is its own."""
    while address[-1] in ENDS or _closes(address):
        address = address[:-1]
    return address


def _closes(address: str) -> bool:
    return any(address[-1] == shut and address.count(shut) > address.count(start) for start, shut in BRACKETS)
