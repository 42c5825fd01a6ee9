"""What PostgreSQL refuses, in words: each failure its own code and sentence, never the words of the client.

That it does not answer is said where it does not; an answer that is an error is told as what it is.
"""

from __future__ import annotations

import re

import psycopg
from psycopg import errors

from lib.domain.errors import StoreUnavailable
from lib.store.places.shared.address import SharedAddress, unreadable

#: The codes, each with its sentence.
SENTENCES = {
    "shared_unreachable": "The data server {server} does not answer. Nothing was recorded; what was recorded before is safe there."
    " Check the network and that the server runs, then try again.",
    "shared_gone": "The plan is no longer whole on the data server {server}: its tables were dropped, or a backup is being put back."
    " Nothing more is recorded, and what this server holds can still be read. Who looks after the data server puts the"
    " last backup back; then everything goes on by itself.",
    "shared_replaced": "The data server {server} holds another history than the one that was open here: a backup was put"
    " back, or the database was replaced. Nothing was recorded. It is shown at the next page: try again in a moment.",
    "shared_newer": "The data in {server} are of a later version of the product than this one. They are safe and nothing was"
    " changed: install the later version on this server too.",
    "shared_read_only": "The data server {server} only reads: it is a copy, or it is being looked after. Nothing was recorded.",
    "shared_rights": "The account of PLAN_DATABASE may not write in the database {server}. Nothing was recorded. Who looks after"
    " the server gives it the right to create and write tables there.",
    "shared_full": "The disk of the data server {server} is full. Nothing was recorded; what was recorded before is safe there.",
    "shared_failed": "The data server {server} answers with an error ({state}). Nothing was recorded; what was recorded before is safe"
    " there. Try again; if it stays so, who looks after the server finds the reason in its log.",
    "shared_refused": "The data server {server} refuses the name or the password of PLAN_DATABASE.",
    "shared_missing": "The data server answers, but there is no database {server}. Who looks after it creates it, or PLAN_DATABASE"
    " names another one.",
    "shared_busy": "The data server {server} has no connection or no memory left for this program. Nothing was recorded; what was"
    " recorded before is safe there. Try again in a moment; if it stays so, who looks after the server allows more of"
    " them.",
    "shared_tls": "The data server {server} and PLAN_DATABASE do not agree on an encrypted connection (sslmode) or on its"
    " certificate.",
}
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
#: What a server that answers refuses, by its kind of error.
_KINDS = (
    (errors.ReadOnlySqlTransaction, "shared_read_only"),
    (errors.InsufficientPrivilege, "shared_rights"),
    (errors.DiskFull, "shared_full"),
    # The tables are not those of a whole plan any more.
    ((errors.UndefinedTable, errors.InvalidSchemaName, errors.UndefinedColumn), "shared_gone"),
)
#: Errors with which a server says goodbye: the line is lost, by one word or the other.
_LEAVING = re.compile(r"08|57P|25P03")


def refusal(code: str, address: SharedAddress, **values: object) -> StoreUnavailable:
    """The refusal of a code, with its sentence."""
    return StoreUnavailable(code, SENTENCES[code], server=str(address), **values)


def not_allowed(address: SharedAddress, error: psycopg.Error) -> StoreUnavailable:
    """What is said when the server answers and refuses to do what is asked, or when the line is lost meanwhile."""
    for kinds, code in _KINDS:
        if isinstance(error, kinds):
            return refusal(code, address)
    state = error.sqlstate or ""
    if state.startswith("53"):
        return refusal("shared_busy", address)
    if not state or _LEAVING.match(state):
        return refusal("shared_unreachable", address)
    return refusal("shared_failed", address, state=state)


def not_connected(address: SharedAddress, error: psycopg.Error) -> StoreUnavailable:
    """A refusal at the door: the client gives words alone, in the language of the server."""
    if isinstance(error, psycopg.ProgrammingError):
        return unreadable()
    return refusal(_at_the_door(address, str(error)), address)


def _at_the_door(address: SharedAddress, text: str) -> str:
    _, refused, reason = text.partition("FATAL")
    if not refused:
        return "shared_tls" if any(word in text for word in _TLS) else "shared_unreachable"
    if any(word in reason for word in _BUSY):
        return "shared_busy"
    if any(word in reason for word in _REFUSED):
        return "shared_refused"
    named = rf"[\"'«“„‘]\s*{re.escape(address.database)}\s*[\"'»”“’]"
    return "shared_missing" if re.search(named, reason) else "shared_unreachable"
