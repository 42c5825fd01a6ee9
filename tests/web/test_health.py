"""What programs are told: whether the plan can be read, whether people may be sent here; soon, and without data."""

import asyncio
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from datetime import datetime
from pathlib import Path

import pytest
from starlette.applications import Starlette

from lib.domain.errors import StoreUnavailable
from lib.store.connection import opened
from lib.web import pulse
from lib.web.drain import Drain, drain_seconds
from lib.web.health import health_routes, look
from lib.web.pulse import Beat, Pulse

ROOT = Path(__file__).parents[2]


class Clock:
    """A clock that a test moves."""

    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now


def asked(path, looking, drain=None, names=None):
    """Status, body and headers of an answer."""
    routes = health_routes(drain or Drain(), names or {}, looking)
    return asyncio.run(answer(Starlette(routes=routes), path))


async def answer(app, path):
    told = []

    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message):
        told.append(message)

    scope = {
        "type": "http",
        "method": "GET",
        "path": path,
        "headers": [],
        "query_string": b"",
        "root_path": "",
    }
    await app(scope, receive, send)
    headers = {name.decode(): value.decode() for name, value in told[0]["headers"]}
    return told[0]["status"], told[1]["body"].decode(), headers


def refusing():
    raise StoreUnavailable("store_unavailable", "The data file {file} cannot be opened.", file="/secret/path")


def test_a_plan_that_can_be_read_is_said_in_a_word():
    looking = Pulse(lambda: None, Clock())
    assert asked("/healthz", looking)[:2] == (200, "ok")
    assert asked("/readyz", looking)[:2] == (200, "ready")


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_a_plan_that_cannot_be_read_is_a_code_without_a_path(path):
    status, body, headers = asked(path, Pulse(refusing, Clock()), names={"X-Plan-Folder": "mark"})
    assert (status, body) == (503, "unreadable store_unavailable")
    assert headers["x-plan-folder"] == "mark", "a second start finds the first, well or not"
    assert headers["cache-control"] == "no-store"


def test_what_nobody_foresaw_is_unreadable_too():
    def failing():
        raise RuntimeError("/secret/path")

    assert asked("/healthz", Pulse(failing, Clock()))[:2] == (503, "unreadable unexpected")


def test_a_copy_that_is_no_longer_fresh_is_read_and_told():
    looking = Pulse(lambda: Beat(copy_of=datetime(2026, 11, 24, 14, 5)), Clock())
    assert asked("/readyz", looking)[:2] == (200, "ready, copy of 14:05")


def test_a_file_that_is_gone_is_read_still_and_who_watches_is_told(sample_file, tmp_path, monkeypatch):
    path = tmp_path / "gone" / "plan.duckdb"
    path.parent.mkdir()
    shutil.copy(sample_file, path)
    monkeypatch.setenv("PLAN_DATABASE", str(path))
    monkeypatch.setattr(
        pulse, "PATIENCE", 60.0
    )  # what is told here is what was found, however long a look takes
    assert asked("/healthz", Pulse(look, Clock()))[:2] == (200, "ok")
    path.unlink()
    store = opened(path)
    monkeypatch.setattr(store.place, "_looked", -9.0)
    status, body, _ = asked("/healthz", Pulse(look, Clock()))
    assert (status, body.split()[-1]) == (503, "store_removed")
    assert asked("/healthz", Pulse(lambda: Beat(code="store_removed"), Clock()))[:2] == (
        503,
        "refusing store_removed",
    )
    assert asked("/readyz", Pulse(lambda: Beat(code="store_removed"), Clock()))[:2] == (
        200,
        "ready, refusing store_removed",
    )
    store.close()


def test_whoever_was_asked_to_stop_is_sent_nobody_more():
    drain, looking = Drain(), Pulse(lambda: None, Clock())
    drain.begun = True
    assert asked("/readyz", looking, drain)[:2] == (503, "stopping")
    assert asked("/healthz", looking, drain)[:2] == (200, "ok")


def test_the_store_is_looked_at_once_a_second_however_many_ask():
    clock, looks = Clock(), []
    looking = Pulse(lambda: looks.append(1), clock)
    for _ in range(50):
        asked("/healthz", looking)
    assert len(looks) == 1
    clock.now = pulse.KEPT
    asked("/readyz", looking)
    assert len(looks) == 2


def test_a_start_is_made_once_and_keeps_nobody_waiting(monkeypatch):
    monkeypatch.setattr(pulse, "PATIENCE", 0.1)
    looks, opening = [], threading.Event()

    def starting():
        looks.append(1)
        assert opening.wait(20)

    looking = Pulse(starting, Clock())

    async def many():
        app = Starlette(routes=health_routes(Drain(), {}, looking))
        before = time.monotonic()
        told = await asyncio.gather(*(answer(app, "/readyz") for _ in range(30)))
        return told, time.monotonic() - before

    told, took = asyncio.run(many())
    assert {(status, body) for status, body, _ in told} == {(503, "starting")}
    assert took < 2
    assert len(looks) == 1
    opening.set()
    for _ in range(100):
        if asked("/readyz", looking)[0] == 200:
            break
    assert asked("/readyz", looking)[:2] == (200, "ready")


def test_a_look_that_hangs_is_slow_and_no_second_one_begins(monkeypatch):
    monkeypatch.setattr(pulse, "PATIENCE", 30)
    clock, looks, hanging = Clock(), [], threading.Event()

    def hang():
        looks.append(1)
        if len(looks) > 1:
            assert hanging.wait(20)

    looking = Pulse(hang, clock)
    assert asked("/healthz", looking)[0] == 200
    clock.now = 5
    monkeypatch.setattr(pulse, "PATIENCE", 0.05)
    for _ in range(5):
        assert asked("/healthz", looking)[:2] == (503, "slow")
    assert len(looks) == 2
    hanging.set()


def test_a_failure_is_looked_at_again_a_second_later():
    clock, failing = Clock(), [True]

    def sometimes():
        if failing:
            refusing()

    looking = Pulse(sometimes, clock)
    assert asked("/healthz", looking)[0] == 503
    failing.clear()
    clock.now = pulse.KEPT
    assert asked("/healthz", looking)[:2] == (200, "ok")


def test_the_look_opens_the_store_and_reads_it(sample_file, tmp_path, monkeypatch):
    path = tmp_path / "plan.duckdb"
    monkeypatch.setenv("PLAN_DATABASE", str(path))
    path.write_text("this is no store")
    assert asked("/readyz", Pulse(look, Clock()))[0] == 503
    shutil.copy(sample_file, path)
    assert asked("/readyz", Pulse(look, Clock()))[:2] == (200, "ready")
    opened(path).close()


@pytest.mark.parametrize(
    ("written", "seconds"),
    [(None, 0), ("", 0), ("5", 5), ("2.5", 2.5), ("soon", 0), ("-1", 0), ("nan", 0), ("900", 0)],
)
def test_the_time_of_a_drain_is_a_number_of_seconds(written, seconds):
    assert drain_seconds(written) == seconds


SERVER = """
import sys, time
from contextlib import asynccontextmanager
import uvicorn
from starlette.applications import Starlette
from lib.web.drain import Drain
from lib.web.health import health_routes
from lib.web.pulse import Pulse

drain = Drain()

@asynccontextmanager
async def running(_):
    drain.listen(float(sys.argv[1]))
    yield
    print("closed", flush=True)

routes = health_routes(drain, {}, Pulse(lambda: None, time.monotonic))
uvicorn.run(Starlette(routes=routes, lifespan=running), port=int(sys.argv[2]), log_level="error")
"""


@pytest.fixture
def served():
    """Starts a server of the health answers alone, and answers its process and what it says."""
    started = []

    def serve(drained):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        command = [sys.executable, "-c", SERVER, str(drained), str(port)]
        process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        started.append(process)
        until = time.monotonic() + 30
        while said(port)[0] != 200:
            assert time.monotonic() < until
            time.sleep(0.05)
        return process, port

    yield serve
    for process in started:
        process.kill()
        process.wait()


def said(port):
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=5) as told:
            return told.status, told.read().decode()
    except urllib.error.HTTPError as told:
        return told.code, told.read().decode()
    except OSError:
        return 0, ""


def test_a_server_that_drains_says_so_before_it_leaves(served):
    process, port = served(3)
    process.send_signal(signal.SIGTERM)
    asked_at = time.monotonic()
    assert said(port) == (503, "stopping")
    assert process.wait(20) == -signal.SIGTERM
    assert 2.5 < time.monotonic() - asked_at < 10
    assert process.stdout.read() == "closed\n"


def test_a_second_request_to_stop_is_obeyed_at_once(served):
    process, port = served(30)
    process.send_signal(signal.SIGTERM)
    assert said(port) == (503, "stopping")
    process.send_signal(signal.SIGTERM)
    process.wait(10)
    assert process.stdout.read() == "closed\n"


def test_without_a_proxy_a_stop_is_obeyed_at_once(served):
    process, _ = served(0)
    process.send_signal(signal.SIGTERM)
    assert process.wait(5) == -signal.SIGTERM
    assert process.stdout.read() == "closed\n"
