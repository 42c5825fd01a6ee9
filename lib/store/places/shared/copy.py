"""The copy of the ledger in memory: how far it is, and how it catches up with PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import RLock

import duckdb

from lib.store.places.shared.address import SharedAddress
from lib.store.places.shared.line import PATIENCE, Line, limited
from lib.store.places.shared.refusals import refusal
from lib.store.places.shared.rows import Head, News, apply, columns_of, head_of, news_after
from lib.store.statements import migrations

#: Seconds without a row in which a whole ledger may be on its way, and in which a few revisions may.
WHOLE, SOME = 120.0, 5.0
#: Seconds that the copy is waited for while somebody writes: a line that is cut meanwhile must be noticed, or he never is told.
BUSY = 1.0


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

    def follow(self, line: Line) -> bool:
        """Brings the copy to the last revision of PostgreSQL; a reader sees each revision whole. False while somebody writes.

        Raises psycopg.Error when the line fails, StoreUnavailable when the ledger is another one than it was.
        """
        last, token = self.last, self.token
        with limited(line, PATIENCE):
            head = head_of(line, last)
        if head.migrations > len(migrations()):
            raise refusal("shared_newer", self._address)
        if (head.number, head.token) == (last, token):
            return True
        if last and (head.number <= last or head.before != token) and not self._is_same(last, token, head):
            return False
        with limited(line, SOME if last else WHOLE) as heard:
            news = news_after(line, self.columns, last, heard)
        with self._held() as held:
            if held and self.last == last:
                self._apply(news)
        return held

    def wrote(self, number: int, token: str) -> None:
        """The copy has a revision that this server itself kept."""
        self.last, self.token = number, token

    def _is_same(self, last: int, token: str | None, head: Head) -> bool:
        """Raises StoreUnavailable unless this server wrote or followed a revision since `last` was looked at; False while
        nobody can say."""
        with self._held() as held:
            if held and (self.last, self.token) == (last, token):
                code = "shared_replaced" if head.number and head.is_whole else "shared_gone"
                raise refusal(code, self._address)
        return held

    @contextmanager
    def _held(self) -> Iterator[bool]:
        held = self._lock.acquire(timeout=BUSY)
        try:
            yield held
        finally:
            if held:
                self._lock.release()

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
