"""What the store asks of the place where its ledger is kept, whichever it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

import duckdb
import pyarrow as pa


@dataclass(slots=True)
class Written:
    """What one revision writes, gathered as it is written: its row, the keys it ends and the rows it begins of each
    table, the file it came from."""

    ended: dict[str, Sequence[str]] = field(default_factory=dict)
    begun: dict[str, pa.Table] = field(default_factory=dict)
    revision: Mapping[str, Any] = field(default_factory=dict)
    source: Mapping[str, Any] | None = None


class Place(Protocol):
    """A place that keeps a ledger. `plan`, in the in-memory root, is the whole of it or a copy."""

    #: Tells stores apart in the keys of what is kept.
    name: str

    def attach(self, root: duckdb.DuckDBPyConnection) -> None:
        """Makes `plan` known to the root. Raises StoreUnavailable."""

    def before_writing(self) -> None:
        """Before a transaction that writes, the lock being held. Raises StoreUnavailable where nothing could be kept."""

    def keep(self, written: Written) -> None:
        """Keeps a revision elsewhere than in `plan`, before `plan` commits. Raises Conflict when another was first."""

    def after_writing(self) -> None:
        """After `plan` has committed, the lock still held."""

    def close(self) -> None:
        """Before the root is closed."""
