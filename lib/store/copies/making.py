"""Making a copy: of the store that this process holds, or of a file that any process may hold."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from errno import EDQUOT, ENOSPC
from pathlib import Path
from tempfile import mkdtemp
from threading import Lock

import duckdb

from lib.domain.errors import StoreUnavailable
from lib.store.connection import Store
from lib.store.copies.reading import Contents, contents, contents_of, fold
from lib.store.places.beginning import quoted
from lib.store.places.protocol import Place
from lib.store.statements import statement

#: Where copies are made, in the folder of their name; left by a process that was killed, it goes after some seconds.
WORKSHOP, ABANDONED = ".making-", 3600
#: How often the bytes of a file are read again when somebody wrote meanwhile.
TRIES = 200
#: The first bytes of a file of DuckDB: its state changes here, last, whenever it changes.
HEADERS = 3 * 4096
_making = Lock()


@contextmanager
def workshop(folder: Path) -> Iterator[Path]:
    """A folder in which something is made before it gets its name in `folder`; both are made, for their owner alone.

    Raises StoreUnavailable when the folder cannot be written.
    """
    try:
        if not folder.is_dir():
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        made = Path(mkdtemp(prefix=WORKSHOP, dir=folder))
    except OSError as error:
        raise unwritable(folder, error) from error
    try:
        for other in folder.glob(f"{WORKSHOP}*"):
            if made.stat().st_mtime - other.stat().st_mtime > ABANDONED:
                shutil.rmtree(other, ignore_errors=True)
        yield made
    except OSError as error:
        raise unwritable(folder, error) from error
    finally:
        shutil.rmtree(made, ignore_errors=True)


def damaged(place: Place | None, error: duckdb.Error) -> StoreUnavailable | None:
    """That the plan itself cannot be read, where an error of copying says so."""
    found = place.refused(error) if place else None
    return found if found is not None and found.code == "store_damaged" else None


def unwritable(folder: Path, error: Exception) -> StoreUnavailable:
    """What is said when a copy could not be written: the disk is full, or something else."""
    if getattr(error, "errno", None) in (ENOSPC, EDQUOT) or "No space left" in str(error):
        return StoreUnavailable(
            "backup_disk_full",
            "The backup could not be written in “{folder}”: the disk is full. The plan and the earlier backups are intact."
            " Free some space; the next backup is tried by itself.",
            folder=str(folder),
        )
    return StoreUnavailable(
        "backup_unwritable",
        "The backup could not be written in “{folder}” ({why}). The plan and the earlier backups are intact. Give this"
        " program the right to write in the folder; the next backup is tried by itself.",
        folder=str(folder),
        why=getattr(error, "strerror", None) or str(error).splitlines()[0],
    )


def copy_store(store: Store, made: Path) -> None:
    """The plan of an open store, as it stands at one moment, in a file of its own; writers go on meanwhile.

    Raises StoreUnavailable when it cannot be written, or does not hold to the last value what was copied.
    """
    with _making:
        cursor = store.cursor()
        try:
            cursor.execute(statement("copies/attach").replace("@location", quoted(made)))
            try:
                expected = _filled(cursor, store)
            finally:
                cursor.execute(statement("copies/detach"))
        except duckdb.Error as error:
            raise damaged(store.place, error) or unwritable(made.parent.parent, error) from error
        finally:
            cursor.close()
    fold(made)  # what the store says of its own log holds for this file too
    if contents_of(made) != expected:
        raise unlike(made)


def _filled(cursor: duckdb.DuckDBPyConnection, store: Store) -> Contents:
    """Copies every table, files kept elsewhere with them, and answers what the copy must hold."""
    cursor.begin()
    try:
        cursor.execute(statement("copies/fill"))
        elsewhere = [sha for (sha,) in cursor.execute(statement("copies/without_content")).fetchall()]
        for sha in elsewhere:
            content = store.place.content(sha)
            if content is not None:
                cursor.execute(statement("copies/file_insert"), {"sha256": sha, "content": content})
        expected = contents(cursor, "copied" if elsewhere else "plan")
        cursor.commit()
    except BaseException:
        cursor.rollback()
        raise
    return expected


def copy_file(path: Path, made: Path) -> None:
    """The bytes of a data file, its log folded in, whichever process holds it: one that works, one that hangs, none.

    Never of a file that this very process holds: closing it here would give up the lock. The headers change last at
    each change of the file: read before and after, they tell whether somebody wrote meanwhile; then it is read again.
    Raises StoreUnavailable when the file is not there, cannot be read or does not open.
    """
    if path.is_dir():
        raise StoreUnavailable(
            "plan_file_folder",
            "“{file}” is a folder: a file of data is needed, as plan.duckdb.",
            file=str(path),
        )
    log, made_log = (p.with_name(p.name + ".wal") for p in (path, made))
    for _ in range(TRIES):
        try:
            before = _mark(path, log)
            copy_bytes(path, made)
            made_log.unlink(missing_ok=True)
            if before[-1]:
                copy_bytes(log, made_log)
            if _mark(path, log) == before:
                fold(made)
                return
        except (FileNotFoundError, NotADirectoryError) as error:
            if not path.exists():
                raise StoreUnavailable(
                    "plan_file_absent", "There is no file “{file}”.", file=str(path)
                ) from error
        except PermissionError as error:
            raise StoreUnavailable(
                "plan_file_unreadable",
                "“{file}” cannot be read: another program holds it, or this account has no right to. While the dashboard"
                " runs, its page Quality gives a backup.",
                file=str(path),
            ) from error
    raise busy(path)


def busy(path: Path) -> StoreUnavailable:
    """What is said of a file that somebody writes whenever it is looked at."""
    return StoreUnavailable(
        "plan_file_busy",
        "“{file}” is being written without a pause: no copy could be made. Try again in a moment.",
        file=str(path),
    )


def copy_bytes(origin: Path, target: Path) -> None:
    """A file as it is, for its owner alone, on the disk when this returns. Raises OSError."""
    with origin.open("rb") as held, os.fdopen(_owned(target), "wb") as taken:
        shutil.copyfileobj(held, taken, 1 << 20)
        taken.flush()
        os.fsync(taken.fileno())


def _owned(path: Path) -> int:
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)


def _mark(path: Path, log: Path) -> tuple[object, ...]:
    """What changes when a file or its log does."""
    with path.open("rb") as held:
        headers, told = held.read(HEADERS), os.fstat(held.fileno())
    try:
        kept = log.stat()
        logged: tuple[int, ...] = (kept.st_ino, kept.st_size, kept.st_mtime_ns)
    except FileNotFoundError:
        logged = ()
    return told.st_ino, told.st_size, headers, logged


def give_name(made: Path, path: Path) -> None:
    """Gives a finished copy its name, in one step and for good: on the disk before and after. Raises OSError."""
    made.chmod(0o600)
    with made.open("rb+") as held:
        os.fsync(held.fileno())
    made.replace(path)
    if os.name != "nt":
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def unlike(made: Path) -> StoreUnavailable:
    """What is said of a copy that does not hold what was copied."""
    return StoreUnavailable(
        "backup_unlike",
        "The backup does not hold what the plan holds, and was not kept. The plan and the earlier backups are intact. Check"
        " the disk of “{folder}”; the next backup is tried by itself.",
        folder=str(made.parent.parent),
    )
