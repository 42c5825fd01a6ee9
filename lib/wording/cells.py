"""A stored value as a cell of a table shows it: as people would type it, and as it is read back."""

from __future__ import annotations

from datetime import date

from lib.domain.changes import Value
from lib.domain.money import Money
from lib.domain.names import NAMES_SEPARATOR
from lib.domain.schema import TABLES
from lib.i18n.catalogue import Language, translate
from lib.i18n.labels import label
from lib.i18n.values import NO_NAMES, Names, referred


def cell_text(language: Language, table: str, field: str, value: Value, *, names: Names = NO_NAMES) -> str:
    """What a cell shows of a value, empty for none; `names`: of the rows that it may refer to."""
    if value is None or value == "":
        return ""
    known = TABLES[table].field(field)
    if known.vocabulary is not None:
        return label(language, known.vocabulary(str(value)))
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, bool):
        return translate(language, "yes") if value else translate(language, "no")
    if known.kind == "percent":
        return f"{float(str(value)):g} %".replace(".", ",")
    if known.kind == "money":
        held = Money.stored(str(value))
        return f"{held.amount:,} {held.currency}".replace(",", " ").replace(".", ",")
    if isinstance(value, float):
        return f"{value:g}".replace(".", ",")
    keys = referred(known, value)
    return NAMES_SEPARATOR.join(names.get(key, key[1]) for key in keys) if keys else str(value)
