"""Texts brought to a form that can be compared: case, accents, spaces and punctuation do not matter."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

FOLDER = Path(__file__).parent / "vocabulary"
#: Joiners and blanks without width; marks of direction, which Arabic spreadsheets put around days and numbers.
INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
SPACES = re.compile(r"\s+")
BRACKETS = re.compile(r"\([^()]*\)")
CORE = re.compile(r"[\w%](?:.*[\w%])?", re.DOTALL)  # from the first letter, digit or % to the last
APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'", "–": "-", "—": "-"})
ARABIC_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩٪٫", "0123456789%.")
#: A code of two numbers, behind the words and marks that people write ahead of it.
CODE = re.compile(
    r"^(?:fiche\s+)?(?:actions?|act|axe|a)?\s*(?:n\s*°|no|n)?\s*(\d{1,2})\s*([.\-_/])\s*(\d{1,3})\.?$"
)
CODE_PARTS = re.compile(r"\d+|[^\W\d_]+")
LONGEST_CODE = 80  # beyond, a text is no code


class _Folded(dict[int, str]):
    """Code point → what is left of it once folded: lower case, no accent, plain apostrophe, western digit."""

    def __missing__(self, point: int) -> str:
        plain = INVISIBLE.sub("", chr(point)).translate(APOSTROPHES).translate(ARABIC_DIGITS)
        parts = unicodedata.normalize("NFKD", plain.casefold().replace("œ", "oe"))
        # « № » comes apart into letters that have a case of their own.
        self[point] = "".join(c for c in parts if not unicodedata.combining(c)).casefold()
        return self[point]


FOLDED = _Folded()


@lru_cache(maxsize=100_000)
def clean(text: str) -> str:
    """The text in NFC, without invisible characters, its spaces made plain; line breaks kept."""
    text = unicodedata.normalize("NFC", text)
    if text.isprintable():  # neither line breaks nor invisible characters, no space but the plain one
        return text.strip() if "  " not in text else " ".join(text.split())
    text = INVISIBLE.sub("", text)
    if "\n" not in text and "\r" not in text:
        return " ".join(text.split())
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(" ".join(line.split()) for line in lines).strip()


@lru_cache(maxsize=100_000)
def fold(text: str) -> str:
    """Lower case, no accents, plain spaces and apostrophes: two texts that read alike fold alike."""
    return " ".join(text.translate(FOLDED).split())


@lru_cache(maxsize=10_000)
def fold_label(text: str) -> str:
    """A heading: folded, without brackets, stars, colons."""
    return SPACES.sub(" ", re.sub(r"[*:_?!¿¡؟.\"«»“”\n]", " ", BRACKETS.sub(" ", fold(text)))).strip()


@lru_cache(maxsize=50_000)
def fold_word(text: str) -> str:
    """A status or a priority: folded, participles without their gender and number."""
    word = re.sub(r"[-_.]", " ", BRACKETS.sub("", fold(text).replace("(e)", "").replace("(s)", "")))
    core = CORE.search(word)
    word = SPACES.sub(" ", core[0]) if core else ""
    return " ".join(w.rstrip("es") if len(w) > 4 else w for w in word.split())


@lru_cache(maxsize=50_000)
def fold_code(code: str) -> str:
    """A code without what its writing adds, to tell which one is meant: 1.2 for A1.2, 1-2, 01.02, Action n° 1.2.

    It is never shown nor stored, and two codes that fold alike are still two codes.
    """
    folded = fold(code)
    match = CODE.match(folded) if len(folded) <= LONGEST_CODE else None
    if match:
        return f"{int(match[1])}.{int(match[3])}"
    parts = CODE_PARTS.findall(folded)
    return ".".join(p.lstrip("0") or "0" if p.isdecimal() else p for p in parts) or folded


@cache
def vocabulary(name: str) -> MappingProxyType[str, Any]:
    """A vocabulary file as it is written."""
    return MappingProxyType(tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8")))


@cache
def words(section: str) -> MappingProxyType[str, str]:
    """Folded word → stored value, for one closed vocabulary of `values.toml`."""
    table = vocabulary("values")[section]
    return MappingProxyType(
        {fold_word(word): value for value, spellings in table.items() for word in spellings}
    )
