"""A stored value in the reader's language, by the kind of its field; and what people call a row."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import date
from types import MappingProxyType

from lib.domain.changes import Value, Values
from lib.domain.minutes_text import decode
from lib.domain.money import Money
from lib.domain.names import NAMES_SEPARATOR, split_names
from lib.domain.reserved import role_named, without_key
from lib.domain.roles import Role
from lib.domain.schema import TABLES, Field
from lib.i18n.catalogue import Language, mark, translate
from lib.i18n.formats import (
    MISSING,
    as_typed,
    format_day,
    format_money,
    format_pair,
    format_percent,
    format_quantity,
)
from lib.i18n.labels import label

#: (table, key) → how people call the row.
Names = Mapping[tuple[str, str], str]
NO_NAMES: Names = MappingProxyType({})
#: Everybody of a role, to whom an action can be reserved.
TEAM = {
    Role.READER: mark("All readers"),
    Role.EDITOR: mark("All editors"),
    Role.ADMINISTRATOR: mark("Administrators alone"),
}


def value_text(language: Language, table: str, field: str, value: Value, *, names: Names = NO_NAMES) -> str:
    """A value of a field of a table as it is shown; a dash for none. `names`: of the rows that it may refer to."""
    if value is None or value == "":
        return MISSING
    found = TABLES[table].field(field)
    if found.vocabulary is not None:
        return label(language, found.vocabulary(str(value)))
    if found.names_people:
        return people_text(language, str(value))
    if found.kind == "document":
        told = asdict(decode(str(value)))
        return " · ".join(_texts((told["texts"], told["private"]))) or MISSING
    if found.kind == "percent":
        number = float(str(value))
        return format_percent(language, number, 0 if number.is_integer() else 1)
    if found.kind == "number":
        return format_quantity(language, float(str(value)))
    if found.kind == "money":
        held = Money.stored(str(value))
        return format_money(language, held.amount, held.currency)
    if isinstance(value, date):
        return format_day(language, value)
    if isinstance(value, bool):
        return translate(language, "yes") if value else translate(language, "no")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if found.kind == "json":
        return _held(language, found, json.loads(str(value)), names) or MISSING
    keys = referred(found, value)
    return NAMES_SEPARATOR.join(names.get(key, key[1]) for key in keys) if keys else str(value)


def people_text(language: Language, names: str) -> str:
    """Roles and persons as people read them, without the keys of accounts."""
    roles = {role_named(role): words for role, words in TEAM.items()}
    told = (translate(language, roles[n]) if n in roles else without_key(n) for n in split_names(names))
    return NAMES_SEPARATOR.join(told)


def row_name(language: Language, table: str, row: Values, *, names: Names = NO_NAMES) -> str:
    """What people call a row, by the fields that name it; empty when it holds none of them."""
    parts = [
        value_text(language, table, field, row[field], names=names)
        for field in TABLES[table].named_by
        if row.get(field)
    ]
    return " – ".join(as_typed(language, part) for part in parts) if len(parts) > 1 else "".join(parts)


def referred(field: Field, value: Value) -> tuple[tuple[str, str], ...]:
    """The rows (table, key) that a value of a field refers to; none where a field names rows otherwise."""
    if field.mentions and value is not None:
        return tuple((field.mentions, key) for key in _texts(json.loads(str(value))))
    if field.names_row and value is not None:
        table, _, key = str(value).partition(":")
        return ((table, key),) if table in TABLES and key else ()
    if not field.refers_to or field.refers_by != "key" or value is None:
        return ()
    keys = split_names(str(value)) if field.many else (str(value),)
    return tuple((field.refers_to, key) for key in keys)


def _held(language: Language, field: Field, part: object, names: Names) -> str:
    """What a person reads of a value with parts: headings that people typed stand before theirs, ours do not."""
    if isinstance(part, Mapping):
        told = {str(name): _held(language, field, inner, names) for name, inner in part.items()}
        held = {name: text for name, text in told.items() if text}
        return " · ".join(
            text if field.mentions else format_pair(language, name, text) for name, text in held.items()
        )
    if isinstance(part, list | tuple):
        return ", ".join(text for inner in part if (text := _held(language, field, inner, names)))
    if isinstance(part, bool):
        return translate(language, "yes") if part else translate(language, "no")
    if field.mentions and not isinstance(part, str):
        return ""  # a number of a screen or a revision says nothing by itself
    return "" if part is None else names.get((field.mentions, str(part)), str(part))


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
