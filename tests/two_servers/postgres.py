"""A PostgreSQL of a test's own: started from the system's package, by a person without rights, and thrown away."""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

import psycopg

#: Where Debian keeps them, the latest last.
PROGRAMS = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda path: int(path.parts[-3]))


def free_port():
    """A port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Postgres:
    """A server on a folder and a port of its own, with an account `plan` and as many databases as wanted.

    `safe` waits for the disk as a real one does: for what is measured. What is killed here are processes, not the
    machine, so that the tests do without; and are set, as some servers are, to answer before anything is written down:
    who records a revision asks for more.
    """

    def __init__(self, *, safe=False):
        self.programs = PROGRAMS[-1].parent
        self.folder = Path(tempfile.mkdtemp(prefix="plan-postgres-"))
        self.person: dict[str, Any] = {}
        if os.geteuid() == 0:  # it refuses to be run by root
            account = "postgres" if _known("postgres") else "nobody"
            shutil.chown(self.folder, account)
            self.person = {"user": account, "extra_groups": []}
        self.safe = safe
        self.port = free_port()
        self._run(
            "initdb",
            "-D",
            self.data,
            "-A",
            "trust",
            "-U",
            "plan",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
            "--no-sync",
        )
        self.start()

    @property
    def data(self):
        return str(self.folder / "data")

    def start(self):
        """Starts the server and waits until it answers."""
        durable = [] if self.safe else ["-c", "fsync=off", "-c", "synchronous_commit=off"]
        self.process = subprocess.Popen(
            [
                self.programs / "postgres",
                "-D",
                self.data,
                "-p",
                str(self.port),
                "-k",
                "",
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "max_connections=100",
                *durable,
            ],
            stdout=(self.folder / "log").open("a"),
            stderr=subprocess.STDOUT,
            cwd=self.folder,
            **self.person,
        )
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            try:
                psycopg.connect(self.address("postgres"), connect_timeout=2).close()
                return
            except psycopg.Error:
                assert self.process.poll() is None, (self.folder / "log").read_text()
                time.sleep(0.1)
        raise AssertionError((self.folder / "log").read_text())

    def stop(self):
        """An orderly stop that waits for nobody ("fast")."""
        self.process.send_signal(signal.SIGINT)
        self.process.wait(60)

    def kill(self):
        """Ends it and all of its processes at once."""
        group = subprocess.run(
            ["ps", "-o", "pid=", "--ppid", str(self.process.pid)], capture_output=True, text=True
        )
        self.process.kill()
        self.process.wait(60)
        for pid in group.stdout.split():
            with contextlib.suppress(ProcessLookupError):
                os.kill(int(pid), signal.SIGKILL)

    def remove(self):
        """Ends it and removes what it kept."""
        self.process.send_signal(signal.SIGQUIT)
        self.process.wait(60)
        shutil.rmtree(self.folder, ignore_errors=True)

    def address(self, database, port=None):
        """The address of a database, on this port or that of a line to it."""
        return f"postgresql://plan@127.0.0.1:{port or self.port}/{database}"

    def database(self, name):
        """Makes an empty database and answers its address."""
        with psycopg.connect(self.address("postgres"), autocommit=True) as line:
            line.execute(f'CREATE DATABASE "{name}"')
        return self.address(name)

    def _run(self, program, *arguments):
        subprocess.run(
            [self.programs / program, *arguments],
            check=True,
            capture_output=True,
            cwd=self.folder,
            **self.person,
        )


def _known(account):
    import pwd

    try:
        return pwd.getpwnam(account) is not None
    except KeyError:
        return False
