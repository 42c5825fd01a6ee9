"""A whole ledger in PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from uuid import uuid4

import duckdb
import psycopg
import pyarrow as pa
from psycopg import IsolationLevel

from lib.domain.errors import Invalid
from lib.domain.schema import TABLES
from lib.store.moves.protocol import Agrees
from lib.store.places.shared.address import SharedAddress
from lib.store.places.shared.dialect import said, said_of
from lib.store.places.shared.line import Line, connected
from lib.store.places.shared.refusals import not_allowed
from lib.store.places.shared.rows import everything, insert_table
from lib.store.statements import migrations, statement

#: Rows that travel together.
BATCH = 20_000


class WholeServer:
    """A database that no server of the product uses."""

    def __init__(self, address: SharedAddress) -> None:
        self.address = address
        self.name = str(address)

    @contextmanager
    def lent(self, root: duckdb.DuckDBPyConnection) -> Iterator[None]:
        """A copy in memory as `plan`, its files with it; nobody records anything before the end."""
        with self._line() as line:
            line.isolation_level = IsolationLevel.REPEATABLE_READ
            with line.transaction(force_rollback=True):
                self._check_alone(line)
                if not self._is_there(line):
                    raise Invalid(
                        "move_nothing", "“{place}” holds no plan. Nothing was moved.", place=self.name
                    )
                line.execute(said("hold"))
                read(line, root, "plan")
                yield

    def take(self, root: duckdb.DuckDBPyConnection, agrees: Agrees) -> None:
        """One transaction: the tables, the rows, and what they are when they are read back."""
        with self._line() as line, line.transaction():
            self._check_alone(line)
            line.execute(said("schema_lock"))
            line.execute(said("patient"))
            if self._is_there(line):
                self._check_empty(line)
                line.execute(said("schema_drop"))
            last = _write(line, root)
            read(line, root, "target")
            agrees("target")
            line.execute(said("kept"), {"number": last, "token": uuid4().hex, "tables": ""})

    @contextmanager
    def _line(self) -> Iterator[Line]:
        with connected(self.address) as line:
            try:
                yield line
            except psycopg.Error as error:
                raise not_allowed(self.address, error) from error

    def _is_there(self, line: Line) -> bool:
        return bool((line.execute(said("schema_there")).fetchone() or (False,))[0])

    def _check_alone(self, line: Line) -> None:
        name = self.address.options["application_name"]
        others = int(str((line.execute(said("others"), {"name": name}).fetchone() or (0,))[0]))
        if others:
            raise Invalid(
                "move_in_use",
                "“{place}” is in use: a dashboard or a command is connected to it. Nothing was moved: stop it first.",
                place=self.name,
            )

    def _check_empty(self, line: Line) -> None:
        for table, _ in _tables(line).items():
            held = line.execute(said_of("holds_rows", table)).fetchone() or (False,)
            if held[0] and table != "migration":
                raise Invalid(
                    "move_taken",
                    "“{place}” holds a plan already. Nothing was moved: name an empty place, or put that plan aside first.",
                    place=self.name,
                )


def _tables(line: Line) -> Mapping[str, tuple[tuple[str, ...], bool]]:
    """Each table with its columns, and whether one of them is bytes."""
    found: list[tuple[str, list[str], list[bool]]] = line.execute(said("tables")).fetchall()  # type: ignore[assignment]
    return {table: (tuple(columns), any(are_bytes)) for table, columns, are_bytes in found}


def read(line: Line, root: duckdb.DuckDBPyConnection, database: str) -> None:
    """All that PostgreSQL holds, into tables made by the migrations that it has had."""
    root.execute(statement("moves/memory").replace("@database", database))
    applied = {str(name) for (name,) in line.execute(said("migrations_applied")).fetchall()}
    _make(root, database, applied)
    for table, (columns, of_bytes) in _tables(line).items():
        fill = statement("moves/fill").replace("@database", database).replace("@table", table)
        for batch in _values(line, table, columns) if of_bytes else (everything(line, table, columns),):
            if batch.num_rows:
                root.register("incoming", batch)
                root.execute(fill)


def _values(line: Line, table: str, columns: tuple[str, ...]) -> Iterator[pa.Table]:
    """The rows of a table with bytes, a few at a time: a file may be large."""
    with line.cursor(binary=True) as cursor:
        for row in cursor.stream(said_of("everything_of_bytes", table, columns)):
            yield pa.table({name: [value] for name, value in zip(columns, row, strict=True)})


def _make(root: duckdb.DuckDBPyConnection, database: str, applied: set[str]) -> None:
    """The tables of some migrations, in one of the databases of the root."""
    for text in (
        statement("setup/migration_table"),
        *(text for name, text in migrations() if name in applied),
    ):
        root.execute(text.replace("plan.", f"{database}."))


def _write(line: Line, root: duckdb.DuckDBPyConnection) -> int:
    """The tables and the rows of `plan` of the root, into PostgreSQL; answers the last revision."""
    line.execute(said("schema_create"))
    applied = {name for (name,) in root.execute(statement("setup/migrations_applied")).fetchall()}
    for name, text in migrations():
        if name in applied:
            line.execute(text.encode())
    names = [name for (name,) in root.execute(statement("moves/tables"), {"database": "plan"}).fetchall()]
    for table in names:
        rows = root.execute(statement("moves/everything"), {"table": f"plan.main.{table}"})
        for batch in rows.to_arrow_reader(BATCH):
            insert_table(line, table, pa.Table.from_batches([batch]))
    for table in TABLES:
        if table in names:
            line.execute(said_of("indexes", table))
    (last,) = root.execute(statement("writes/revision_next")).fetchall()[0]
    return int(last) - 1
