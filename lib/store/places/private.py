"""Files of a plan are their owner's alone, whatever the machine gives to new ones (its umask).

Windows has no such modes: there a file belongs to who may open its folder, and nothing here does anything.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from pathlib import Path

FILE, FOLDER = 0o600, 0o700
#: What is left to nobody but the owner.
OTHERS = stat.S_IRWXG | stat.S_IRWXO


def begin() -> None:
    """From here on, what this process creates is its owner's alone: the data file, its log that comes and goes, copies,
    temporary files. Called by whoever opens a file of data, before it does."""
    os.umask(OTHERS)


def folder(path: Path) -> None:
    """Makes a folder that is not there, for its owner alone; one that is there stays as it is. Raises OSError."""
    if path.is_dir():
        return
    for missing in reversed([path, *(up for up in path.parents if not up.exists())]):
        missing.mkdir(FOLDER, exist_ok=True)


def mend(paths: Iterable[Path]) -> None:
    """Takes files that others may read from them, as far as the files are there and ours to change."""
    if os.name == "nt":
        return
    for path in paths:
        try:
            mode = stat.S_IMODE(path.stat().st_mode)
            if mode & OTHERS and path.is_file():
                path.chmod(mode & ~OTHERS)
        except OSError:  # not there, or somebody else's: whoever owns it has decided
            continue


def of(database: Path) -> list[Path]:
    """The files that a data file of DuckDB is made of, as far as they are there."""
    return [database, database.with_name(database.name + ".wal")]
