"""What this machine says of its processes and ports, where it tells; the standard library alone."""

from __future__ import annotations

import os
from contextlib import suppress
from ipaddress import ip_address
from pathlib import Path

PROCESSES = Path("/proc")
#: A socket that waits for connections, in the kernel's list.
LISTENS = "0A"


def holder(path: Path) -> int | None:
    """The process that holds a lock on a file, 0 when none does; None where the system does not tell."""
    try:
        lines = (PROCESSES / "locks").read_text(encoding="ascii").splitlines()
        found = path.stat()
    except OSError:
        return None
    mark = f"{os.major(found.st_dev):02x}:{os.minor(found.st_dev):02x}:{found.st_ino}"
    for line in lines:
        words = line.split()
        if mark in words and "->" not in words:
            return max(0, int(words[4])) or None  # of another room of this machine: it is not named
    return 0


def named(process: int) -> str:
    """The command of a process, as far as it is told; without what may be secret, its settings."""
    try:
        words = (PROCESSES / str(process) / "cmdline").read_bytes().decode(errors="replace").split("\0")
    except OSError:
        return "?"
    return " ".join(word for word in words if word)[:120] or "?"


def listening(process: int) -> dict[int, str]:
    """The ports on which a process waits for connections, with the address of each; none where nothing tells."""
    held = set()
    with suppress(OSError):
        for name in (PROCESSES / str(process) / "fd").iterdir():
            with suppress(OSError):
                held.add(str(name.readlink()))
    found = {}
    for table in ("tcp", "tcp6"):
        with suppress(OSError):
            for line in (
                (PROCESSES / str(process) / "net" / table).read_text(encoding="ascii").splitlines()[1:]
            ):
                words = line.split()
                if words[3] == LISTENS and f"socket:[{words[9]}]" in held:
                    address, _, port = words[1].partition(":")
                    found[int(port, 16)] = _address(address)
    return found


def _address(written: str) -> str:
    """An address as the kernel writes it: each four bytes of it backwards."""
    raw = bytes.fromhex(written)
    turned = b"".join(raw[i : i + 4][::-1] for i in range(0, len(raw), 4))
    return str(ip_address(turned))
