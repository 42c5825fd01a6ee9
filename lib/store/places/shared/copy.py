"""The copy of the ledger in memory: how far it is, and how it catches up with PostgreSQL."""

from __future__ import annotations

from threading import RLock

import duckdb

from lib.store.places.shared.address import SharedAddress
from lib.store.places.shared.line import PATIENCE, Line, limited
from lib.store.places.shared.refusals import refusal
from lib.store.places.shared.rows import Head, News, apply, columns_of, head_of, news_after
from lib.store.statements import migrations

#: Seconds that a whole ledger may take to arrive, and what a few revisions may take.
WHOLE, SOME = 120.0, 20.0


class Copy:
    """`plan` in memory, up to a revision of PostgreSQL; a transaction brings it to a later one."""

    def __init__(self, root: duckdb.DuckDBPyConnection, lock: RLock, address: SharedAddress) -> None:
        self._root = root
        self._lock = lock
        self._address = address
        cursor = root.cursor()
        self.columns = columns_of(cursor)
        cursor.close()
        #: The last revision of the copy, and the token that PostgreSQL keeps it with.
        self.last = 0
        self.token: str | None = None

    def follow(self, line: Line) -> None:
        """Brings the copy to the last revision of PostgreSQL; a reader sees each revision whole.

        Raises psycopg.Error when the line fails, StoreUnavailable when the ledger is another one than it was.
        """
        last, token = self.last, self.token
        with limited(line, PATIENCE):
            head = head_of(line, last)
        if head.migrations > len(migrations()):
            raise refusal("shared_newer", self._address)
        if (head.number, head.token) == (last, token):
            return
        if last and (head.number <= last or head.before != token):
            self._check_same(last, token, head)
        with limited(line, SOME if last else WHOLE):
            news = news_after(line, self.columns, last)
        with self._lock:
            if self.last == last:
                self._apply(news)

    def wrote(self, number: int, token: str) -> None:
        """The copy has a revision that this server itself kept."""
        self.last, self.token = number, token

    def _check_same(self, last: int, token: str | None, head: Head) -> None:
        """Raises StoreUnavailable unless this server wrote or followed a revision since `last` was looked at."""
        with self._lock:
            if (self.last, self.token) == (last, token):
                code = "shared_replaced" if head.number and head.is_whole else "shared_gone"
                raise refusal(code, self._address)

    def _apply(self, news: News) -> None:
        if news.last <= news.after:
            return
        cursor = self._root.cursor()
        cursor.begin()
        try:
            apply(cursor, news)
        except BaseException:
            cursor.rollback()
            raise
        else:
            cursor.commit()
            self.last, self.token = news.last, news.token
        finally:
            cursor.close()
