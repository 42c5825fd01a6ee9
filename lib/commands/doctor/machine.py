"""The machine: its system, its processors and memory, its clock."""

from __future__ import annotations

import os
import platform
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from lib import clock
from lib.commands.doctor.findings import Finding, mark, size, well, wrong


def look(environment: Mapping[str, str]) -> Iterator[Finding]:
    """What sizing is judged by, and what the machine takes for the time."""
    told = mark("{system}, {n} processors, {memory} of memory")
    memory = 0
    with suppress(ValueError, OSError, AttributeError):  # not told everywhere
        memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    yield well(
        mark("Machine"),
        told,
        system=f"{platform.system()} {platform.release()}",
        n=os.cpu_count() or "?",
        memory=size(memory) if memory else "?",
    )
    held = clock.held_day()
    if held is not None:
        stands = mark(
            "{name} holds the clock on {day}: everything is dated so. Take the setting away, but for a demonstration."
        )
        yield wrong(mark("Clock"), stands, name=clock.HELD, day=held)
    else:
        zone = _zone(environment)
        here = datetime.fromisoformat(clock.now().isoformat() + "+00:00").astimezone()
        yield well(mark("Clock"), mark("{moment}, in {zone}"), moment=f"{here:%Y-%m-%d %H:%M %z}", zone=zone)


def _zone(environment: Mapping[str, str]) -> str:
    """The name of the machine's own time zone, as far as it is told."""
    if environment.get("TZ"):
        return environment["TZ"]
    found = Path("/etc/localtime").resolve().parts
    if "zoneinfo" in found:
        return "/".join(found[found.index("zoneinfo") + 1 :])
    return "/".join(time.tzname)
