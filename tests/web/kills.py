"""Kills the running app while somebody records, many times: `python -m tests.web.kills 200 [SEED [PORT]]`.

Who records speaks the browser's own protocol, without its drawing: opens an action, types its progress, presses, reads what
the page answers, presses again. The server is a fork, so that a start costs a second. After each kill a copy of the folder and
then the file itself are opened: the last value that a page acknowledged is there, or the one pressed since; each press is
there once at most; no revision is missing.
"""

import asyncio
import contextlib
import os
import random
import shutil
import sys
import time
import urllib.error
import urllib.request
from collections import Counter
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from streamlit.web import cli
from websockets.exceptions import ConnectionClosed

from lib.store.connection import Store, close_all, opened
from lib.usecases.start import ensure_plan
from tests.bench.test_crowd import RECORDED, Writer, socket_of
from tests.killing import Child, answered

ROOT = Path(__file__).parents[2]
CODE = "A1.5"


def beginning(path):
    """The sample, before anybody records."""
    ensure_plan(
        opened(path), today=date(2026, 11, 24), recorded_at=datetime(2026, 11, 20, 9), author="First start"
    )
    close_all()


def serving(path, port):
    """The app, as it is started."""
    os.chdir(ROOT)
    os.environ.update(PLAN_DATABASE=str(path), PLAN_DAY="2026-11-24")
    options = ["--server.port", str(port), "--server.headless", "true"]
    cli.main(["run", "app.py", *options], standalone_mode=False)


def up(port):
    """Waits until the app answers that it reads the plan."""
    until = time.monotonic() + 120
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(f"http://localhost:{port}/healthz", timeout=10):
                return
        except (urllib.error.HTTPError, OSError):
            time.sleep(0.1)
    raise AssertionError("the app does not start")


async def record(port, child, chance, after):
    """Presses until the app is killed; the last value acknowledged, the one pressed since if any, and how many were."""
    acknowledged, pressed, count = None, None, 0
    with contextlib.suppress(ConnectionClosed, OSError):
        async with await socket_of(f"http://localhost:{port}") as socket:
            writer = Writer(socket, CODE)
            await writer.see()
            await writer.look()
            took = (
                await writer.look() / 1000
            )  # some presses' time on this machine, so that the kills meet all of one
            writer.progress = after
            asyncio.get_running_loop().call_later(chance.uniform(0, 4 * took), os.kill, child.pid, 9)
            while True:
                pressed = float(writer.progress % 98 + 1)
                await writer.look(pressed=True)
                if not any(RECORDED in text for text in writer.said):
                    raise AssertionError(f"not recorded: {writer.said}")
                acknowledged, pressed, count = pressed, None, count + 1
    return acknowledged, pressed, count


def history(path):
    """The progresses of the action one after another, and whether no revision is missing."""
    with closing(Store.open(path)) as store, store.asking() as cursor:
        told = cursor.execute(
            "SELECT progress FROM plan.action WHERE code = $code ORDER BY valid_from", {"code": CODE}
        ).fetchall()
        numbers = cursor.execute("SELECT count(*) = max(number) FROM plan.revision").fetchone()
    return [value for (value,) in told], numbers[0]


def main(kills, seed=17, port=8590):
    """So many kills; what was found, counted."""
    chance, counted = random.Random(seed), Counter()
    with TemporaryDirectory() as made:
        folder, copy = Path(made) / "data", Path(made) / "copy"
        folder.mkdir()
        path = folder / "plan.duckdb"
        answered(beginning, path)
        before, _ = answered(history, path)
        while counted["kills"] < kills:
            child = Child(serving, path, port)
            up(port)
            acknowledged, pressed, count = asyncio.run(record(port, child, chance, int(before[-1])))
            child.kill()
            counted["kills"] += 1
            counted["acknowledged"] += count
            shutil.copytree(folder, copy)
            of_copy, of_file = answered(history, copy / path.name), answered(history, path)
            shutil.rmtree(copy)
            values, is_whole = of_file
            news = values[len(before) :]
            counted["copy differs"] += of_copy != of_file
            counted["half"] += not is_whole or len(set(news)) < min(len(news), 98)
            counted["lost"] += len(news) not in (count, count + (pressed is not None))
            counted["lost"] += count > 0 and acknowledged not in news[-2:]
            counted["pressed and kept"] += len(news) > count
            counted["pressed and gone"] += pressed is not None and len(news) == count
            before = values
            if counted["kills"] % 5 == 0:
                print(f"{time.strftime('%H:%M:%S')} {dict(counted)}", flush=True)
    return counted["lost"] + counted["half"] + counted["copy differs"]


if __name__ == "__main__":
    sys.exit(bool(main(*map(int, sys.argv[1:]))))
