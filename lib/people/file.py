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
#: Which file it is, whatever its name.
Mark = tuple[int, int]


class FilePlace:
    """A connection for each who asks at the same moment; what is written is on the disk when it is answered.

    Each belongs to the file that was opened: of one that was taken away nothing is read any more, one that is put in its place
    is opened anew, and none is made but at the beginning.
    """

    tables = "tables_file"

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = Lock()
        self._free: list[tuple[Mark, sqlite3.Connection]] = []

    def begin(self, pending: Iterator[tuple[str, str]]) -> None:
        """Makes the file, for its owner alone, and applies what is not applied yet."""
        try:
            private.begin()
            private.folder(self.path.parent)
            if not self.path.exists():
                self.path.touch(0o600)
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
        except (sqlite3.Error, OSError) as error:
            raise unavailable(self.path, error) from error

    def close(self) -> None:
        """Closes what nobody uses."""
        with self._lock:
            while self._free:
                self._free.pop()[1].close()

    @contextmanager
    def _line(self) -> Iterator[sqlite3.Connection]:
        told = self.path.stat()
        mark: Mark = (told.st_dev, told.st_ino)
        with self._lock:
            for held, old in self._free:
                if held != mark:
                    old.close()
            self._free = [(held, line) for held, line in self._free if held == mark]
            line = self._free.pop()[1] if self._free else None
        line = line or self._opened()
        try:
            yield line
        except sqlite3.DatabaseError as error:
            if not isinstance(error, sqlite3.IntegrityError):
                line.close()
                raise
            self._keep(mark, line)
            raise
        except BaseException:
            self._keep(mark, line)
            raise
        self._keep(mark, line)

    def _keep(self, mark: Mark, line: sqlite3.Connection) -> None:
        with self._lock:
            self._free.append((mark, line))

    def _opened(self) -> sqlite3.Connection:
        line = sqlite3.connect(
            ":memory:", timeout=PATIENCE, isolation_level=None, check_same_thread=False, uri=True
        )
        line.row_factory = sqlite3.Row
        line.execute("ATTACH $path AS people", {"path": f"{self.path.resolve().as_uri()}?mode=rw"})
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
