"""The open store: an in-memory DuckDB with the plan's file attached as `plan`.

Macros live in the in-memory catalogue and read the tables of `plan`, so that the file holds data
only. One process holds the file; inside it every operation takes its own cursor and writers queue
on one lock.
"""

from __future__ import annotations

import atexit
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock, RLock
from typing import Any

import duckdb
import pandas as pd
from duckdb import connect

from lib.domain.errors import StoreUnavailable
from lib.domain.schema import TABLES
from lib.domain.thresholds import DEFAULTS
from lib.store.places.beginning import make_folder
from lib.store.places.file import FilePlace
from lib.store.places.protocol import Place
from lib.store.places.refusals import refusal
from lib.store.places.shared.address import SharedAddress, is_shared
from lib.store.renewal import keep_before, renewed, rescue
from lib.store.rows import Column
from lib.store.statements import FOLDER, macros, migrations, statement, statement_of
from lib.store.views import Hidden, Views


def location(environment: Mapping[str, str]) -> Path | SharedAddress:
    """Where the data are: what PLAN_DATABASE says, else the file `data/plan.duckdb` of the installation."""
    said = environment.get("PLAN_DATABASE") or ""
    if is_shared(said):
        return SharedAddress(said)
    return Path(said or FOLDER.parents[1] / "data" / "plan.duckdb")


def place_of(where: Path | SharedAddress | None) -> Place:
    """The place that a location names; in memory when there is none."""
    if not isinstance(where, SharedAddress):
        return FilePlace(where)
    from lib.store.places.shared.place import SharedPlace  # its client is not waited for by who keeps a file

    return SharedPlace(where)


class Store:
    """An open store. Share one per process; every method may be called from any thread."""

    def __init__(
        self,
        root: duckdb.DuckDBPyConnection,
        place: Place,
        whole: Store | None = None,
        hidden: Hidden = None,
    ) -> None:
        self._root = root
        #: Where the ledger is kept.
        self.place = place
        #: The same store with nothing left out: what is written is held against all there is.
        self.whole = whole or self
        self._lock: RLock = whole._lock if whole else RLock()
        self._hidden = hidden
        self._views = Views(lambda hidden: Store(root, place, whole=self, hidden=hidden), self._learn)
        #: Identifies the store in cache keys.
        self.name = f"{place.name}|{'partner' if hidden is None else sorted(hidden)}" if whole else place.name

    def seen_by_partner(self) -> Store:
        """The same store with what a partner never sees left out of every macro, so of every figure and every row."""
        return self.whole._views.of(None)

    def without(self, hidden: frozenset[str]) -> Store:
        """The same store with some actions, « plan:key », and all that hangs on them left out; the whole for none of them."""
        return self.whole._views.of(hidden) if hidden else self.whole

    @classmethod
    def open(cls, where: Path | SharedAddress | None = None) -> Store:
        """The store in a file, in PostgreSQL or in memory; created or brought up to date as needed.

        Raises StoreUnavailable.
        """
        return cls.at(place_of(where))

    def again(self, where: Path | SharedAddress) -> Store:
        """The store of what stands there now. Raises StoreUnavailable."""
        return self.open(where)

    @classmethod
    def at(cls, place: Place) -> Store:
        """The store kept in a place; created or brought up to date as needed. Raises StoreUnavailable."""
        root = connect()
        try:
            place.attach(root)
        except BaseException:
            root.close()
            raise
        store = cls(root, place)
        try:
            with store._in_words():
                store.migrate()
                store.define()
                place.fill(store._lock)
        except BaseException:
            store.leave()
            raise
        return store

    def migrate(self) -> None:
        """Applies the pending migrations, each in one transaction with its record; a copy of the file is made before.

        Raises StoreUnavailable for a file of a newer version, and where no copy could be made; nothing is changed then.
        """
        known = migrations()
        applied = self._applied()
        if applied - {name for name, _ in known}:
            raise refusal("store_newer", getattr(self.place, "path", None) or Path("plan.duckdb"))
        pending = [(name, text) for name, text in known if name not in applied]
        if pending and applied:
            keep_before(self, pending[0][0])
        if not applied:
            with self.transaction() as cursor:
                cursor.execute(statement("setup/migration_table"))
        for name, text in pending:
            with self.transaction() as cursor:
                cursor.execute(text)
                cursor.execute(statement("setup/migration_record"), {"name": name})

    def _applied(self) -> set[str]:
        """The migrations that the plan has had; none where it has no tables yet."""
        cursor = self.cursor()
        try:
            if not cursor.execute(statement("setup/migrated")).fetchall():
                return set()
            return {name for (name,) in cursor.execute(statement("setup/migrations_applied")).fetchall()}
        finally:
            cursor.close()

    def define(self) -> None:
        """Loads the default thresholds and the macros into the in-memory catalogue."""
        cursor = self._root.cursor()
        cursor.execute(statement("setup/threshold_default"))
        cursor.executemany(statement("setup/threshold_insert"), [list(item) for item in DEFAULTS.items()])
        cursor.close()
        self._learn("macros")

    def _learn(self, folder: str) -> None:
        """Loads the macros of a folder into the in-memory catalogue."""
        cursor = self._root.cursor()
        for text in macros(folder):
            cursor.execute(text)
        cursor.close()

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """A cursor of its own for one operation; that of a view finds the macros of its own schema first."""
        cursor = self._root.cursor()
        if self._hidden is not None:
            cursor.execute(statement("setup/team_path"))
            cursor.execute(statement("setup/hidden"), {"hidden": sorted(self._hidden)})
        elif self.whole is not self:
            cursor.execute(statement("setup/partner_path"))
        return cursor

    @contextmanager
    def asking(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor for one question. Raises StoreUnavailable where the file cannot be read."""
        cursor = self.cursor()
        try:
            with self._in_words():
                yield cursor
        finally:
            cursor.close()

    @contextmanager
    def transaction(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """One write transaction at a time; commits on leaving, rolls back on any exception.

        Raises StoreUnavailable where what is written could not be kept: nothing of it is then.
        """
        with self._lock:
            try:
                self.place.before_writing()
            except StoreUnavailable as fault:
                if rescue(self):  # the sentence names the copy
                    raise self.place.fault or fault from None
                raise
            cursor = self.cursor()
            try:
                with self._in_words():
                    cursor.begin()
                    try:
                        yield cursor
                        cursor.commit()
                    except BaseException:
                        with suppress(duckdb.Error):  # a commit that failed has ended the transaction
                            cursor.rollback()
                        raise
                self.place.after_writing()
            finally:
                cursor.close()

    @contextmanager
    def _in_words(self) -> Iterator[None]:
        """What the engine says of the place becomes a StoreUnavailable; what it says of a statement stays."""
        try:
            yield
        except (duckdb.Error, OSError) as error:
            fault = self.place.refused(error)
            if fault is None:
                raise
            raise fault from error

    def catch_up(self) -> None:
        """Brings the store to what is kept now, where others write to it too. Raises StoreUnavailable."""
        with self._lock:
            self.place.before_writing()

    def rows(self, name: str, **parameters: Any) -> list[tuple[Any, ...]]:
        """The rows of a query file."""
        return self.answer(name, **parameters)[1]

    def records(self, name: str, **parameters: Any) -> list[dict[str, Any]]:
        """The rows of a query file as dicts, missing values as None."""
        names, rows = self.answer(name, **parameters)
        return [dict(zip(names, row, strict=True)) for row in rows]

    def answer(self, name: str, **parameters: Any) -> tuple[list[str], list[tuple[Any, ...]]]:
        """The names of the columns of a query file, and its rows; missing values as None."""
        return self._answer(statement(f"queries/{name}"), parameters)

    def listed(self, table: str, field: str, **parameters: Any) -> list[dict[str, Any]]:
        """The rows of a list of a table, sorted by one of its fields, as dicts; missing values as None."""
        names, rows = self._answer(statement_of(f"lists/{TABLES[table].rows}", table, field), parameters)
        return [dict(zip(names, row, strict=True)) for row in rows]

    def _answer(self, text: str, parameters: Mapping[str, Any]) -> tuple[list[str], list[tuple[Any, ...]]]:
        with self.asking() as cursor:
            answer = cursor.execute(text, dict(parameters) or None)
            return [column[0] for column in answer.description or []], answer.fetchall()

    def columns(self, name: str, **parameters: Any) -> list[Column]:
        """The columns of a query file; a value that many rows have is answered once."""
        with self.asking() as cursor:
            answer = cursor.execute(statement(f"queries/{name}"), parameters or None).to_arrow_table()
            return [Column.of(column) for column in answer.columns]

    def frame(self, name: str, **parameters: Any) -> pd.DataFrame:
        """The rows of a query file as a frame; dates are `date` objects, missing values None or NaN."""
        with self.asking() as cursor:
            return cursor.execute(statement(f"queries/{name}"), parameters or None).df(date_as_object=True)

    def close(self) -> None:
        """Folds the log into the file, and closes it."""
        self.place.close()
        self._root.close()

    def leave(self) -> None:
        """Closes without another word to the place: it cannot be kept up, or is another's by now."""
        self.place.abandon()
        self._root.close()


_opened: dict[Path | SharedAddress, Store] = {}
_opening = Lock()


def opened(where: Path | SharedAddress) -> Store:
    """The store of a location, opened once in this process whoever asks: screens and light pages share it.

    One whose file or database was replaced, or has to be opened anew, is another one from then on. Raises StoreUnavailable; the next
    one who asks tries again.
    """
    with _opening:
        found = _opened.get(where)
        if found is None:
            if isinstance(where, Path):
                make_folder(where)
            found = _opened[where] = Store.open(where)
        elif found.place.fault is not None:
            try:
                found = _opened[where] = renewed(found, where)
            except StoreUnavailable:
                del _opened[where]
                raise
        return found


def close_all() -> None:
    """Closes every store of this process: each file is whole then. The next one who asks opens it again."""
    with _opening:
        while _opened:
            _opened.popitem()[1].close()


atexit.register(close_all)
