"""Which file it is: so that another one in its place, or none, is noticed before anything is written."""

from __future__ import annotations

import os
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

#: The first bytes of a data file: who it is, and how often it was brought up to date. They change whenever it does.
HEADERS = 3 * 4096


class Identity:
    """The file that was opened: where it is on the disk, its size, when it changed, and what its first bytes say.

    It is held open until `forget`. To close a file gives up every lock that this process has on it, the engine's too: so
    it is opened once, beside the engine, and closed after it. A system that lets nobody open it lets nobody replace it.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: int | None = None
        with suppress(OSError):
            self._file = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0))
        self.note()

    def note(self) -> None:
        """From here on the file is known as it is now: called after whatever this process itself does to it."""
        seen = os.fstat(self._file) if self._file is not None else self._path.stat()
        self._place = seen.st_dev, seen.st_ino
        self._state = seen.st_size, seen.st_mtime_ns
        self._headers = self._read()

    def stands(self) -> str:
        """Empty where the same file is there, with what it held; else the code of what took its place: another file, or
        other bytes in the same one. Raises OSError, FileNotFoundError where there is none.

        The bytes are read only when something else says that it may have changed: a look costs a few microseconds.
        """
        seen = self._path.stat()
        if (seen.st_dev, seen.st_ino) != self._place:
            return "store_replaced"
        if (seen.st_size, seen.st_mtime_ns) == self._state:
            return ""
        if self._read() != self._headers or seen.st_size < self._state[0]:
            return "store_overwritten"
        self._state = seen.st_size, seen.st_mtime_ns  # touched, no more
        return ""

    def forget(self) -> None:
        """Closes the file. Called once the engine has closed it."""
        if self._file is not None:
            with suppress(OSError):
                os.close(self._file)
            self._file = None

    def _read(self) -> bytes:
        if self._file is None or not hasattr(os, "pread"):
            return b""
        return blake2b(os.pread(self._file, HEADERS, 0), digest_size=16).digest()
