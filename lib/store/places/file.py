"""The ledger in one file of this machine, or in memory.

A commit goes into the log beside the file, which stays as it is meanwhile: so a copy of both, taken while people write,
opens at the last revision. In the first quiet moment, and at the end, the log is folded into the file, which is whole then.
(Folding at each commit instead broke one copy in eight of a file of 10 MB under heavy writing.)
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from itertools import count
from pathlib import Path
from threading import RLock, Timer
from time import monotonic

import duckdb
import pyarrow as pa

from lib.domain.errors import StoreUnavailable
from lib.store.places import private
from lib.store.places.beginning import begin_file, log_of, quoted, set_aside
from lib.store.places.identity import Identity
from lib.store.places.protocol import Told, Written
from lib.store.places.refusals import LOST, refusal, refused
from lib.store.statements import statement

#: Seconds without a commit after which the log is folded, and seconds until that is tried again where it failed.
QUIET, LATER = 2.0, 30.0
#: Seconds between two looks at the file by those who read; who writes looks each time.
GLANCE = 1.0
#: Bytes of a log that is folded although people write on, and bytes of the disk that folding must leave free.
LONGEST, SPARE = 64 << 20, 4 << 20
#: What stays true of an open file once the engine has met it: part of it cannot be read, or it has to be opened again.
SHOWN = ("store_interrupted", "store_damaged")
_openings = count(1)
#: When a file may be folded again after that failed: opened again, it is known still.
_not_before: dict[Path, float] = {}


class FilePlace:
    """A file that one process holds; in memory when there is no path."""

    whole = True

    def __init__(self, path: Path | None = None) -> None:
        self.path = path
        #: Another one for each opening: what was answered before says nothing of a file that took its place.
        self.name = f"{path.absolute()}#{next(_openings)}" if path else f"memory-{id(self)}"
        self.told: Told | None = None
        #: The name of the copy of what was recorded, or why there is none, once the file is lost.
        self.rescued = self.unrescued = ""
        self._root: duckdb.DuckDBPyConnection | None = None
        self._lock: RLock | None = None
        self._identity: Identity | None = None
        #: What a read or a write has shown of the file, which its outside does not tell.
        self._broken = ""
        self._logged = False
        self._wrote = self._looked = -LATER
        self._found = ""
        self._quiet: Timer | None = None

    def attach(self, root: duckdb.DuckDBPyConnection) -> None:
        """Opens or creates the file. Raises StoreUnavailable, the reason in its code."""
        if self.path is None:
            root.execute(statement("setup/attach").replace("@location", quoted(None)))
            return
        private.begin()
        private.mend(private.of(self.path))
        try:
            begin_file(self.path)
            root.execute(statement("setup/no_folding_alone"))
            try:
                root.execute(statement("setup/attach").replace("@location", quoted(self.path)))
            except duckdb.IOException as error:
                self.told = set_aside(self.path, error)
                root.execute(statement("setup/attach").replace("@location", quoted(self.path)))
            self._identity = Identity(self.path)
        except (duckdb.Error, OSError) as error:
            raise self.refused(error) or refusal("store_failed", self.path, why=str(error)) from error
        self._root = root
        self._logged = self._has_log()

    def fill(self, lock: RLock) -> None:
        """The file is full; what a process that was killed left in the log is folded into it."""
        self._lock = lock
        if self._identity is not None and self._has_log():
            with lock:
                self._fold()

    @property
    def silence(self) -> float | None:
        """Never: the file is `plan` itself."""
        return None

    @property
    def fault(self) -> StoreUnavailable | None:
        """Why nothing can be recorded now, looked at once a second at most."""
        if self._identity is not None and monotonic() - self._looked >= GLANCE:
            self._look()
        return self._worded() if self._found else None

    def before_writing(self) -> None:
        """Looks whether the file is still the one that was opened. Raises StoreUnavailable when it is not, or read-only."""
        if self._identity is None or self.path is None:
            return
        self._look()
        if self._found:
            raise self._worded()
        if not os.access(self.path, os.W_OK):
            raise refusal("store_read_only", self.path)
        if (
            self._logged and not self._has_log()
        ):  # somebody took the log away: what it held goes into the file at once
            self._fold(at_once=True)

    def keep(self, written: Written) -> None:
        """Nothing: the file is `plan` itself."""

    def keep_whole(self, last: int, tables: Mapping[str, pa.Table]) -> None:
        """Nothing: the file is `plan` itself."""

    def content(self, sha256: str) -> bytes | None:
        """None: every file is in `plan`."""
        return None

    def after_writing(self) -> None:
        """The log is folded in the first quiet moment, at once where it is long."""
        if self._identity is None or self.path is None:
            return
        self._identity.note()
        self._logged, self._wrote = self._has_log(), monotonic()
        if self._logged and log_of(self.path).stat().st_size > LONGEST:
            self._fold()
        self._wait(QUIET)

    def refused(self, error: Exception) -> StoreUnavailable | None:
        """What an error says of the file; None when it speaks of something else."""
        if self.path is None:
            return None
        found = refused(error, self.path)
        if (
            found is not None and found.code in SHOWN and not isinstance(error, duckdb.InternalException)
        ):  # a fault of the engine itself may be one of a question
            self._broken = found.code
        return found

    def close(self) -> None:
        """Folds the log into the file, where it is still the one that was opened."""
        if self._identity is None:
            return
        if self._quiet is not None:
            self._quiet.cancel()
        with self._lock or RLock():
            self._look()
            if not self._found:
                self._fold(at_once=True)
            self.abandon()

    def abandon(self) -> None:
        """Leaves the file as it is: it is another one now, or is opened again."""
        if self._quiet is not None:
            self._quiet.cancel()
        if self._identity is not None:
            self._identity.forget()
        if self._root is not None:
            with suppress(duckdb.Error):
                self._root.execute(statement("setup/no_folding_at_end"))
        self._root = self._identity = None

    def _look(self) -> None:
        self._looked = monotonic()
        if self._identity is None or self.path is None:
            return
        found = "store_interrupted" if self._broken == "store_interrupted" else ""
        if not found:
            try:
                found = self._identity.stands() or self._broken
            except FileNotFoundError:
                found = "store_removed" if self.path.parent.is_dir() else "store_unreachable"
            except OSError:
                found = "store_unreachable"
        if not found:
            self.rescued = self.unrescued = ""
        self._found = found

    def _worded(self) -> StoreUnavailable:
        path = self.path or Path()
        if self._found in LOST and not self.rescued and self.unrescued:
            return refusal("store_lost_uncopied", path, why=self.unrescued)
        return refusal(self._found, path, rescued=self.rescued)

    def _has_log(self) -> bool:
        return self.path is not None and log_of(self.path).exists()

    def _wait(self, seconds: float) -> None:
        """One thread at most waits for the quiet moment of a file, and ends with it."""
        if self._quiet is None and self._logged and self._lock is not None:
            self._quiet = Timer(seconds, self._in_quiet)
            self._quiet.daemon = True
            self._quiet.start()

    def _in_quiet(self) -> None:
        with self._lock or RLock():
            self._quiet = None
            left = self._wrote + QUIET - monotonic()
            if left <= 0:
                self._look()
                if not self._found:
                    self._fold()
            if self._root is not None:
                self._wait(max(left, 0.1) if left > 0 else LATER)

    def _fold(self, *, at_once: bool = False) -> None:
        """Brings the file up to date, the lock being held; the log is gone then. Left for later where the disk is full.

        A file that could not be brought up to date is not asked anything more: it is opened again, with its log.
        """
        if self._root is None or self._identity is None or self.path is None:
            return
        with suppress(OSError):
            logged = log_of(self.path).stat().st_size
            if shutil.disk_usage(self.path.parent).free < 3 * logged + SPARE:
                return
        if not at_once and monotonic() < _not_before.get(self.path, 0):
            return
        cursor = self._root.cursor()
        try:
            cursor.execute(statement("setup/fold"))
        except duckdb.Error as error:
            _not_before[self.path] = monotonic() + LATER
            self.refused(error)
        else:
            self._identity.note()
        finally:
            cursor.close()
        self._logged = self._has_log()
