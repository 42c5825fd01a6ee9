"""One line of an archived table → a row, each value of the kind that the registry says."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from math import isfinite

from lib.domain.changes import Value, Values
from lib.domain.errors import FileRefused
from lib.domain.minutes_text import decode
from lib.domain.money import Money
from lib.domain.schema import Field, Table

#: What a row is called by: longer ones were never given.
LONGEST_KEY = 200
#: What a column of whole numbers holds.
LARGEST = 2**31 - 1


def row_of(table: Table, line: object, later: Callable[[], FileRefused]) -> tuple[str, Values]:
    """The key and the values, those that the line does not say missing.

    Raises what `later` makes for a field that nobody knows here, ValueError for a value that is none of its kind.
    """
    if not isinstance(line, Mapping) or not isinstance(line.get("key"), str):
        raise ValueError("no row")
    key = str(line["key"])
    if not 0 < len(key) <= LONGEST_KEY:
        raise ValueError("no key")
    if set(line) - {"key", *table.names}:
        raise later()
    return key, {field.name: _value(field, line.get(field.name)) for field in table.fields}


def _value(field: Field, told: object) -> Value:
    """A value of the kind of its field; a number is no flag, though Python takes one for the other."""
    match field.kind, told:
        case _, None:
            return None
        case "flag", bool():
            return told
        case "date", str():
            return date.fromisoformat(told)
        case (("number" | "percent"), int() | float()) if not isinstance(told, bool) and isfinite(told):
            return float(told)
        case "integer", int() if not isinstance(told, bool) and abs(told) <= LARGEST:
            return told
        case (("text" | "json" | "document" | "money"), str()):
            return _text(field, told)
    raise ValueError(f"{field.name}: {told!r:.40} is no {field.kind}")


def _text(field: Field, text: str) -> str:
    """A text, held against what its kind makes of it."""
    if field.vocabulary is not None:
        field.vocabulary(text)
    if field.kind == "money":
        Money.stored(text)
    elif field.kind == "json":
        json.loads(text)
    elif field.kind == "document":
        decode(text)
    return text
