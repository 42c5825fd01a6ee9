"""Reading a copy back: nothing is written in it, and every value of it is looked at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb

from lib.domain.errors import StoreUnavailable
from lib.store.connection import Store
from lib.store.places.beginning import quoted
from lib.store.places.file import FilePlace
from lib.store.statements import migrations, statement

#: Of each table how many rows, and the sum of what they hold.
Contents = Mapping[str, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Growth:
    """How many revisions and imported files a plan holds, and how many bytes the files are."""

    revisions: int
    files: int
    file_bytes: int


def contents(cursor: duckdb.DuckDBPyConnection, database: str = "plan") -> Contents:
    """Every table of an attached file, every column of it read. Raises duckdb.Error where it cannot be."""
    tables = [name for (name,) in cursor.execute(statement("copies/tables")).fetchall()]
    found = {}
    for table in tables:
        row = cursor.execute(statement("copies/contents"), {"table": f"{database}.{table}"}).fetchone()
        found[table] = (int(row[0]), int(row[1])) if row else (0, 0)
    return found


@contextmanager
def attached(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A file as `plan`, to be read alone. Raises StoreUnavailable when it does not open."""
    root = duckdb.connect()
    try:
        try:
            root.execute(statement("copies/attach_to_read").replace("@location", quoted(path)))
        except duckdb.Error as error:
            raise unreadable(path, error) from error
        yield root
    finally:
        root.close()


@contextmanager
def read_only(path: Path, *, defined: bool = True) -> Iterator[Store]:
    """The store of a file that is up to date, to be read alone; without its macros unless `defined`.

    Raises StoreUnavailable when it does not open.
    """
    with attached(path) as root:
        store = Store(root, FilePlace(path))
        if defined:
            store.define()
        yield store


def contents_of(path: Path) -> Contents:
    """What a file holds. Raises StoreUnavailable when it does not open or some value of it cannot be read."""
    with attached(path) as root:
        try:
            return contents(root)
        except duckdb.Error as error:
            raise unreadable(path, error) from error


def last_revision(path: Path) -> int:
    """The last revision of a file. Raises StoreUnavailable when it does not open or is no plan."""
    with attached(path) as root:
        try:
            row = root.execute(statement("copies/last_revision")).fetchone()
            return int(row[0]) if row else 0
        except duckdb.Error as error:
            raise unreadable(path, error) from error


def growth_of(path: Path) -> Growth:
    """How much a file holds. Raises StoreUnavailable when it does not open or is no plan of today."""
    with attached(path) as root:
        try:
            row = root.execute(statement("copies/growth")).fetchone()
        except duckdb.Error as error:
            raise unreadable(path, error) from error
    return Growth(*map(int, row)) if row else Growth(0, 0, 0)


def fold(path: Path) -> None:
    """Folds the log of a file into it. Raises StoreUnavailable when it does not open."""
    root = duckdb.connect()
    try:
        root.execute(statement("setup/attach").replace("@location", quoted(path)))
    except duckdb.Error as error:
        raise unreadable(path, error) from error
    finally:
        root.close()


def applied(path: Path) -> tuple[str, ...]:
    """The migrations that a file has had. Raises StoreUnavailable when it does not open or is no plan."""
    with attached(path) as root:
        try:
            return tuple(n for (n,) in root.execute(statement("setup/migrations_applied")).fetchall())
        except duckdb.Error as error:
            raise StoreUnavailable(
                "plan_file_other", "“{file}” is a file of data, but not one of a plan.", file=path.name
            ) from error


def pending(path: Path) -> tuple[str, ...]:
    """The migrations that a file has not had yet. Raises StoreUnavailable for one of a newer version, or no plan."""
    known, had = [name for name, _ in migrations()], set(applied(path))
    if had - set(known):
        raise StoreUnavailable(
            "plan_file_newer",
            "“{file}” was written by a newer version of this program ({names}). Update the program, then try again. The"
            " file is untouched.",
            file=path.name,
            names=", ".join(sorted(had - set(known))),
        )
    return tuple(name for name in known if name not in had)


def unreadable(path: Path, error: Exception) -> StoreUnavailable:
    """What is said of a file that does not open."""
    return StoreUnavailable(
        "plan_file_damaged",
        "“{file}” does not open as a file of data: it is damaged, of a newer version, or something else ({why}).",
        file=path.name,
        why=str(error).splitlines()[0].replace(str(path), path.name),
    )
