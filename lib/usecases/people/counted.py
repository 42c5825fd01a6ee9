"""Lines on their way into the audit of what may come in a loop: counted, so that it cannot fill the disk, and written by a
thread of their own, so that nobody who asks waits for it.

The same of one account is a line, then one more, once its time is over, that says how often it came again. What differs is
counted together from the eleventh in that time on.
"""

from __future__ import annotations

import logging
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from queue import Empty, Full, Queue
from threading import Event, Lock, Thread

from lib.domain.errors import AppError
from lib.people.store import People
from lib.usecases.people.audit import Asked, note

LOG = logging.getLogger("plan")
#: How long the same is counted: what a person does, and what a program does by itself, all day.
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
#: How many that differ are told of an account in that time, and what is told of all beyond them.
MOST, OTHERS = 10, "others"
#: Characters of a value that are kept; lines that wait to be written, at most.
LONGEST, WAITING = 120, 1000
REFUSED, EXPORTED = "refused", "exported"


@dataclass(frozen=True, slots=True)
class Line:
    """What is to be written: `again` counts what came after the first, none in the first line."""

    asked: Asked
    kind: str
    told: dict[str, str] = field(default_factory=dict)
    within: timedelta = MINUTE
    again: int = 0


@dataclass(slots=True)
class _Held:
    """One that was told, and how often it came again since."""

    since: datetime
    last: Line


class Counting:
    """What is to be written of the lines that come, in the order in which they come; the caller's clock is the only one."""

    def __init__(self) -> None:
        self._held: dict[tuple[str, str, str], _Held] = {}

    def told(self, line: Line) -> list[Line]:
        """The lines to write now that this one came."""
        written = self.over(line.asked.at)
        who = line.asked.person
        account = (who.account or who.author) if who else ""
        line = replace(line, told={name: value[:LONGEST] for name, value in line.told.items()})
        key = (account, line.kind, repr(sorted(line.told.items())))
        if key not in self._held and sum(known[:2] == key[:2] for known in self._held) >= MOST:
            line, key = replace(line, told={"code": OTHERS}), (account, line.kind, OTHERS)
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
            if now is None or not timedelta() <= now - held.since < held.last.within
        }
        for key in gone:
            del self._held[key]
        return [held.last for held in gone.values() if held.last.again]


class Counted:
    """Those of a process. Share one; any thread may tell it of one."""

    def __init__(self) -> None:
        self._waiting: Queue[tuple[People, Line] | Event] = Queue(WAITING)
        self._begun = Lock()
        self._thread: Thread | None = None

    def tell(
        self, people: People, kind: str, asked: Asked, told: dict[str, str], *, within: timedelta = MINUTE
    ) -> None:
        """Somebody did, or was refused, something. Never waits, never fails: where too many wait to be written, this one is
        left out."""
        with self._begun:
            if self._thread is None or not self._thread.is_alive():
                self._thread = Thread(target=self._write, name="audit", daemon=True)
                self._thread.start()
        with suppress(Full):
            self._waiting.put_nowait((people, Line(asked, kind, told, within)))

    def settle(self, seconds: float = 5.0) -> None:
        """Waits until all that was told is written, counts too: the process ends, or somebody wants to read them."""
        written = Event()
        if self._thread is None or not self._thread.is_alive():
            return
        with suppress(Full):
            self._waiting.put(written, timeout=seconds)
            written.wait(seconds)

    def _write(self) -> None:
        counting, people, last = Counting(), None, None
        while True:
            try:
                told = self._waiting.get(timeout=MINUTE.total_seconds())
            except (
                Empty
            ):  # the moments of those who ask are the only clock: so much went by since the last one
                last = last + MINUTE if last else None
                _noted(people, counting.over(last) if last else [])
                continue
            if isinstance(told, Event):
                _noted(people, counting.over(None))
                told.set()
                continue
            people, line = told
            last = line.asked.at
            _noted(people, counting.told(line))


def _noted(people: People | None, lines: list[Line]) -> None:
    if people is None:
        return
    for line in lines:
        try:
            note(people, line.kind, line.asked, **line.told, **({"again": line.again} if line.again else {}))
        except AppError as error:
            LOG.error("the audit cannot be written: %s", error.code)
        except Exception:  # what cannot be written takes the thread from nobody who comes next
            LOG.exception("the audit cannot be written")


#: Those of this process.
HERE = Counted()
