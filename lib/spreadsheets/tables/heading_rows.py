"""What makes a row one of headings: it differs in kind from the rows below, and it heads the columns that hold something."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from lib.spreadsheets.folding import fold_word, words
from lib.spreadsheets.model import CellValue, Sheet
from lib.spreadsheets.tables.evidence import Profile, is_state, profile
from lib.spreadsheets.tables.labels import names_a_field
from lib.spreadsheets.tables.positions import SAMPLE_ROWS, WIDEST
from lib.spreadsheets.tables.repeated import repeating

DIGITS = re.compile(r"\d+")
SENTENCE = re.compile(r"[.?!…؟。]\s*$")
LONG_CELL, LONG_WORDS = 60, 9
#: The share of a column from which its values are of one kind.
MOSTLY = 0.6
GOES_ON, LEAST = 0.4, 2
#: The share of the rows below that headings leave to the data, however often they are said again.
AGAIN = 0.5
#: Rows right above that fill the same columns: more than headings on several rows have.
AMID, FEWEST, ALIKE = 3, 3, 0.8


def is_amid(sheet: Sheet, index: int) -> bool:
    """Whether a row goes on from those right above, which fill the same columns: it stands in the midst of a table."""
    own = _filled(sheet.rows[index])
    above = sheet.rows[max(0, index - AMID) : index]
    if len(above) < AMID or len(own) < FEWEST:
        return False
    return all(len(own & (held := _filled(row))) >= ALIKE * max(len(own), len(held)) for row in above)


def _filled(row: Sequence[CellValue]) -> set[int]:
    return {column for column, value in enumerate(row) if value is not None}


def is_data(sheet: Sheet, index: int, profiles: Mapping[int, Profile]) -> bool:
    """Whether a row goes on below as it is: numbers over numbers, dates over dates, states over states, the same
    words again or the same but for their number.

    Years over figures are headings; so are the days of a Gantt chart, over marks or nothing.
    """
    row = sheet.rows[index]
    under = _under(sheet, index)
    told = [column for column, value in enumerate(row[:WIDEST]) if value is not None]
    enough = max(LEAST, GOES_ON * len(told))
    goes_on = 0
    for column in told:
        below = [r[column] for r in under if column < len(r) and r[column] is not None]
        goes_on += bool(below) and _goes_on(row[column], below, column, profiles)
        if goes_on >= enough:
            return True
    return False


def _under(sheet: Sheet, index: int) -> Sequence[Sequence[CellValue]]:
    """The rows below one, without those that say it again, unless most do: those are alike, and no headings."""
    says_it = repeating(sheet.rows[index])
    below: list[Sequence[CellValue]] = [
        r for r in sheet.rows[index + 1 : index + 1 + SAMPLE_ROWS] if len(r) - r.count(None) >= LEAST
    ]
    others = [r for r in below if not says_it(r)]
    return others if len(others) >= AGAIN * len(below) else below


def _goes_on(
    value: CellValue, below: Sequence[CellValue], column: int, profiles: Mapping[int, Profile]
) -> bool:
    """Whether a value is one more of those below it; their profile is asked for where it decides."""
    if isinstance(value, str) and value in below:
        return True
    found = profiles.get(column, Profile(0))
    if not isinstance(value, str):
        if _is_year(str(value)):
            return False
        alone = profile([value])
        return bool((alone.numbers and found.numbers > 0.8) or (alone.days and found.days > 0.8))
    if names_a_field(value):
        return False
    if any(character.isdecimal() for character in value):
        if _is_year(value):
            return False
        if _shape(value) in {_shape(v) for v in below if isinstance(v, str)}:
            return True
        return bool(profile([value]).days and found.days > 0.8)
    if is_state(value):
        return found.states > MOSTLY
    return found.priorities > MOSTLY and fold_word(value) in words("priority")


def _is_year(text: str) -> bool:
    return len(text.strip()) == 4 and text.strip()[:2] in ("19", "20")


def _shape(text: str) -> str:
    return DIGITS.sub("0", text.strip().lower())


def likeness(row: Sequence[CellValue], columns: Mapping[int, str]) -> float:
    """1 when the cells above the fields are short texts; less as they are numbers, dates or sentences."""
    cells = [row[c] for c in columns if c < len(row) and row[c] is not None]
    if not cells:
        return 0.6
    return 1.0 - 0.5 * sum(map(_is_odd, cells)) / len(cells)


def _is_odd(value: CellValue) -> bool:
    if not isinstance(value, str) or isinstance(value, date) or len(value) > LONG_CELL:
        return True
    return len(value.split()) >= LONG_WORDS or (
        len(value.split()) >= 4 and SENTENCE.search(value) is not None
    )


def covered(
    sheet: Sheet, index: int, headings: Mapping[int, tuple[str, str]], profiles: Mapping[int, Profile]
) -> float:
    """The share of the columns with values that the row itself heads; a name of the row above, merged down to it,
    is its own, and one that only stands there counts for half."""
    row = sheet.rows[index]
    merged = {
        column
        for first, left, last, right in sheet.merges
        if first <= index <= last
        for column in range(left, right + 1)
    }
    said = [c for c, found in profiles.items() if found.count >= 2]
    if not said:
        return 1.0
    own = sum(
        1.0 if c in merged or _is_text(row[c] if c < len(row) else None) else 0.5
        for c in said
        if headings.get(c, ("", ""))[0]
    )
    return own / len(said)


def go_on_below(sheet: Sheet, index: int, profiles: Mapping[int, Profile]) -> bool:
    """Whether the next row is still one of headings: texts where the rest of the column holds dates or figures."""
    following = sheet.rows[index + 1] if index + 1 < len(sheet.rows) else ()
    typed = [c for c, found in profiles.items() if found.count >= 3 and max(found.days, found.numbers) > 0.5]
    said = [following[c] for c in typed if c < len(following) and following[c] is not None]
    texts = sum(_is_text(v) and not any(ch.isdecimal() for ch in str(v)) for v in said)
    return texts >= 1 and texts == len(said) and texts >= 0.5 * len(typed)


def _is_text(value: CellValue) -> bool:
    return isinstance(value, str) and bool(value.strip())
