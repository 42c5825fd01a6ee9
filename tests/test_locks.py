"""What is installed is what the readable lists say, whole, and no other file can be taken for it."""

import os
import re
import shutil
import subprocess
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
#: Each lock, and the lists that it is made of.
LOCKS = {
    "requirements.lock": ["requirements.txt"],
    "tests/requirements.lock": ["requirements.txt", "tests/requirements.txt"],
    ".ci/requirements.lock": [".ci/requirements.txt"],
}
ENTRY = re.compile(r"([a-z0-9-]+)==(\S+)(?: ; ([^\\]+?))?((?: \\\n {4}--hash=sha256:[0-9a-f]{64})+)\n")
#: Where the app and its tests are installed.
PLACES = [
    {
        "python_version": version,
        "python_full_version": f"{version}.9",
        "sys_platform": system,
        "platform_system": name,
        "os_name": "nt" if system == "win32" else "posix",
        "platform_machine": machine,
        "platform_python_implementation": "CPython",
        "implementation_name": "cpython",
    }
    for version in ("3.11", "3.12", "3.13", "3.14")
    for system, name, machine in (
        ("linux", "Linux", "x86_64"),
        ("linux", "Linux", "aarch64"),
        ("win32", "Windows", "AMD64"),
        ("darwin", "Darwin", "arm64"),
    )
]


def entries(lock):
    """Each entry of a lock: package, version, where it is installed; the rest of the file is comments."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    rest = "".join(line for line in ENTRY.sub("", text).splitlines() if not line.lstrip().startswith("#"))
    assert not rest.strip(), f"{lock} holds more than packages and fingerprints: {rest[:200]}"
    return [(name, version, where) for name, version, where, _ in ENTRY.findall(text)]


def held(lock, place):
    """Package → version, of what a lock installs at a place."""
    found = {}
    for name, version, where in entries(lock):
        if not where or Requirement(f"{name} ; {where}").marker.evaluate(place):
            assert name not in found, f"{name} twice at {place}"
            found[name] = version
    return found


def asked(lists):
    for file in lists:
        for line in (ROOT / file).read_text(encoding="utf-8").splitlines():
            if line.strip() and not line.startswith("#"):
                yield Requirement(line)


@pytest.mark.parametrize("lock", LOCKS)
@pytest.mark.parametrize(
    "place", PLACES, ids=lambda p: "-".join([p["python_version"], p["sys_platform"], p["platform_machine"]])
)
def test_a_lock_holds_what_the_lists_ask_for_and_all_that_this_needs(lock, place):
    installed = held(lock, place)
    waiting, seen = list(asked(LOCKS[lock])), set()
    while waiting:
        wish = waiting.pop()
        name = canonicalize_name(wish.name)
        assert name in installed, f"{lock} lacks {wish} at {place}: .ci/lock writes it anew"
        assert wish.specifier.contains(installed[name], prereleases=True), (
            f"{wish} is {installed[name]} in {lock}"
        )
        try:
            told = distribution(name)
        except PackageNotFoundError:  # of another system
            continue
        if told.version != installed[name] or (name, frozenset(wish.extras)) in seen:
            continue
        seen.add((name, frozenset(wish.extras)))
        for line in told.requires or []:
            needed = Requirement(line)
            if not needed.marker or any(
                needed.marker.evaluate({**place, "extra": e}) for e in wish.extras or {""}
            ):
                waiting.append(needed)


def test_app_and_tests_are_of_one_version_each():
    for place in PLACES:
        assert held("requirements.lock", place).items() <= held("tests/requirements.lock", place).items()


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_place_to_fetch_from(lock):
    assert not re.search(
        r"\w+://|^\s*--(?!hash=)|@ ", (ROOT / lock).read_text(encoding="utf-8"), re.MULTILINE
    )


def test_the_lock_can_be_installed_from_a_terminal_that_is_pips_own():
    """On Windows pip refuses to replace itself: no lock that people install may hold it."""
    for lock in ("requirements.lock", "tests/requirements.lock"):
        assert not {"pip", "setuptools"} & {name for name, *_ in entries(lock)}


def test_what_people_are_told_to_install_is_locked():
    told = [
        "README.md",
        ".github/CONTRIBUTING.md",
        ".justfile",
        ".ci/run",
        *(str(p) for p in (ROOT / ".docs").glob("*.md")),
    ]
    for file in told:
        for wish in re.findall(r"pip install ([^&`\n]+)", (ROOT / file).read_text(encoding="utf-8")):
            assert ".lock" in wish or "bench" in wish, f"{file}: pip install {wish}"


@pytest.mark.skipif(
    not (ROOT / ".venv" / "bin" / "pip-audit").exists(),
    reason="pip-audit is not in .venv: pip install -r .ci/requirements.lock",
)
def test_an_audit_that_cannot_ask_says_so_and_not_that_all_is_well():
    closed = {
        "HTTPS_PROXY": "http://127.0.0.1:9",
        "HTTP_PROXY": "http://127.0.0.1:9",
        "NO_PROXY": "",
        "no_proxy": "",
    }
    done = subprocess.run(
        [shutil.which("bash"), ".ci/audit"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **closed},
    )
    assert done.returncode == 2, done.stdout + done.stderr
    assert "could not be asked" in done.stderr
    assert "no fault" not in done.stdout
