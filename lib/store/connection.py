"""The open store: an in-memory DuckDB with the plan's file attached as `plan`.

Macros live in the in-memory catalogue and read the tables of `plan`, so that the file holds data
only. One process holds the file; inside it every operation takes its own cursor and writers queue
on one lock.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from threading import RLock
from typing import Any

import duckdb
import pandas as pd

from lib.domain.errors import StoreUnavailable
from lib.domain.thresholds import DEFAULTS

FOLDER = Path(__file__).parent


@cache
def statement(name: str) -> str:
    """The text of one statement file, by its path below this folder without the ending."""
    return (FOLDER / f"{name}.sql").read_text(encoding="utf-8")


def location(environment: Mapping[str, str]) -> Path:
    """Where the data file is: what PLAN_DATABASE says, else `data/plan.duckdb` of the installation."""
    return Path(environment.get("PLAN_DATABASE") or FOLDER.parents[1] / "data" / "plan.duckdb")


def quoted(path: Path | None) -> str:
    """The path as a SQL string, a quote in it doubled; the in-memory store when there is none."""
    return "'" + (str(path) if path else ":memory:").replace("'", "''") + "'"


class Store:
    """An open store. Share one per process; every method may be called from any thread."""

    def __init__(self, root: duckdb.DuckDBPyConnection, name: str, *, partner: bool = False) -> None:
        self._root = root
        self._lock = RLock()
        self._partner = partner
        self._twin: Store | None = None
        #: Identifies the store in cache keys.
        self.name = name

    def seen_by_partner(self) -> Store:
        """The same store with what a partner never sees left out of every macro, so of every figure.

        Always the same object: answers are kept by it.
        """
        if self._twin is None:
            self._twin = Store(self._root, f"{self.name}|partner", partner=True)
        return self._twin

    @classmethod
    def open(cls, path: Path | None = None) -> Store:
        """The store in a file, or in memory; created or brought up to date as needed.

        Raises StoreUnavailable when another process holds the file or it is not a store.
        """
        root = duckdb.connect()
        try:
            root.execute(statement("setup/attach").replace("@location", quoted(path)))
        except duckdb.Error as error:
            root.close()
            raise StoreUnavailable(
                "store_unavailable",
                "The data file {file} cannot be opened: another program holds it, or it is not a plan's file."
                " Close the other program and start again.",
                file=path.name if path else "",
            ) from error
        store = cls(root, str(path.resolve()) if path else f"memory-{id(root)}")
        store.migrate()
        store.define()
        return store

    def migrate(self) -> None:
        """Applies the pending migrations, each in one transaction with its record."""
        with self.transaction() as cursor:
            cursor.execute(statement("setup/migration_table"))
            applied = {name for (name,) in cursor.execute(statement("setup/migrations_applied")).fetchall()}
        for path in sorted((FOLDER / "migrations").glob("*.sql")):
            if path.stem in applied:
                continue
            with self.transaction() as cursor:
                cursor.execute(path.read_text(encoding="utf-8"))
                cursor.execute(statement("setup/migration_record"), {"name": path.stem})

    def define(self) -> None:
        """Loads the default thresholds and the macros into the in-memory catalogue."""
        cursor = self.cursor()
        cursor.execute(statement("setup/threshold_default"))
        cursor.executemany(statement("setup/threshold_insert"), [list(item) for item in DEFAULTS.items()])
        for path in sorted((FOLDER / "macros").glob("*.sql")):
            cursor.execute(path.read_text(encoding="utf-8"))
        cursor.close()

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """A cursor of its own for one operation; the partner's finds the macros of its own schema first."""
        cursor = self._root.cursor()
        if self._partner:
            cursor.execute(statement("setup/partner_view"))
        return cursor

    @contextmanager
    def transaction(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """One write transaction at a time; commits on leaving, rolls back on any exception."""
        with self._lock:
            cursor = self.cursor()
            cursor.begin()
            try:
                yield cursor
            except BaseException:
                cursor.rollback()
                raise
            else:
                cursor.commit()
            finally:
                cursor.close()

    def rows(self, name: str, **parameters: Any) -> list[tuple[Any, ...]]:
        """The rows of a query file."""
        cursor = self.cursor()
        try:
            return cursor.execute(statement(f"queries/{name}"), parameters or None).fetchall()
        finally:
            cursor.close()

    def records(self, name: str, **parameters: Any) -> list[dict[str, Any]]:
        """The rows of a query file as dicts, missing values as None."""
        cursor = self.cursor()
        try:
            answer = cursor.execute(statement(f"queries/{name}"), parameters or None)
            names = [column[0] for column in answer.description or []]
            return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]
        finally:
            cursor.close()

    def frame(self, name: str, **parameters: Any) -> pd.DataFrame:
        """The rows of a query file as a frame; dates are `date` objects, missing values None or NaN."""
        cursor = self.cursor()
        try:
            return cursor.execute(statement(f"queries/{name}"), parameters or None).df(date_as_object=True)
        finally:
            cursor.close()

    def close(self) -> None:
        """Closes the file; a checkpoint folds the log into it."""
        self._root.close()
