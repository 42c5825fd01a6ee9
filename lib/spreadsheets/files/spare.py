"""Reader processes: one for each file, so that nothing of a file outlives its reading, and one that waits.

Starting one and loading what it reads with takes as long as a small file; a server keeps one ready while somebody
looks at the page where files are dropped. It limits itself before a file reaches it, waits for one alone on a pipe,
and ends with the process that started it.
"""

from __future__ import annotations

import atexit
import pickle
import subprocess
import sys
from pathlib import Path
from threading import Lock

ROOT = Path(__file__).parents[3]


def start() -> subprocess.Popen[bytes]:
    """A process that waits for one file on its standard input and answers on its standard output."""
    return subprocess.Popen(
        [sys.executable, "-m", "lib.spreadsheets.files.child"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
    )


def answer(process: subprocess.Popen[bytes], file: str, kind: str, content: bytes, patience: float) -> bytes:
    """What the process says of a file; nothing of it is left. Raises subprocess.TimeoutExpired."""
    try:
        said, _ = process.communicate(pickle.dumps((file, kind, content), protocol=5), timeout=patience)
    finally:
        end(process)
    return said


def end(process: subprocess.Popen[bytes]) -> None:
    """Ends a process, whatever it does, and leaves no trace of it."""
    if process.poll() is None:
        process.kill()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None and not pipe.closed:
            pipe.close()
    process.wait()


class Spare:
    """At most one process that waits."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._waiting: subprocess.Popen[bytes] | None = None
        atexit.register(self.close)

    def keep_ready(self) -> None:
        """Starts one when none waits; who asks does not wait for it."""
        with self._lock:
            if self._waiting is not None and self._waiting.poll() is None:
                return
            if self._waiting is not None:
                end(self._waiting)
            self._waiting = start()

    def take(self) -> subprocess.Popen[bytes]:
        """The one that waits, for its caller alone; a new one when there is none."""
        with self._lock:
            taken, self._waiting = self._waiting, None
        if taken is None:
            return start()
        if taken.poll() is None:
            return taken
        end(taken)
        return start()

    def close(self) -> None:
        """Ends the one that waits."""
        with self._lock:
            taken, self._waiting = self._waiting, None
        if taken is not None:
            end(taken)
