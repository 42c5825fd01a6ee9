"""Whoever stops the server, the data file is whole then."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
#: A server of the same kind as ours, with the life of ours: it writes, then waits to be stopped.
SERVER = """
import asyncio, signal, sys
from pathlib import Path
import uvicorn
from starlette.applications import Starlette
from lib.store.connection import opened
from lib.web.ending import orderly
from tests.store.test_file_faults import write
# Whoever runs the tests may be deaf to some of them (nohup), and a child would inherit that.
for name in sys.argv[2:]:
    signal.signal(getattr(signal, name), signal.SIG_DFL)
class Told(uvicorn.Server):
    async def startup(self, sockets=None):
        await super().startup(sockets)
        store = opened(Path(sys.argv[1]))
        print(write(store, "said"), flush=True)
Told(uvicorn.Config(Starlette(lifespan=orderly), port=0, log_level="error")).run()
"""


@pytest.mark.parametrize("sent", ["SIGTERM", "SIGINT", "SIGHUP"])
def test_the_file_is_whole_after_an_orderly_stop(tmp_path, sent):
    if not hasattr(signal, sent):
        pytest.skip(f"no {sent} on this system")
    path = tmp_path / "plan.duckdb"
    with subprocess.Popen(
        [sys.executable, "-c", SERVER, str(path), sent],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as server:
        assert server.stdout.readline().strip() == b"1"
        log = path.with_name("plan.duckdb.wal")
        os.kill(server.pid, getattr(signal, sent))
        until = time.monotonic() + 60
        while server.poll() is None and time.monotonic() < until:
            time.sleep(0.05)
        ended = server.poll()
        server.kill()
    assert ended is not None
    assert not log.exists()
    from lib.store.copies import reading

    assert reading.last_revision(path) == 1
