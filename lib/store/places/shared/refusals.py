"""What PostgreSQL refuses, in words: each failure its own code and sentence, never the words of the client.

That it does not answer is said where it does not; an answer that is an error is told as what it is.
"""

from __future__ import annotations

import re

import psycopg
from psycopg import errors

from lib.domain.errors import StoreUnavailable
from lib.store.places.shared.address import SharedAddress, unreadable

#: What a server says in the language it is set to; the words that never change first.
_REFUSED = (
    "password authentication failed",
    "authentif",
    "pg_hba.conf",
    "no password supplied",
    "role ",
    "rôle ",
)
_BUSY = ("too many", "connection slots", "trop de", "emplacements")
_TLS = ("SSL", "certificate")
#: The tables are not those of a whole plan any more.
_GONE = (errors.UndefinedTable, errors.InvalidSchemaName, errors.UndefinedColumn)
#: Errors with which a server says goodbye: the line is lost, by one word or the other.
_LEAVING = re.compile(r"08|57P|25P03")


def unreachable(address: SharedAddress) -> StoreUnavailable:
    """What is said when the server does not answer."""
    return StoreUnavailable(
        "shared_unreachable",
        "The data server {server} does not answer. Nothing was recorded; what was recorded before is safe there."
        " Check the network and that the server runs, then try again.",
        server=str(address),
    )


def gone(address: SharedAddress) -> StoreUnavailable:
    """What is said when the tables of the plan are no longer there, or not all of them yet."""
    return StoreUnavailable(
        "shared_gone",
        "The plan is no longer whole on the data server {server}: its tables were dropped, or a backup is being put back."
        " Nothing more is recorded, and what this server holds can still be read. Who looks after the data server puts the"
        " last backup back; then everything goes on by itself.",
        server=str(address),
    )


def replaced(address: SharedAddress) -> StoreUnavailable:
    """What is said when the ledger is another one than it was, until it is opened anew."""
    return StoreUnavailable(
        "shared_replaced",
        "The data server {server} holds another history than the one that was open here: a backup was put"
        " back, or the database was replaced. Nothing was recorded. It is shown at the next page: try again in a moment.",
        server=str(address),
    )


def newer(address: SharedAddress) -> StoreUnavailable:
    """What is said by a server that is older than the ledger."""
    return StoreUnavailable(
        "shared_newer",
        "The data in {server} are of a later version of the product than this one. They are safe and nothing was"
        " changed: install the later version on this server too.",
        server=str(address),
    )


def not_allowed(address: SharedAddress, error: psycopg.Error) -> StoreUnavailable:
    """What is said when the server answers and refuses to do what is asked, or when the line is lost meanwhile."""
    server = str(address)
    if isinstance(error, errors.ReadOnlySqlTransaction):
        return StoreUnavailable(
            "shared_read_only",
            "The data server {server} only reads: it is a copy, or it is being looked after. Nothing was recorded.",
            server=server,
        )
    if isinstance(error, errors.InsufficientPrivilege):
        return StoreUnavailable(
            "shared_rights",
            "The account of PLAN_DATABASE may not write in the database {server}. Nothing was recorded. Who looks after"
            " the server gives it the right to create and write tables there.",
            server=server,
        )
    if isinstance(error, errors.DiskFull):
        return StoreUnavailable(
            "shared_full",
            "The disk of the data server {server} is full. Nothing was recorded; what was recorded before is safe there.",
            server=server,
        )
    if isinstance(error, _GONE):
        return gone(address)
    state = error.sqlstate or ""
    if state.startswith("53"):
        return _busy(server)
    if not state or _LEAVING.match(state):
        return unreachable(address)
    return StoreUnavailable(
        "shared_failed",
        "The data server {server} answers with an error ({state}). Nothing was recorded; what was recorded before is safe"
        " there. Try again; if it stays so, who looks after the server finds the reason in its log.",
        server=server,
        state=state,
    )


def not_connected(address: SharedAddress, error: psycopg.Error) -> StoreUnavailable:
    """A refusal at the door: the client gives words alone, in the language of the server."""
    text, server = str(error), str(address)
    if isinstance(error, psycopg.ProgrammingError):
        return unreadable()
    _, refused, reason = text.partition("FATAL")
    if not refused:
        return _tls(server) if any(word in text for word in _TLS) else unreachable(address)
    if any(word in reason for word in _BUSY):
        return _busy(server)
    if any(word in reason for word in _REFUSED):
        return StoreUnavailable(
            "shared_refused",
            "The data server {server} refuses the name or the password of PLAN_DATABASE.",
            server=server,
        )
    if re.search(rf"[\"'«“„‘]\s*{re.escape(address.database)}\s*[\"'»”“’]", reason):
        return StoreUnavailable(
            "shared_missing",
            "The data server answers, but there is no database {server}. Who looks after it creates it, or PLAN_DATABASE"
            " names another one.",
            server=server,
        )
    return unreachable(address)


def _busy(server: str) -> StoreUnavailable:
    return StoreUnavailable(
        "shared_busy",
        "The data server {server} has no connection or no memory left for this program. Nothing was recorded; what was"
        " recorded before is safe there. Try again in a moment; if it stays so, who looks after the server allows more of"
        " them.",
        server=server,
    )


def _tls(server: str) -> StoreUnavailable:
    return StoreUnavailable(
        "shared_tls",
        "The data server {server} and PLAN_DATABASE do not agree on an encrypted connection (sslmode) or on its"
        " certificate.",
        server=server,
    )
