"""What one cell of an .ods says beside its value; only a cell that says something is parsed as XML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

from lib.spreadsheets.files.ods.shown import shown_text
from lib.spreadsheets.files.xlsx.parts import LONGEST, MOST, WEB
from lib.spreadsheets.files.xlsx.scan import Scan
from lib.spreadsheets.grid.struck import Struck
from lib.spreadsheets.model import Place

ATTRIBUTE = re.compile(rb'([\w-]+)="([^"]*)"')
ERROR = re.compile(rb':value-type="error"')
STYLE = re.compile(rb'<style:style\b[^>]*\bstyle:name="([^"]*)"[^>]*(?<!/)>(.*?)</style:style>', re.DOTALL)
THROUGH = re.compile(rb'\btext-line-through-(?:style|type)="([^"]*)"')
NAMESPACE = re.compile(rb'\bxmlns:[\w-]+="[^"]*"')
LINE = re.compile(rb"<text:p\b[^>]*>([^<]*)</text:p>")
SPACES = {"s": " ", "tab": "\t", "line-break": "\n"}


def strikes(xml: bytes) -> dict[bytes, bool]:
    """The styles that strike a text through, and those that say that they do not."""
    found: dict[bytes, bool] = {}
    for name, body in STYLE.findall(xml) if b"text-line-through-" in xml else ():
        said = THROUGH.findall(body)
        if said:
            found[name] = b"none" not in said
    return found


class Cells:
    """Reads the cells of one file; what the file never holds is looked for in none of them."""

    def __init__(self, xml: bytes, struck: Mapping[bytes, bool], *, shown: bool) -> None:
        self.xml, self.struck, self.shown = xml, struck, shown
        self.strikes = any(struck.values())
        self.telling = b"<office:annotation" in xml or b'xlink:href="http' in xml or self.strikes
        self.names = b" ".join(dict.fromkeys(NAMESPACE.findall(xml[:20_000])))

    def read(self, opening: re.Match[bytes], place: Place, scan: Scan) -> None:
        """Adds what a cell says to the scan of its sheet; `opening` is its first tag."""
        said = opening[2]
        if b'"percentage"' in said:
            scan.percents.add(place)
        elif b'"error"' in said and ERROR.search(said):
            scan.errors[place] = self._text(opening) or "#ERR"
        elif b"table:formula=" in said and b"value" not in said and not self._text(opening):
            scan.no_result.add(place)
        elif self.shown and (b'"float"' in said or b'"date"' in said):
            self._shown(opening, place, scan)
        if self.telling and not said.endswith(b"/"):
            self._told(opening, place, scan)

    def _inside(self, opening: re.Match[bytes]) -> bytes:
        if opening[2].endswith(b"/"):
            return b""
        end = self.xml.find(b"</table:" + opening[1] + b">", opening.end())
        return self.xml[opening.end() : end if end >= 0 else opening.end()]

    def _text(self, opening: re.Match[bytes]) -> str:
        root = self._parsed(self._inside(opening))
        return (
            "\n".join("".join(line.itertext()) for line in root if _name(line) == "p").strip()
            if root is not None
            else ""
        )

    def _shown(self, opening: re.Match[bytes], place: Place, scan: Scan) -> None:
        line = LINE.search(self._inside(opening))
        if line:
            said = {
                key.decode(): value.decode("utf-8", "replace") for key, value in ATTRIBUTE.findall(opening[2])
            }
            text = shown_text(said, line[1].decode("utf-8", "replace"))
            if text is not None:
                scan.shown[place] = text

    def _told(self, opening: re.Match[bytes], place: Place, scan: Scan) -> None:
        """Notes, links and what is struck."""
        inside = self._inside(opening)
        out = False
        if self.strikes:
            style = next((value for key, value in ATTRIBUTE.findall(opening[2]) if key == b"style-name"), b"")
            out = self.struck.get(style, False)
            if out and b"<text:p" in inside:
                scan.struck.add(place)
        noted, linked = b"<office:annotation" in inside, b'xlink:href="http' in inside
        parted = self.strikes and b"<text:span" in inside
        if not (noted or linked or parted):
            return
        root = self._parsed(inside)
        if root is None:
            return
        if noted and len(scan.notes) < MOST:
            _note(root, place, scan)
        lines = [line for line in root if _name(line) == "p"]
        if linked and len(scan.links) < MOST:
            _link(lines, place, scan)
        if parted:
            self._parts(lines, place, scan, out=out)

    def _parts(self, lines: list[Element], place: Place, scan: Scan, *, out: bool) -> None:
        runs = [run for line in lines for run in (*_runs(line, self.struck, out=out), ("\n", False))]
        parted = Struck.of(runs)
        if parted is not None and parted.standing:
            scan.texts[place] = parted
            scan.struck.discard(place)
        elif parted is not None:
            scan.struck.add(place)

    def _parsed(self, inside: bytes) -> Element | None:
        try:
            root: Element = fromstring(b"<cell " + self.names + b">" + inside + b"</cell>")
            return root
        except (SyntaxError, ValueError, LookupError):
            return None


def _note(root: Element, place: Place, scan: Scan) -> None:
    note = next((e for e in root if _name(e) == "annotation"), None)
    lines = (
        ("".join(text for text, _ in _runs(e, {})) for e in note if _name(e) == "p")
        if note is not None
        else ()
    )
    text = "\n".join(lines).strip()
    if text:
        scan.notes[place] = text[:LONGEST]


def _link(lines: list[Element], place: Place, scan: Scan) -> None:
    addresses = (value for line in lines for e in line.iter() for value in _matching(e, "href"))
    address = next((value for value in addresses if value.startswith(WEB)), "")
    if address:
        scan.links[place] = address


def _runs(line: Element, struck: Mapping[bytes, bool], *, out: bool = False) -> list[tuple[str, bool]]:
    """The pieces of a line, each with whether it is struck through; their tails belong to what holds them."""
    runs: list[tuple[str, bool]] = []
    waiting: list[tuple[Element, bool] | tuple[str, bool]] = [(line, out)]
    while waiting:
        found, gone = waiting.pop()
        if isinstance(found, str):
            runs.append((found, gone))
            continue
        style = next(_matching(found, "style-name"), "")
        inside = struck.get(style.encode(), gone)
        runs.append((SPACES.get(_name(found), "") or found.text or "", inside))
        for child in reversed(found):
            waiting += [(child.tail or "", inside), (child, inside)]
    return runs


def _name(element: Element) -> str:
    return element.tag.rsplit("}", 1)[-1] if isinstance(element.tag, str) else ""


def _matching(element: Element, name: str) -> Iterator[str]:
    return (value for key, value in element.attrib.items() if key.rsplit("}", 1)[-1] == name)
