"""One connection to PostgreSQL: how it is opened, how long it may be silent, and what its failures are called."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Timer
from typing import TypeAlias

import psycopg
from psycopg import errors

from lib.domain.errors import StoreUnavailable
from lib.store.places.shared.address import SharedAddress, unreadable
from lib.store.places.shared.dialect import said

Line: TypeAlias = psycopg.Connection[tuple[object, ...]]
#: The oldest server that is tried.
OLDEST = 130000
#: Seconds without an answer after which a line is given up.
PATIENCE = 3.0
#: What a server says in the language it is set to; the words that never change first.
_REFUSED = (
    "password authentication failed",
    "authentif",
    "pg_hba.conf",
    "no password supplied",
    "role ",
    "rôle ",
)
_TLS = ("SSL", "certificate")


def connected(address: SharedAddress, *, timeout: float | None = None) -> Line:
    """A new connection, each statement a transaction of its own. Raises StoreUnavailable, in words."""
    options = address.options
    if timeout is not None:
        options["connect_timeout"] = str(max(1, round(timeout)))
    try:
        line = psycopg.connect(**options, autocommit=True, prepare_threshold=None)
    except psycopg.Error as error:
        raise _not_connected(address, error) from None
    try:
        with limited(line, PATIENCE):
            _suits(line, address)
            line.execute(said("session"))
    except psycopg.Error as error:
        line.close()
        raise unreachable(address) from error
    except BaseException:
        line.close()
        raise
    return line


@contextmanager
def limited(line: Line, seconds: float) -> Iterator[None]:
    """Cuts the line when what is done inside is not over in some seconds: no proxy that is silent holds anybody."""
    watch = Timer(seconds, cut, (line,))
    watch.daemon = True
    watch.start()
    try:
        yield
    finally:
        watch.cancel()


def cut(line: Line) -> None:
    """Ends a connection that another thread waits on: it gets an error at once."""
    with suppress(OSError, psycopg.Error), socket.socket(fileno=os.dup(line.fileno())) as wire:
        wire.shutdown(socket.SHUT_RDWR)


def unreachable(address: SharedAddress) -> StoreUnavailable:
    """What is said when the server does not answer."""
    return StoreUnavailable(
        "shared_unreachable",
        "The data server {server} does not answer. Nothing was recorded; what was recorded before is safe there."
        " Check the network and that the server runs, then try again.",
        server=str(address),
    )


def not_allowed(address: SharedAddress, error: psycopg.Error) -> StoreUnavailable:
    """What is said when the server answers and refuses to do what is asked."""
    if isinstance(error, errors.ReadOnlySqlTransaction):
        return StoreUnavailable(
            "shared_read_only",
            "The data server {server} only reads: it is a copy, or it is being looked after. Nothing was recorded.",
            server=str(address),
        )
    if isinstance(error, errors.InsufficientPrivilege):
        return StoreUnavailable(
            "shared_rights",
            "The account of PLAN_DATABASE may not write in the database {server}. Nothing was recorded. Who looks after"
            " the server gives it the right to create and write tables there.",
            server=str(address),
        )
    if isinstance(error, errors.DiskFull):
        return StoreUnavailable(
            "shared_full",
            "The disk of the data server {server} is full. Nothing was recorded; what was recorded before is safe there.",
            server=str(address),
        )
    return unreachable(address)


def _not_connected(address: SharedAddress, error: psycopg.Error) -> StoreUnavailable:
    """A refusal at the door: the client gives words alone, in the language of the server."""
    text, server = str(error), str(address)
    if isinstance(error, psycopg.ProgrammingError):
        return unreadable()
    _, refused, reason = text.partition("FATAL")
    if not refused:
        return _tls(server) if any(word in text for word in _TLS) else unreachable(address)
    if any(word in reason for word in _REFUSED):
        return StoreUnavailable(
            "shared_refused",
            "The data server {server} refuses the name or the password of PLAN_DATABASE.",
            server=server,
        )
    if address.database in reason:
        return StoreUnavailable(
            "shared_missing",
            "The data server answers, but there is no database {server}. Who looks after it creates it, or PLAN_DATABASE"
            " names another one.",
            server=server,
        )
    return unreachable(address)


def _tls(server: str) -> StoreUnavailable:
    return StoreUnavailable(
        "shared_tls",
        "The data server {server} and PLAN_DATABASE do not agree on an encrypted connection (sslmode) or on its"
        " certificate.",
        server=server,
    )


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
