"""The rows of a legend or of a list of choices: a state alone, and what letters, colours and states stand for."""

from __future__ import annotations

import re

from lib.spreadsheets.folding import fold, fold_word, words
from lib.spreadsheets.rows.column_kinds import has_digit
from lib.spreadsheets.rows.kinds import RawRow, row_words
from lib.spreadsheets.tables.evidence import is_state

KEY = re.compile(r"(\w+)\s*[:=–—-]\s*\S")
LETTERS = 3  # of a state, at most


def is_choice(raw: RawRow) -> bool:
    """A word of a state or of a priority alone on its row: one of a list."""
    value = raw.present[0] if len(raw.present) == 1 else None
    return isinstance(value, str) and (is_state(value) or fold_word(value) in words("priority"))


def is_key(raw: RawRow) -> bool:
    """« Vert : dans les temps », « A = approuve » alone on its row, « Fait | tout est fini »: what a legend explains, in
    few words."""
    if len(raw.present) == 2:
        word, meant = raw.present
        return (
            is_state(word) and isinstance(meant, str) and "status" not in raw.cells and not has_digit(meant)
        )
    found = KEY.match(fold(raw.first)) if len(raw.present) == 1 else None
    return found is not None and (len(found[1]) <= 2 or found[1] in row_words()["colour"])


def spells_a_state(raw: RawRow) -> bool:
    """« EC | en cours »: letters that stand for a state, and the state."""
    if len(raw.present) != 2 or "status" in raw.cells:
        return False
    letters, state = raw.present
    return isinstance(letters, str) and letters.isalpha() and len(letters) <= LETTERS and is_state(state)
