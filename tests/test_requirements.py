"""What is imported is declared, what is declared is pinned and has its reason."""

import ast
import re
import sys
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
APP, TESTS, BENCH = (
    ROOT / folder / "requirements.txt" for folder in (Path(), Path("tests"), Path("tests", "bench"))
)
#: What the libraries are called from that only a measure stands beside.
BESIDE = ROOT / "tests" / "bench" / "peer.py"
PRODUCT = [ROOT / "app.py", *(ROOT / "lib").rglob("*.py"), *(ROOT / "pages").glob("*.py")]
OWN = {"lib", "tests", "app", "pages"}


def declared(file):
    """Name of each package of the file → its whole line."""
    lines = [line.partition("#")[0].strip() for line in file.read_text().splitlines()]
    return {named(re.split(r"[\[=]", line)[0]): line for line in lines if line}


def named(package):
    return re.sub(r"[-_.]+", "-", package).lower()


@cache
def providers():
    """Module → the packages that bring it; a measure's library need not be installed."""
    found = {module: {named(name) for name in names} for module, names in packages_distributions().items()}
    return {"import_export": {"django-import-export"}, **found}


def imported(files):
    """Modules of others' packages that these files import."""
    found = set()
    for path in files:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
                found.add(node.module.partition(".")[0])
    return found - set(sys.stdlib_module_names) - OWN


@pytest.mark.parametrize(
    ("files", "lists"),
    [
        (PRODUCT, [APP]),
        ([path for path in (ROOT / "tests").rglob("*.py") if path != BESIDE], [APP, TESTS]),
        ([BESIDE], [APP, TESTS, BENCH]),
    ],
    ids=["product", "tests", "bench"],
)
def test_every_package_that_is_imported_is_declared(files, lists):
    known = {name for file in lists for name in declared(file)}
    lacking = {module for module in imported(files) if not providers().get(module, {module}) & known}
    assert not lacking


def test_every_package_that_the_app_declares_is_imported():
    used = {name for module in imported(PRODUCT) for name in providers().get(module, {module})}
    # The library of the language reads the time zones of tzdata where the system has none.
    assert set(declared(APP)) - used == {"pytest", "tzdata"}


@pytest.mark.parametrize("file", [APP, TESTS, BENCH], ids=["app", "tests", "bench"])
def test_every_package_is_pinned_exactly_and_has_its_reason(file):
    rows = re.findall(r"^\| ([\w, -]+) \|", (ROOT / "README.md").read_text(), re.MULTILINE)
    told = {named(name) for row in rows for name in row.split(", ")}
    for name, line in declared(file).items():
        assert re.fullmatch(r"[a-z0-9-]+(\[[a-z]+\])?==[\w.]+", line), line
        assert name in told, f"{name}: no line in README's table of packages"
