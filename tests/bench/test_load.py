"""Fifty readers at once: what a page switch costs each of them, by the browser's own protocol without its drawing."""

import asyncio
import os
import statistics
import time
from pathlib import Path

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import connect
from websockets.typing import Subprotocol

from tests.e2e.people import Server

pytestmark = pytest.mark.bench
READERS = 50
#: A reader looks at a page this long, in seconds, before the next one: the pace of people who click through.
LOOKS = 2.0
PATHS = ["axes", "deadlines", "actions", "partners", "quality", "history"]


class Viewer:
    """A browser's half of the conversation: asks for a page, waits until it has been run."""

    def __init__(self, socket):
        self.socket = socket
        self.pages = {}
        self.failures = 0

    async def see(self, path=""):
        """Milliseconds until the run of a page has ended."""
        asked = BackMsg()
        asked.rerun_script.query_string = "lang=fr"
        asked.rerun_script.page_script_hash = self.pages.get(path, "")
        return await self.ran(asked)

    async def ran(self, asked):
        """Milliseconds until the run that is asked for has ended."""
        started = time.perf_counter()
        await self.socket.send(asked.SerializeToString())
        while True:
            told = ForwardMsg()
            told.ParseFromString(await asyncio.wait_for(self.socket.recv(), 60))
            kind = told.WhichOneof("type")
            if kind == "navigation":
                self.pages = {page.url_pathname: page.page_script_hash for page in told.navigation.app_pages}
            elif kind == "delta":
                self.take(told.delta.new_element)
            elif kind == "script_finished" and told.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                return (time.perf_counter() - started) * 1000

    def take(self, element):
        """Notes what the page shows: whether it failed."""
        self.failures += element.WhichOneof("type") == "exception"


def held(server):
    """Bytes of memory that the server holds."""
    pages = Path(f"/proc/{server.process.pid}/statm").read_text(encoding="ascii").split()[1]
    return int(pages) * os.sysconf("SC_PAGESIZE")


async def visit(address, number, times):
    """One reader: arrives, then goes from page to page."""
    await asyncio.sleep(LOOKS * number / READERS)
    url = address.replace("http", "ws") + "/_stcore/stream"
    async with connect(url, subprotocols=[Subprotocol("streamlit")], max_size=None) as socket:
        viewer = Viewer(socket)
        await viewer.see()
        assert set(PATHS) <= set(viewer.pages)
        for step in range(len(PATHS)):
            await asyncio.sleep(LOOKS)
            times.append(await viewer.see(PATHS[(step + number) % len(PATHS)]))
        return viewer.failures


async def crowd(address, times):
    return await asyncio.gather(*(visit(address, n, times) for n in range(READERS)))


def test_fifty_readers_at_once_switch_pages_within_two_seconds(tmp_path, capsys):
    server = Server(tmp_path / "plan.duckdb")
    try:
        alone = []
        asyncio.run(visit(server.address, 0, alone))
        before = held(server)
        times = []
        failures = asyncio.run(crowd(server.address, times))
        grown = (held(server) - before) / 1e6
    finally:
        server.stop()
    p95 = statistics.quantiles(times, n=20)[-1]
    with capsys.disabled():
        print(
            f"\n{READERS} readers, {len(times)} switches: median {statistics.median(times):.0f} ms, "
            f"95 % under {p95:.0f} ms (alone {statistics.median(alone):.0f} ms); memory +{grown:.0f} MB"
        )
    assert len(times) == READERS * len(PATHS)
    assert sum(failures) == 0
    assert not server.complaints
    assert p95 <= 2000
