"""A stored value in the reader's language: dates, closed vocabularies, percentages, flags."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from lib.domain.changes import Value
from lib.domain.terms import InteractionKind, Precision, Priority, Stage, Status, Tier
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
    if (table, field) == ("action", "progress"):
        number = float(str(value))
        return format_percent(language, number, 0 if number.is_integer() else 1)
    if isinstance(value, bool):
        return translate(language, "yes") if value else translate(language, "no")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
