"""What a server needs, for who buys the machine: memory, processor and disk (the figures of .docs/install.md)."""

import asyncio
import os
import resource
import time
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from websockets.asyncio.client import connect
from websockets.typing import Subprotocol

from lib.domain.changes import Change
from lib.domain.schema import TABLES
from lib.domain.terms import RevisionKind
from lib.store.connection import Store
from lib.store.ledger import commit
from tests.bench.plans import DAY, write_plan
from tests.bench.test_load import PATHS, Viewer, held
from tests.e2e.people import Server

pytestmark = pytest.mark.bench
SESSIONS, SWITCHES, REVISIONS = 100, 3, 1000
#: What a machine of 2 GB leaves to one server, and what a session may take of it.
MOST, MOST_OF_A_SESSION = 1.2e9, 4e6


def spent(server):
    """Seconds of processor that the server has used."""
    words = Path(f"/proc/{server.process.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK")


async def reader(address, number, everybody, leave):
    """Arrives, goes through some pages, then stays: the session is open until all are there."""
    await asyncio.sleep(number * 0.2)
    url = address.replace("http", "ws") + "/_stcore/stream"
    async with connect(url, subprotocols=[Subprotocol("streamlit")], max_size=None) as socket:
        viewer = Viewer(socket)
        await viewer.see()
        for step in range(SWITCHES):
            await viewer.see(PATHS[(step + number) % len(PATHS)])
        everybody.append(number)
        await leave.wait()


async def crowd(server):
    """Memory with everybody there, in bytes."""
    everybody, leave = [], asyncio.Event()
    readers = [asyncio.create_task(reader(server.address, n, everybody, leave)) for n in range(SESSIONS)]
    while len(everybody) < SESSIONS:
        for task in readers:
            if task.done():
                await task
        await asyncio.sleep(0.5)
    found = held(server)
    leave.set()
    await asyncio.gather(*readers)
    return found


@pytest.mark.parametrize("actions", [0, 10_000], ids=["sample", "10000"])
def test_memory_and_processor_of_a_server(tmp_path, capsys, actions):
    path = tmp_path / "plan.duckdb"
    if actions:
        write_plan(path, actions)
    server = Server(path)
    try:
        started, used = held(server), spent(server)
        asyncio.run(_alone(server.address))
        visited, before = held(server), spent(server)
        first = (before - used) / (1 + len(PATHS))
        full = asyncio.run(crowd(server))
        pages = SESSIONS * (1 + SWITCHES)
        each = (spent(server) - before) / pages
        threads = len(os.listdir(f"/proc/{server.process.pid}/task"))
        files = len(os.listdir(f"/proc/{server.process.pid}/fd"))
    finally:
        server.stop()
    with capsys.disabled():
        print(
            f"\n{actions or 'sample'}: started {started / 1e6:.0f} MB, visited {visited / 1e6:.0f} MB,"
            f" {SESSIONS} sessions +{(full - visited) / 1e6:.0f} MB, a page {each * 1000:.0f} ms of processor"
            f" ({first * 1000:.0f} the first time),"
            f" {threads} threads, {files} files, data {path.stat().st_size / 1e6:.1f} MB"
        )
    assert full < MOST
    assert (full - visited) / SESSIONS < MOST_OF_A_SESSION


async def _alone(address):
    """One reader looks at every page: what is loaded once is loaded."""
    async with connect(
        address.replace("http", "ws") + "/_stcore/stream",
        subprotocols=[Subprotocol("streamlit")],
        max_size=None,
    ) as socket:
        viewer = Viewer(socket)
        await viewer.see()
        for path in PATHS:
            await viewer.see(path)


@pytest.mark.parametrize("actions", [36, 10_000])
def test_disk_of_a_thousand_revisions(tmp_path, capsys, actions):
    path = write_plan(tmp_path / "plan.duckdb", actions)
    before, started = path.stat().st_size, time.monotonic()
    store = Store.open(path)
    row = None
    for number in range(REVISIONS):
        changed = dict.fromkeys(TABLES["setting"].names) | {"value": str(number)}
        commit(
            store,
            [Change("setting", "measure", row, changed)],
            plan="p",
            author="bench",
            kind=RevisionKind.SETTING,
            reason="Une remarque de longueur moyenne, comme on en écrit",
            recorded_at=datetime(2026, 11, 24, 9) + timedelta(seconds=number),
            as_of=DAY,
        )
        row = changed
    store.close()
    took = time.monotonic() - started
    grown = path.stat().st_size - before
    with capsys.disabled():
        print(
            f"\n{actions} actions: {REVISIONS} revisions add {grown / 1e6:.1f} MB to {before / 1e6:.1f} MB,"
            f" {took / REVISIONS * 1000:.0f} ms each, at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3:.0f} MB"
        )
    assert grown < 20e6
