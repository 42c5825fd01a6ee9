"""What a move asks of the place that a ledger leaves, and of the one that it comes to."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Protocol

import duckdb

#: Asked of a database of the root, by its name: raises Invalid when it is not what was read.
Agrees = Callable[[str], None]


class Whole(Protocol):
    """A whole ledger in a place, while no server uses it."""

    #: How it is named to a person; holds no password.
    name: str

    def lent(self, root: duckdb.DuckDBPyConnection) -> AbstractContextManager[None]:
        """`plan` of the root is the whole ledger, to be read: nothing of the place changes, and nobody writes there
        meanwhile. Raises StoreUnavailable, Invalid."""

    def take(self, root: duckdb.DuckDBPyConnection, agrees: Agrees) -> None:
        """Lays down `plan` of the root here, whole or not at all: what was laid down is read back and asked whether it
        agrees before anybody can open it. Raises StoreUnavailable; Invalid when the place holds a plan already."""
