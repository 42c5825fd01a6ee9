"""Work that makes many lasting things at once, during which nobody looks for garbage among them."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock


class _Workers:
    """How many threads work undisturbed, and whether the collector was at work before the first of them."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._working = 0
        self._wanted = False

    def begin(self) -> None:
        """One more works."""
        with self._lock:
            if not self._working:
                self._wanted = gc.isenabled()
                gc.disable()
            self._working += 1

    def end(self) -> None:
        """One has done."""
        with self._lock:
            self._working -= 1
            if not self._working and self._wanted:
                gc.enable()


WORKERS = _Workers()


@contextmanager
def undisturbed() -> Iterator[None]:
    """No collection from here to the end, nor while another thread does the same: a collector walks over all that was
    made so far, again and again, and finds nothing. What is made in circles waits for the end."""
    WORKERS.begin()
    try:
        yield
    finally:
        WORKERS.end()
