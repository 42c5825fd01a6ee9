"""The start itself: whether the app runs already, a port that is free, the browser."""

from __future__ import annotations

import errno
import hashlib
import socket
import subprocess
import time
import urllib.error
import urllib.request
import webbrowser
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from lib.launch.install import environment_python
from lib.launch.words import Stopped, say

#: Where the app answers: the first of these ports that is free.
PORTS = range(8501, 8521)
#: What a browser takes for `localhost`: another program under one of them would be opened in our place.
LOCALHOST = ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1"))
#: Which installation answers, in the headers of /healthz.
FOLDER = "X-Plan-Folder"
#: Seconds that a start may take, on a slow machine that starts it for the first time.
PATIENCE = 180


def mark(root: Path, environment: Mapping[str, str]) -> str:
    """Tells an installation from another on the same machine: its folder and its data."""
    held = f"{Path(root).resolve()}\n{environment.get('PLAN_DATABASE', '')}"
    return hashlib.sha256(held.encode("utf-8", "replace")).hexdigest()[:16]


def is_free(port: int) -> bool:
    """Whether a port of this machine is free wherever a browser may look for it: one that was left a moment ago is."""
    return all(_is_free(family, address, port) for family, address in LOCALHOST)


def _is_free(family: socket.AddressFamily, address: str, port: int) -> bool:
    exclusive = getattr(socket, "SO_EXCLUSIVEADDRUSE", None)  # Windows shares a port unless told otherwise
    option = socket.SO_REUSEADDR if exclusive is None else exclusive
    try:
        with socket.socket(family) as probe:
            probe.setsockopt(socket.SOL_SOCKET, option, 1)
            probe.bind((address, port))
    except OSError as error:
        return error.errno in (errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT)  # a machine without such addresses
    return True


def answers(port: int, expected: str) -> bool:
    """Whether the app of this very folder answers on a port, be its plan readable or not: its page says why not."""
    address = f"http://127.0.0.1:{port}/healthz"
    try:
        with urllib.request.urlopen(address, timeout=2) as answer:
            return bool(answer.headers.get(FOLDER) == expected)
    except urllib.error.HTTPError as unwell:
        with unwell:
            return bool(unwell.headers.get(FOLDER) == expected)
    except (OSError, ValueError):
        return False


def choose_port(free: Callable[[int], bool] = is_free, ports: Sequence[int] = PORTS) -> int:
    """The first port that is free. Raises Stopped when none is."""
    for port in ports:
        if free(port):
            return port
    raise Stopped(
        f"Aucun port n'est libre entre {ports[0]} et {ports[-1]}. Fermez un autre programme, puis recommencez.",
        f"No port is free between {ports[0]} and {ports[-1]}. Close another program and try again.",
    )


def running(expected: str, ask: Callable[[int, str], bool] = answers) -> int:
    """The port on which this app runs already, 0 when it does not."""
    return next((port for port in PORTS if not is_free(port) and ask(port, expected)), 0)


def start(root: Path, port: int, expected: str, *, opens: bool) -> int:
    """Starts the app, waits until it answers, opens the browser; stays until it is stopped. Raises Stopped."""
    say("3/3 Démarrage…", "3/3 Starting…")
    command = [str(environment_python(root)), "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    command += ["--logger.hideWelcomeMessage", "true"]  # it is said below, in two languages
    process = subprocess.Popen(command, cwd=root)
    try:
        until = time.monotonic() + PATIENCE
        while not answers(port, expected):
            if process.poll() is not None:
                raise Stopped(
                    "L'application s'est arrêtée au démarrage : la raison est écrite ci-dessus.",
                    "The app stopped while starting: the reason is written above.",
                )
            if time.monotonic() > until:
                process.terminate()
                raise Stopped(
                    f"L'application ne répond pas après {PATIENCE} secondes. Recommencez.",
                    f"The app does not answer after {PATIENCE} seconds. Try again.",
                )
            time.sleep(0.2)
        show(port, opens=opens)
        say(
            "Pour arrêter : Ctrl+C, ou fermez cette fenêtre. Rien n'est perdu.",
            "To stop: Ctrl+C, or close this window. Nothing is lost.",
        )
        return process.wait()
    except KeyboardInterrupt:
        process.terminate()
        process.wait(30)
        say("Arrêté.", "Stopped.")
        return 0


def show(port: int, *, opens: bool) -> None:
    """Says where the app is, and opens it."""
    address = f"http://localhost:{port}"
    say(f"Le tableau de bord est ouvert : {address}", f"The dashboard is open: {address}")
    if opens:
        webbrowser.open(address)
