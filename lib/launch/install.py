"""The environment and what the app needs in it: made once, renewed when the list of what is needed changes."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from lib.launch.words import Stopped, say

#: The oldest Python that the app runs on.
OLDEST = (3, 11)
#: What is installed is noted here, inside the environment: gone with it.
STAMP = "installed.sha256"
#: What is installed: every package with the fingerprints of its files, so that no other file is taken for one of them.
LOCK = "requirements.lock"
#: What pip says when it cannot reach the network.
OFFLINE = (
    "Failed to establish a new connection",
    "Temporary failure in name resolution",
    "getaddrinfo failed",
    "Name or service not known",
    "Network is unreachable",
    "Connection refused",
    "ProxyError",
    "ReadTimeoutError",
    "ConnectTimeoutError",
    "CERTIFICATE_VERIFY_FAILED",
    "nodename nor servname",
)


def environment_python(root: Path, system: str = os.name) -> Path:
    """The Python of the app's own environment."""
    return root / ".venv" / ("Scripts/python.exe" if system == "nt" else "bin/python")


def is_recent(version: Sequence[int]) -> bool:
    """Whether the app runs on this version of Python, its first two numbers."""
    return tuple(version) >= OLDEST


def wanted(root: Path) -> str:
    """The fingerprint of what the app needs."""
    return hashlib.sha256((root / LOCK).read_bytes()).hexdigest()


def is_installed(root: Path) -> bool:
    """Whether what the app needs today is what was installed."""
    stamp = root / ".venv" / STAMP
    return stamp.exists() and stamp.read_text(encoding="utf-8").strip() == wanted(root)


def is_offline(told: str) -> bool:
    """Whether what pip said means that it could not reach the network."""
    return any(words in told for words in OFFLINE)


def prepare(root: Path) -> None:
    """Makes the environment and installs what the app needs, where it is not there yet. Raises Stopped."""
    python = environment_python(root)
    if not _works(python):
        say(
            "1/3 Préparation de l'environnement (une seule fois)…",
            "1/3 Preparing the environment (only once)…",
        )
        _make_environment(root)
    if not is_installed(root):
        if (root / ".venv" / STAMP).exists():
            say("2/3 Mise à jour des composants…", "2/3 Updating the components…")
        else:
            say(
                "2/3 Installation des composants (une seule fois, quelques minutes)…",
                "2/3 Installing the components (only once, a few minutes)…",
            )
        _install(root, python)


def _works(python: Path) -> bool:
    """Whether an environment is there and its Python still runs: it does not once that of the machine was replaced."""
    if not python.exists():
        return False
    asked = [str(python), "-c", "import sys, pip; print(*sys.version_info[:2])"]
    try:
        done = subprocess.run(asked, capture_output=True, text=True, timeout=60, check=False)
    except (OSError, subprocess.SubprocessError):
        return False
    return done.returncode == 0 and is_recent([int(part) for part in done.stdout.split()])


def _make_environment(root: Path) -> None:
    command = [sys.executable, "-m", "venv", "--clear", str(root / ".venv")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode == 0:
        return
    told = done.stdout + done.stderr
    if "ensurepip" in told or "python3-venv" in told:
        raise Stopped(
            "Il manque un composant de Python. Sous Debian ou Ubuntu : sudo apt install python3-venv, puis recommencez.",
            "A part of Python is missing. On Debian or Ubuntu: sudo apt install python3-venv, then try again.",
        )
    raise Stopped(
        f"L'environnement n'a pas pu être créé dans {root} (dossier protégé, disque plein ?).\n{told.strip()[-600:]}",
        f"The environment could not be made in {root} (folder write-protected, disk full?).",
    )


def _install(root: Path, python: Path) -> None:
    """Installs, showing what is being fetched; notes it only once all of it is there."""
    command = [str(python), "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    command += ["--progress-bar", "off", "--require-hashes", "-r", str(root / LOCK)]
    told: list[str] = []
    # What pip says of its network is looked for in its own words.
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        env={**os.environ, "PYTHONIOENCODING": "utf-8", "LC_ALL": "C"},
    ) as process:
        for line in process.stdout or ():
            told.append(line)
            if line.startswith("Collecting "):
                print(f"    {line.split()[1]}", flush=True)
    if process.returncode == 0:
        (root / ".venv" / STAMP).write_text(wanted(root), encoding="utf-8")
        return
    whole = "".join(told)
    if is_offline(whole):
        raise Stopped(
            "Pas de connexion : l'installation a besoin d'internet, cette fois seulement. Vérifiez le réseau (et le proxy,"
            " s'il y en a un), puis recommencez : ce qui est déjà là est gardé.",
            "No connection: the installation needs the internet, this time only. Check the network (and the proxy, if there"
            " is one) and try again: what is there already is kept.",
        )
    raise Stopped(
        f"L'installation a échoué. Envoyez ces lignes à la personne qui vous aide :\n{whole.strip()[-1500:]}",
        "The installation failed. Send these lines to whoever helps you.",
    )
