"""How many files are read and understood at once in this process: the others wait for their turn, in the order in which
they came. A file may take all of a core and a good part of the memory: ten at once would take the app from everybody."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Condition, local

#: Files at once, and seconds after which who waits is asked whether he still does.
PLACES, LOOK = 2, 0.5
#: Hears how many wait before; raises what gives the place up.
Waiting = Callable[[int], None]


def silently(before: int) -> None:
    """Waits without a word."""


class Turns:
    """So many places; whoever holds one, and all that he calls, holds one only."""

    def __init__(self, places: int, look: float = LOOK) -> None:
        self._places, self._look = places, look
        self._changed = Condition()
        self._queue: deque[object] = deque()
        self._taken = 0
        self._own = local()

    @contextmanager
    def taken(self, waiting: Waiting = silently) -> Iterator[None]:
        """One of the places, free again whatever happens. `waiting` is called now and then until there is one; what it
        raises gives up."""
        if getattr(self._own, "holds", False):
            yield
            return
        self._take(waiting)
        self._own.holds = True
        try:
            yield
        finally:
            self._own.holds = False
            with self._changed:
                self._taken -= 1
                self._changed.notify_all()

    def _take(self, waiting: Waiting) -> None:
        ticket = object()
        with self._changed:
            self._queue.append(ticket)
        try:
            while True:
                with self._changed:
                    before = self._queue.index(ticket)
                    if before + self._taken < self._places:
                        self._taken += 1
                        return
                waiting(before)
                with self._changed:
                    if self._queue.index(ticket) + self._taken >= self._places:
                        self._changed.wait(self._look)
        finally:
            with self._changed:
                self._queue.remove(ticket)
                self._changed.notify_all()


READING = Turns(PLACES)
