"""Refusals on their way into the audit: counted, so that a loop cannot fill the disk, and written by a thread of their own,
so that nobody who is refused waits for it.

The same refusal of one account is a line, then one more a minute that says how often it came again. What somebody is
refused in many ways at once is counted together from the eleventh on.
"""

from __future__ import annotations

import logging
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from queue import Empty, Full, Queue
from threading import Event, Lock, Thread

from lib.domain.errors import AppError
from lib.people.store import People
from lib.usecases.people.audit import Asked, note

LOG = logging.getLogger("plan")
#: How long the same refusal is counted, and how many that differ are told of an account in that time.
WHILE, MOST = timedelta(minutes=1), 10
#: What is told of all that differ beyond them.
OTHERS = "others"
#: Characters of an address that are kept; refusals that wait to be written, at most.
LONGEST, WAITING = 120, 1000


@dataclass(frozen=True, slots=True)
class Line:
    """What is to be written: `again` counts what came after the first, none in the first line."""

    asked: Asked
    code: str
    where: str
    again: int = 0


@dataclass(slots=True)
class _Held:
    """One that was told, and how often it came again since."""

    since: datetime
    last: Line


class Counting:
    """What is to be written of the refusals that come, in the order in which they come; the caller's clock is the only one."""

    def __init__(self) -> None:
        self._held: dict[tuple[str, str, str], _Held] = {}

    def told(self, line: Line) -> list[Line]:
        """The lines to write now that this one came."""
        written = self.over(line.asked.at)
        account = line.asked.person.account if line.asked.person else ""
        line = replace(line, where=line.where[:LONGEST])
        key = (account, line.code, line.where)
        if key not in self._held and sum(known[0] == account for known in self._held) >= MOST:
            line, key = replace(line, code=OTHERS, where=""), (account, OTHERS, "")
        held = self._held.get(key)
        if held is None:
            self._held[key] = _Held(line.asked.at, line)
            return [*written, line]
        held.last = replace(line, again=held.last.again + 1)
        return written

    def over(self, now: datetime | None) -> list[Line]:
        """The counts whose time is over; without a moment, all of them. A clock that was put back ends them too."""
        gone = {
            key: held
            for key, held in self._held.items()
            if now is None or not timedelta() <= now - held.since < WHILE
        }
        for key in gone:
            del self._held[key]
        return [held.last for held in gone.values() if held.last.again]


class Refusals:
    """Those of a process. Share one; any thread may tell it of one."""

    def __init__(self) -> None:
        self._waiting: Queue[tuple[People, Line] | Event] = Queue(WAITING)
        self._begun = Lock()
        self._thread: Thread | None = None

    def tell(self, people: People, asked: Asked, code: str, where: str) -> None:
        """Somebody with an account was refused. Never waits, never fails: where too many wait to be written, this one is
        left out."""
        with self._begun:
            if self._thread is None or not self._thread.is_alive():
                self._thread = Thread(target=self._write, name="refusals", daemon=True)
                self._thread.start()
        with suppress(Full):
            self._waiting.put_nowait((people, Line(asked, code, where)))

    def settle(self, seconds: float = 5.0) -> None:
        """Waits until all that was told is written, counts too: the process ends, or somebody wants to read them."""
        written = Event()
        if self._thread is None or not self._thread.is_alive():
            return
        try:
            self._waiting.put(written, timeout=seconds)
        except Full:
            return
        written.wait(seconds)

    def _write(self) -> None:
        counting, people = Counting(), None
        while True:
            try:
                told = self._waiting.get(timeout=WHILE.total_seconds())
            except Empty:  # nobody was refused for so long: every count is over
                _noted(people, counting.over(None))
                continue
            if isinstance(told, Event):
                _noted(people, counting.over(None))
                told.set()
                continue
            people, line = told
            _noted(people, counting.told(line))


def _noted(people: People | None, lines: list[Line]) -> None:
    if people is None:
        return
    for line in lines:
        told = {"code": line.code, "where": line.where, **({"again": line.again} if line.again else {})}
        try:
            note(people, "refused", line.asked, **told)
        except AppError as error:
            LOG.error("the audit cannot be written: %s", error.code)
        except Exception:  # what cannot be written takes the thread from nobody who is refused next
            LOG.exception("the audit cannot be written")


#: Those of this process.
HERE = Refusals()
