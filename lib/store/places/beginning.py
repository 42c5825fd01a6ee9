"""Before a data file is opened: that it is there and whole, or begun in one step, and that its log is its own."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path

import duckdb

from lib.store.places import private
from lib.store.places.protocol import Told
from lib.store.places.refusals import refusal, refused
from lib.store.statements import statement

#: The first bytes of every log of this engine.
LOG = b"d\x00b"
_ITERATIONS = re.compile(r"File checkpoint iteration: (\d+), WAL checkpoint iteration: (\d+)")


def quoted(path: Path | None) -> str:
    """The path as a SQL string, a quote in it doubled; the in-memory store when there is none."""
    return "'" + (str(path) if path else ":memory:").replace("'", "''") + "'"


def log_of(path: Path) -> Path:
    """The log beside a data file."""
    return path.with_name(f"{path.name}.wal")


def make_folder(path: Path) -> None:
    """The folder of a data file, where it is not there yet. Raises StoreUnavailable."""
    try:
        private.folder(path.parent)
    except OSError as error:
        raise refused(error, path) or refusal("store_failed", path, why=str(error)) from error


def begin_file(path: Path) -> None:
    """Makes a data file where there is none: it has its name once it is whole, so that no start leaves half of one.

    Raises StoreUnavailable for what cannot be a data file, OSError or duckdb.Error where none can be made.
    """
    log = log_of(path)
    if path.is_dir():
        raise refusal("store_is_folder", path)
    first = log.open("rb").read(len(LOG)) if log.is_file() else b""
    if path.exists():
        if first and not LOG.startswith(first):  # the engine would take it for an empty one
            raise refusal("store_log_other", path, log=log.name)
        return
    if first:
        raise refusal("store_log_alone", path, log=log.name)
    made = path.with_name(f".{path.name}.{os.getpid()}")
    for left in path.parent.glob(f".{path.name}.*"):  # by a start that was killed
        with suppress(OSError):
            left.unlink()
    root = duckdb.connect()
    try:
        root.execute(statement("setup/attach").replace("@location", quoted(made)))
    finally:
        root.close()
    try:
        with suppress(FileExistsError):  # another start was first: its file is the one
            os.link(made, path)
    except OSError:  # a disk that knows no second names
        made.rename(path)
    with suppress(FileNotFoundError):
        made.unlink()


def set_aside(path: Path, error: duckdb.IOException) -> Told:
    """Moves away a log that an earlier state of the same file was folded from: the file holds what it says already.

    A copy of both is such a pair when it was taken while the log was folded. The log is kept under another name, and what
    was done is answered, to be told. Raises the error itself where it says something else.
    """
    found = _ITERATIONS.search(str(error))
    if found is None or int(found[2]) >= int(found[1]):
        raise error
    log = log_of(path)
    aside, number = log.with_name(f"{log.name}-old"), 1
    while aside.exists():
        number += 1
        aside = log.with_name(f"{log.name}-old-{number}")
    log.rename(aside)
    return Told(
        "The log beside the data file was older than the file, which holds more already. It was set aside as {aside};"
        " nothing else was changed.",
        {"aside": aside.name},
    )
