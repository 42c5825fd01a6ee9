"""A ledger that several servers share, where PLAN_DATABASE names one: whether PostgreSQL answers, and what it keeps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from lib.commands.doctor.findings import Finding, mark, size, well, wrong
from lib.commands.doctor.plan import revision, time_zone
from lib.domain import zones
from lib.store.connection import location
from lib.store.places.shared.looking import looked

#: Seconds of an answer beyond which people feel each change that they record.
SLOW = 0.1


def look(environment: Mapping[str, str]) -> Iterator[Finding]:
    """Raises StoreUnavailable, in words, when the server does not answer or refuses."""
    address = location(environment)
    if isinstance(address, Path):
        return
    found = looked(address)
    yield well(
        mark("Shared data"),
        mark("{server} answers in {n} ms: version {version}, {size} of data, {machines} machines connected"),
        server=address,
        n=round(found.answered * 1000, 1),
        version=found.version,
        size=size(found.bytes),
        machines=found.machines,
    )
    if found.answered > SLOW:
        told = mark(
            "It answers slowly ({n} ms): whoever records waits. Look at the network and at the disk of {server}."
        )
        yield wrong(mark("Shared data"), told, n=round(found.answered * 1000), server=address)
    if found.unknown:
        newer = mark("The data are of a later version ({names}): install it on this server too.")
        yield wrong(mark("Shared data"), newer, names=", ".join(found.unknown))
    if found.revision is None or found.recorded_at is None:
        yield well(mark("Plan"), mark("none recorded yet: the first visit begins with the sample"))
        return
    yield revision(found.revision, found.recorded_at)
    yield time_zone(found.time_zone or zones.DEFAULT)
    if found.pending:
        told = mark("of an earlier version: the next start backs it up, then brings it up to date ({names})")
        yield well(mark("Plan"), told, names=", ".join(found.pending))
