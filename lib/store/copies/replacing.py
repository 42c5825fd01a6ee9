"""Putting a file in the place of another that somebody may hold."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import sleep

from lib.domain.errors import StoreUnavailable
from lib.store.copies.making import busy, copy_bytes, unwritable
from lib.store.copies.reading import fold

#: How often a file is looked at until who holds it has folded its log, and the seconds between.
LOOKS, PAUSE = 1200, 0.05


def free_of_log(path: Path, aside: Path) -> None:
    """Waits until a data file is whole by itself: its log folded by who holds it, or here when nobody does.

    The log of a file that does not open is put beside `aside`, where that file goes. Raises StoreUnavailable when it
    stays.
    """
    log = path.with_name(path.name + ".wal")
    for _ in range(LOOKS):
        if not log.exists():
            return
        try:
            fold(path)
        except StoreUnavailable as error:
            if not is_held(error):
                aside.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                with suppress(FileNotFoundError):
                    log.replace(aside.with_name(aside.name + ".wal"))
                return
            sleep(PAUSE)
    raise busy(path)


def is_held(error: StoreUnavailable) -> bool:
    """Whether a file did not open because another process holds it."""
    told = str(error.__cause__)
    return "lock" in told or "being used by another process" in told


def set_aside(path: Path, aside: Path) -> None:
    """Gives a file a second name, so that replacing the first loses nothing, not even what is being written to it.

    Raises StoreUnavailable when it cannot.
    """
    try:
        aside.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            os.link(path, aside)
        except FileExistsError:
            raise
        except OSError:  # a file system without second names
            copy_bytes(path, aside)
        aside.chmod(0o600)
    except OSError as error:
        raise unwritable(aside.parent, error) from error


@contextmanager
def kept_alone(path: Path) -> Iterator[None]:
    """Keeps a file that this process has just closed from being opened by another. Raises StoreUnavailable when one was
    quicker."""
    if os.name == "nt":  # there a file that somebody holds cannot be replaced anyway
        yield
        return
    import fcntl

    with path.open("rb+") as held:
        try:
            fcntl.lockf(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise busy(path) from error
        yield
