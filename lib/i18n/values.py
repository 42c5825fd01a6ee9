"""A stored value in the reader's language: dates, closed vocabularies, percentages, flags."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import date
from enum import StrEnum

from lib.domain.changes import Value
from lib.domain.minutes_text import decode
from lib.domain.terms import (
    CommitmentOrigin,
    DecisionStatus,
    InteractionKind,
    LanguageClause,
    MeetingState,
    MinutesStep,
    Precision,
    Priority,
    Stage,
    Status,
    Tier,
)
from lib.i18n.catalogue import Language, translate
from lib.i18n.formats import format_day, format_percent
from lib.i18n.labels import label

CLOSED: dict[tuple[str, str], type[StrEnum]] = {
    ("action", "status"): Status,
    ("action", "priority"): Priority,
    ("action", "deadline_precision"): Precision,
    ("interaction", "kind"): InteractionKind,
    ("interaction", "stage"): Stage,
    ("partner", "tier"): Tier,
    ("meeting", "state"): MeetingState,
    ("decision", "status"): DecisionStatus,
    ("minutes", "language_clause"): LanguageClause,
    ("minutes_step", "step"): MinutesStep,
    ("commitment", "origin"): CommitmentOrigin,
    ("declaration", "status"): Status,
}


def value_text(language: Language, table: str, field: str, value: Value) -> str:
    """A value of a field of a table as it is shown; a dash for none."""
    if value is None or value == "":
        return "–"
    if isinstance(value, date):
        return format_day(language, value)
    closed = CLOSED.get((table, field))
    if closed is not None:
        return label(language, closed(str(value)))
    if (table, field) == ("minutes", "content"):
        return " · ".join(_texts(asdict(decode(str(value))))) or "–"
    if field == "progress":
        number = float(str(value))
        return format_percent(language, number, 0 if number.is_integer() else 1)
    if isinstance(value, bool):
        return translate(language, "yes") if value else translate(language, "no")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _texts(part: object) -> Iterator[str]:
    """Every text inside lists and mappings, in order: what people read of a stored document."""
    if isinstance(part, str):
        if part:
            yield part
    elif isinstance(part, Mapping):
        for inner in part.values():
            yield from _texts(inner)
    elif isinstance(part, list | tuple):
        for inner in part:
            yield from _texts(inner)
