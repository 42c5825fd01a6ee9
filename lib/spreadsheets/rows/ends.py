"""Where a table ends: other headings, a rule of dashes, or below a gap rows whose cells are of another kind.

The words of a second table are told from actions by what the columns hold above: a text where days stand, a
number where titles do. A group of actions below a blank row, sparse as it may be, contradicts nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lib.spreadsheets.folding import CODE, fold, fold_word, words
from lib.spreadsheets.model import CellValue, Recognition
from lib.spreadsheets.patience import Check, checked, endless
from lib.spreadsheets.rows.column_kinds import (
    LONGEST_HEADING,
    MOSTLY,
    agrees,
    contradicts,
    has_digit,
    is_day,
    is_foreign_to,
    kinds_of,
)
from lib.spreadsheets.rows.kinds import RawRow
from lib.spreadsheets.rows.legends import is_choice, is_key, spells_a_state
from lib.spreadsheets.tables.beside import is_foreign_heading
from lib.spreadsheets.tables.evidence import is_state
from lib.spreadsheets.tables.labels import meanings, names_a_field
from lib.spreadsheets.tables.repeated import moved

RULE = re.compile(r"[\s\-–—_=*.•~#]{3,}")
#: Rows from which the kind of a column is told, and those looked at below a row that may be one of headings.
SAMPLE, BELOW = 60, 12


@dataclass(frozen=True, slots=True)
class Ends:
    """The indexes of the rows where another table begins, of single rows that belong to none, and of rules."""

    starts: frozenset[int] = frozenset()
    outside: frozenset[int] = frozenset()
    again: frozenset[int] = frozenset()  # the same columns under other words


def ends(
    raws: Sequence[RawRow],
    headers: frozenset[int],
    recognition: Recognition,
    plain: frozenset[int] = frozenset(),
    check: Check = endless,
) -> Ends:
    """Where a table ends among its rows; `headers` are the indexes of those that say its headings again, `plain` the
    positions of those that are plainly actions."""
    found = _Finder(raws, headers, recognition)
    return found.ends(plain, check) if len(raws) > 1 else Ends()


def is_rule(raw: RawRow) -> bool:
    """Whether a row is a line drawn with dashes, underscores or stars."""
    first = raw.present[0] if raw.present else None
    if not isinstance(first, str) or first[:1].isalnum():
        return False
    return all(isinstance(v, str) and RULE.fullmatch(v) for v in raw.present)


class _Finder:
    """What the columns hold above tells whether the rows below are of the same table."""

    def __init__(self, raws: Sequence[RawRow], headers: frozenset[int], recognition: Recognition) -> None:
        self.raws, self.headers, self.recognition = raws, headers, recognition
        self.labels = {label: column for column, label in recognition.labels.items()}
        block = _first_block(raws)
        self.kinds = kinds_of(raw.cells for raw in block)
        self.width = sorted(len(raw.present) for raw in block)[len(block) // 2] if block else 0

    def ends(self, plain: frozenset[int], check: Check) -> Ends:
        """Goes down the rows once; a plain row below another, without a gap, ends nothing."""
        starts: set[int] = set()
        outside: set[int] = set()
        again: set[int] = set()
        for position, raw in enumerate(checked(self.raws, check)):
            if position in plain and position - 1 in plain and raw.present[0] not in self.labels:
                continue
            if not position or raw.index in self.headers or raw.index in outside:
                continue
            if moved(raw.row, self.labels):
                starts.add(self.raws[self._first_of(position)].index)
                continue
            apart = self._is_apart(position)
            if self._are_headings(position, apart=apart):
                if self._says_the_same(raw):
                    again.add(raw.index)
                else:
                    starts.add(self.raws[self._first_of(position)].index)
            elif raw.gap or is_rule(self.raws[position - 1]):
                block = self._block(position)
                if self._is_foreign(block):
                    outside.update(r.index for r in block)
            elif is_choice(raw) and is_choice(self.raws[position - 1]):
                listed = self.raws[position - 1].index in outside  # a list is followed up to its title once
                first = position if listed else self._first_of(position)
                outside.update(r.index for r in self.raws[first : position + 1])
        outside.update(self._tail())
        return Ends(frozenset(starts), frozenset(outside), frozenset(again))

    def _is_apart(self, position: int) -> bool:
        """Below a blank row, a rule, or a title alone on its row."""
        above = self.raws[position - 1]
        return bool(self.raws[position].gap) or is_rule(above) or _is_title(above)

    def _are_headings(self, position: int, *, apart: bool) -> bool:
        """Whether a row holds the headings of another table."""
        raw = self.raws[position]
        size = len(raw.present)
        if size < 2 or not all(isinstance(v, str) for v in raw.present):
            return False
        misfits = self._misfits(raw) if apart else 0
        known = _known(raw.present)
        if not apart and known < 2:
            misfits = self._misfits(raw) if str(raw.present[-1]).isupper() else 0
            if misfits < 2:
                return False
        if not all(map(_may_be_heading, raw.present)) or len(set(raw.present)) < size:
            return False
        misfits = misfits or self._misfits(raw)
        below = self._block(position)[1 : BELOW + 1]
        fit = sum(1 for row in below if self._fits(row) >= 2 or (self._fits(row) and not self._misfits(row)))
        if fit > 0.5 * len(below):
            return known == size and self._says_the_same(raw)
        shouts = all(str(v).isupper() for v in raw.present if any(map(str.isalpha, str(v))))
        if not apart:
            if known >= MOSTLY * size:
                narrow = max((len(row.present) for row in below), default=0) < self.width
                return misfits >= 1 or (known == size and bool(below) and (size >= 3 or narrow))
            return shouts and misfits >= 2
        if known >= 2 and known >= 0.5 * size:
            return bool(below) or misfits >= 1
        differs = _differ(raw, below)
        strange = "title" not in raw.cells and "title" in self.kinds
        told = differs or shouts or known >= 1 or strange
        if not below:
            return misfits >= 1 and known >= 1
        return misfits >= 2 or (misfits >= 1 and told) or (differs and (shouts or known >= 1 or strange))

    def _says_the_same(self, raw: RawRow) -> bool:
        """Whether the cells are other words for the columns under which they stand."""
        columns = self.recognition.columns
        same = sum(
            1
            for column, field in columns.items()
            if column < len(raw.row)
            and isinstance(raw.row[column], str)
            and any(m.field == field for m in meanings(self.recognition.kind, str(raw.row[column])))
        )
        return same >= 2 and same >= MOSTLY * len(raw.present)

    def _first_of(self, position: int) -> int:
        """The position of the titles, alone on their rows, right above the headings of a table."""
        while position > 1 and not self.raws[position].gap and self._heads_a_table(position - 1):
            position -= 1
        if self.raws[position].gap and self._heads_a_table(position - 1) and self.raws[position - 1].gap:
            position -= 1
        return position

    def _heads_a_table(self, position: int) -> bool:
        raw = self.raws[position]
        return raw.index not in self.headers and (_is_title(raw) or is_rule(raw))

    def _block(self, position: int) -> list[RawRow]:
        """The rows from one on, down to the next blank row, rule or repeated heading."""
        block = [self.raws[position]]
        for raw in self.raws[position + 1 : position + 1 + SAMPLE]:
            if raw.gap or raw.index in self.headers or is_rule(raw):
                break
            block.append(raw)
        return block

    def _is_foreign(self, block: Sequence[RawRow]) -> bool:
        """Whether no row of a block is of the kind of those above, and what most say contradicts them."""
        if _is_title(block[0]) and len(block) > 2 and all(map(spells_a_state, block[1:])):
            return True
        if len(block) > SAMPLE or any(self._fits(raw) or _names_code(raw) for raw in block):
            return False
        listed = block[1:] if len(block) > 2 and _is_title(block[0]) else block
        if all(map(is_choice, block)) or (len(listed) >= 2 and all(map(is_key, listed))):
            return True
        if all(map(_is_title, block)):
            return False
        contrary = [fields for fields in map(self._contrary, block) if fields]
        if len(contrary) == 1 and contrary[0] == {"code"}:  # « II  Le pain » titles a group
            return False
        return bool(contrary) and len(contrary) >= MOSTLY * len(block)

    def _tail(self) -> list[int]:
        """The last rows, two at least, none of which is of the kind of those above."""
        tail: list[int] = []
        for raw in reversed(self.raws[1:]):
            if (
                raw.index in self.headers
                or self._fits(raw)
                or _names_code(raw)
                or not self._contrary(raw) - {"code"}
            ):
                break
            tail.append(raw.index)
        return tail if len(tail) >= 2 else []

    def _fits(self, raw: RawRow) -> int:
        return sum(1 for f, v in raw.cells.items() if f in self.kinds and agrees(v, self.kinds[f]))

    def _contrary(self, raw: RawRow) -> set[str]:
        """The fields that cannot be what they stand for; a code alone is not enough beside an owner or a remark."""
        found = {f for f, v in raw.cells.items() if f in self.kinds and is_foreign_to(v, self.kinds[f])}
        return set() if found == {"code"} and len(raw.present) > 2 else found

    def _misfits(self, raw: RawRow) -> int:
        return sum(1 for f, v in raw.cells.items() if f in self.kinds and contradicts(v, self.kinds[f]))


def _first_block(raws: Sequence[RawRow]) -> list[RawRow]:
    """The first rows of some width: those that are surely of the table, not of one right below."""
    widest = sorted((len(raw.cells) for raw in raws[:SAMPLE]), reverse=True)
    full = widest[len(widest) // 3] if widest else 0
    block: list[RawRow] = []
    for raw in raws[:SAMPLE]:
        if block and ((raw.gap and len(block) >= 2 and len(raw.cells) < full) or _known(raw.present) >= 2):
            break
        if len(raw.cells) >= 2:
            block.append(raw)
    return block[: max(4, (len(block) + 1) // 2)]


def _may_be_heading(value: CellValue) -> bool:
    """A short text that is no day, no state and no sentence."""
    if not isinstance(value, str) or len(value) > LONGEST_HEADING or not any(map(str.isalpha, value)):
        return False
    if is_state(value) or fold_word(value) in words("priority"):
        return False
    return not CODE.match(fold(value)) and not is_day(value) and not value.rstrip().endswith((".", ";"))


def _known(values: Sequence[CellValue]) -> int:
    """How many are headings that one knows: ours, or those of the tables that people put beside a plan; none when
    most are not. The last are asked first: they come back from row to row, as titles do not."""
    found, missed = 0, 0
    for value in reversed(values):
        if names_a_field(value) or (isinstance(value, str) and is_foreign_heading(value)):
            found += 1
        else:
            missed += 1
            if missed > 0.5 * len(values):
                return 0
    return found


def _differ(raw: RawRow, below: Sequence[RawRow]) -> bool:
    """Whether figures or days stand under one of the texts of a row, all the way down."""
    for column, value in enumerate(raw.row):
        if value is None:
            continue
        under = [row.row[column] for row in below if column < len(row.row) and row.row[column] is not None]
        if under and len(under) >= MOSTLY * len(below) and all(has_digit(v) for v in under):
            return True
    return False


def _is_title(raw: RawRow) -> bool:
    """A short text alone on its row."""
    return len(raw.present) == 1 and isinstance(raw.present[0], str) and len(raw.first) <= 80


def _names_code(raw: RawRow) -> bool:
    """Whether a row bears the code of an action: « A1.2 », « 14 »."""
    code = raw.cells.get("code")
    return code is not None and has_digit(code) and len(str(code)) <= 15
