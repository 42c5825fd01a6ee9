"""Another table to the right of a table, on the same rows: legends, lists of values, indicators, contacts.

An empty column parts it from the table, its rows follow one another without a hole and are not as many, and its
headings are those of such tables; or it lists the words of a state. A column of the plan that is filled here and
there is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from lib.spreadsheets.folding import fold_label, fold_word, vocabulary, words
from lib.spreadsheets.model import CellValue, Sheet
from lib.spreadsheets.tables.evidence import is_state
from lib.spreadsheets.tables.labels import meanings, names_a_field

#: Rows that are looked at below the headings.
LOOKED_AT = 60
FEWEST_CHOICES = 2
YEAR = re.compile(r"(?:19|20)\d\d")  # « Valeur 2026 »
MOSTLY = 0.5
LONGEST = 40
#: Headings said again, in their order, that make a second plan; and how surely one of them heads its actions.
FEWEST_AGAIN, SURE = 3, 0.7
LOWEST = 2  # rows below the headings of the table where those of another may stand


def beside(sheet: Sheet, header: int) -> frozenset[int]:
    """The columns of other tables beside the one whose headings are in a row (its index)."""
    if not 0 <= header < len(sheet.rows):
        return frozenset()
    rows = sheet.rows[header : header + 1 + LOOKED_AT]
    plan = plan_beside(sheet, header)
    if plan:
        return plan
    blocks = _blocks({c for row in rows for c, v in enumerate(row) if v is not None})
    if len(blocks) < 2:
        return frozenset()
    main = max(blocks, key=lambda block: _ours(rows[0], block))
    own = _filled(rows, main)
    apart = [
        b for b in blocks if b[0] > main[-1] and _is_another(rows, b, own, open_ended=len(rows) > LOOKED_AT)
    ]
    return frozenset(column for block in apart for column in block)


def plan_beside(sheet: Sheet, header: int) -> frozenset[int]:
    """The columns of a second plan at the right of the first: from where the headings, that of the actions among them,
    are said again in the same order."""
    row = sheet.rows[header] if 0 <= header < len(sheet.rows) else ()
    said = {c: fold_label(v) for c, v in enumerate(row) if isinstance(v, str) and v.strip()}
    first = min(said, default=0)
    second = next((c for c, text in said.items() if c > first and text == said[first]), None)
    if second is None:
        return frozenset()
    width = 0
    while first + width < second and said.get(first + width) == said.get(second + width):
        width += 1
    own = [said[c] for c in range(first, first + width) if c in said]
    whole = len(own) == sum(c < second for c in said)
    named = any(m.field == "title" and m.strength >= SURE for text in own for m in meanings("actions", text))
    if not named or len(own) < (FEWEST_CHOICES if whole else FEWEST_AGAIN):
        return frozenset()
    last = max(said) if {*said.values()} == {said[c] for c in said if c < second} else second + width - 1
    return frozenset(range(second, last + 1))


def _ours(headings: Sequence[CellValue], block: Sequence[int]) -> tuple[int, int]:
    """How many headings of a block are those of a plan, and how many there are."""
    texts = [headings[c] for c in block if c < len(headings) and isinstance(headings[c], str)]
    plain = [t for t in texts if isinstance(t, str) and not is_foreign_heading(t)]
    return sum(map(names_a_field, plain)), len(texts)


def is_foreign_heading(text: str) -> bool:
    """Whether a text is a heading of the tables that people put below or beside a plan."""
    label = " ".join(word for word in fold_label(text).split() if not YEAR.fullmatch(word))
    return label in _headings() or label.rstrip("s") in _headings()


@cache
def _headings() -> frozenset[str]:
    return frozenset(fold_label(word) for word in vocabulary("values")["other_tables"]["headings"])


def _column(rows: Sequence[Sequence[CellValue]], column: int) -> list[CellValue]:
    return [row[column] if column < len(row) else None for row in rows]


def _blocks(filled: Iterable[int]) -> list[list[int]]:
    """The runs of filled columns that an empty column parts from one another."""
    blocks: list[list[int]] = []
    for column in sorted(filled):
        if blocks and column == blocks[-1][-1] + 1:
            blocks[-1].append(column)
        else:
            blocks.append([column])
    return blocks


def _filled(rows: Sequence[Sequence[CellValue]], block: Sequence[int]) -> set[int]:
    """The positions, below the headings, of the rows where a block holds something."""
    return {n for n, row in enumerate(rows) if n and any(c < len(row) and row[c] is not None for c in block)}


def _is_another(
    rows: Sequence[Sequence[CellValue]], block: Sequence[int], own: set[int], *, open_ended: bool
) -> bool:
    if len(block) == 1:
        return _filled(rows, block) != own and _is_choice_list(
            [v for v in _column(rows, block[0]) if v is not None]
        )
    lines = [[v for c in block for v in _column([row], c) if v is not None] for row in rows]
    top = next((n for n, line in enumerate(lines) if len(line) >= 2), len(rows))
    if top > LOWEST or top == len(rows):
        return False
    foreign = sum(isinstance(v, str) and len(v) <= LONGEST and is_foreign_heading(v) for v in lines[top])
    if foreign < 2 or foreign < MOSTLY * len(lines[top]):
        return False
    held = [n for n, line in enumerate(lines) if line and n > top]
    if not held or held != list(range(top + 1, top + 1 + len(held))):
        return False
    return (top > 0 or set(held) != own) and not (open_ended and held[-1] == len(rows) - 1)


def _is_choice_list(values: Sequence[CellValue]) -> bool:
    """Words of a state or a priority, each once, under their heading or not: what a list of choices offers."""
    texts = [str(v) for v in values]
    known = [t for t in texts if is_state(t) or fold_word(t) in words("priority")]
    return len(known) >= FEWEST_CHOICES and len(known) >= len(texts) - 1 and len({*texts}) == len(texts)
