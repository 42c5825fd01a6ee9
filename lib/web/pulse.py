"""Whether the plan can be read: asked of the store by one thread, at most once a second, however many want to know."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime
from threading import Lock, Thread
from typing import Literal

from lib.domain.errors import AppError

LOG = logging.getLogger("plan")
#: Seconds that an answer holds.
KEPT = 1.0
#: Seconds that who asks waits at most.
PATIENCE = 1.5

State = Literal["readable", "starting", "slow", "unreadable"]


@dataclass(frozen=True, slots=True)
class Beat:
    """What one look found. `code` is that of the failure, or of why nothing can be recorded in a plan that is still read;
    `copy_of` is when a copy was last fresh, if it no longer is."""

    state: State = "readable"
    code: str = ""
    copy_of: datetime | None = None


class Pulse:
    """Looks whether the store can be read. The first look opens it: it is the only one under way, whoever asks."""

    def __init__(self, look: Callable[[], Beat | None], elapsed: Callable[[], float]) -> None:
        """`look` reads, raises AppError when that fails, answers what is to be said of a plan that it could read."""
        self._look = look
        self._elapsed = elapsed
        self._lock = Lock()
        self._under_way: Future[Beat] | None = None
        self._last: Beat | None = None
        self._taken = 0.0

    async def taken(self) -> Beat:
        """What the last look found, or the one under way if it ends in time; never waits longer than PATIENCE."""
        with self._lock:
            if self._last is not None and self._elapsed() - self._taken < KEPT:
                return self._last
            under_way = self._under_way
            if under_way is None:
                under_way = self._under_way = Future()
                Thread(target=self._take, args=(under_way,), name="pulse", daemon=True).start()
        try:
            return await asyncio.wait_for(asyncio.shield(asyncio.wrap_future(under_way)), PATIENCE)
        except TimeoutError:
            return Beat("starting" if self._last is None else "slow")

    def _take(self, answer: Future[Beat]) -> None:
        try:
            beat = self._look() or Beat()
        except AppError as error:
            beat = Beat("unreadable", error.code)
        except Exception:
            LOG.exception("the store could not be looked at")
            beat = Beat("unreadable", "unexpected")
        with self._lock:
            self._last, self._taken, self._under_way = beat, self._elapsed(), None
        answer.set_result(beat)
