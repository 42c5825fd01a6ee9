"""The statements of the store: one `.sql` file each, some written once for every table of the registry."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from lib.domain.schema import TABLES

FOLDER = Path(__file__).parent


@cache
def statement(name: str) -> str:
    """The text of one statement file, by its path below this folder without the ending."""
    return (FOLDER / f"{name}.sql").read_text(encoding="utf-8")


@cache
def statement_of(name: str, table: str, field: str = "") -> str:
    """The text of a statement that is written once for every table, for one of them.

    Names of tables and fields take no parameter: those of the registry, and no other, stand in place of @table, @rows,
    @columns, @shown, @is_shown, @stands, @field, @by, @within. Raises KeyError for any other.
    """
    found = TABLES[table]
    of = found.field(field) if field else None
    names = {
        "@table": found.name,
        "@rows": found.rows,
        "@columns": ", ".join(found.names),
        "@shown": ", ".join(("key", *found.shown)),
        "@is_shown": (f"coalesce({found.opened_by}, FALSE)" if found.opened_by else "TRUE")
        if found.shown
        else "FALSE",
        "@stands": f"{found.archived_by} IS NULL" if found.archived_by else "TRUE",
        "@field": of.name if of else "",
        "@by": of.refers_by if of else "",
        "@within": (of.unique.within if of and of.unique else "") or "plan",
    }
    text = statement(name)
    for mark, written in names.items():
        text = text.replace(mark, written)
    return text


@cache
def statement_of_all(name: str) -> str:
    """The same statement asked of every table at once."""
    return "\nUNION ALL BY NAME\n".join(statement_of(name, table) for table in TABLES)


def migrations() -> tuple[tuple[str, str], ...]:
    """The migrations in order: name and text, portable between DuckDB and PostgreSQL."""
    paths = sorted((FOLDER / "migrations").glob("*.sql"))
    return tuple((path.stem, path.read_text(encoding="utf-8")) for path in paths)


def macros(folder: str) -> Iterator[str]:
    """The files of macros of a folder in order, each once, or for each table where it speaks of one, or for each field
    that names an action."""
    for path in sorted((FOLDER / folder).glob("*.sql")):
        name = f"{folder}/{path.stem}"
        text = statement(name)
        if "@field" in text:
            for table in TABLES.values():
                for field in table.fields:
                    if field.refers_to == "action" and not field.many:
                        yield statement_of(name, table.name, field.name)
        elif "@rows" in text:
            yield from (statement_of(name, table) for table in TABLES)
        else:
            yield text
