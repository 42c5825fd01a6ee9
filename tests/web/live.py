"""The app as it is served, and those who ask it: with the bytes that they choose."""

import os
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from tests.accounts import PLAIN, signed_in

ROOT = Path(__file__).parents[2]
#: Seconds that a start may take on a machine that many share.
PATIENCE = 60


class Live:
    """The app in a process of its own, on a port and a data file of its own."""

    def __init__(self, database, *arguments, **environment):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.database = Path(database)
        #: What who is signed in says with a request, where people sign in.
        self.session: dict[str, str] = {}
        self.account: Any = None
        self.said = self.database.with_suffix(".out")
        with self.said.open("wb") as out:
            self.process = subprocess.Popen(
                [
                    sys.executable,
                    "-m",
                    "streamlit",
                    "run",
                    "app.py",
                    "--server.port",
                    str(self.port),
                    *arguments,
                ],
                cwd=ROOT,
                env={
                    **os.environ,
                    "PLAN_DATABASE": str(database),
                    "PLAN_DAY": "2026-11-24",
                    **{name: value.replace("PORT", str(self.port)) for name, value in environment.items()},
                },
                stdout=out,
                stderr=subprocess.STDOUT,
            )
        until = time.monotonic() + PATIENCE
        while not self.answers():
            assert self.process.poll() is None and time.monotonic() < until, self.said.read_text()
            time.sleep(0.1)

    def answers(self):
        """Whether the app is up."""
        try:
            return self.ask("GET", "/healthz")[0] == 200
        except OSError:
            return False

    def ask(self, method, target, headers=None, body=b"", *, to="127.0.0.1", host="localhost"):
        """The status, the headers and the body that a request is answered; `host` may be several, or none."""
        hosts = [host] if isinstance(host, str) else host
        lines = [f"{method} {target} HTTP/1.1"]
        lines += [f"Host: {name.replace('PORT', str(self.port))}" for name in hosts]
        lines += [
            f"{name}: {value.replace('PORT', str(self.port))}" for name, value in (headers or {}).items()
        ]
        if body:
            lines.append(f"Content-Length: {len(body)}")
        lines += ["Connection: close", "", ""]
        return self.send("\r\n".join(lines).encode("latin-1") + body, to=to)

    def send(self, raw, *, to="127.0.0.1", patience=20):
        """The same for bytes as they are; no status for who is left without an answer."""
        with socket.create_connection((to, self.port), timeout=patience) as line:
            line.sendall(raw)
            said = b""
            while b"\r\n\r\n" not in said or not said.startswith(b"HTTP/1.1 101"):
                try:
                    part = line.recv(65536)
                except (TimeoutError, ConnectionResetError):
                    break
                if not part:
                    break
                said += part
        head, _, rest = said.partition(b"\r\n\r\n")
        first, *lines = head.decode("latin-1").split("\r\n")
        named: dict[str, str] = {}
        for name, _, value in (text.partition(":") for text in lines):
            before = [named[name.lower()]] if name.lower() in named else []
            named[name.lower()] = ", ".join([*before, value.strip()])
        return int(first.split()[1]) if first else 0, named, rest

    def memory(self):
        """Megabytes that the process holds."""
        for line in Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS"):
                return int(line.split()[1]) / 1024
        raise AssertionError("no such process")

    def stop(self):
        """Ends the app as a service manager does."""
        self.process.terminate()
        self.process.wait(20)


def with_an_administrator(sample_file, folder):
    """The app on a sample of its own where people sign in, an administrator's session with it; for a fixture to yield from."""
    database = shutil.copy(sample_file, folder / "plan.duckdb")
    account, token = signed_in(database)
    running = Live(database, PLAN_ACCESS="accounts")
    running.account, running.session = account, {"Cookie": f"{PLAIN}={token}"}
    yield running
    running.stop()
