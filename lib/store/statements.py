"""The statements of the store: one `.sql` file each, some written once for every table of the registry."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from lib.domain.schema import TABLES

FOLDER = Path(__file__).parent
#: The schema of the macros that leave nothing out, and of those for who does not see every action.
WHOLE, TEAM = "main", "team_view"
#: What begins a line that is written once for every table, between them.
EACH = "@each_table "


@cache
def statement(name: str) -> str:
    """The text of one statement file, by its path below this folder without the ending."""
    return (FOLDER / f"{name}.sql").read_text(encoding="utf-8")


@cache
def statement_of(name: str, table: str, field: str = "", view: str = WHOLE) -> str:
    """The text of a statement that is written once for every table, for one of them.

    Names of tables and fields take no parameter: those of the registry, and no other, stand in place of @table, @rows,
    @columns, @shown, @is_shown, @stands, @field, @by, @within; @view is the schema of whoever reads, @versions what it
    may know of the table. Raises KeyError for any other.
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
        "@view": f"memory.{view}",
        "@versions": f"plan.{found.name}" if view == WHOLE else f"team_rows.{found.rows}_known(p)",
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
    that names an action; or once with a line for each table. Who does not see every action has the rows as the whole has
    them, of what it may know of."""
    for path in sorted((FOLDER / folder).glob("*.sql")):
        name = f"{folder}/{path.stem}"
        text = statement(name)
        if "@field" in text:
            for table in TABLES.values():
                for field in table.fields:
                    if field.refers_to == "action" and not field.many:
                        yield statement_of(name, table.name, field.name)
        elif EACH in text:
            yield "\n".join(_for_each(line) for line in text.splitlines())
        elif "@rows" in text:
            yield from (statement_of(name, table) for table in TABLES)
        else:
            yield text
    if folder == "team":
        yield from (statement_of("macros/00_rows", table, view=TEAM) for table in TABLES)


def _for_each(line: str) -> str:
    if not line.startswith(EACH):
        return line
    said, end = line.removeprefix(EACH).removesuffix(";"), ";" if line.endswith(";") else ""
    return " UNION ALL ".join(said.replace("@rows", table.rows) for table in TABLES.values()) + end
