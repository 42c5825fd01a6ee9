"""The program: its version, the Python that runs it, the packages that it needs."""

from __future__ import annotations

import platform
import re
import sys
from collections.abc import Iterator, Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from lib.commands.doctor.findings import Finding, mark, well, wrong
from lib.launch.install import OLDEST, is_recent

ROOT = Path(__file__).parents[3]


def look(environment: Mapping[str, str]) -> Iterator[Finding]:
    """The version is the first that CHANGELOG.md dates."""
    yield _version((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))
    told = f"{platform.python_version()} ({sys.executable})"
    if is_recent(sys.version_info[:2]):
        yield well(mark("Python version"), mark("{version}, recent enough"), version=told)
    else:
        needed = ".".join(str(part) for part in OLDEST)
        too_old = mark("{version} is too old: {needed} or a later one is needed.")
        yield wrong(mark("Python version"), too_old, version=told, needed=needed)
    yield _packages((ROOT / "requirements.txt").read_text(encoding="utf-8"))


def _version(changes: str) -> Finding:
    heads = re.findall(r"^## (.+)$", changes, re.MULTILINE)
    dated = next((head for head in heads if re.match(r"\d", head)), "?")
    if heads and heads[0] != dated:
        return well(mark("Version"), mark("{version}, and changes since"), version=dated)
    return well(mark("Version"), mark("{version}, as it was released"), version=dated)


def _packages(wanted: str) -> Finding:
    pinned = re.findall(r"^([\w.-]+)(?:\[[\w,]+\])?==(\S+)", wanted, re.MULTILINE)
    missing, others = [], []
    for name, needed in pinned:
        try:
            found = version(name)
        except PackageNotFoundError:
            missing.append(name)
            continue
        if found != needed:
            others.append(f"{name} {found} ({needed})")
    if missing or others:
        told = mark(
            "Missing: {missing}. Another version than the one that was tried: {others}. Install again as the README says."
        )
        none = "–"
        return wrong(
            mark("Packages"), told, missing=", ".join(missing) or none, others=", ".join(others) or none
        )
    return well(mark("Packages"), mark("{n}, each of the version that was tried"), n=len(pinned))
