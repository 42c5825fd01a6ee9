"""The thread that follows what other servers write: woken by PostgreSQL, and by itself every second."""

from __future__ import annotations

import logging
from collections.abc import Callable
from threading import Event, Thread
from time import monotonic

import psycopg

from lib.domain.errors import StoreUnavailable
from lib.store.places.shared.address import SharedAddress
from lib.store.places.shared.copy import Copy
from lib.store.places.shared.dialect import said
from lib.store.places.shared.line import PATIENCE, Line, connected, cut, limited
from lib.store.places.shared.refusals import not_allowed, refusal

LOG = logging.getLogger("plan")
#: Seconds between two looks when nobody wakes the thread; and between two attempts to connect, at most.
LOOK, AGAIN = 1.0, 1.5


class Following:
    """Keeps a copy close to its ledger until it is ended, however often the line is cut."""

    def __init__(self, address: SharedAddress, copy: Copy, lost: Callable[[], None]) -> None:
        self._address = address
        self._copy = copy
        #: Told when the line is lost: who else waits on the same server need not wait.
        self._lost = lost
        self._ended = Event()
        self._line: Line | None = None
        self._heard = monotonic()
        #: Why the copy is not followed now; None while it is.
        self.reason: StoreUnavailable | None = None
        self._thread = Thread(target=self._run, name="plan-following", daemon=True)

    def start(self) -> None:
        """Begins to follow."""
        self._thread.start()

    @property
    def silence(self) -> float:
        """Seconds since the copy was last known to be all that PostgreSQL keeps."""
        return monotonic() - self._heard

    def heard(self) -> None:
        """The copy was just seen to be all that PostgreSQL keeps."""
        self._heard = monotonic()

    def end(self) -> None:
        """Ends the thread and its line."""
        self._ended.set()
        if self._line is not None:
            cut(self._line)
        self._thread.join(timeout=2.0)

    def _run(self) -> None:
        wait = 0.1
        while not self._ended.is_set():
            try:
                self._line = connected(self._address)
                with self._line as line:
                    with limited(line, PATIENCE):
                        line.execute(said("listen"))
                    self._look(line)
                    wait = 0.1
                    self._tell_back()
                    while not self._ended.is_set():
                        for _ in line.notifies(timeout=LOOK, stop_after=1):
                            pass
                        self._look(line)
            except (psycopg.Error, StoreUnavailable, OSError) as error:
                if not self._ended.is_set():
                    self._tell_lost(self._worded(error))
                    self._ended.wait(wait)
                    wait = min(2 * wait, AGAIN)

    def _look(self, line: Line) -> None:
        if self._copy.follow(line):
            self.heard()

    def _worded(self, error: Exception) -> StoreUnavailable:
        if isinstance(error, StoreUnavailable):
            return error
        return (
            not_allowed(self._address, error)
            if isinstance(error, psycopg.Error)
            else refusal("shared_unreachable", self._address)
        )

    def _tell_lost(self, reason: StoreUnavailable) -> None:
        """Once for each reason; never the words of the client, which may name the account."""
        before, self.reason = self.reason, reason
        if before is None or before.code != reason.code:
            LOG.warning("The data server %s is not followed: %s", self._address, reason.code)
        if before is None:
            self._lost()

    def _tell_back(self) -> None:
        if self.reason is not None:
            self.reason = None
            LOG.warning("The data server %s is followed again", self._address)
