"""A hundred readers and five writers for ten minutes: what a page costs each of them, and what the server holds in the end.

`LOAD_SECONDS=60` makes it shorter. By the browser's own protocol, without its drawing (`test_load.py`).
"""

import asyncio
import os
import random
import shutil
import statistics
import time
from pathlib import Path

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from websockets.asyncio.client import connect
from websockets.typing import Subprotocol

from lib.store.connection import Store
from lib.store.reads import current_revision
from tests.bench.test_load import PATHS, Viewer, held
from tests.e2e.people import Server

pytestmark = [pytest.mark.bench, pytest.mark.timeout(1200)]
READERS, WRITERS = int(os.environ.get("LOAD_READERS", "100")), 5
SECONDS = int(os.environ.get("LOAD_SECONDS", "600"))
#: Seconds that a reader looks at a page, and that a writer thinks; each by chance between half and one and a half of it.
LOOKS, THINKS = float(os.environ.get("LOAD_LOOKS", "10")), float(os.environ.get("LOAD_THINKS", "20"))
#: The sample's actions that are written, one each.
CODES = ["A1.5", "A2.3", "A3.4", "A4.5", "A5.3"]
RECORDED = "Les modifications sont enregistrées"
#: What a server may grow by between its first minutes and the end, in megabytes.
FLAT = 40


class Writer(Viewer):
    """A browser's half of the conversation of who fills in the line of an action and records it."""

    def __init__(self, socket, code):
        super().__init__(socket)
        self.code, self.progress = code, 1
        self.fields, self.said = {}, []

    async def look(self, pressed=False):
        """Milliseconds until the page of the action has been run, with a progress typed and recorded if `pressed`."""
        asked = BackMsg()
        asked.rerun_script.query_string = f"lang=fr&code={self.code}"
        asked.rerun_script.page_script_hash = self.pages.get("action", "")
        if pressed:
            self.progress = self.progress % 98 + 1
            for name, element in self.fields.items():
                state = asked.rerun_script.widget_states.widgets.add(id=element.id)
                if name == "button":
                    state.trigger_value = True
                elif name == "progress":
                    state.double_value = self.progress
        self.fields, self.said = {}, []
        return await self.ran(asked)

    def take(self, element):
        """Notes besides what the page said, and where the line of the action is filled in."""
        super().take(element)
        kind = element.WhichOneof("type")
        if kind in ("alert", "toast"):
            self.said.append(getattr(element, kind).body)
        elif (
            kind == "number_input"
            and "quick_" in element.number_input.id
            and "progress" in element.number_input.id
        ):
            self.fields["progress"] = element.number_input
        elif kind == "button" and "quick_" in element.button.id:
            self.fields["button"] = element.button


def spent(server):
    """Seconds of a processor that the server has taken."""
    told = Path(f"/proc/{server.process.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


def server_state(server):
    """Megabytes, open files and threads of the server's process."""
    folder = Path(f"/proc/{server.process.pid}")
    return held(server) / 1e6, len(list((folder / "fd").iterdir())), len(list((folder / "task").iterdir()))


async def socket_of(address):
    return await connect(
        address.replace("http", "ws") + "/_stcore/stream",
        subprotocols=[Subprotocol("streamlit")],
        max_size=None,
    )


async def read(address, number, until, times, faults):
    """One reader: arrives in the first seconds, goes from page to page by chance, leaves and comes back now and then."""
    chance = random.Random(number)
    await asyncio.sleep(chance.uniform(0, LOOKS))
    while time.monotonic() < until:
        async with await socket_of(address) as socket:
            viewer = Viewer(socket)
            await viewer.see()
            for _ in range(chance.randrange(10, 40)):
                await asyncio.sleep(chance.uniform(0.5, 1.5) * LOOKS)
                if time.monotonic() > until:
                    break
                times.append((time.monotonic(), await viewer.see(chance.choice(PATHS))))
            faults.append(viewer.failures)


async def write(address, code, until, times, faults, recorded):
    """One writer: opens an action, records its progress, looks at it, again and again."""
    chance = random.Random(code)
    async with await socket_of(address) as socket:
        writer = Writer(socket, code)
        await writer.see()
        await writer.look()
        while time.monotonic() < until:
            await asyncio.sleep(chance.uniform(0.5, 1.5) * THINKS)
            assert set(writer.fields) == {"progress", "button"}, (code, writer.said)
            times.append((time.monotonic(), await writer.look(pressed=True)))
            recorded.append(any(RECORDED in text for text in writer.said))
        faults.append(writer.failures)


async def watch(server, until, seen):
    while time.monotonic() < until:
        seen.append((time.monotonic(), *server_state(server)))
        await asyncio.sleep(5)


async def crowd(server, reading, writing, recorded, seen):
    until, faults = time.monotonic() + SECONDS, []
    await asyncio.gather(
        *(read(server.address, n, until, reading, faults) for n in range(READERS)),
        *(write(server.address, code, until, writing, faults, recorded) for code in CODES[:WRITERS]),
        watch(server, until, seen),
    )
    return sum(faults)


def p95(times):
    return statistics.quantiles([ms for _, ms in times], n=20)[-1]


def test_a_hundred_readers_and_five_writers_leave_the_server_as_it_was(sample_file, tmp_path, capsys):
    path = Path(shutil.copy(sample_file, tmp_path / "plan.duckdb"))
    store = Store.open(path)
    before = current_revision(store)
    store.close()
    server = Server(path)
    reading, writing, recorded, seen = [], [], [], []
    try:
        faults = asyncio.run(crowd(server, reading, writing, recorded, seen))
        complaints, worked = server.complaints, spent(server)
    finally:
        server.stop()
    store = Store.open(path)
    revisions = current_revision(store) - before
    store.close()
    third = [row for row in seen if row[0] > seen[0][0] + SECONDS / 3]
    with capsys.disabled():
        for at, megabytes, files, threads in seen[:: max(1, len(seen) // 12)]:
            print(
                f"\n{at - seen[0][0]:5.0f} s {megabytes:6.0f} MB {files:4} files {threads:4} threads", end=""
            )
        print(
            f"\n{READERS} readers, {len(reading)} pages: median {statistics.median(ms for _, ms in reading):.0f} ms, 95 % under "
            f"{p95(reading):.0f} ms; {WRITERS} writers, {len(writing)} recordings, 95 % under {p95(writing):.0f} ms; "
            f"{1000 * worked / (len(reading) + len(writing)):.0f} ms of a processor each; memory {third[0][1]:.0f} -> {third[-1][1]:.0f} MB from the first third on"
        )
    assert faults == 0
    assert not complaints
    assert all(recorded)
    assert revisions == len(recorded), "every recording that was acknowledged is there, once"
    assert p95(reading) <= 500
    for place, room in ((1, FLAT), (2, 15), (3, 15)):
        assert (
            max(row[place] for row in third[len(third) // 2 :])
            <= max(row[place] for row in third[: len(third) // 2]) + room
        )
