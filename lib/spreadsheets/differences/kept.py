"""What is kept as it is: the columns that nobody knows, under the headings of the file; the axis of a code."""

from __future__ import annotations

import json
import re

from lib.domain.changes import Value, Values
from lib.spreadsheets.folding import fold, fold_code
from lib.spreadsheets.model import CleanRow

UNNAMED = re.compile(r"colonne ([a-z]{1,3})|.* \(([a-z]{1,3})\)")
NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,14})(?:[.,]\d+)?")
#: How the formats write the two truth values.
TRUTHS = dict.fromkeys(("true", "vrai", "verdadero", "verdadeiro"), "1") | dict.fromkeys(
    ("false", "faux", "falso"), "0"
)


def with_kept(old: Value, new: Value) -> Value:
    """What is kept of a row (JSON text: heading → typed text) once a file was read: its columns go over the stored
    ones, none is dropped.

    What another format writes another way (0.5 for 0,5; VRAI for True; « Colonne E » where a merged heading is
    lost) stays as it is stored.
    """
    held: dict[str, str] = json.loads(str(old or "{}"))
    places = {place: heading for heading in held if (place := _place(heading))}
    for heading, typed in json.loads(str(new or "{}")).items():
        known = heading if heading in held else places.get(_place(heading), heading)
        if known not in held or _value(held[known]) != _value(typed):
            held[known] = typed
    return json.dumps(held, ensure_ascii=False, sort_keys=True) if held else None


def axis_stays(row: CleanRow, stored: Values) -> bool:
    """Whether an axis that the code alone names (A1 for 1.2) says nothing new: the action has that code, in its axis or,
    because somebody decided so, in none."""
    return not row.axis and fold_code(str(row.values.get("code") or "")) == fold_code(
        str(stored.get("code") or "")
    )


def _place(heading: str) -> str:
    """The column that a heading of ours names: e for « Colonne E », and for « Essai (E) » which the file repeats."""
    found = UNNAMED.fullmatch(fold(heading))
    return (found.group(1) or found.group(2)) if found else ""


def _value(typed: str) -> str:
    """A kept text as its value: numbers and truth values are alike in every format."""
    text = fold(str(typed))
    if NUMBER.fullmatch(text):
        return f"{float(text.replace(',', '.')):.12g}"
    return TRUTHS.get(text, text)
