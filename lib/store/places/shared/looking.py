"""A look at a ledger in PostgreSQL from aside: nothing is created, brought up to date or written."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from time import monotonic
from typing import Any, cast

import psycopg

from lib.store.places.shared.address import SharedAddress
from lib.store.places.shared.dialect import said
from lib.store.places.shared.line import PATIENCE, connected, limited
from lib.store.places.shared.refusals import not_allowed
from lib.store.statements import migrations


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found. `answered` is how long an answer took, in seconds; the rest of it is missing before a first start."""

    version: str
    answered: float
    bytes: int = 0
    revision: int | None = None
    recorded_at: datetime | None = None
    machines: int = 0
    time_zone: str | None = None
    pending: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


def looked(address: SharedAddress) -> Looked:
    """What the server says. Raises StoreUnavailable, in words, when it does not answer or refuses."""
    with connected(address) as line:
        try:
            with limited(line, PATIENCE):
                before = monotonic()
                there = (line.execute(said("schema_there")).fetchone() or (False,))[0]
                answered = monotonic() - before
                version = line.info.parameter_status("server_version") or "?"
                if not there:
                    return Looked(version, answered)
                applied = {str(name) for (name,) in line.execute(said("migrations_applied")).fetchall()}
                row = cast("tuple[Any, ...]", line.execute(said("looked")).fetchone())
        except psycopg.Error as error:
            raise not_allowed(address, error) from error
    known = [name for name, _ in migrations()]
    version, size, number, recorded_at, machines, zone = row
    return Looked(
        version=str(version),
        answered=answered,
        bytes=int(size),
        revision=number,
        recorded_at=recorded_at,
        machines=int(machines),
        time_zone=json.loads(zone) if zone else None,
        pending=tuple(name for name in known if name not in applied),
        unknown=tuple(sorted(applied - set(known))),
    )
