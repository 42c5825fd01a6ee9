"""Which sheet of a workbook is the table: the one that yields rows, and the latest of those that are one table again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from math import log2

from lib.spreadsheets.cells.date_patterns import MONTHS
from lib.spreadsheets.cells.dates import parse_date
from lib.spreadsheets.folding import fold, fold_label, fold_word, vocabulary, words
from lib.spreadsheets.model import CellValue, Sheet
from lib.spreadsheets.tables.candidates import OWN, Candidate
from lib.spreadsheets.tables.seen import SAID_OF_ACTIONS

COUNTED = 2000  # rows of a sheet that are counted
#: What a reading without a row of actions is worth beside one that has some; and one with few, at the least.
NOTHING, FEW = 0.2, 0.6
ASIDE = 0.4
SAME = 0.5  # the share of titles that two sheets have in common when one is a version of the other
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
NUMBERS = re.compile(r"\d+")
VERSION = re.compile(r"(?:\bv\.?|\bversion|\brev\.?|\()\s*(\d{1,3}(?:\.\d{1,3})?)")


def weighed(found: Iterable[Candidate]) -> list[Candidate]:
    """The readings of the sheets, best first: the headings convince, and the rows below them count.

    A form that nobody filled in, with the finest headings, yields nothing; a sheet whose name says that it is an
    example, a list or instructions counts for less. Our own exports are what they say, filled in or not.
    """
    named = [replace(c, score=c.score * weight(c.sheet)) for c in found]
    best: dict[tuple[int, str], Candidate] = {}
    for c in sorted(named, key=lambda c: -c.score):
        best.setdefault((id(c.sheet), c.kind), c)
    if len(best) == 1:
        return sorted(named, key=lambda c: -c.score)
    yields = {place: _yield(c) for place, c in best.items()}
    most = {kind: max(n for (_, k), n in yields.items() if k == kind) for _, kind in best}
    return sorted(
        (
            c
            if c.score >= OWN
            else replace(c, score=c.score * _share(yields[id(c.sheet), c.kind], most[c.kind]))
            for c in named
        ),
        key=lambda c: -c.score,
    )


def _share(count: int, most: int) -> float:
    if not most:
        return 1.0
    return FEW + (1 - FEW) * log2(1 + count) / log2(1 + most) if count else NOTHING


def _yield(candidate: Candidate) -> int:
    """The rows of a reading that are something: a title of which something is said."""
    fields = {field: column for column, field in candidate.columns.items()}
    subject = [fields[f] for f in ("title", "sub_title", "acronym", "name", "subject") if f in fields]
    said = [column for field, column in fields.items() if field in SAID_OF_ACTIONS]
    if candidate.kind == "actions" and not subject:
        subject = [column for field, column in fields.items() if field == "code"]
    said = said or [column for column in candidate.columns if column not in subject]
    return sum(
        1
        for row in candidate.sheet.rows[candidate.header + 1 :][:COUNTED]
        if any(_held(row, c) for c in subject)
        and (candidate.scale or candidate.ticked or any(_held(row, c) for c in said))
    )


def _held(row: Sequence[CellValue], column: int) -> bool:
    return column < len(row) and row[column] not in (None, "", 0)


@cache
def _aside() -> tuple[str, ...]:
    return tuple(f" {fold_label(word)} " for word in vocabulary("values")["sheets"]["aside"])


def weight(sheet: Sheet) -> float:
    """Less than 1 when the name of a sheet says that it holds something else."""
    name = f" {fold_label(sheet.name.replace('_', ' ').replace('-', ' '))} "
    return ASIDE if any(word in name for word in _aside()) else 1.0


def versions(chosen: Candidate, alike: Sequence[Sheet]) -> list[Sheet]:
    """The sheets that are versions of the chosen table, the latest at the end, among those with its headings; it alone
    when they are other parts of the plan.

    They are versions when their names all tell a time, or when they hold the same titles. The latest is the one of the
    latest name; else the one whose actions went furthest; else the last of the workbook.
    """
    filled = [s for s in alike if _yield(replace(chosen, sheet=s))]
    if chosen.kind != "actions" or len(filled) < 2 or chosen.sheet not in filled:
        return [chosen.sheet]
    moments = {id(s): _moment(s.name) for s in filled}
    if not (all(moments.values()) and len(set(moments.values())) == len(filled)):
        filled = [s for s in filled if s is chosen.sheet or _is_again(chosen, s)]
    return sorted(filled, key=lambda s: (moments[id(s)], _reached(replace(chosen, sheet=s)), alike.index(s)))


def _moment(name: str) -> tuple[float, ...]:
    """What a name tells of time: a day, a year with a month, a quarter or a week, a month, a number of version."""
    text = fold(name).replace("_", " ")
    for part in (text, *re.findall(r"\d[\d/.\-]*\d", text)):
        day = parse_date(part.replace(".", "/")).day
        if day is not None:
            return (day.year, day.month, day.day)
    year = YEAR.search(text)
    month = next((MONTHS[word] for word in re.findall(r"[^\W\d]+", text) if word in MONTHS), 0)
    if year or month:
        rest = [float(n) for n in NUMBERS.findall(YEAR.sub(" ", text))][:2]
        return (float(year[0]) if year else 0.0, float(month), *rest)
    version = VERSION.search(text)
    return (0.0, 0.0, float(version[1])) if version else ()


def _is_again(chosen: Candidate, sheet: Sheet) -> bool:
    """Whether a sheet holds the titles of another."""
    own, other = set(_titles(chosen)), set(_titles(replace(chosen, sheet=sheet)))
    return len(own & other) >= SAME * max(1, min(len(own), len(other)))


def _titles(candidate: Candidate) -> Iterator[str]:
    columns = [c for c, field in candidate.columns.items() if field in ("title", "sub_title")]
    for row in candidate.sheet.rows[candidate.header + 1 :][:COUNTED]:
        text = " ".join(str(row[c]) for c in columns if _held(row, c))
        if text:
            yield fold(text)


def _reached(candidate: Candidate) -> tuple[float, date]:
    """How far the actions of a sheet went: how many are done, and the last day on which one was."""
    fields = {field: column for column, field in candidate.columns.items()}
    done, last = 0, date.min
    for row in candidate.sheet.rows[candidate.header + 1 :][:COUNTED]:
        if (state := fields.get("status")) is not None and _held(row, state):
            done += words("status").get(fold_word(str(row[state]))) == "done"
        if (completed := fields.get("completed_on")) is not None and _held(row, completed):
            last = max(last, parse_date(row[completed]).day or last)
    return done, last
