"""Asking a ledger every rule: which rows break it, with their table, key and revision."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from lib.domain.flaws import Flaw
from lib.domain.names import NAMES_SEPARATOR
from lib.domain.schema import TABLES, Field
from lib.domain.terms import RevisionKind
from lib.store.connection import Store
from lib.store.copies.reading import unreadable
from lib.store.ledger import TOLD
from lib.store.statements import FOLDER, statement, statement_of, statement_of_all

#: Rows named of each rule; the rest is counted.
NAMED = 20


def rule_names(folder: str) -> tuple[str, ...]:
    """The rules of a folder, by name."""
    return tuple(sorted(path.stem for path in Path(FOLDER / "checks" / folder).glob("*.sql")))


def flaws(store: Store) -> Iterator[Flaw]:
    """What is wrong in the ledger of a store, which has every migration; nothing for a sound one.

    Raises StoreUnavailable where it cannot be read.
    """
    cursor = store.cursor()
    try:
        yield from _flaws(cursor)
    except duckdb.Error as error:
        raise unreadable(Path(store.place.name), error) from error
    finally:
        cursor.close()


def _flaws(cursor: duckdb.DuckDBPyConnection) -> Iterator[Flaw]:
    cursor.register("touched", cursor.execute(statement_of_all("checks/touched")).to_arrow_table())
    _register(cursor, "words", "word", [str(kind) for kind in RevisionKind])
    _register(cursor, "told", "kind", [str(kind) for kind in TOLD])
    for rule in rule_names("ledger"):
        yield from _answered(cursor, rule, statement(f"checks/ledger/{rule}"))
    for table in TABLES.values():
        for rule in rule_names("rows"):
            yield from _answered(
                cursor, rule, statement_of(f"checks/rows/{rule}", table.name), table=table.name
            )
        for field in table.fields:
            yield from _of_field(cursor, table.name, field)


def _of_field(cursor: duckdb.DuckDBPyConnection, table: str, field: Field) -> Iterator[Flaw]:
    """What is wrong with the values of a field, by what the registry says of it."""

    def broken(rule: str, **asked: object) -> Iterator[Flaw]:
        text = statement_of(f"checks/fields/{rule}", table, field.name)
        return _answered(cursor, rule, text, asked, table=table, field=field.name)

    if field.kind in ("json", "document"):
        yield from broken("json_unreadable")
    if field.vocabulary is not None:
        _register(cursor, "words", "word", [str(word) for word in field.vocabulary])
        yield from broken("word_unknown")
    if field.refers_to and field.refers_by == "key":
        known = cursor.execute(statement_of("checks/keys", field.refers_to)).to_arrow_table()
        cursor.register("known", known)
        yield from broken("reference_unknown", many=field.many, between=NAMES_SEPARATOR)
    if field.names_row:
        cursor.register("known", cursor.execute(statement_of_all("checks/named_keys")).to_arrow_table())
        yield from broken("reference_unknown", many=False, between=NAMES_SEPARATOR)
    if field.unique is not None:
        yield from broken("value_taken", only=str(field.unique.only))


def _answered(
    cursor: duckdb.DuckDBPyConnection,
    rule: str,
    text: str,
    asked: Mapping[str, object] | None = None,
    **where: str,
) -> Iterator[Flaw]:
    rows: list[tuple[Any, ...]] = cursor.execute(text, dict(asked) if asked else None).fetchall()
    for plan, key, revision, held in sorted(rows, key=str)[:NAMED]:
        yield Flaw(rule, {**where, "plan": plan, "key": key, "revision": revision, "held": held or ""})
    if len(rows) > NAMED:
        yield Flaw("and_others", {**where, "rule": rule, "held": len(rows) - NAMED})


def _register(cursor: duckdb.DuckDBPyConnection, name: str, column: str, values: list[str]) -> None:
    cursor.register(name, pa.table({column: pa.array(values, pa.string())}))
