"""A whole ledger in one file of this machine."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

import duckdb

from lib.domain.errors import Invalid
from lib.store.moves.protocol import Agrees
from lib.store.places.beginning import quoted
from lib.store.places.refusals import refusal, refused
from lib.store.statements import statement


class WholeFile:
    """A file of data that no server holds."""

    def __init__(self, path: Path) -> None:
        self.path = path.resolve()
        self.name = str(self.path)

    @contextmanager
    def lent(self, root: duckdb.DuckDBPyConnection) -> Iterator[None]:
        """The file as `plan`, its log read with it; a file opened to be read is opened by no writer."""
        if not self.path.exists():
            raise Invalid("move_missing", "“{place}” does not exist. Nothing was moved.", place=self.name)
        self._read(root, self.path, "plan")
        yield

    def take(self, root: duckdb.DuckDBPyConnection, agrees: Agrees) -> None:
        """Written beside the place and given its name once it is whole: before that nobody opens it."""
        self._check_empty(root)
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            folder = Path(mkdtemp(prefix=f".{self.path.name}.moving-", dir=self.path.parent))
        except OSError as error:
            raise self._unwritable(str(error.strerror)) from error
        draft = folder / self.path.name
        try:
            root.execute(statement("moves/create").replace("@location", quoted(draft)))
            root.execute(statement("moves/copy"))
            root.execute(statement("moves/leave"))
            self._read(root, draft, "target")  # from the disk, as the next start will
            agrees("target")
            root.execute(statement("moves/leave"))
            self._name(draft)
        except (OSError, duckdb.IOException) as error:
            raise self._unwritable(str(error)) from error
        finally:
            with suppress(duckdb.Error):
                root.execute(statement("moves/leave"))
            rmtree(folder, ignore_errors=True)

    def _name(self, draft: Path) -> None:
        """Gives the whole file its name, on the disk before the person is told; never over a plan of somebody else."""
        _to_disk(draft)
        if self.path.exists():  # it held nothing: looked at before
            draft.replace(self.path)
        else:
            try:
                os.link(draft, self.path)
            except FileExistsError:
                raise self._taken() from None
            except OSError:  # a disk without links
                draft.rename(self.path)
        with suppress(OSError):  # a system that opens no folder
            _to_disk(self.path.parent)

    def _check_empty(self, root: duckdb.DuckDBPyConnection) -> None:
        log = self.path.with_name(f"{self.path.name}.wal")
        if log.exists() and not self.path.exists():
            raise self._taken()
        if not self.path.exists() or not (self.path.stat().st_size or log.exists()):
            return
        self._read(root, self.path, "target")
        kept = [
            name for (name,) in root.execute(statement("moves/tables"), {"database": "target"}).fetchall()
        ]
        rows = [
            root.execute(statement("moves/fingerprint"), {"table": f"target.main.{name}"}).fetchall()[0][0]
            for name in kept
            if name != "migration"
        ]
        root.execute(statement("moves/leave"))
        if any(rows) or log.exists():
            raise self._taken()

    def _read(self, root: duckdb.DuckDBPyConnection, path: Path, database: str) -> None:
        text = statement("moves/read").replace("@location", quoted(path)).replace("@database", database)
        try:
            root.execute(text)
        except duckdb.Error as error:
            raise refused(error, path) or refusal("store_failed", path, why=str(error)) from error

    def _taken(self) -> Invalid:
        return Invalid(
            "move_taken",
            "“{place}” holds a plan already. Nothing was moved: name an empty place, or put that plan aside first.",
            place=self.name,
        )

    def _unwritable(self, why: str) -> Invalid:
        return Invalid(
            "move_unwritable",
            "“{place}” could not be written: {why}. Nothing was moved.",
            place=self.name,
            why=why,
        )


def _to_disk(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
