"""What the store asks of the place where its ledger is kept, whichever it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from threading import RLock
from typing import Any, Protocol

import duckdb
import pyarrow as pa

from lib.domain.errors import StoreUnavailable


@dataclass(slots=True)
class Written:
    """What one revision writes, gathered as it is written: its row, the keys it ends and the rows it begins of each
    table, the files it came from or made, and their bytes: kept once by their fingerprint."""

    ended: dict[str, Sequence[str]] = field(default_factory=dict)
    begun: dict[str, pa.Table] = field(default_factory=dict)
    revision: Mapping[str, Any] = field(default_factory=dict)
    sources: list[Mapping[str, Any]] = field(default_factory=list)
    files: list[Mapping[str, Any]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Told:
    """What happened to the place, to be told once to everybody: a message and its values."""

    message: str
    values: Mapping[str, object] = field(default_factory=dict)


class Taken(Exception):
    """Another writer was first: look at what it wrote, compare again, try again."""


class Place(Protocol):
    """A place that keeps a ledger. `plan`, in the in-memory root, is the whole of it or a copy."""

    #: Tells stores apart in the keys of what is kept.
    name: str
    #: Whether `plan` holds everything: a copy holds no bytes of files.
    whole: bool
    #: What happened when the place was opened, if something did.
    told: Told | None

    def attach(self, root: duckdb.DuckDBPyConnection) -> None:
        """Makes `plan` known to the root. Raises StoreUnavailable."""

    def fill(self, lock: RLock) -> None:
        """Fills `plan` once its tables are there, and keeps it so, under the lock of writers. Raises StoreUnavailable."""

    @property
    def silence(self) -> float | None:
        """Seconds since `plan` was last known to be all that is kept; None when it is."""

    @property
    def fault(self) -> StoreUnavailable | None:
        """Why nothing can be recorded now, where that is known; None when all is well."""

    def refused(self, error: Exception) -> StoreUnavailable | None:
        """What an error says of the place; None when it speaks of something else."""

    def before_writing(self) -> None:
        """Before a transaction that writes, the lock being held. Raises StoreUnavailable where nothing could be kept."""

    def keep(self, written: Written) -> None:
        """Keeps a revision elsewhere than in `plan`, before `plan` commits. Raises Taken when another was first."""

    def keep_whole(self, last: int, tables: Mapping[str, pa.Table]) -> None:
        """Keeps all of another ledger where nothing is kept, up to its last revision. Raises Taken when there is."""

    def content(self, sha256: str) -> bytes | None:
        """The bytes of a file that a revision came from, where they are kept elsewhere than in `plan`.

        Raises StoreUnavailable.
        """

    def after_writing(self) -> None:
        """After `plan` has committed, the lock still held."""

    def close(self) -> None:
        """Before the root is closed."""

    def abandon(self) -> None:
        """Before the root is closed, where nothing may be changed any more."""
