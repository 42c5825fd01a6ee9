"""Rows on their way: out of PostgreSQL as text that DuckDB reads, into it as values."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import duckdb
import pyarrow as pa
from psycopg import IsolationLevel
from pyarrow import csv

from lib.domain.schema import TABLES
from lib.store.places.shared.dialect import said, said_of
from lib.store.places.shared.line import Line
from lib.store.statements import statement, statement_of

#: The tables to copy that are no table of the registry (the bytes of files are not copied), and the column that tells the revision which wrote a row.
SINCE: Mapping[str, str] = {"revision": "number", "source": "revision"}
_ENDED = ("plan", "key", "valid_from", "valid_to")

Columns = Mapping[str, tuple[str, ...]]


@dataclass(slots=True)
class News:
    """What the revisions after one wrote, up to the last one, as text."""

    after: int
    last: int
    token: str | None = None
    begun: dict[str, pa.Table] = field(default_factory=dict)
    ended: dict[str, pa.Table] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Head:
    """The last revision kept, its token, and how many migrations the database has had; the token of an earlier one that
    was asked for, and whether the tables are whole: a backup that is put back has its keys last."""

    number: int
    token: str | None
    migrations: int
    before: str | None
    is_whole: bool


def columns_of(cursor: duckdb.DuckDBPyConnection) -> Columns:
    """The tables of `plan` with their columns."""
    return {name: tuple(columns) for name, columns in cursor.execute(statement("setup/columns")).fetchall()}


def head_of(line: Line, known: int = 0) -> Head:
    """The last revision that is kept, beside one that is known. Raises psycopg.Error."""
    row: tuple[Any, ...] = line.execute(said("head"), {"known": known}).fetchone() or (
        0,
        None,
        0,
        None,
        False,
    )
    number, token, migrations, before, is_whole = row
    return Head(int(number or 0), token, int(migrations), before, bool(is_whole))


def news_after(line: Line, columns: Columns, after: int, heard: Callable[[], None]) -> News:
    """Everything after a revision, read in one snapshot; `heard` is called for each row that arrives. Raises psycopg.Error."""
    line.isolation_level, line.read_only = IsolationLevel.REPEATABLE_READ, True
    try:
        with line.transaction():
            head = head_of(line)
            news = News(after, head.number, head.token)
            if head.number <= after:
                return news
            for table in _touched(line, columns, after):
                asked = said_of("begun", table, columns[table], SINCE.get(table, "valid_from"))
                news.begun[table] = _read(line, asked, after, columns[table], heard)
                if after and table in TABLES:
                    news.ended[table] = _read(line, said_of("ended", table), after, _ENDED, heard)
    finally:
        line.isolation_level, line.read_only = None, None
    return news


def apply(cursor: duckdb.DuckDBPyConnection, news: News) -> None:
    """Writes what was read into `plan`, in the transaction of the cursor. The order tells: ended before begun."""
    for table, ended in news.ended.items():
        if ended.num_rows:
            cursor.register("ended", ended)
            cursor.execute(statement_of("writes/close_followed", table))
    for table, begun in news.begun.items():
        if begun.num_rows:
            cursor.register("incoming", begun)
            cursor.execute(statement("writes/insert").replace("@table", table))


def insert(line: Line, table: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Adds rows to a table of PostgreSQL. Raises psycopg.Error."""
    with line.cursor() as cursor, cursor.copy(said_of("insert", table, tuple(columns))) as copy:
        for row in rows:
            copy.write_row(row)


def insert_table(line: Line, table: str, rows: pa.Table) -> None:
    """The same for a table in memory."""
    insert(line, table, rows.column_names, list(zip(*rows.to_pydict().values(), strict=True)))


def _touched(line: Line, columns: Columns, after: int) -> Sequence[str]:
    """The tables to read: those that the writers named; every one where a revision names none."""
    every = [table for table in columns if table in TABLES or table in SINCE]
    if not after:
        return every
    named = [text for (text,) in line.execute(said("touched"), {"after": after}).fetchall()]
    if None in named:
        return every
    wanted = {table for text in named for table in str(text).split(",")} | {"revision"}
    return [table for table in every if table in wanted]


def _read(
    line: Line, asked: bytes, after: int, columns: Sequence[str], heard: Callable[[], None] = lambda: None
) -> pa.Table:
    arrived = []
    with line.cursor() as cursor, cursor.copy(asked, {"after": after}) as copy:
        for piece in copy:
            heard()
            arrived.append(piece)
    content = b"".join(arrived)
    text = dict.fromkeys(columns, pa.string())
    if not content:
        return pa.table({name: pa.array([], pa.string()) for name in columns})
    return csv.read_csv(
        BytesIO(content),
        # One block: a text may be longer than any block that would be chosen.
        read_options=csv.ReadOptions(column_names=list(columns), block_size=min(len(content) + 1, 2**31 - 1)),
        parse_options=csv.ParseOptions(newlines_in_values=True),
        convert_options=csv.ConvertOptions(
            column_types=text, strings_can_be_null=True, quoted_strings_can_be_null=False, null_values=[""]
        ),
    )


def everything(line: Line, table: str, columns: tuple[str, ...]) -> pa.Table:
    """Every row of a table without bytes, as text. Raises psycopg.Error."""
    return _read(line, said_of("everything", table, columns), 0, columns)
