"""People in PostgreSQL, beside the ledger: shared by every server that answers from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from threading import RLock
from typing import Any

import psycopg
from psycopg.rows import dict_row

from lib.people.store import Rows, statement, unavailable
from lib.store.places.shared.address import SharedAddress
from lib.store.places.shared.dialect import adapted
from lib.store.places.shared.line import PATIENCE, Line, connected, limited

#: The lock under which one server at a time does what has to hold together: as a writer of a file does.
TURN = 720_530_771


class SharedPlace:
    """One line, used by one thread at a time: what is asked of people is small."""

    tables = "tables_shared"

    def __init__(self, address: SharedAddress) -> None:
        self.address = address
        self._lock = RLock()
        self._line: Line | None = None

    def begin(self, pending: Iterator[tuple[str, str]]) -> None:
        """Makes the tables, or what is not there of them yet; one server at a time."""
        with self.asking(whole=True) as asking:
            asking.run(statement("shared_schema"), {})
            asking.run(statement("setup_migration_table"), {})
            applied = {row["name"] for row in asking.run(statement("setup_migrations_applied"), {})}
            for name, text in pending:
                if name not in applied:
                    asking.run(text, {})
                    asking.run(statement("setup_migration_record"), {"name": name})

    @contextmanager
    def asking(self, *, whole: bool = False) -> Iterator[_Asking]:
        """What runs statements, one thread at a time. A line that was cut is opened again for the next one."""
        with self._lock:
            line = self._open()
            try:
                with limited(line, PATIENCE):
                    if not whole:
                        yield _Asking(line)
                    else:
                        with line.transaction():
                            turn = _Asking(line)
                            turn.run(statement("shared_turn"), {"turn": TURN})
                            yield turn
            except psycopg.IntegrityError:
                raise
            except psycopg.Error as error:
                raise unavailable(self.address, error) from error

    def close(self) -> None:
        """Closes the line."""
        with self._lock:
            if self._line is not None:
                self._line.close()
            self._line = None

    def _open(self) -> Line:
        if self._line is None or self._line.closed or self._line.broken:
            self._line = connected(self.address)
        return self._line


class _Asking:
    def __init__(self, line: Line) -> None:
        self._line = line

    def run(self, text: str, parameters: Mapping[str, Any]) -> Rows:
        """The rows of one statement."""
        with self._line.cursor(row_factory=dict_row) as cursor:
            cursor.execute(adapted(text).encode(), dict(parameters) or None)
            return list(cursor.fetchall()) if cursor.description else []
