"""All of a start, in order; every failure ends here in words."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from lib.launch.install import OLDEST, is_recent, prepare
from lib.launch.serve import PORTS, choose_port, mark, running, show, start
from lib.launch.words import Stopped, say

#: Other names of Python that are looked for when the one that was called is too old.
OTHERS = ("python3.14", "python3.13", "python3.12", "python3.11")


def another_python(find: Callable[[str], str | None] = shutil.which) -> str | None:
    """A Python of this machine that is recent enough, if one of the usual names leads to it."""
    return next((found for name in OTHERS if (found := find(name))), None)


def needs_python() -> Stopped:
    """What is said when Python is too old."""
    have = ".".join(str(part) for part in sys.version_info[:2])
    need = ".".join(str(part) for part in OLDEST)
    return Stopped(
        f"Ce Python est trop ancien ({have}) : il faut Python {need} ou plus récent. Installez-le depuis"
        " https://www.python.org/downloads/ puis recommencez.",
        f"This Python is too old ({have}): Python {need} or later is needed. Install it from"
        " https://www.python.org/downloads/ and try again.",
    )


def main(root: Path, arguments: Sequence[str] = ()) -> int:
    """All of it, in order; answers the exit code. `--no-browser` opens nothing, `--install` stops before the start."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a console of Windows does not know every letter
    opens = "--no-browser" not in arguments
    try:
        if not is_recent(sys.version_info[:2]):
            return _elsewhere(root, arguments)
        expected = mark(root, os.environ)
        port = running(expected)
        if port:
            say("L'application tourne déjà.", "The app is running already.")
            show(port, opens=opens)
            return 0
        prepare(root)
        if "--install" in arguments:
            return 0
        port = choose_port()
        if port != PORTS[0]:
            say(
                f"Le port {PORTS[0]} est pris par un autre programme : l'application utilise le {port}.",
                f"Port {PORTS[0]} is taken by another program: the app uses {port}.",
            )
        return start(root, port, expected, opens=opens)
    except Stopped as stopped:
        say(stopped.french, stopped.english)
        _hold()
        return 1
    except KeyboardInterrupt:
        return 130


def _elsewhere(root: Path, arguments: Sequence[str]) -> int:
    """The same with another Python of the machine. Raises Stopped where there is none."""
    found = another_python()
    if found is None:
        raise needs_python()
    return subprocess.run([found, str(root / "app.py"), *arguments], check=False).returncode


def _hold() -> None:
    """A window opened by a double click would close before anybody has read it."""
    if os.name == "nt" and sys.stdin is not None and sys.stdin.isatty():
        input("Entrée pour fermer / Enter to close ")


def run(file: str) -> NoReturn:
    """What `python app.py` does; whoever ends it ends the app that it started."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    sys.exit(main(Path(file).resolve().parent, sys.argv[1:]))
