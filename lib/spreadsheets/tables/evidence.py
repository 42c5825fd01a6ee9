"""What the values of a column look like, and how well that bears out a field: the other half of recognition."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from lib.spreadsheets.cells.dates import parse_date
from lib.spreadsheets.cells.statuses import read_status
from lib.spreadsheets.folding import fold, fold_word, vocabulary, words
from lib.spreadsheets.model import CellValue

DATES = frozenset(
    {"deadline", "start", "initial_deadline", "completed_on", "occurred_on", "replied_on", "absent_since"}
)
NUMBER = re.compile(r"^[-+]?[\d.,\s]+%?$")
CODED = re.compile(r"^\s*(?:[A-Z]{1,5}[ .\-_/]?\d{1,4}(?:[.\-_/]\d{1,4})*|\d{1,2}(?:\.\d{1,3})+)\.?\s*$")
DATE_HINT = re.compile(
    r"\b(jj/mm|dd/mm|mm/dd|yyyy|aaaa)\b|\d{1,4}[/.-]\d{1,2}([/.-]\d{1,4})?|\b(19|20)\d\d\b"
)
#: « 9h30 », « 09:00 - 10:30 », "9 am to 10 am".
HOUR = r"\d{1,2}\s*(?:[:h.]\s*\d{2}(?::\d{2})?|h)?\s*(?:[ap]\.?m\.?)?"
HOURS = re.compile(rf"(?=.*(?:\d\s*[:h]|[ap]\.?m))(?:de |from )?{HOUR}(?:\s*(?:-|a|to|ate|/|al)\s*{HOUR})?")
LONGEST_STATE = 80


@dataclass(frozen=True, slots=True)
class Profile:
    """The share of a column's values that are dates, numbers, words of a state…; `distinct` of them differ."""

    count: int
    dates: float = 0.0  # dates, and texts that hold one
    days: float = 0.0  # nothing but dates
    numbers: float = 0.0
    small: float = 0.0  # numbers from 0 to 100
    states: float = 0.0
    done: float = 0.0  # words of a state that say done
    opened: float = 0.0  # texts that begin with a word of a state: « Terminé le 12/03/2026 »
    marks: float = 0.0
    priorities: float = 0.0
    texts: float = 0.0  # texts of more than a number
    length: float = 0.0  # of those texts, on average
    words: float = 0.0  # words in them, on average
    distinct: float = 0.0
    ranks: bool = False  # 1, 2, 3…: numbers that grow
    coded: bool = False  # « CP1 », « IA-24-001 », « 1.2 »: each its own, and nothing else
    spans: float = 0.0  # texts that are a beginning and an end
    hours: float = 0.0  # times of the day, or from one to another


def profile(values: Sequence[CellValue]) -> Profile:
    """The profile of the values found below a heading; blanks are not among them."""
    filled = [v for v in values if v is not None and not _is_dash(v)]
    if not filled:
        return Profile(0)
    n = len(filled)
    numbers = [float(v) for v in filled if isinstance(v, int | float) and not isinstance(v, bool)]
    traits = [_traits(v) for v in filled]
    written = [str(v) for v, told in zip(filled, traits, strict=True) if told.written]
    numeric = len(numbers) + sum(1 for told in traits if told.figure)
    small = sum(1 for x in numbers if 0 <= x <= 100) + sum(1 for told in traits if told.figure)
    return Profile(
        count=n,
        dates=sum(told.date for told in traits) / n,
        days=sum(told.day for told in traits) / n,
        numbers=numeric / n,
        small=small / n,
        states=sum(told.state for told in traits) / n,
        done=sum(told.done for told in traits) / n,
        opened=sum(told.opened for told in traits) / n,
        marks=sum(told.mark for told in traits) / n,
        priorities=sum(told.priority for told in traits) / n,
        texts=len(written) / n,
        length=sum(map(len, written)) / len(written) if written else 0.0,
        words=sum(told.words for told in traits) / len(written) if written else 0.0,
        distinct=len({str(v) for v in filled}) / n,
        coded=n >= 2 and bool(written) and _are_codes(filled),
        spans=sum(told.span for told in traits) / n,
        hours=sum(told.hour for told in traits) / n,
        ranks=len(numbers) == n and n >= 2 and sum(b > a for a, b in pairwise(numbers)) >= 0.8 * (n - 1),
    )


class _Traits(NamedTuple):
    """What one value is, on its own; `figure` is a number typed as text, `words` those of a text."""

    date: bool
    day: bool
    state: bool
    done: bool
    opened: bool
    mark: bool
    priority: bool
    span: bool
    hour: bool
    written: bool
    figure: bool
    words: int


@lru_cache(maxsize=20_000, typed=True)
def _traits(value: CellValue) -> _Traits:
    text = value if isinstance(value, str) else None
    figure = text is not None and NUMBER.match(fold(text)) is not None
    return _Traits(
        date=_is_date(value),
        day=_is_day(value),
        state=is_state(value) and not figure,
        done=text is not None and words("status").get(fold_word(text)) == "done",
        opened=text is not None
        and not figure
        and len(text) <= LONGEST_STATE
        and bool(read_status(text, {}).status),
        mark=_is_mark(value),
        priority=fold_word(str(value)) in words("priority"),
        span=text is not None and len(text) <= 60 and parse_date(text).note == "date_range",
        hour=isinstance(value, time)
        or (text is not None and HOURS.fullmatch(fold(text[:LONGEST_STATE])) is not None),
        written=text is not None and not figure,
        figure=figure,
        words=len(text.split()) if text is not None and not figure else 0,
    )


def _are_codes(values: Sequence[CellValue]) -> bool:
    texts = {f"{v:g}" if isinstance(v, float) else str(v) for v in values}
    return len(texts) == len(values) and all(map(CODED.match, texts))


def support(field: str, found: Profile) -> float:
    """How well the values bear out a field: 0 refutes it, 1 supports it; an empty column says little."""
    if not found.count:
        return 0.0 if field == "sub_title" else 0.7
    if field in DATES:
        return _of_dates(found)
    rule = RULES.get(field)
    return rule(found) if rule is not None else 1.0


def _of_progress(found: Profile) -> float:
    return 1.0 if found.numbers >= 0.5 and found.small >= 0.4 else 0.15


def _of_descriptions(found: Profile) -> float:
    return 0.25 if found.days > 0.5 or found.numbers > 0.5 else 0.9


def _of_priorities(found: Profile) -> float:
    return 1.0 if found.priorities >= 0.3 or found.texts < 0.3 else 0.4


def _of_codes(found: Profile) -> float:
    short = found.texts < 0.3 or (found.length <= 30 and found.words <= 2.5)
    return 1.0 if short and (found.distinct >= 0.5 or found.ranks) else 0.45 if short else 0.1


def _of_names(found: Profile) -> float:
    if found.numbers > 0.6:  # the number of a person in another table
        return 0.1
    if found.days > 0.5 or found.marks > 0.5:
        return 0.2
    return 1.0 if found.length <= 80 else 0.6


def _of_results(found: Profile) -> float:
    return 0.3 if found.coded else 1.0


def _of_remarks(found: Profile) -> float:
    """Words of a state, or the same short words again and again, sort rows: they say nothing of one."""
    if found.numbers > 0.7:  # how many remarks there are
        return 0.1
    sorts = found.count >= 8 and found.words <= 2 and found.distinct <= 0.3
    return 0.15 if sorts or found.states >= 0.5 else 1.0


def _of_measures(found: Profile) -> float:
    return 1.0 if found.numbers >= 0.3 else 0.6


def _of_groups(found: Profile) -> float:
    if found.coded:
        return 0.3
    if found.days > 0.5:  # « Jalon » over days: no group of actions
        return 0.0
    if found.marks > 0.5:
        return 0.1
    if found.numbers > 0.8:  # the number of a group in another table, if its heading says no more
        return 0.23
    return 0.2 if found.length > 150 else 1.0


def _of_dates(found: Profile) -> float:
    if found.dates >= 0.5:
        return 1.0
    if found.dates >= 0.15:
        return 0.75
    if found.numbers > 0.5 or found.marks > 0.8:
        return 0.0
    return 0.2 if found.states > 0.8 and found.count >= 4 else 0.4


def _of_states(found: Profile) -> float:
    if found.dates > 0.5 and found.opened < 0.5:
        return 0.1
    if max(found.states, found.opened) + found.marks >= 0.3:
        return 1.0
    if found.numbers > 0.5:
        return 0.1
    return 0.75 if found.length <= 40 else 0.4


def _of_titles(found: Profile) -> float:
    if found.texts < 0.5 or found.days > 0.5 or found.marks > 0.5 or found.coded:
        return 0.15
    if found.states > 0.6 or (found.count >= 10 and found.distinct < 0.1):
        return 0.3
    return 1.0 if found.words >= 1.8 or found.length >= 8 else 0.7


RULES: Mapping[str, Callable[[Profile], float]] = {
    "progress": _of_progress,
    "status": _of_states,
    "title": _of_titles,
    "sub_title": _of_titles,
    "subject": _of_titles,
    "description": _of_descriptions,
    "priority": _of_priorities,
    "code": _of_codes,
    "owner": _of_names,
    "organisation": _of_names,
    "partners": _of_names,
    "partner": _of_names,
    "actual": _of_measures,
    "target": _of_measures,
    "axis": _of_groups,
    "deliverable": _of_results,
    "comment": _of_remarks,
    "acronym": _of_groups,
}


def _text_is_date(text: str) -> bool:
    parsed = parse_date(text)
    if parsed.day is not None or parsed.error == "date_impossible":
        return True
    folded = fold(text)
    return (len(folded) <= 60 and DATE_HINT.search(folded) is not None) or str(
        parsed.precision
    ) == "continuous"


def _is_day(value: CellValue) -> bool:
    if isinstance(value, str):
        return len(value) <= 40 and parse_date(value).day is not None
    return isinstance(value, date)


def _is_date(value: CellValue) -> bool:
    if isinstance(value, date | datetime):
        return True
    if isinstance(value, int | float) and not isinstance(value, bool):
        return 30_000 <= value <= 60_000 or (isinstance(value, int) and 2015 <= value <= 2040)
    return isinstance(value, str) and len(value) <= 60 and _text_is_date(value)


def is_state(value: CellValue) -> bool:
    """Whether a value is a word of a status, or one that people type as a status."""
    if not isinstance(value, str):
        return False
    word = fold_word(value)
    return word in words("status") or word in words("status_note")


def _is_mark(value: CellValue) -> bool:
    return isinstance(value, bool) or (isinstance(value, str) and fold(value) in marks())


@cache
def marks() -> dict[str, str]:
    """Folded mark (a cross, a tick, « oui ») → done or open."""
    return {fold(w): name for name, spellings in vocabulary("values")["mark"].items() for w in spellings}


def _is_dash(value: CellValue) -> bool:
    return isinstance(value, str) and value.strip() in ("-", "–", "—", "/", ".")
