"""A number with its unit as people type it: « 1 234,5 PME », « ≥ 80 % », « au moins 3 ateliers »."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from lib.domain.numbers import held
from lib.domain.terms import Direction

_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩٫٬−", "0123456789.,-")
_GROUPED = re.compile(r"[+-]?[0-9]{1,3}[.,][0-9]{3}")
_NUMBER = re.compile(r"[+-]?[0-9](?:[0-9.,' ]*[0-9])?")
#: What people write ahead of a number that is to be reached, folded.
_AHEAD = (
    ("≥", Direction.UP),
    (">=", Direction.UP),
    (">", Direction.UP),
    ("au moins", Direction.UP),
    ("minimum", Direction.UP),
    ("min.", Direction.UP),
    ("at least", Direction.UP),
    ("plus de", Direction.UP),
    ("على الاقل", Direction.UP),
    ("لا يقل عن", Direction.UP),
    ("≤", Direction.DOWN),
    ("<=", Direction.DOWN),
    ("<", Direction.DOWN),
    ("au plus", Direction.DOWN),
    ("au maximum", Direction.DOWN),
    ("maximum", Direction.DOWN),
    ("max.", Direction.DOWN),
    ("at most", Direction.DOWN),
    ("moins de", Direction.DOWN),
    ("لا يتجاوز", Direction.DOWN),
)
#: Letters of what stands behind a number and is still a unit.
LONGEST_UNIT = 40


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number, what it counts, and the direction that was said with it."""

    value: float
    unit: str | None = None
    direction: str | None = None


def parse_quantity(typed: str, *, groups: str = "") -> Quantity | None:
    """The number of a text, with its unit and direction; None for a text that is none, or more than one.

    A single comma or point is the mark of decimals; spaces and apostrophes part thousands, and so does a mark that comes
    back, stands ahead of the other one, or is the one with which the reader's language `groups` three digits.
    """
    text = " ".join(unicodedata.normalize("NFKC", typed).translate(_DIGITS).split())
    direction, text = _said(text)
    found = _NUMBER.match(text)
    if found is None:
        return None
    value = _number(found[0], groups)
    rest = text[found.end() :].strip()
    if value is None or len(rest) > LONGEST_UNIT or any(c.isdigit() for c in rest):
        return None
    return Quantity(value, rest.strip("()") or None, direction)


def parse_number(typed: str, *, groups: str = "") -> float | None:
    """The number of a text that says nothing else; None for any other. `groups` as in `parse_quantity`."""
    found = parse_quantity(typed, groups=groups)
    return found.value if found and found.unit is None and found.direction is None else None


def _said(text: str) -> tuple[str | None, str]:
    plain = unicodedata.normalize("NFD", text.casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    for words, direction in _AHEAD:
        if plain.startswith(words) and len(plain) == len(text):
            return direction, text[len(words) :].strip()
    return None, text


def _number(digits: str, groups: str) -> float | None:
    marks = [c for c in digits if c in ".,"]
    plain = digits.replace(" ", "").replace("'", "")
    if len(marks) == 1 and marks[0] == groups and _GROUPED.fullmatch(plain):
        plain = plain.replace(groups, "")
    elif len(set(marks)) == 2:
        last = marks[-1]
        if marks.count(last) > 1:
            return None
        plain = plain.replace("," if last == "." else ".", "")
    elif len(marks) > 1:
        plain = plain.replace(marks[0], "")
    try:
        return held(float(plain.replace(",", ".")))
    except ValueError:
        return None
