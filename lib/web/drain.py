"""An orderly stop is told before it begins: the proxy sends nobody here any more, then the server leaves."""

from __future__ import annotations

import asyncio
import os
import signal
import threading
from types import FrameType

#: Seconds between the request to stop and the stop: as long as a proxy needs to notice.
DRAIN = "PLAN_DRAIN"
#: What a service manager or a container sends. Ctrl-C stops at once.
ASKED_BY = signal.SIGTERM


class Drain:
    """Whether this server was asked to stop."""

    def __init__(self) -> None:
        self.begun = False

    def listen(self, seconds: float) -> None:
        """From now on a request to stop is noted, and obeyed after `seconds`; a second one at once.

        Call it within the running loop, once the server has said what it does at that signal.
        """
        if threading.current_thread() is not threading.main_thread():
            return  # a test runs the app in a thread: it is told nothing by signals
        obey, loop = signal.getsignal(ASKED_BY), asyncio.get_running_loop()

        def asked(number: int, frame: FrameType | None) -> None:
            again, self.begun = self.begun, True
            if not callable(obey):
                signal.signal(ASKED_BY, obey)
                os.kill(os.getpid(), number)
            elif again or not seconds:
                obey(number, frame)
            else:
                loop.call_soon_threadsafe(loop.call_later, seconds, obey, number, None)

        signal.signal(ASKED_BY, asked)


def drain_seconds(written: str | None) -> float:
    """The setting as seconds; none for what is no number between 0 and 60."""
    try:
        seconds = float(written or 0)
    except ValueError:
        return 0.0
    return seconds if 0 <= seconds <= 60 else 0.0
