"""The ledger in one file of this machine, or in memory."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from threading import RLock

import duckdb
import pyarrow as pa

from lib.domain.errors import StoreUnavailable
from lib.store.places import private
from lib.store.places.protocol import Written
from lib.store.statements import statement


def quoted(path: Path | None) -> str:
    """The path as a SQL string, a quote in it doubled; the in-memory store when there is none."""
    return "'" + (str(path) if path else ":memory:").replace("'", "''") + "'"


class FilePlace:
    """A file that one process holds; in memory when there is no path."""

    whole = True

    def __init__(self, path: Path | None = None) -> None:
        self.path = path
        self.name = str(path.resolve()) if path else f"memory-{id(self)}"

    def attach(self, root: duckdb.DuckDBPyConnection) -> None:
        """Opens or creates the file. Raises StoreUnavailable when another process holds it or it is not a store."""
        if self.path:
            private.begin()
            private.mend(private.of(self.path))
        try:
            root.execute(statement("setup/attach").replace("@location", quoted(self.path)))
        except duckdb.Error as error:
            raise StoreUnavailable(
                "store_unavailable",
                "The data file {file} cannot be opened: another program holds it, or it is not a plan's file."
                " Close the other program and start again.",
                file=self.path.name if self.path else "",
            ) from error

    def fill(self, lock: RLock) -> None:
        """Nothing: the file is full."""

    @property
    def silence(self) -> float | None:
        """Never: the file is `plan` itself."""
        return None

    def before_writing(self) -> None:
        """Nothing yet."""

    def keep(self, written: Written) -> None:
        """Nothing: the file is `plan` itself."""

    def keep_whole(self, last: int, tables: Mapping[str, pa.Table]) -> None:
        """Nothing: the file is `plan` itself."""

    def content(self, sha256: str) -> bytes | None:
        """None: every file is in `plan`."""
        return None

    def after_writing(self) -> None:
        """Nothing yet."""

    def close(self) -> None:
        """Nothing: closing the root folds the log into the file."""
