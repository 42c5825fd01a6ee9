"""Rows that are plainly actions, found column by column: a title in full, and a day or a state where its table has them.

Most rows of a plan are so, and nobody asks them the questions that tell help, totals, footers and calendars from
actions. What is not plain is no less an action: it is judged on its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from lib.spreadsheets.folding import fold
from lib.spreadsheets.model import CellValue
from lib.spreadsheets.rows.asides import LONGEST_STEP, NEAR_HEADINGS, TYPED, is_step
from lib.spreadsheets.rows.column_kinds import is_day
from lib.spreadsheets.rows.kinds import LONGEST_BLANK, RawRow, row_words, starts
from lib.spreadsheets.tables.evidence import DATES, is_state

#: Fewer rows are judged one by one as fast.
FEWEST = 50
#: Letters by which nearly every text is told from the words of totals.
OPENING = 3
SHORTEST = max(LONGEST_STEP, LONGEST_BLANK)  # a longer text is no step of a calendar and no blank of a form


def plain_rows(raws: Sequence[RawRow], header: int) -> frozenset[int]:
    """The positions of the rows that no word and no form sets aside; `header` is the index of the headings.

    What depends on other rows (the headings said again, the end of the table, groups, merged titles) is not looked at;
    the table has no sub-actions, and no other table beside it.
    """
    if len(raws) < FEWEST:
        return frozenset()
    told, totals = _told(raws), _totals(raws)
    return frozenset(
        position
        for position, raw in enumerate(raws)
        if position in told
        and not raw.gap
        and len(raw.present) > 2
        and raw.present[0] not in totals
        and raw.present[1] not in totals
        and raw.index - header > NEAR_HEADINGS
        and isinstance(title := raw.cells.get("title"), str)
        and len(title) > SHORTEST
        and title[0].isalnum()
    )


def _told(raws: Sequence[RawRow]) -> set[int]:
    """The positions of the rows with a day, or the word of a state, where their table has days and states."""
    told: set[int] = set()
    for field in sorted(TYPED, key=lambda name: (name not in DATES, name)):
        values = [raw.cells.get(field) for raw in raws]
        telling = {value for value in set(values) if _tells(field, value)}
        if telling:
            told.update(position for position, value in enumerate(values) if value in telling)
        if len(told) == len(raws):
            break
    return told


def _tells(field: str, value: CellValue) -> bool:
    if isinstance(value, str):
        return (is_state(value) or (field in DATES and is_day(value))) and not is_step(value)
    return isinstance(value, date)


def _totals(raws: Sequence[RawRow]) -> frozenset[CellValue]:
    """What opens with a word of totals in one of the first two filled cells."""
    firsts = {value for raw in raws for value in raw.present[:2]}
    doubtful: dict[str, bool] = {}
    for opening in {value[:OPENING] for value in firsts if isinstance(value, str)}:
        doubtful[opening] = _may_open_total(opening)
    return frozenset(
        value
        for value in firsts
        if isinstance(value, str) and doubtful[value[:OPENING]] and starts(fold(value), "total")
    )


def _may_open_total(opening: str) -> bool:
    """Whether a text that opens so may, once folded, open with a word of totals."""
    if not (opening.isascii() and opening.isalnum()):
        return True
    folded = opening.lower()
    return any(word[: len(folded)] == folded[: len(word)] for word in row_words()["total"])
