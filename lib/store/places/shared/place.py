"""The place: PostgreSQL keeps each revision in one transaction before the copy has it."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from contextlib import suppress
from itertools import count
from threading import RLock
from time import monotonic, sleep
from uuid import uuid4

import duckdb
import psycopg
import pyarrow as pa
from psycopg import errors

from lib.domain.errors import StoreUnavailable
from lib.store.places.protocol import Taken, Told, Written
from lib.store.places.shared.address import SharedAddress
from lib.store.places.shared.copy import Copy
from lib.store.places.shared.dialect import said, said_of
from lib.store.places.shared.following import Following
from lib.store.places.shared.line import Line, connected, cut, limited
from lib.store.places.shared.refusals import not_allowed, refusal
from lib.store.places.shared.rows import head_of, insert, insert_table
from lib.store.places.shared.schema import prepare
from lib.store.statements import statement

#: Seconds that a writer waits for the line to come back when it does not know whether its revision was kept.
RETURN = 5.0
#: Seconds that keeping a revision may take: another server may be writing a long one.
LONGEST = 60.0
#: Seconds that a migration may take, this server's or another's that it waits for.
MIGRATION = 1800.0
#: Seconds of silence after which the copy is no longer called fresh.
FRESH = 4.0
#: The code of a server that does not answer, and those of a fault that no patience mends.
SILENT, LASTING = "shared_unreachable", frozenset({"shared_gone", "shared_newer", "shared_replaced"})
#: Seconds after a writer was refused, in which those who queue behind him are told so at once.
TOLD = 2.0
_FIRST = (
    errors.UniqueViolation,
    errors.SerializationFailure,
    errors.DeadlockDetected,
    errors.LockNotAvailable,
)
_openings = count(1)


class SharedPlace:
    """A ledger in PostgreSQL."""

    whole = False

    def __init__(self, address: SharedAddress) -> None:
        self.address = address
        #: Another one for each opening: what was answered before says nothing of a ledger that took its place.
        self.name = f"shared-{address}#{next(_openings)}"
        self.told: Told | None = None
        self._root: duckdb.DuckDBPyConnection | None = None
        self._copy: Copy | None = None
        self._following: Following | None = None
        self._line: Line | None = None
        self._kept: tuple[int, str] | None = None
        self._refusal: tuple[float, StoreUnavailable] | None = None
        self.closed = False

    def attach(self, root: duckdb.DuckDBPyConnection) -> None:
        """Makes an empty copy, and the tables of PostgreSQL if they are not there. Raises StoreUnavailable."""
        from lib.store.renewal import keep_shared_before

        root.execute(statement("setup/attach_copy"))
        self._root = root
        self._line = line = connected(self.address)
        with limited(line, MIGRATION):
            prepare(line, self.address, lambda migration: keep_shared_before(line, self.address, migration))

    def fill(self, lock: RLock) -> None:
        """Fills the copy and begins to follow. Raises StoreUnavailable."""
        if self._root is None:
            raise refusal("shared_unreachable", self.address)
        copy = Copy(self._root, lock, self.address)
        self._catch_up(copy)  # a line that was ended meanwhile is opened again
        self._copy = copy
        self._following = Following(self.address, copy, self._lost)
        self._following.start()

    @property
    def silence(self) -> float | None:
        """Seconds since the copy was last known to be fresh; None for a copy that is followed."""
        seconds = self._following.silence if self._following else 0.0
        return seconds if seconds > FRESH else None

    @property
    def fault(self) -> StoreUnavailable | None:
        """Why the copy is not followed, where the server answers; that it does not is told by its silence."""
        reason = self._following.reason if self._following else None
        if reason is None or reason.code == SILENT:
            return None
        return reason if reason.code in LASTING or self.silence is not None else None

    def refused(self, error: Exception) -> StoreUnavailable | None:
        """Nothing that the copy says."""
        return None

    def before_writing(self) -> None:
        """Brings the copy to the last revision. Raises StoreUnavailable when PostgreSQL does not answer."""
        self._kept = None
        if self._copy is None:
            return
        if self.silence is not None and self._refusal and monotonic() - self._refusal[0] < TOLD:
            _, told = self._refusal
            raise StoreUnavailable(told.code, told.message, **told.values)
        try:
            self._catch_up(self._copy)
        except StoreUnavailable as error:
            self._refusal = (monotonic(), error)
            raise

    def _catch_up(self, copy: Copy) -> None:
        for again in (True, False):
            try:
                copy.follow(self._writing())
                return
            except psycopg.Error as error:
                self._drop()
                if not again:
                    raise not_allowed(self.address, error) from error

    def keep(self, written: Written) -> None:
        """Writes a revision, all of it or nothing.

        Raises Taken when another writer was first, StoreUnavailable when it was not kept or nobody can say.
        """
        self._commit(int(written.revision["number"]), lambda line: _write(line, written))

    def keep_whole(self, last: int, tables: Mapping[str, pa.Table]) -> None:
        """Writes all of another ledger, or nothing. Raises Taken when PostgreSQL holds one, StoreUnavailable."""

        def write(line: Line) -> str:
            line.execute(said("start_lock"))
            if head_of(line).number:
                raise Taken
            for table, rows in tables.items():
                insert_table(line, table, rows)
            return ",".join(sorted(tables))

        self._commit(last, write)

    def after_writing(self) -> None:
        """The copy has what PostgreSQL has."""
        if self._copy is not None and self._kept is not None:
            self._copy.wrote(*self._kept)
            if self._following is not None:
                self._following.heard()
        self._kept = None

    def content(self, sha256: str) -> bytes | None:
        """The bytes of a file; they are in no copy. Raises StoreUnavailable."""
        try:
            with connected(self.address) as line, limited(line, LONGEST):
                found = line.execute(said("content"), {"sha256": sha256}, binary=True).fetchone()
        except psycopg.Error as error:
            raise not_allowed(self.address, error) from error
        return bytes(found[0]) if found and isinstance(found[0], bytes) else None

    def close(self) -> None:
        """Ends what follows, and the line."""
        self.closed = True
        if self._following is not None:
            self._following.end()
        self._drop()

    def abandon(self) -> None:
        """The same: nothing is written at the end."""
        self.close()

    def _commit(self, number: int, write: Callable[[Line], str]) -> None:
        """One transaction of PostgreSQL: what is written, the token of its last revision, and a word to who follows."""
        line, token, mark = self._writing(), uuid4().hex, secrets.randbelow(2**31)
        asked = False
        try:
            with limited(line, LONGEST):
                line.execute(b"BEGIN")
                line.execute(said("claim"), {"mark": mark})
                tables = write(line)
                line.execute(said("kept"), {"number": number, "token": token, "tables": tables})
                line.execute(said("notify"), {"number": str(number)})
                asked = True
                line.execute(b"COMMIT")
        except _FIRST as error:
            self._roll_back(line)
            raise Taken from error
        except psycopg.Error as error:
            lost = line.broken or line.closed
            self._roll_back(line)
            if not lost or not asked:
                raise not_allowed(self.address, error) from error
            if not self._was_kept(token, mark):
                raise refusal("shared_unreachable", self.address) from error
        except BaseException:
            self._roll_back(line)
            raise
        self._kept = (number, token)

    def _was_kept(self, token: str, mark: int) -> bool:
        """Whether a revision whose end nobody answered is there, once nothing of it is under way.

        Raises StoreUnavailable when the line does not come back in time.
        """
        until = monotonic() + RETURN
        while (left := until - monotonic()) > 0:
            with suppress(psycopg.Error, StoreUnavailable):
                self._line = connected(self.address, timeout=left)
                with limited(self._line, max(left, 1.0)):
                    self._line.execute(said("claim_end"), {"mark": mark})
                    self._line.execute(said("claim"), {"mark": mark})
                    return bool(
                        (self._line.execute(said("recorded"), {"token": token}).fetchone() or (0,))[0]
                    )
            self._drop()
            sleep(0.2)
        raise StoreUnavailable(
            "outcome_unknown",
            "The line to the data server {server} was cut while it was recording: nobody can say yet whether this change"
            " was kept. Look at the history when the line is back, before doing it again.",
            server=str(self.address),
        )

    def _writing(self) -> Line:
        if self._line is None or self._line.closed or self._line.broken:
            self._line = connected(self.address)
        return self._line

    def _roll_back(self, line: Line) -> None:
        try:
            with limited(line, 5.0):
                line.execute(b"ROLLBACK")
        except psycopg.Error:
            self._drop()

    def _lost(self) -> None:
        """The thread that follows lost its line: whoever waits on the same server learns it now."""
        if self._line is not None:
            cut(self._line)

    def _drop(self) -> None:
        line, self._line = self._line, None
        if line is not None:
            with suppress(psycopg.Error):
                line.close()


def _write(line: Line, written: Written) -> str:
    """A revision; answers the tables it wrote. The number first: who takes it too waits here for the end of this one."""
    row = written.revision
    insert(line, "revision", tuple(row), [tuple(row.values())])
    for table, keys in written.ended.items():
        asked = {"plan": row["plan"], "keys": list(keys), "revision": row["number"]}
        line.execute(said_of("close", table), asked)
    for table, rows in written.begun.items():
        insert_table(line, table, rows)
    for held in written.files:
        line.execute(said("file"), dict(held))
    for named in written.sources:
        insert(line, "source", tuple(named), [tuple(named.values())])
    return ",".join(sorted({*written.ended, *written.begun, *(["source"] if written.sources else [])}))
