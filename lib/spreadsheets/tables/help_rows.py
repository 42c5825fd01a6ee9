"""A row right below the headings that says in sentences what to type there: it is no value of any column."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from lib.spreadsheets.folding import fold_word, words
from lib.spreadsheets.model import CellValue
from lib.spreadsheets.tables.evidence import is_state

PHRASE = 3  # words
FEWEST = 3  # cells of a row that explains
COMPARED = 20  # rows below with which it is compared
EXPLAINS, TYPED = 0.6, 2
SHORT = 12  # characters of a date or a figure typed as text


def explains(row: Sequence[CellValue], below: Sequence[Sequence[CellValue]]) -> bool:
    """Whether a row explains its columns: texts alone, most of them phrases, where the rows below hold figures,
    dates, states or words far shorter.

    An action is not that: its dates are dates, its state is a state.
    """
    said = {c: v for c, v in enumerate(row) if v is not None}
    if len(said) < FEWEST or not all(isinstance(v, str) for v in said.values()):
        return False
    phrases = {c: str(v) for c, v in said.items() if len(str(v).split()) >= PHRASE}
    if len(phrases) < EXPLAINS * len(said):
        return False
    others = {c: [r[c] for r in below[:COMPARED] if c < len(r) and r[c] is not None] for c in phrases}
    typed = sum(bool(v) and sum(map(_is_typed, v)) > 0.5 * len(v) for v in others.values())
    shorter = sum(bool(v) and _length(v) * 2 < len(phrases[c]) for c, v in others.items())
    empty = sum(not v for v in others.values())
    return typed >= TYPED and shorter + empty >= EXPLAINS * len(phrases)


def _is_typed(value: CellValue) -> bool:
    if not isinstance(value, str):
        return isinstance(value, int | float | date)
    figure = len(value) <= SHORT and any(character.isdecimal() for character in value)
    return figure or is_state(value) or fold_word(value) in words("priority")


def _length(values: Sequence[CellValue]) -> float:
    return sum(len(str(v)) for v in values) / len(values)
