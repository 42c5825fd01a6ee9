"""From the start of the server to its end: whoever stops it, every data file is whole then."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from types import FrameType

from lib.store.connection import close_all
from lib.usecases.people import counted


@asynccontextmanager
async def orderly(_: object) -> AsyncIterator[None]:
    """The life of the server. A terminal that closes ends it as Ctrl-C and a service manager do."""
    end_with_the_terminal()
    try:
        yield
    finally:
        counted.HERE.settle()
        close_all()


def end_with_the_terminal() -> None:
    """A terminal that closes would kill the process at once: from here on it asks for an orderly end. Whoever was told to
    outlive its terminal does."""
    closed = getattr(signal, "SIGHUP", None)
    if closed is None or threading.current_thread() is not threading.main_thread():
        return
    if signal.getsignal(closed) is signal.SIG_DFL:
        signal.signal(closed, _end)


def _end(_number: int, _frame: FrameType | None) -> None:
    os.kill(os.getpid(), signal.SIGTERM)
