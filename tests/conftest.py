"""What tests of several rooms share: stores with the sample plan, and a screen to look at."""

import shutil
from datetime import date, datetime
from functools import cache

import pytest
from streamlit.components.v2 import manifest_scanner

from lib import clock
from lib.domain.changes import Change
from lib.domain.schema import PLAN
from lib.domain.terms import RevisionKind
from lib.store.connection import Store
from lib.store.ledger import commit
from lib.ui import data
from lib.usecases.start import load_sample
from tests.screens import Screen

DAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 9, 0)


@pytest.fixture(autouse=True)
def present_day(monkeypatch):
    """Every test happens on the day of the acceptance figures, whenever it is run."""
    monkeypatch.setenv(clock.HELD, DAY.isoformat())


@pytest.fixture(autouse=True, scope="session")
def components_sought_once():
    """Each new AppTest reads the description of every installed package in search of components: half its time."""
    manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory):
    """A database file with the sample plan, to be copied."""
    path = tmp_path_factory.mktemp("sample") / "sample.duckdb"
    store = Store.open(path)
    load_sample(store, today=DAY, recorded_at=NOW, author="test")
    store.close()
    return path


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory):
    """A database file whose plan has a title and nothing else."""
    path = tmp_path_factory.mktemp("empty") / "empty.duckdb"
    store = Store.open(path)
    row = dict.fromkeys(PLAN.names) | {"title": "Plan vide", "is_sample": False}
    commit(
        store,
        [Change("plan", "plan-1", None, row)],
        plan="plan-1",
        author="test",
        kind=RevisionKind.START,
        reason="",
        recorded_at=NOW,
        as_of=DAY,
    )
    store.close()
    return path


@pytest.fixture
def sample_store(sample_file, tmp_path):
    """An open store holding the sample plan."""
    store = Store.open(shutil.copy(sample_file, tmp_path / "store.duckdb"))
    yield store
    store.close()


@pytest.fixture(scope="session")
def shelf(sample_file, empty_file, tmp_path_factory):
    """Copies of both files for tests that only read: opened once, answers kept from one test to the next."""
    folder = tmp_path_factory.mktemp("shelf")
    return {
        name: shutil.copy(file, folder) for name, file in (("sample", sample_file), ("empty", empty_file))
    }


@pytest.fixture
def reading(shelf, monkeypatch):
    """The app on the sample plan, for a test that writes nothing."""
    monkeypatch.setenv("PLAN_DATABASE", str(shelf["sample"]))
    return Screen()


@pytest.fixture
def empty_reading(shelf, monkeypatch):
    """The app on a plan that holds nothing, for a test that writes nothing."""
    monkeypatch.setenv("PLAN_DATABASE", str(shelf["empty"]))
    return Screen()


@pytest.fixture
def screen(sample_file, tmp_path, monkeypatch):
    """The app on the sample plan, as of the day of the acceptance figures."""
    monkeypatch.setenv("PLAN_DATABASE", str(shutil.copy(sample_file, tmp_path / "plan.duckdb")))
    yield Screen()
    data.store().close()


@pytest.fixture
def empty_screen(empty_file, tmp_path, monkeypatch):
    """The app on a plan that holds nothing."""
    monkeypatch.setenv("PLAN_DATABASE", str(shutil.copy(empty_file, tmp_path / "plan.duckdb")))
    yield Screen()
    data.store().close()
