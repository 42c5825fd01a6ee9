"""People in a file of SQLite: several processes may open it, so that an account is mended while the app runs."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Lock
from typing import Any

from lib.people.store import Rows, statement, unavailable
from lib.store.places import private

#: Seconds that a writer waits for another one.
PATIENCE = 10.0


class FilePlace:
    """A connection for each who asks at the same moment; what is written is on the disk when it is answered."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = Lock()
        self._free: list[sqlite3.Connection] = []

    def begin(self, pending: Iterator[tuple[str, str]]) -> None:
        """Makes the file, for its owner alone, and applies what is not applied yet."""
        try:
            private.begin()
            private.folder(self.path.parent)
            with self._line() as line, self._transaction(line):
                line.execute(statement("setup_migration_table"))
                applied = {row[0] for row in line.execute(statement("setup_migrations_applied"))}
                for name, text in pending:
                    if name in applied:
                        continue
                    for part in _statements(text):
                        line.execute(part)
                    line.execute(statement("setup_migration_record"), {"name": name})
            private.mend([self.path])
        except (sqlite3.Error, OSError) as error:
            raise unavailable(self.path, error) from error

    @contextmanager
    def asking(self, *, whole: bool = False) -> Iterator[_Asking]:
        """What runs statements, by itself alone."""
        try:
            with self._line() as line:
                if not whole:
                    yield _Asking(line)
                else:
                    with self._transaction(line):
                        yield _Asking(line)
        except sqlite3.IntegrityError:
            raise
        except sqlite3.Error as error:
            raise unavailable(self.path, error) from error

    def close(self) -> None:
        """Closes what nobody uses."""
        with self._lock:
            while self._free:
                self._free.pop().close()

    @contextmanager
    def _line(self) -> Iterator[sqlite3.Connection]:
        with self._lock:
            line = self._free.pop() if self._free else None
        line = line or self._opened()
        try:
            yield line
        except sqlite3.OperationalError:
            line.close()
            raise
        except BaseException:
            self._keep(line)
            raise
        self._keep(line)

    def _keep(self, line: sqlite3.Connection) -> None:
        with self._lock:
            self._free.append(line)

    def _opened(self) -> sqlite3.Connection:
        line = sqlite3.connect(":memory:", timeout=PATIENCE, isolation_level=None, check_same_thread=False)
        line.row_factory = sqlite3.Row
        line.execute("ATTACH $path AS people", {"path": str(self.path)})
        line.execute("PRAGMA people.journal_mode = WAL")
        line.execute("PRAGMA people.synchronous = FULL")
        return line

    @contextmanager
    def _transaction(self, line: sqlite3.Connection) -> Iterator[None]:
        line.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            line.execute("ROLLBACK")
            raise
        line.execute("COMMIT")


class _Asking:
    def __init__(self, line: sqlite3.Connection) -> None:
        self._line = line

    def run(self, text: str, parameters: Mapping[str, Any]) -> Rows:
        """The rows of one statement."""
        with closing(self._line.execute(text, dict(parameters))) as cursor:
            return [dict(row) for row in cursor.fetchall()]


def _statements(text: str) -> Iterator[str]:
    """The statements of a migration: what SQLite runs of several ends the transaction first."""
    held = ""
    for line in text.splitlines(keepends=True):
        held += line
        if sqlite3.complete_statement(held):
            yield held
            held = ""
