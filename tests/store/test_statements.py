"""Every statement file runs against the migrated schema, and says in its first line what it answers."""

from datetime import date
from importlib import import_module
from inspect import isfunction
from pathlib import Path

import duckdb
import pytest

from lib.store import reads
from lib.store.connection import Store
from lib.store.statements import FOLDER

QUERIES = sorted((FOLDER / "queries").glob("*.sql"))
ALL = sorted(FOLDER.rglob("*.sql"))
#: What reads make for one another.
BETWEEN_READS = {"filters", "whole"}
ARGUMENTS = {
    "revision": 1,
    "number": 1,
    "plan": "p",
    "day": date(2026, 11, 24),
    "first": date(2026, 1, 1),
    "axis": None,
    "organisation": None,
    "situations": [],
    "priority": None,
    "search": None,
    "partner": None,
    "rest": 7,
    "limit": 10,
    "each": 10,
    "offset": 0,
    "by_attention": True,
    "days": 14,
    "step": 1,
    "until": date(2026, 12, 31),
    "keys": ["k"],
    "reference": "A1.1",
    "key": "k",
    "code": "A1.1",
    "sha256": "0",
    "owner": None,
    "before": 1,
    "day_before": date(2026, 10, 24),
    "meeting": "m",
    "status": None,
    "year": "2026",
    "kind": None,
    "party": None,
    "when": [date(2026, 11, 24)],
    "state": None,
    "origin": None,
    "stage": None,
    "divergent": False,
    "authors": None,
    "numbers": None,
    "token": "t",
    "action": None,
}


@pytest.fixture(scope="module")
def store():
    opened = Store.open()
    yield opened
    opened.close()


@pytest.mark.parametrize("path", QUERIES, ids=lambda p: p.stem)
def test_every_query_runs_on_an_empty_plan(store, path):
    (single,) = duckdb.extract_statements(path.read_text(encoding="utf-8"))
    store.records(path.stem, **{name: ARGUMENTS[name] for name in single.named_parameters})


@pytest.mark.parametrize("path", ALL, ids=lambda p: p.relative_to(FOLDER).as_posix())
def test_every_statement_file_begins_with_what_it_answers(path):
    assert path.read_text(encoding="utf-8").startswith("-- ")


def test_every_query_file_is_asked_by_a_read():
    asked = "".join(p.read_text(encoding="utf-8") for p in (FOLDER / "reads").glob("*.py"))
    assert [p.stem for p in QUERIES if f'"{p.stem}"' not in asked] == []


def test_every_read_is_exported():
    for path in (FOLDER / "reads").glob("[a-z]*.py"):
        module = import_module(f"lib.store.reads.{path.stem}")
        asked = {
            name
            for name, made in vars(module).items()
            if isfunction(made) and made.__module__ == module.__name__
        }
        named = {name for name in asked if not name.startswith("_")}
        assert named - BETWEEN_READS <= set(vars(reads)), path.stem


def test_a_path_with_a_quote_opens(tmp_path: Path):
    store = Store.open(tmp_path / "l'année.duckdb")
    assert reads.current_revision(store) == 0
    store.close()
