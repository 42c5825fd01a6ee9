"""Certificates of electronic signature that parties gave."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lib.store.rows import Rows
from lib.store.state import State

__all__ = [
    "Certificate",
    "certificates",
]


@dataclass(frozen=True, slots=True)
class Certificate:
    """A certificate that a party gave; `sha256` is its fingerprint, hexadecimal."""

    key: str
    organisation: str | None
    subject: str | None
    sha256: str | None
    registered_on: date | None


def certificates(state: State) -> Rows[Certificate]:
    """The certificates that parties gave, by party."""
    return state.select(Certificate, "certificates")
