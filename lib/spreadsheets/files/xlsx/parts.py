"""What stands beside the XML of a sheet in an .xlsx: the notes on its cells, the addresses of its links."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring, iterparse

from lib.spreadsheets.files.xlsx.styles import elements
from lib.spreadsheets.letters import column_index
from lib.spreadsheets.model import Place

QUOTES = {"&quot;": '"', "&apos;": "'"}
MOST = 10_000  # notes of a sheet, and links: more than any person writes
LONGEST = 2_000  # letters of a note that are kept
PLACE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
#: What stands for a conversation in the eyes of an older Excel, in its language; the conversation follows.
STAND_IN = re.compile(r"^\[[^\]]+\].*linkid=870924\s*[^:\n]{0,40}:\s*", re.DOTALL)
HYPERLINK = re.compile(rb"<(?:\w+:)?hyperlink\b([^>]*)>")
REFERENCE = re.compile(rb'\bref="([^"]{1,40})"')
LINKED = re.compile(rb'\b\w+:id="([^"]{1,100})"')
WEB = ("http://", "https://")
#: « =HYPERLINK("https://…", "lien") »: its cell, address and text, quotes as XML writes them.
QUOTE = rb'(?:&quot;|")'
TYPED = rb'((?:(?!&quot;)[^"<]){0,2000})'
LINK_FORMULA = re.compile(
    rb'<(?:\w+:)?c\b[^>]*\br="([A-Z]{1,3}[0-9]{1,7})"[^>]*>\s*<(?:\w+:)?f\b[^>]*>\s*HYPERLINK\(\s*'
    + QUOTE + TYPED + QUOTE + rb"\s*(?:[,;]\s*" + QUOTE + TYPED + QUOTE + rb")?\s*\)\s*</"
)  # fmt: skip


class Relation(NamedTuple):
    """One thing that a part of the workbook refers to."""

    id: str
    kind: str  # the end of its type: comments, threadedComment, hyperlink…
    target: str


def relations(archive: zipfile.ZipFile, path: str) -> list[Relation]:
    """What a part refers to; the targets inside the workbook are paths from its root."""
    folder, name = posixpath.split(path)
    part = f"{folder}/_rels/{name}.rels"
    if part not in archive.namelist():
        return []
    found = []
    for e in elements(fromstring(archive.read(part)), "Relationship"):
        target = e.get("Target", "")
        if e.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        found.append(Relation(e.get("Id", ""), e.get("Type", "").rsplit("/", 1)[-1], target))
    return found


def notes(archive: zipfile.ZipFile, related: list[Relation]) -> dict[Place, str]:
    """The notes of a sheet, and the conversations that replaced them. Raises SyntaxError on a damaged part."""
    found: dict[Place, list[str]] = {}
    for kind, read in (("comments", _legacy), ("threadedComment", _threaded)):
        said: dict[Place, list[str]] = {}
        for relation in related:
            if relation.kind == kind and relation.target in archive.namelist():
                for place, text in read(archive.read(relation.target)):
                    said.setdefault(place, []).append(text)
                    if len(said) >= MOST:
                        break
        found.update(said)
    texts = {place: "\n".join(texts).strip()[:LONGEST] for place, texts in found.items()}
    return {place: text for place, text in texts.items() if text}


def _legacy(data: bytes) -> Iterator[tuple[Place, str]]:
    authors: list[str] = []
    for name, element in _ends(data, ("author", "comment")):
        if name == "author":
            authors.append((element.text or "").strip())
            continue
        place = place_of(element.get("ref", ""))
        if place is not None:
            number = element.get("authorId", "")
            author = authors[int(number)] if number.isdecimal() and int(number) < len(authors) else ""
            yield place, without_author(text_of(element), author)
        element.clear()


def _threaded(data: bytes) -> Iterator[tuple[Place, str]]:
    for _, element in _ends(data, ("threadedComment",)):
        place = place_of(element.get("ref", ""))
        if place is not None:
            yield place, "".join(t.text or "" for t in elements(element, "text"))
        element.clear()


def _ends(data: bytes, names: tuple[str, ...]) -> Iterator[tuple[str, Element]]:
    for _, element in iterparse(io.BytesIO(data)):
        name = element.tag.rsplit("}", 1)[-1] if isinstance(element.tag, str) else ""
        if name in names:
            yield name, element


def without_author(text: str, author: str) -> str:
    """A note alone: Excel writes the name of who noted on the first line."""
    text = STAND_IN.sub("", text.strip())
    return text.removeprefix(f"{author}:").strip() if author else text


def text_of(element: Element) -> str:
    """The runs of a text, without the reading aid that stands above Chinese and Japanese."""
    parts: list[str] = []
    waiting = [element]
    while waiting:
        found = waiting.pop()
        name = found.tag.rsplit("}", 1)[-1] if isinstance(found.tag, str) else ""
        if name == "t":
            parts.append(found.text or "")
        elif name not in ("rPh", "phoneticPr"):
            waiting.extend(reversed(found))
    return "".join(parts)


def links(data: bytes, related: list[Relation]) -> dict[Place, str]:
    """The web addresses behind the cells of a sheet, from its XML."""
    targets = {r.id: r.target for r in related if r.kind == "hyperlink" and r.target.startswith(WEB)}
    found: dict[Place, str] = {}
    for match in HYPERLINK.finditer(data) if targets else ():
        reference, link = REFERENCE.search(match[1]), LINKED.search(match[1])
        target = targets.get(link[1].decode("utf-8", "replace")) if link else None
        place = place_of(reference[1].decode("utf-8", "replace").partition(":")[0]) if reference else None
        if place is not None and target:
            found[place] = target
            if len(found) >= MOST:
                break
    return found


def link_formulas(data: bytes) -> Iterator[tuple[Place, str, str]]:
    """The cells whose formula is a link written out: place, address, and the text that it shows."""
    if b"HYPERLINK(" not in data:
        return
    from xml.sax.saxutils import unescape  # brings all that the network needs: loaded when a link comes

    for match in islice(LINK_FORMULA.finditer(data), MOST):
        place = place_of(match[1].decode())
        address, text = (
            unescape((part or b"").decode("utf-8", "replace"), QUOTES) for part in match.group(2, 3)
        )
        if place is not None:
            yield place, address, text or address


def place_of(reference: str) -> Place | None:
    """Row and column from 0 of a reference such as `D17`."""
    found = PLACE.fullmatch(reference)
    return (int(found[2]) - 1, column_index(found[1])) if found and int(found[2]) else None
