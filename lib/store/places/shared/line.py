"""One connection to PostgreSQL: how it is opened, and how long it may be silent."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Event, Thread
from time import monotonic
from typing import TypeAlias

import psycopg

from lib.domain.errors import StoreUnavailable
from lib.store.places.shared.address import SharedAddress
from lib.store.places.shared.dialect import said
from lib.store.places.shared.refusals import not_allowed, not_connected

Line: TypeAlias = psycopg.Connection[tuple[object, ...]]
#: The oldest server that is tried.
OLDEST = 130000
#: Seconds without an answer after which a line is given up.
PATIENCE = 3.0


def connected(address: SharedAddress, *, timeout: float | None = None) -> Line:
    """A new connection, each statement a transaction of its own. Raises StoreUnavailable, in words."""
    options = address.options
    if timeout is not None:
        options["connect_timeout"] = str(max(1, round(timeout)))
    try:
        line = psycopg.connect(**options, autocommit=True, prepare_threshold=None)
    except psycopg.Error as error:
        raise not_connected(address, error) from None
    try:
        with limited(line, PATIENCE):
            _suits(line, address)
            line.execute(said("session"))
    except psycopg.Error as error:
        line.close()
        raise not_allowed(address, error) from error
    except BaseException:
        line.close()
        raise
    return line


@contextmanager
def limited(line: Line, seconds: float) -> Iterator[Callable[[], None]]:
    """Cuts the line when what is done inside is not over in some seconds: no proxy that is silent holds anybody.

    Answers what is called for each piece that arrives: the seconds begin again, so that what is long may be.
    """
    until, over = monotonic() + seconds, Event()

    def heard() -> None:
        nonlocal until
        until = monotonic() + seconds

    def watch() -> None:
        while (left := until - monotonic()) > 0:
            if over.wait(left):
                return
        cut(line)

    Thread(target=watch, name="plan-limit", daemon=True).start()
    try:
        yield heard
    finally:
        over.set()


def cut(line: Line) -> None:
    """Ends a connection that another thread waits on: it gets an error at once."""
    with suppress(OSError, psycopg.Error), socket.socket(fileno=os.dup(line.fileno())) as wire:
        wire.shutdown(socket.SHUT_RDWR)


def _suits(line: Line, address: SharedAddress) -> None:
    if line.info.server_version < OLDEST:
        raise StoreUnavailable(
            "shared_old_server",
            "The data server {server} is PostgreSQL {found}; {needed} or a later one is needed.",
            server=str(address),
            found=line.info.server_version // 10000,
            needed=OLDEST // 10000,
        )
    if (line.info.parameter_status("server_encoding") or "UTF8") != "UTF8":
        raise StoreUnavailable(
            "shared_encoding",
            "The database {server} does not keep every letter: it must be created with the encoding UTF8.",
            server=str(address),
        )
