"""The plan in its file: whether it opens and is read, its last revision against the clock, its time zone.

A copy is looked at, aside: neither the file nor who holds it is disturbed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from lib import clock
from lib.commands.doctor.findings import Finding, mark, well, wrong
from lib.domain import zones
from lib.store import reads
from lib.store.connection import Store, location
from lib.store.copies import making, reading
from lib.store.state import State

#: How far two clocks of one plan may be apart.
APART = timedelta(minutes=5)


def look(environment: Mapping[str, str]) -> Iterator[Finding]:
    """Of a file alone: PostgreSQL is looked at by `ledger`. Raises StoreUnavailable, in words, for a file that is not read."""
    path = location(environment)
    if not isinstance(path, Path) or not path.exists():
        return
    with TemporaryDirectory(prefix="plan-") as folder:
        copy = Path(folder) / path.name
        making.copy_file(path, copy)
        waiting = reading.pending(copy)
        store = Store.open(copy)
        try:
            yield from _read(store)
        finally:
            store.close()
    if waiting:
        told = mark("of an earlier version: the next start backs it up, then brings it up to date ({names})")
        yield well(mark("Plan"), told, names=", ".join(waiting))


def _read(store: Store) -> Iterator[Finding]:
    last = reads.current_revision(store)
    plan = reads.current_plan(store)
    found = reads.revision(store, last) if last else None
    if found is None or plan is None:
        yield well(mark("Plan"), mark("none recorded yet: the first visit begins with the sample"))
        return
    yield revision(found.number, found.recorded_at)
    name = reads.time_zone(State.undated(store, last, plan))
    yield time_zone(name)


def revision(number: int, recorded_at: datetime) -> Finding:
    """The last revision, against the clock of this machine."""
    told = {
        "n": number,
        "moment": f"{recorded_at:%Y-%m-%d %H:%M} UTC",
        "now": f"{clock.now():%Y-%m-%d %H:%M} UTC",
    }
    if clock.held_day() is None and recorded_at - clock.now() > APART:
        back = mark(
            "Revision {n} was recorded on {moment}, and this machine says that it is {now}: its clock went back. Set it"
            " right before anybody records."
        )
        return wrong(mark("Plan"), back, **told)
    return well(mark("Plan"), mark("it opens and is read; revision {n}, of {moment}"), **told)


def time_zone(name: str) -> Finding:
    """The zone in which the days of the plan begin."""
    if zones.zone(name) is None:
        told = mark("This machine does not know {name}: install the package tzdata.")
        return wrong(mark("Time zone"), told, name=name)
    day = clock.today(name)
    return well(mark("Time zone"), mark("{name}, where it is {day}"), name=name, day=day)
